import { z } from "zod";
import { TEXT_LIMITS } from "../shared/text-limits.ts";
import type { Citation } from "./citation.ts";
import { citationIdProblem } from "./citation-id.ts";
import { callingName, sourceName } from "./source-name.ts";
import { sourceNotice } from "./source-notice.ts";

/** The types of CSL that sources of evidence have. */
export const SOURCE_TYPES = [
  "article-journal",
  "article",
  "book",
  "chapter",
  "dataset",
  "document",
  "paper-conference",
  "regulation",
  "report",
  "thesis",
  "webpage",
] as const;

const line = z.string().trim().min(1).max(TEXT_LIMITS.line);
const short = z.string().trim().min(1).max(100);
const part = z.int().min(1);
const dateParts = z.union([
  z.tuple([part.max(9999)]),
  z.tuple([part.max(9999), part.max(12)]),
  z.tuple([part.max(9999), part.max(12), part.max(31)]),
]);

/** An identifier of one source, by the rule that citations have. */
function identifier(source: "pubmed" | "pmcid" | "doi") {
  return line.refine((id) => citationIdProblem(source, id) === null, {
    message: citationIdProblem(source, "") ?? "",
  });
}

/**
 * What is known of a source: a subset of a CSL-JSON item (Citation Style Language 1.0.2, schema
 * csl-data.json), with its own names, so that a reference manager reads it. `custom`, which CSL leaves
 * to programs, holds the notices about the source and the trials behind it. Absent means not known.
 */
export const sourceMetadata = z.strictObject({
  /** The citation's key (`pubmed:16081687`), or another id of the file that it came in. */
  id: line,
  type: z.enum(SOURCE_TYPES),
  title: z.string().trim().min(1).max(3_000),
  author: z.array(sourceName).max(5_000).exactOptional(),
  "container-title": line.exactOptional(),
  "container-title-short": line.exactOptional(),
  issued: z.strictObject({ "date-parts": z.tuple([dateParts]) }).exactOptional(),
  volume: short.exactOptional(),
  issue: short.exactOptional(),
  page: short.exactOptional(),
  edition: short.exactOptional(),
  publisher: line.exactOptional(),
  "publisher-place": line.exactOptional(),
  language: short.exactOptional(),
  DOI: identifier("doi").exactOptional(),
  PMID: identifier("pubmed").exactOptional(),
  PMCID: identifier("pmcid").exactOptional(),
  ISSN: short.exactOptional(),
  ISBN: short.exactOptional(),
  URL: line
    .refine((url) => citationIdProblem("url", url) === null, {
      message: citationIdProblem("url", "") ?? "",
    })
    .exactOptional(),
  custom: z
    .strictObject({
      notices: z.array(sourceNotice).max(50).exactOptional(),
      trials: z
        .array(z.string().regex(/^NCT\d{8}$/))
        .max(50)
        .exactOptional(),
    })
    .exactOptional(),
});

/** See {@link sourceMetadata}. */
export type SourceMetadata = z.infer<typeof sourceMetadata>;

/** The best identifier of a source: PMID, DOI, PMCID, web address; null when it has none of them. */
export function bestIdentifier(
  metadata: Pick<SourceMetadata, "PMID" | "DOI" | "PMCID" | "URL">,
): Pick<Citation, "source" | "id"> | null {
  const { PMID, DOI, PMCID, URL: url } = metadata;
  const candidates = [
    ["pubmed", PMID],
    ["doi", DOI],
    ["pmcid", PMCID],
    ["url", url],
  ] as const;
  const found = candidates.find(([, id]) => id !== undefined);
  return found?.[1] === undefined ? null : { source: found[0], id: found[1] };
}

/** A source as an evidence line cites it, or null when it has no identifier. */
export function toCitation(metadata: SourceMetadata): Citation | null {
  const identified = bestIdentifier(metadata);
  return identified === null
    ? null
    : { ...identified, label: shortLabel(metadata), abstract: null };
}

/** How a source is called in a text: `Levine et al., 2005`, `Levine and Bramwell, 2005`, its title without authors. */
export function shortLabel(metadata: SourceMetadata): string {
  const { author = [], issued, title } = metadata;
  const [first, second] = author.map(callingName);
  const year = issued?.["date-parts"][0][0];
  const who =
    first === undefined
      ? title
      : author.length > 2
        ? `${first} et al.`
        : second === undefined
          ? first
          : `${first} and ${second}`;
  const tail = year === undefined ? "" : `, ${year}`;
  return `${who.slice(0, TEXT_LIMITS.line - tail.length).toWellFormed()}${tail}`;
}
