import type { z } from "zod";
import { citationKey } from "./citation.ts";
import { citationIdProblem } from "./citation-id.ts";
import type { DateParts } from "./source-date.ts";
import type { SourceFileFault } from "./source-file.ts";
import { bestIdentifier, type SourceMetadata, sourceMetadata } from "./source-metadata.ts";
import type { SourceName } from "./source-name.ts";
import { noticesInTitle, type SourceNotice } from "./source-notice.ts";

/** What a reader found in one record; empty text counts as absent, identifiers may be malformed. */
export type SourceDraft = {
  readonly line: number;
  readonly type: SourceMetadata["type"];
  readonly title: string;
  /** The record's own key in its file, for a source that has no identifier. */
  readonly fileKey?: string;
  readonly author: readonly (SourceName | null)[];
  readonly issued: DateParts | null;
  readonly notices: readonly SourceNotice[];
  readonly trials: readonly string[];
  readonly texts: Partial<
    Record<
      Exclude<keyof SourceMetadata, "id" | "type" | "title" | "author" | "issued" | "custom">,
      string
    >
  >;
};

/** Sources of one record whose identifier is malformed keep the rest; the identifier is left out. */
const IDENTIFIERS = { DOI: "doi", PMID: "pubmed", PMCID: "pmcid", URL: "url" } as const;

/**
 * Makes the metadata of a source from what a reader found, within the limits of the schema. A record
 * without title or without anything to know it by is a fault that names its line.
 */
export function finishSource(draft: SourceDraft): SourceMetadata | SourceFileFault {
  const texts: Record<string, string> = {};
  for (const [key, value] of Object.entries(draft.texts)) {
    const text = value.trim().replace(/\s+/g, " ");
    const scheme = key in IDENTIFIERS ? IDENTIFIERS[key as keyof typeof IDENTIFIERS] : null;
    if (text !== "" && (scheme === null || citationIdProblem(scheme, text) === null)) {
      texts[key] = text;
    }
  }
  const title = draft.title.trim().replace(/\s+/g, " ");
  const identified = bestIdentifier(texts);
  const author = draft.author.filter((name) => name !== null);
  const notices = withTitleNotice(title, draft.notices);
  const trials = [...new Set(draft.trials)].sort();
  const custom = {
    ...(notices.length > 0 ? { notices } : {}),
    ...(trials.length > 0 ? { trials } : {}),
  };
  const parsed = sourceMetadata.safeParse({
    ...texts,
    id:
      identified === null
        ? (draft.fileKey ?? title.slice(0, 200).toWellFormed())
        : citationKey(identified),
    type: draft.type,
    title,
    ...(author.length > 0 ? { author } : {}),
    ...(draft.issued === null ? {} : { issued: { "date-parts": [draft.issued] } }),
    ...(Object.keys(custom).length > 0 ? { custom } : {}),
  });
  return parsed.success
    ? parsed.data
    : { code: "source-invalid", line: draft.line, message: problemOf(title, parsed.error) };
}

/** True for the fault that {@link finishSource} gives. */
export function isFault(value: SourceMetadata | SourceFileFault): value is SourceFileFault {
  return "code" in value;
}

function withTitleNotice(title: string, notices: readonly SourceNotice[]): SourceNotice[] {
  const said = noticesInTitle(title).filter(
    ({ kind, role }) => !notices.some((known) => known.kind === kind && known.role === role),
  );
  return [...notices, ...said];
}

function problemOf(title: string, error: z.ZodError): string {
  if (title === "") {
    return "The record has no title.";
  }
  const [issue] = error.issues;
  return `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "is not valid."}`;
}
