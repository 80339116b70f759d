import { ok } from "../shared/result.ts";
import { TEXT_LIMITS } from "../shared/text-limits.ts";
import { isoDate, readDate } from "./source-date.ts";
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
import type { SourceNotice } from "./source-notice.ts";

type Field = { readonly tag: string; value: string };
type Block = { readonly line: number; readonly fields: Field[] };

/** The fields that link a record with a notice (NLM, MEDLINE/PubMed Data Element Descriptions, Comments/Corrections). */
const NOTICE_FIELDS: Readonly<Record<string, Pick<SourceNotice, "kind" | "role">>> = {
  RIN: { kind: "retraction", role: "subject" },
  ROF: { kind: "retraction", role: "notice" },
  RRI: { kind: "retraction", role: "subject" },
  RRF: { kind: "retraction", role: "notice" },
  PRIN: { kind: "partial-retraction", role: "subject" },
  PROF: { kind: "partial-retraction", role: "notice" },
  ECI: { kind: "expression-of-concern", role: "subject" },
  ECF: { kind: "expression-of-concern", role: "notice" },
  EIN: { kind: "correction", role: "subject" },
  EFR: { kind: "correction", role: "notice" },
  CRI: { kind: "republication", role: "subject" },
  CRF: { kind: "republication", role: "notice" },
  RPI: { kind: "republication", role: "subject" },
  RPF: { kind: "republication", role: "notice" },
};

/** The publication types that say the same where no such field stands. */
const NOTICE_TYPES: Readonly<Record<string, Pick<SourceNotice, "kind" | "role">>> = {
  "Retracted Publication": { kind: "retraction", role: "subject" },
  "Retraction of Publication": { kind: "retraction", role: "notice" },
  "Retraction Notice": { kind: "retraction", role: "notice" },
  "Expression of Concern": { kind: "expression-of-concern", role: "notice" },
  "Published Erratum": { kind: "correction", role: "notice" },
  "Corrected and Republished Article": { kind: "republication", role: "notice" },
};

/**
 * Reads an NBIB file, as PubMed's "Send to: Citation manager" gives it (MEDLINE format). Retractions,
 * expressions of concern and corrections are kept with the words and the date of their notice.
 * Refuses a file that is not in this format at all, with the line; a record without a title is
 * skipped and named.
 */
export function readNbib(input: string | Uint8Array): SourceFileResult {
  const lines = sourceLines(input);
  if (!lines.ok) {
    return lines;
  }
  const blocks: Block[] = [];
  for (const [index, text] of lines.value.entries()) {
    const tagged = /^([A-Z][A-Z0-9]{1,3}) {0,2}- ?(.*)$/.exec(text);
    const [, tag, value = ""] = tagged ?? [];
    const current = blocks.at(-1);
    if (tag === "PMID") {
      blocks.push({ line: index + 1, fields: [{ tag, value }] });
    } else if (current === undefined && text.trim() !== "") {
      return fault("nbib-line", index + 1, "A record begins with its PMID (PMID- 16081687).");
    } else if (tag !== undefined) {
      current?.fields.push({ tag, value });
    } else if (/^\s{2,}\S/.test(text)) {
      const last = current?.fields.at(-1);
      if (last !== undefined) {
        last.value += ` ${text.trim()}`;
      }
    } else if (text.trim() !== "") {
      const message =
        "The line is no field of MEDLINE format (a tag of up to four letters, a hyphen).";
      return fault("nbib-line", index + 1, message);
    }
    if (blocks.length > SOURCE_FILE_LIMITS.records) {
      const message = `A file of sources has at most ${SOURCE_FILE_LIMITS.records} records.`;
      return fault("file-records", index + 1, message);
    }
  }
  if (blocks.length === 0) {
    return fault("nbib-empty", 1, "The file holds no record.");
  }
  const records: { line: number; metadata: SourceMetadata }[] = [];
  const skipped: SourceFileFault[] = [];
  for (const block of blocks) {
    const metadata = finishSource(draftOf(block));
    if (isFault(metadata)) {
      skipped.push(metadata);
    } else {
      records.push({ line: block.line, metadata });
    }
  }
  return ok({ records, skipped });
}

