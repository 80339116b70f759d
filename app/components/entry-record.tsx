import { Link } from "@remix-run/react";
import { pb } from "#app/lib/paths.ts";
import type { Approval, EntryPage } from "#app/services/entries/get-entry.server.ts";
import type { ContainingRelease } from "#app/services/entries/releases-of-version.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { Copyable } from "#app/ui/copyable.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { ExternalLink, TextLink } from "#app/ui/text-link.tsx";
import { sourceName } from "./entry-words.ts";
import { Time } from "./time.tsx";

/** What is known about an accepted version besides what it says: who, when, which bytes, which releases. */
export function EntryRecord({ entry }: { entry: EntryPage }) {
  const { content } = entry;
  const { provenance } = content;
  return (
    <div className="grid content-start gap-5">
      <Card id="record" title="Record">
        <DescriptionList
          items={[
            {
              term: "Cite as",
              value: <Copyable label="citation" value={`${entry.accession}@${entry.version}`} />,
            },
            { term: "Accepted", value: <Time iso={entry.acceptedAt} /> },
            { term: "Approved by", value: <Approvals approvals={entry.approvals} /> },
            { term: "Proposed by", value: entry.authorName },
            {
              term: "Module",
              value: content.module === "assertion" ? "Assertion" : "Recommendation",
            },
            {
              term: "Content SHA-256",
              value: (
                <Copyable
                  label="content hash"
                  shown={`${entry.contentHash.slice(0, 16)}…`}
                  value={entry.contentHash}
                />
              ),
            },
          ]}
          layout="stack"
        />
      </Card>
      <Card id="releases" title="Releases with this version">
        <ReleaseList
          none={
            entry.version === entry.currentVersion
              ? "In no release yet. Accepted, but not for clinical use."
              : "This version was in no release."
          }
          releases={entry.releases}
        />
      </Card>
      <Card id="origin" title="Origin and licence">
        <DescriptionList
          items={[
            {
              term: "Origin",
              value:
                provenance === null ? (
                  "Written here"
                ) : (
                  <>
                    {sourceName(provenance.source)}{" "}
                    {provenance.url === null ? (
                      provenance.recordId
                    ) : (
                      <ExternalLink href={provenance.url}>{provenance.recordId}</ExternalLink>
                    )}
                  </>
                ),
            },
            { term: "State there", value: provenance?.status },
            { term: "Last reviewed there", value: provenance?.lastReviewed },
            { term: "Flagged there", value: provenance?.flagged === true && "Yes" },
            { term: "Licence", value: content.licence },
            {
              term: "Rests on",
              value: content.citedEntries.length > 0 && <CitedEntries ids={content.citedEntries} />,
            },
          ]}
          layout="stack"
        />
      </Card>
    </div>
  );
}

/** The people who approved, each with the time of the approval. */
export function Approvals({ approvals }: { approvals: readonly Approval[] }) {
  return (
    <ul>
      {approvals.map(({ name, at }) => (
        <li key={`${name} ${at}`}>{name}</li>
      ))}
    </ul>
  );
}

/** Releases as links; a withdrawn one says so. */
export function ReleaseList({
  releases,
  none,
}: {
  releases: readonly ContainingRelease[];
  /** What is said when there is none. */
  none: string;
}) {
  if (releases.length === 0) {
    return <p className="text-muted">{none}</p>;
  }
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-1">
      {releases.map(({ version, state }) => (
        <li className="inline-flex items-center gap-1.5" key={version}>
          <TextLink className="inline-flex min-h-6 items-center" to={pb.release(version)}>
            {version}
          </TextLink>
          {state === "withdrawn" && <Badge tone="danger">Withdrawn</Badge>}
        </li>
      ))}
    </ul>
  );
}

/** Our own accessions lead to their page, another knowledge base's ids to a search for them. */
function CitedEntries({ ids }: { ids: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-x-2.5 font-mono text-sm">
      {ids.map((id) => (
        <li key={id}>
          <Link
            className="inline-flex min-h-6 items-center rounded-sm text-accent underline decoration-current/35 underline-offset-2"
            to={
              /^CUR-\d+$/.test(id)
                ? pb.entry(id)
                : pb.entries(new URLSearchParams({ q: `"${id}"` }))
            }
          >
            {id}
          </Link>
        </li>
      ))}
    </ul>
  );
}
