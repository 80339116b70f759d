import { data, type LoaderFunctionArgs } from "@remix-run/node";
import {
  Outlet,
  useLoaderData,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { AppShell, type Section, type Viewer } from "#app/components/app-shell.tsx";
import { ErrorPage } from "#app/components/error-page.tsx";
import { type Capability, can } from "#app/domain/permissions/can.ts";
import { type Actor, ROLE_LABELS } from "#app/domain/permissions/roles.ts";
import { pb } from "#app/lib/paths.ts";
import { requestContext } from "#app/platform/actor.server.ts";
import { takeFlash } from "#app/platform/flash.server.ts";
import { countForMe } from "#app/services/review/list-queue.server.ts";
import { Flash } from "#app/ui/flash.tsx";

const READING: readonly Section[] = [
  { to: pb.entries(), label: "Entries" },
  { to: pb.releases(), label: "Releases" },
];

/** Who looks, where they may go, and what is to be said to them after a redirect. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requestContext(request, context);
  const [flash, waiting] = await Promise.all([takeFlash(request), countForMe(ctx)]);
  return data(
    {
      viewer: viewerOf(ctx.actor),
      sections: [...READING, ...workSections({ actor: ctx.actor, waiting })],
      flash: flash.message,
    },
    { headers: flash.headers },
  );
}

function viewerOf(actor: Actor): Viewer | null {
  return actor.kind === "person"
    ? { name: actor.name, roles: actor.roles.map((role) => ROLE_LABELS[role]) }
    : null;
}

/** The places of those who work here; `waiting` is the number of proposals to review. */
function workSections({ actor, waiting }: { actor: Actor; waiting: number }): Section[] {
  const may = (capability: Capability) => can(actor, capability).ok;
  const sections: (Section | false)[] = [
    may("proposal.read") && { to: pb.work(), label: "Work" },
    may("proposal.read") && { to: pb.review(), label: "Review", count: waiting },
    may("proposal.read") && { to: pb.imports(), label: "Imports" },
    may("audit.read") && { to: pb.audit(), label: "Audit" },
    may("release.prepare") && { to: pb.newRelease(), label: "Candidate" },
  ];
  return sections.filter((section) => section !== false);
}

/** The frame of every page. */
export default function AppLayout() {
  const { viewer, sections, flash } = useLoaderData<typeof loader>();
  const location = useLocation();
  return (
    <AppShell
      sections={sections}
      signInPath={pb.signIn(`${location.pathname}${location.search}`)}
      viewer={viewer}
    >
      <Flash message={flash} />
      <Outlet />
    </AppShell>
  );
}

/** An error keeps the frame, so that a person can go on. */
export function ErrorBoundary() {
  const loaded = useRouteLoaderData<typeof loader>("routes/_app");
  return (
    <AppShell
      sections={loaded?.sections ?? READING}
      signInPath={pb.signIn()}
      viewer={loaded?.viewer ?? null}
    >
      <ErrorPage error={useRouteError()} />
    </AppShell>
  );
}
