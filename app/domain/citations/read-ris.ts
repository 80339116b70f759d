import { ok } from "../shared/result.ts";
import { recogniseCitationUrl } from "./citation-url.ts";
import { type DateParts, readDate } from "./source-date.ts";
import { finishSource, isFault, type SourceDraft } from "./source-draft.ts";
import {
  fault,
  SOURCE_FILE_LIMITS,
  type SourceFileFault,
  type SourceFileResult,
  sourceLines,
} from "./source-file.ts";
import type { SourceMetadata } from "./source-metadata.ts";
import { readInvertedName, readShortName } from "./source-name.ts";

type Block = { readonly line: number; readonly fields: { readonly tag: string; value: string }[] };

/** RIS reference types (RefMan RIS Format Specification) and the CSL type that each is; others are documents. */
const TYPES: Readonly<Record<string, SourceMetadata["type"]>> = {
  JOUR: "article-journal",
  EJOUR: "article-journal",
  MGZN: "article-journal",
  ABST: "article-journal",
  INPR: "article-journal",
  UNPB: "article",
  BOOK: "book",
  EBOOK: "book",
  EDBOOK: "book",
  CHAP: "chapter",
  ECHAP: "chapter",
  CONF: "paper-conference",
  CPAPER: "paper-conference",
  DATA: "dataset",
  RPRT: "report",
  GOVDOC: "report",
  STAND: "report",
  THES: "thesis",
  BILL: "regulation",
  STAT: "regulation",
  ELEC: "webpage",
  WEB: "webpage",
};

/**
 * Reads a RIS file, as publishers and reference managers give it. Refuses, with the line, a file that
 * is not in this format: text outside of a record, a record inside of another, an unfinished one. A
 * record without a title is skipped and named. RIS has no field for notices; a title that begins with
 * "RETRACTED" gives one.
 */
export function readRis(input: string | Uint8Array): SourceFileResult {
  const lines = sourceLines(input);
  if (!lines.ok) {
    return lines;
  }
  const records: { line: number; metadata: SourceMetadata }[] = [];
  const skipped: SourceFileFault[] = [];
  let open: Block | null = null;
  for (const [index, text] of lines.value.entries()) {
    const line = index + 1;
    const [, tag, value = ""] = /^([A-Z][A-Z0-9]) {1,2}-(?: (.*)|)$/.exec(text.trimEnd()) ?? [];
    if (tag === "TY") {
      if (open !== null) {
        return fault("ris-nested", line, `The record of line ${open.line} has no end (ER).`);
      }
      open = { line, fields: [{ tag, value }] };
    } else if (text.trim() === "") {
      // Blank lines stand between records, and inside of them where people edited.
    } else if (open === null) {
      return fault("ris-line", line, "A record begins with its type (TY  - JOUR).");
    } else if (tag === "ER") {
      const metadata = finishSource(draftOf(open));
      if (isFault(metadata)) {
        skipped.push(metadata);
      } else {
        records.push({ line: open.line, metadata });
      }
      open = null;
      if (records.length + skipped.length > SOURCE_FILE_LIMITS.records) {
        const message = `A file of sources has at most ${SOURCE_FILE_LIMITS.records} records.`;
        return fault("file-records", line, message);
      }
    } else if (tag !== undefined) {
      open.fields.push({ tag, value });
    } else {
      // Long values go on in the next line.
      const last = open.fields.at(-1);
      if (last !== undefined) {
        last.value += ` ${text.trim()}`;
      }
    }
  }
  if (open !== null) {
    return fault("ris-nested", open.line, "The record has no end (ER).");
  }
  return records.length + skipped.length === 0
    ? fault("ris-empty", 1, "The file holds no record.")
    : ok({ records, skipped });
}

function draftOf({ line, fields }: Block): SourceDraft {
  const all = (tag: string) =>
    fields.filter((field) => field.tag === tag).map(({ value }) => value.trim());
  const one = (...tags: string[]) => tags.flatMap(all).find((value) => value !== "") ?? "";
  const type = TYPES[one("TY")] ?? "document";
  const links = [...all("UR"), ...all("L2"), ...all("LK")].map(recogniseCitationUrl);
  const linked = (source: string) => links.find((link) => link?.source === source)?.id ?? "";
  const pageStart = one("SP");
  const pageEnd = one("EP");
  return {
    line,
    type,
    title: one("TI", "T1", "BT", "CT"),
    author: [...all("AU"), ...all("A1")].map((name) =>
      name.includes(",") ? readInvertedName(name) : readShortName(name),
    ),
    issued: issuedOf({ year: one("PY", "Y1"), date: one("DA") }),
    notices: [],
    trials: [],
    texts: {
      "container-title": type === "book" ? "" : one("JO", "JF", "T2", "BT"),
      "container-title-short": one("JA", "J2", "J1"),
      volume: one("VL"),
      issue: one("IS"),
      page:
        pageEnd === "" || pageStart === pageEnd || pageStart.includes("-")
          ? pageStart
          : `${pageStart}-${pageEnd}`,
      edition: one("ET"),
      publisher: one("PB"),
      "publisher-place": one("CY", "PP"),
      language: one("LA"),
      DOI: one("DO").replace(/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)/i, "") || linked("doi"),
      PMID: (/pubmed|medline/i.test(one("DB", "DP")) ? one("AN") : "") || linked("pubmed"),
      PMCID: /^PMC\d+$/.exec(one("C2"))?.[0] ?? linked("pmcid"),
      URL: linked("url"),
      ...(type === "book" || type === "chapter" ? { ISBN: one("SN") } : { ISSN: one("SN") }),
    },
  };
}

/** The full date where it agrees with the year of publication: `DA` may also be the day of access. */
function issuedOf(given: { year: string; date: string }): DateParts | null {
  const year = readDate(given.year);
  const date = readDate(given.date);
  if (year === null || date === null) {
    return year ?? date;
  }
  return date[0] === year[0] && date.length > year.length ? date : year;
}
