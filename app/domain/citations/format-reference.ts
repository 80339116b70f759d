import { printedDate } from "./source-date.ts";
import type { SourceMetadata } from "./source-metadata.ts";
import { printName } from "./source-name.ts";
import type { SourceNotice } from "./source-notice.ts";

/**
 * Prints a source as ICMJE's Vancouver style does (Citing Medicine, NLM; six authors, then et al.;
 * shortened page range), as plain text. What is said of the source afterwards follows it, so that a
 * retraction is never left out of a reference list.
 */
export function formatVancouver(metadata: SourceMetadata): string {
  const { issued, DOI: doi, PMID: pmid, PMCID: pmcid, URL: url } = metadata;
  const date = issued === undefined ? "" : printedDate(issued["date-parts"][0]);
  return sentences([
    authors(metadata, { listed: 6, kept: 6 }),
    metadata.title,
    container(metadata, { date, pages: shortRange(metadata.page ?? "") }),
    doi === undefined ? "" : `doi: ${doi}`,
    pmid === undefined ? "" : `PMID: ${pmid}`,
    pmcid === undefined ? "" : `PMCID: ${pmcid}`,
    doi === undefined && pmid === undefined && url !== undefined ? `Available from: ${url}` : "",
    ...remarks(metadata),
  ]);
}

/**
 * Prints a source as the AMA Manual of Style does (11th edition; six authors, else three and et al.;
 * year alone, whole page range), as plain text without italics, with what is said of it afterwards.
 */
export function formatAma(metadata: SourceMetadata): string {
  const { issued, DOI: doi, URL: url } = metadata;
  const date = issued === undefined ? "" : String(issued["date-parts"][0][0]);
  return sentences([
    authors(metadata, { listed: 6, kept: 3 }),
    metadata.title,
    container(metadata, { date, pages: longRange(metadata.page ?? "") }),
    doi === undefined ? (url ?? "") : `doi:${doi}`,
    ...remarks(metadata),
  ]);
}

function authors(
  { author = [] }: SourceMetadata,
  { listed, kept }: { listed: number; kept: number },
): string {
  const names = author.map(printName);
  return names.length > listed ? `${names.slice(0, kept).join(", ")}, et al` : names.join(", ");
}

function container(
  metadata: SourceMetadata,
  { date, pages }: { date: string; pages: string },
): string {
  const { volume = "", issue = "", edition, publisher, "publisher-place": place } = metadata;
  const name = metadata["container-title-short"] ?? metadata["container-title"];
  const isArticle = metadata.type === "article-journal" || metadata.type === "article";
  if (isArticle && name !== undefined) {
    const number = `${volume}${issue === "" ? "" : `(${issue})`}`;
    const tail = `${number}${pages === "" ? "" : `:${pages}`}`;
    return [name, `${date}${tail === "" ? "" : `;${tail}`}`].filter((one) => one !== "").join(". ");
  }
  const made = [place, publisher].filter((one) => one !== undefined).join(": ");
  return sentences([
    name === undefined ? "" : `In: ${name}`,
    edition === undefined ? "" : `${edition} ed`,
    [made, date].filter((one) => one !== "").join("; "),
    pages === "" ? "" : `p. ${pages}`,
  ]).replace(/\.$/, "");
}

const REMARKS: Readonly<Record<SourceNotice["kind"], string>> = {
  retraction: "Retraction in",
  "partial-retraction": "Partial retraction in",
  "expression-of-concern": "Expression of concern in",
  correction: "Erratum in",
  republication: "Corrected and republished in",
};

/** What the source's own title says already is not said again. */
function remarks({ custom }: SourceMetadata): string[] {
  return (custom?.notices ?? [])
    .filter(({ role, reportedBy }) => role === "subject" && reportedBy !== "title")
    .map(({ kind, reference }) =>
      reference === "Retracted Publication" ? reference : `${REMARKS[kind]}: ${reference}`,
    );
}

/** Joins parts to sentences: each ends on one full stop, `?` or `!`. */
function sentences(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => (/[.?!]$/.test(part) ? part : `${part}.`))
    .join(" ");
}

/** `2130-2138` → `2130-8`; what is no range of that kind stays. */
function shortRange(pages: string): string {
  const [, prefix = "", start = "", end = ""] =
    /^([A-Za-z]*)(\d+)\s*[-–]\s*\1(\d+)$/.exec(pages) ?? [];
  if (start === "" || start.length !== end.length || start >= end) {
    return pages;
  }
  const common = [...start].findIndex((digit, index) => digit !== end.charAt(index));
  return `${prefix}${start}-${end.slice(common)}`;
}

/** `2130-8` → `2130-2138`; what is no range of that kind stays. */
function longRange(pages: string): string {
  const [, prefix = "", start = "", end = ""] =
    /^([A-Za-z]*)(\d+)\s*[-–]\s*(\d+)$/.exec(pages) ?? [];
  if (start === "" || end.length >= start.length) {
    return pages;
  }
  return `${prefix}${start}-${prefix}${start.slice(0, start.length - end.length)}${end}`;
}
