import { citationUrl } from "#app/domain/citations/citation-id.ts";
import { LINE_ANNOTATION_TYPE_LABELS } from "#app/domain/entries/vocabulary.ts";
import type { EntryPage } from "#app/services/entries/get-entry.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Card } from "#app/ui/card.tsx";
import { ExternalLink } from "#app/ui/text-link.tsx";
import { CitationLink } from "./citation-link.tsx";
import { DirectionMark } from "./direction-mark.tsx";

type Line = EntryPage["content"]["evidence"][number];

/** The sources behind an entry, numbered: what each says for or against the claim, and where. */
export function EvidenceLines({ lines }: { lines: readonly Line[] }) {
  return (
    <Card
      flush
      id="evidence"
      title={
        <>
          Evidence{" "}
          <span className="font-normal text-muted tabular-nums">
            {lines.length} {lines.length === 1 ? "source" : "sources"}
          </span>
        </>
      }
    >
      {lines.length === 0 ? (
        <p className="px-4 py-3.5 text-muted">This entry names no source of its own.</p>
      ) : (
        <ol className="divide-y">
          {lines.map((line, index) => (
            <EvidenceLine key={keyOf(line)} line={line} number={index + 1} />
          ))}
        </ol>
      )}
    </Card>
  );
}

/** As `lineKey` says it, without the schemas that it stands beside. */
function keyOf({ annotation, citation }: Line): string {
  return annotation?.id ?? `${citation.source}:${citation.id}`;
}

function EvidenceLine({ line, number }: { line: Line; number: number }) {
  const { citation, direction, summary, quote, locator, studyType, trials, annotation } = line;
  return (
    <li className="flex gap-3 px-4 py-3 print:px-0" id={`evidence-${number}`}>
      <span aria-hidden="true" className="w-4 shrink-0 text-right text-muted tabular-nums">
        {number}
      </span>
      <div className="grid min-w-0 flex-1 gap-1.5">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <CitationLink citation={citation} />
          <span className="text-sm">
            <DirectionMark direction={direction} />
          </span>
        </div>
        {(studyType !== null || trials.length > 0) && (
          <p className="flex flex-wrap items-center gap-x-2.5 text-sm text-muted">
            {studyType !== null && <span>{studyType}</span>}
            {trials.map((trial) => (
              <ExternalLink
                className="inline-flex min-h-6 items-center"
                href={citationUrl("nct", trial) ?? ""}
                key={trial}
              >
                {trial}
              </ExternalLink>
            ))}
          </p>
        )}
        {summary !== null && <p className="max-w-[72ch]">{summary}</p>}
        {quote !== null && (
          <blockquote className="max-w-[72ch] border-l-2 border-line-strong/50 pl-3">
            <p className="text-fg/90 italic">“{quote}”</p>
          </blockquote>
        )}
        {locator !== null && <p className="text-sm text-muted">Found at: {locator}</p>}
        {annotation !== undefined && <Annotation annotation={annotation} />}
      </div>
    </li>
  );
}

const COUNTED_WORDS = {
  yes: "counts towards the level",
  no: "is not counted",
  unknown: "may count; the source does not say",
} as const;

/** What a knowledge base that scores its evidence says of a line. */
function Annotation({ annotation }: { annotation: NonNullable<Line["annotation"]> }) {
  const { id, type, score, counted, reason } = annotation;
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-muted">
      <Badge tone={counted === "no" ? "neutral" : "accent"}>
        {score === null ? "Not scored" : `Score ${score}`}
      </Badge>
      <span>
        {LINE_ANNOTATION_TYPE_LABELS[type]}, {COUNTED_WORDS[counted]}
        {reason !== null && <>: {reason}</>}
      </span>
      <span className="font-mono text-xs">{id}</span>
    </p>
  );
}
