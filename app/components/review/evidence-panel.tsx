import { CITATION_SOURCE_LABELS, LINE_DIRECTION_LABELS } from "#app/domain/entries/vocabulary.ts";
import type { EvidenceLine } from "#app/domain/evidence/evidence-line.ts";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import { ExternalLink } from "#app/ui/text-link.tsx";

/** A source as the panel shows it; addresses are null where a source has none. */
export type PanelEvidence = Omit<EvidenceLine, "trials"> & {
  readonly key: string;
  readonly url: string | null;
  readonly trials: readonly { readonly id: string; readonly url: string | null }[];
  /** What the proposal does to it; null when it stays as it was or everything is new. */
  readonly change: "added" | "changed" | null;
};

const DIRECTION_TONES: Record<EvidenceLine["direction"], Tone> = {
  supports: "success",
  disputes: "danger",
  neutral: "neutral",
};

/** The sources that a content rests on, each with its link, to be read beside the change. */
export function EvidencePanel({ evidence }: { evidence: readonly PanelEvidence[] }) {
  return (
    <ol className="divide-y">
      {evidence.map((line) => (
        <li className="grid gap-1 px-4 py-2.5" key={line.key}>
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <CitationLink line={line} />
            <Badge tone={DIRECTION_TONES[line.direction]}>
              {LINE_DIRECTION_LABELS[line.direction]}
            </Badge>
            {line.change !== null && (
              <Badge tone="accent">{line.change === "added" ? "New" : "Changed"}</Badge>
            )}
          </div>
          {line.citation.label !== null && (
            <p className="text-sm text-muted">{line.citation.label}</p>
          )}
          {line.summary !== null && <p>{line.summary}</p>}
          {line.quote !== null && (
            <blockquote className="border-l-2 border-line-strong pl-2.5 text-sm">
              {line.quote}
            </blockquote>
          )}
          <Facts line={line} />
        </li>
      ))}
    </ol>
  );
}

function CitationLink({ line }: { line: PanelEvidence }) {
  const text = `${CITATION_SOURCE_LABELS[line.citation.source]} ${line.citation.id}`;
  return line.url === null ? (
    <span className="font-medium wrap-anywhere">{text}</span>
  ) : (
    <ExternalLink className="font-medium wrap-anywhere" href={line.url} target="_blank">
      {text}
    </ExternalLink>
  );
}

function Facts({ line }: { line: PanelEvidence }) {
  const facts = [line.locator, line.studyType, line.citation.abstract].filter(Boolean).join(" · ");
  if (facts === "" && line.trials.length === 0) {
    return null;
  }
  return (
    <p className="flex flex-wrap gap-x-3 text-sm text-muted">
      {facts !== "" && <span>{facts}</span>}
      {line.trials.map((trial) =>
        trial.url === null ? (
          <span key={trial.id}>{trial.id}</span>
        ) : (
          <ExternalLink href={trial.url} key={trial.id} target="_blank">
            {trial.id}
          </ExternalLink>
        ),
      )}
    </p>
  );
}
