import type { ReleaseState as State } from "#app/domain/releases/states.ts";
import { RELEASE_STATE_LABELS } from "#app/domain/releases/states.ts";
import { pb } from "#app/lib/paths.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

/** Where the next release stands, for publishers. */
export function ReleaseState({
  release,
}: {
  release: {
    previous: string | null;
    counts: { added: number; changed: number; retired: number };
    candidate: { version: string; state: State } | null;
  };
}) {
  const { candidate, counts, previous } = release;
  const total = counts.added + counts.changed + counts.retired;
  return (
    <Card id="release" title="Next release">
      {candidate === null ? (
        <>
          <p>
            {total === 0
              ? "Nothing differs from the last release."
              : `${counts.added} added, ${counts.changed} changed, ${counts.retired} retired since ${
                  previous ?? "the beginning"
                }.`}
          </p>
          <LinkButton
            className="mt-3"
            size="sm"
            to={pb.newRelease()}
            tone={total === 0 ? "secondary" : "primary"}
          >
            {total === 0 ? "See the release page" : "Prepare a release"}
          </LinkButton>
        </>
      ) : (
        <>
          <p className="font-medium">{candidate.version}</p>
          <p className="text-muted">{RELEASE_STATE_LABELS[candidate.state]}</p>
          <LinkButton className="mt-3" size="sm" to={pb.newRelease()} tone="primary">
            {candidate.state === "signed"
              ? "Publish it"
              : candidate.state === "frozen"
                ? "Read and sign it"
                : "Build it"}
          </LinkButton>
        </>
      )}
    </Card>
  );
}

/** Imports that wait for a decision as a whole. */
export function WaitingBatches({
  batches,
  canDecide,
}: {
  batches: readonly {
    id: string;
    label: string;
    importerName: string;
    isMine: boolean;
    proposals: number;
  }[];
  canDecide: boolean;
}) {
  return (
    <Card
      description={canDecide ? undefined : "A reviewer who did not import them decides."}
      id="batches"
      title="Imports waiting"
    >
      <ul className="grid gap-2">
        {batches.map((batch) => (
          <li key={batch.id}>
            <TextLink className="font-medium" to={pb.importBatch(batch.id)}>
              {batch.label}
            </TextLink>
            <p className="text-sm text-muted">
              {batch.proposals.toLocaleString("en")} proposals by{" "}
              {batch.isMine ? "you" : batch.importerName}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
