import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageBody } from "#app/components/app-shell.tsx";
import { EntryHeader } from "#app/components/entry-header.tsx";
import { ReleaseList } from "#app/components/entry-record.tsx";
import { Time } from "#app/components/time.tsx";
import { PROPOSAL_KIND_LABELS } from "#app/domain/review/states.ts";
import { pb } from "#app/lib/paths.ts";
import { requestContext } from "#app/platform/actor.server.ts";
import { forPage } from "#app/platform/page-failure.server.ts";
import { type HistoryVersion, listHistory } from "#app/services/entries/list-history.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Copyable } from "#app/ui/copyable.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

/** The title names the entry. */
export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `History of ${data?.history.accession ?? "an entry"} · Curatorium` },
];

/** The accepted versions of an entry. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const ctx = await requestContext(request, context);
  const accession = (params.accession ?? "").replace(/@.*$/s, "");
  return { history: await forPage(listHistory({ ctx, accession })) };
}

/** The history's page: newest first, each version with the people behind it. */
export default function EntryHistory() {
  const { history } = useLoaderData<typeof loader>();
  return (
    <PageBody>
      <EntryHeader accession={history.accession} title={history.title} version={null} />
      <ol className="grid max-w-4xl gap-4">
        {history.versions.map((version, index) => (
          <li key={version.version}>
            <Version accession={history.accession} isCurrent={index === 0} version={version} />
          </li>
        ))}
      </ol>
    </PageBody>
  );
}

function Version({
  accession,
  version,
  isCurrent,
}: {
  accession: string;
  version: HistoryVersion;
  isCurrent: boolean;
}) {
  const number = version.version;
  const approvers = version.approvals.map(({ name }) => name).join(", ");
  return (
    <Card
      actions={
        number > 1 && (
          <LinkButton size="sm" to={pb.entryCompare(accession, number - 1, number)}>
            Compare with {number - 1}
          </LinkButton>
        )
      }
      id={`version-${number}`}
      title={
        <span className="flex flex-wrap items-center gap-2">
          <TextLink to={pb.entryVersion(accession, number)}>Version {number}</TextLink>
          {isCurrent && <Badge tone={version.active ? "success" : "warning"}>Current</Badge>}
          <Badge>{PROPOSAL_KIND_LABELS[version.kind]}</Badge>
        </span>
      }
    >
      <div className="grid gap-2">
        <p>
          Proposed by <span className="font-medium">{version.authorName}</span>, approved by{" "}
          <span className="font-medium">{approvers}</span>, accepted{" "}
          <Time iso={version.acceptedAt} />
        </p>
        {version.reason !== null && (
          <p className="max-w-[72ch] border-l-2 border-line-strong/50 pl-3 whitespace-pre-line">
            {version.reason}
          </p>
        )}
        <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 text-sm">
          <span className="inline-flex items-center gap-1.5 text-muted">
            SHA-256
            <Copyable
              label={`hash of version ${number}`}
              shown={`${version.contentHash.slice(0, 16)}…`}
              value={version.contentHash}
            />
          </span>
          <ReleaseList none="In no release" releases={version.releases} />
        </div>
      </div>
    </Card>
  );
}