function draftOf({ line, fields }: Block): SourceDraft {
  const all = (tag: string) =>
    fields.filter((field) => field.tag === tag).map(({ value }) => value);
  const one = (...tags: string[]) => tags.flatMap(all).find((value) => value.trim() !== "") ?? "";
  const full = all("FAU").map(readInvertedName);
  const people = full.length > 0 ? full : all("AU").map(readShortName);
  const groups = all("CN").map((literal) => ({ literal: literal.trim() }));
  const doi = [...all("LID"), ...all("AID")]
    .map((value) => /^(\S+)\s+\[doi\]$/i.exec(value.trim())?.[1])
    .find((value) => value !== undefined);
  return {
    line,
    type: typeOf(all("PT"), all("BTI").length > 0),
    title: one("TI", "BTI", "TT").trim().replace(/\.$/, ""),
    author: [...people, ...groups],
    issued: readDate(one("DP")),
    notices: noticesOf(fields),
    trials: all("SI").flatMap((value) => /\bNCT\d{8}\b/.exec(value)?.[0] ?? []),
    texts: {
      "container-title": one("JT", "BTI").trim(),
      "container-title-short": one("TA"),
      volume: one("VI"),
      issue: one("IP"),
      page: one("PG"),
      publisher: one("PB"),
      "publisher-place": one("PL"),
      language: one("LA"),
      ISSN: /^\S+/.exec(one("IS"))?.[0] ?? "",
      ISBN: /^[\dXx-]+/.exec(one("ISBN"))?.[0] ?? "",
      PMID: one("PMID"),
      PMCID: /PMC\d+/.exec(one("PMC"))?.[0] ?? "",
      DOI: doi ?? "",
    },
  };
}

function typeOf(types: readonly string[], isBook: boolean): SourceMetadata["type"] {
  if (isBook) {
    return "book";
  }
  return types.includes("Preprint") ? "article" : "article-journal";
}

function noticesOf(fields: readonly Field[]): SourceNotice[] {
  const linked = fields.flatMap(({ tag, value }): SourceNotice[] => {
    const meaning = NOTICE_FIELDS[tag];
    return meaning === undefined || value.trim() === ""
      ? []
      : [{ ...meaning, ...readReference(value) }];
  });
  const typed = fields
    .filter(({ tag }) => tag === "PT")
    .flatMap(({ value }): SourceNotice[] => {
      const meaning = NOTICE_TYPES[value.trim()];
      const isLinked = linked.some(
        ({ kind, role }) => kind === meaning?.kind && role === meaning.role,
      );
      return meaning === undefined || isLinked
        ? []
        : [{ ...meaning, ...readReference(value), date: null }];
    });
  return [...linked, ...typed].slice(0, 50);
}

/** "Lancet. 2010 Feb 6;375(9713):445. doi: 10.1016/S0140-6736(10)60175-4. PMID: 20137807" */
function readReference(
  value: string,
): Pick<SourceNotice, "reference" | "date" | "pmid" | "doi" | "reportedBy"> {
  const reference = value.trim().replace(/\s+/g, " ");
  const date = readDate(
    /(?:^|[.\s])(\d{4}(?: [A-Z][a-z]{2}[^;:.]{0,12})?)[;:.]/.exec(reference)?.[1] ?? "",
  );
  return {
    reference: reference.slice(0, TEXT_LIMITS.line).toWellFormed(),
    date: date === null ? null : isoDate(date),
    pmid: /\bPMID:? ?([1-9]\d{0,7})\b/.exec(reference)?.[1] ?? null,
    doi: /\bdoi: ?(10\.\d{4,9}\S*?\/\S+?)\.?(?:\s|$)/i.exec(reference)?.[1] ?? null,
    reportedBy: "pubmed",
  };
}
