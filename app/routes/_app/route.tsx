import { data, type LoaderFunctionArgs } from "@remix-run/node";
import {
  Outlet,
  useLoaderData,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import { AppShell, type Section } from "#app/components/app-shell.tsx";
import { ErrorPage } from "#app/components/error-page.tsx";
import { pb } from "#app/lib/paths.ts";
import { takeFlash } from "#app/platform/flash.server.ts";
import { Flash } from "#app/ui/flash.tsx";

const READING: readonly Section[] = [
  { to: pb.entries(), label: "Entries" },
  { to: pb.releases(), label: "Releases" },
];

/** Who looks, where they may go, and what is to be said to them after a redirect. */
export async function loader({ request }: LoaderFunctionArgs) {
  const flash = await takeFlash(request);
  return data(
    { viewer: null, sections: READING, flash: flash.message },
    { headers: flash.headers },
  );
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
