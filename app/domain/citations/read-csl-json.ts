import { z } from "zod";
import { ok } from "../shared/result.ts";
import { TEXT_LIMITS } from "../shared/text-limits.ts";
import { type DateParts, isoDate, readDate } from "./source-date.ts";
import { finishSource, isFault, type SourceDraft } from "./source-draft.ts";
import {
  fault,
  SOURCE_FILE_LIMITS,
  type SourceFileFault,
  type SourceFileResult,
  sourceLines,
} from "./source-file.ts";
import { SOURCE_TYPES, type SourceMetadata } from "./source-metadata.ts";
import { type SourceName, sourceName } from "./source-name.ts";
import { type SourceNotice, sourceNotice } from "./source-notice.ts";

/** A value that programs write as text, as a number, or (Crossref) as a list of one text. */
const text = z
  .union([
    z.string(),
    z.number().transform(String),
    z.array(z.string()).transform((all) => all[0] ?? ""),
  ])
  .catch("");

const number = z.union([
  z.number(),
  z
    .string()
    .regex(/^\d{1,4}$/)
    .transform(Number),
]);
const date = z.object({
  "date-parts": z.array(z.array(number)).catch([]),
  literal: text.optional(),
  raw: text.optional(),
});

const name = z.object({ family: text, given: text, suffix: text, literal: text, name: text });

/** Crossref's link from a work to the notices about it (Crossref REST API, `updated-by`). */
const update = z.object({
  type: text,
  DOI: text,
  source: text,
  updated: date.optional().catch(undefined),
});

/** Everything that is read of an item; what is not here is passed over. Whatever is odd counts as absent. */
const item = z.object({
  id: text,
  type: text,
  title: text,
  author: z.array(name).catch([]),
  issued: date.optional().catch(undefined),
  "updated-by": z.array(update).catch([]),
  custom: z
    .object({
      notices: z.array(sourceNotice).catch([]),
      trials: z.array(z.string().regex(/^NCT\d{8}$/)).catch([]),
    })
    .catch({ notices: [], trials: [] }),
  "container-title": text,
  "container-title-short": text,
  volume: text,
  issue: text,
  page: text,
  edition: text,
  publisher: text,
  "publisher-place": text,
  language: text,
  DOI: text,
  PMID: text,
  PMCID: text,
  ISSN: text,
  ISBN: text,
  URL: text,
});

/** Types of CSL and Crossref that have another name here; what neither names is a document. */
const TYPES: Readonly<Record<string, SourceMetadata["type"]>> = {
  "journal-article": "article-journal",
  "article-magazine": "article-journal",
  "article-newspaper": "article-journal",
  "posted-content": "article",
  "book-chapter": "chapter",
  "proceedings-article": "paper-conference",
  legislation: "regulation",
  bill: "regulation",
  dissertation: "thesis",
  "post-weblog": "webpage",
};

const UPDATES: Readonly<Record<string, SourceNotice["kind"]>> = {
  retraction: "retraction",
  withdrawal: "retraction",
  removal: "retraction",
  partial_retraction: "partial-retraction",
  expression_of_concern: "expression-of-concern",
  correction: "correction",
  corrigendum: "correction",
  erratum: "correction",
};

/**
 * Reads a CSL-JSON file: a list of items, or one item, as Crossref, NCBI and reference managers give
 * it. Refuses, with the line, what is no JSON or holds no items; an item without a title is skipped
 * and named by the line on which it begins.
 */
