import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { PageBody } from "#app/components/app-shell.tsx";
import { EntryHeader } from "#app/components/entry-header.tsx";
import { RevisionDiff } from "#app/components/revision-diff/revision-diff.tsx";
import { Time } from "#app/components/time.tsx";
import { pb } from "#app/lib/paths.ts";
import { requestContext } from "#app/platform/actor.server.ts";
import { forPage } from "#app/platform/page-failure.server.ts";
import {
  type ComparedVersion,
  compareVersions,
} from "#app/services/entries/compare-versions.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

const version = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);
const Query = z.object({ from: version, to: version });

/** The title names the entry. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Compare ${data?.comparison.accession ?? "versions"} · Curatorium` },
];

/** Two accepted versions of an entry, side by side. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url);
  const query = Query.safeParse(Object.fromEntries(searchParams));
  if (!query.success) {
    throw new Response("The address needs two versions, such as ?from=1&to=2.", { status: 400 });
  }
  const ctx = await requestContext(request, context);
  const accession = params.accession ?? "";
  return { comparison: await forPage(compareVersions({ ctx, accession, ...query.data })) };
}

/** What differs between the two. */
export default function EntryCompare() {
  const { comparison } = useLoaderData<typeof loader>();
  const { accession, title, from, to, changes } = comparison;
  return (
    <PageBody>
      <EntryHeader accession={accession} title={title} version={null} />
      <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2">
        <Side accession={accession} side={from} />
        <span aria-hidden="true" className="text-muted">
          →
        </span>
        <span className="sr-only">to</span>
        <Side accession={accession} side={to} />
        <LinkButton
          className="ml-auto"
          size="sm"
          to={pb.entryCompare(accession, to.version, from.version)}
        >
          Swap sides
        </LinkButton>
      </div>
      <Card
        flush
        id="changes"
        title={`${changes.length} ${changes.length === 1 ? "field differs" : "fields differ"}`}
      >
        <RevisionDiff changes={changes} isNew={false} />
      </Card>
    </PageBody>
  );
}

function Side({ accession, side }: { accession: string; side: ComparedVersion }) {
  return (
    <span className="inline-flex items-center gap-2">
      <TextLink to={pb.entryVersion(accession, side.version)}>Version {side.version}</TextLink>
      {!side.active && <Badge tone="warning">Retired</Badge>}
      <span className="text-sm text-muted">
        <Time day iso={side.acceptedAt} />
      </span>
    </span>
  );
}