export function readCslJson(input: string | Uint8Array): SourceFileResult {
  const lines = sourceLines(input);
  if (!lines.ok) {
    return lines;
  }
  const whole = lines.value.join("\n");
  let value: unknown;
  try {
    value = JSON.parse(whole);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "";
    return fault("csl-json", lineOfError({ reason, text: whole }), "The file is not valid JSON.");
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (items.length > SOURCE_FILE_LIMITS.records) {
    const message = `A file of sources has at most ${SOURCE_FILE_LIMITS.records} records.`;
    return fault("file-records", 1, message);
  }
  if (items.length === 0 || (!Array.isArray(value) && !z.object({}).safeParse(value).success)) {
    return fault("csl-empty", 1, "The file holds no item.");
  }
  const starts = itemLines(whole);
  const records: { line: number; metadata: SourceMetadata }[] = [];
  const skipped: SourceFileFault[] = [];
  for (const [index, one] of items.entries()) {
    const line = starts[index] ?? 1;
    const parsed = item.safeParse(withBlanks(one));
    const metadata = parsed.success
      ? finishSource(draftOf({ line, value: parsed.data }))
      : { code: "csl-item", line, message: "A source is an object of CSL-JSON." };
    if (isFault(metadata)) {
      skipped.push(metadata);
    } else {
      records.push({ line, metadata });
    }
  }
  return ok({ records, skipped });
}

/** Every text that an item lacks is empty, and every list of names has names with all their parts. */
function withBlanks(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return value;
  }
  const blank = { family: "", given: "", suffix: "", literal: "", name: "" };
  const keys = Object.keys(item.shape).filter((key) => key !== "issued");
  const texts = Object.fromEntries(keys.map((key) => [key, ""]));
  const author: unknown = Reflect.get(value, "author");
  const people = Array.isArray(author)
    ? author.map((one: unknown) => (typeof one === "object" ? { ...blank, ...one } : one))
    : [];
  return { ...texts, ...value, author: people };
}

function draftOf({ line, value }: { line: number; value: z.infer<typeof item> }): SourceDraft {
  const {
    id,
    type,
    title,
    author,
    issued,
    custom,
    "updated-by": updates,
    PMCID: pmcid,
    DOI: doi,
    ...texts
  } = value;
  return {
    line,
    type: SOURCE_TYPES.find((known) => known === type) ?? TYPES[type] ?? "document",
    title,
    ...(id.trim() === "" ? {} : { fileKey: id.trim().slice(0, TEXT_LIMITS.line).toWellFormed() }),
    author: author.map(nameOf),
    issued: issued === undefined ? null : dateOf(issued),
    notices: [...custom.notices, ...updates.flatMap(noticeOf)].slice(0, 50),
    trials: custom.trials,
    texts: {
      ...texts,
      DOI: doi.replace(/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)/i, ""),
      PMCID: /^\d+$/.test(pmcid) ? `PMC${pmcid}` : pmcid,
    },
  };
}

function nameOf(value: z.infer<typeof name>): SourceName | null {
  const { family, given, suffix } = value;
  const literal = [value.literal, value.name].find((one) => one.trim() !== "");
  const parsed = sourceName.safeParse(
    family.trim() === ""
      ? { literal: literal ?? given }
      : {
          family,
          ...(given.trim() === "" ? {} : { given }),
          ...(suffix.trim() === "" ? {} : { suffix }),
        },
  );
  return parsed.success ? parsed.data : null;
}

function dateOf(value: z.infer<typeof date>): DateParts | null {
  const [parts = []] = value["date-parts"];
  return readDate(parts.join("/")) ?? readDate(value.literal ?? "") ?? readDate(value.raw ?? "");
}

function noticeOf({ type, DOI: doi, source, updated }: z.infer<typeof update>): SourceNotice[] {
  const kind = UPDATES[type];
  const date = updated === undefined ? null : dateOf(updated);
  const parsed = sourceNotice.safeParse({
    kind,
    role: "subject",
    reference: doi === "" ? type : `doi: ${doi}`,
    date: date === null ? null : isoDate(date),
    pmid: null,
    doi: doi === "" ? null : doi,
    reportedBy: source === "retraction-watch" ? "retraction-watch" : "publisher",
  });
  return parsed.success ? [parsed.data] : [];
}

/** The line of a JSON error, from the offset that Node.js names in its message; the last one without. */
function lineOfError({ reason, text: whole }: { reason: string; text: string }): number {
  const offset = Number(/position (\d+)/.exec(reason)?.[1] ?? whole.length);
  return whole.slice(0, offset).split("\n").length;
}

/** The lines on which the items of a list begin; `text` is valid JSON. */
function itemLines(whole: string): number[] {
  const starts: number[] = [];
  let depth = 0;
  let line = 1;
  const isList = whole.trimStart().startsWith("[");
  for (const [token] of whole.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"|[[\]{}\n]/g)) {
    if (token === "\n") {
      line += 1;
    } else if (token === "{" || token === "[") {
      if (depth === (isList ? 1 : 0)) {
        starts.push(line);
      }
      depth += 1;
    } else if (token === "}" || token === "]") {
      depth -= 1;
    }
  }
  return starts;
}
