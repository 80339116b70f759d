import { type TermKind, type TermRecord, termRecord } from "../../terms/term-record.ts";

/** The terminologies that are imported. */
export const VOCAB_FORMATS = ["hgnc", "doid", "oncotree", "drugs", "so"] as const;

/** See {@link VOCAB_FORMATS}. */
export type VocabFormat = (typeof VOCAB_FORMATS)[number];

/** What their terms are. */
export const VOCAB_KINDS: Readonly<Record<VocabFormat, TermKind>> = {
  hgnc: "gene",
  doid: "disease",
  oncotree: "disease",
  drugs: "drug",
  so: "variant-type",
};

/** Something about one place of a file: a row that was not taken, or one that a person should see. */
export type VocabIssue = {
  readonly line: number;
  readonly id: string | null;
  readonly severity: "refused" | "warning";
  readonly code: string;
  readonly message: string;
};

/**
 * What a reader gives, in the order of the file. First comes the source: the complete list that the
 * file is an edition of, or null for a file that only adds to terms; `extends` says that what the file
 * does not list (synonyms, cross-references) stays as it is known.
 */
export type VocabItem =
  | { readonly type: "source"; readonly source: string | null; readonly extends: boolean }
  | { readonly type: "record"; readonly line: number; readonly record: TermRecord }
  | { readonly type: "issue"; readonly issue: VocabIssue };

/** An id that a term had before, or that of a term which was merged into it. `replacedBy` is null where several took its place. */
export type FormerId = {
  readonly id: string;
  readonly label: string;
  readonly replacedBy: string | null;
};

/** What one row or stanza becomes. */
export type VocabRow = {
  readonly record: TermRecord | null;
  readonly former: readonly FormerId[];
  readonly issues: readonly VocabIssue[];
};

/** Why a file is refused as a whole, with its line. */
export type VocabFault = { readonly code: string; readonly line: number; readonly message: string };

/** Thrown by readers on a {@link VocabFault}; whoever called turns it into a refusal of the file. */
export class VocabRefusal extends Error {
  readonly fault: VocabFault;

  constructor(fault: VocabFault) {
    super(fault.message);
    this.name = "VocabRefusal";
    this.fault = fault;
  }
}

/** What a mapper read of a row, before the limits of a term. */
export type TermDraft = Omit<TermRecord, "status" | "replacedBy"> &
  Partial<Pick<TermRecord, "status" | "replacedBy">>;

/** Makes a row's result of what was read: the term within its limits, or the reason for refusing it. */
export function vocabRow(input: {
  readonly line: number;
  readonly draft: TermDraft;
  readonly former?: readonly FormerId[];
  readonly issues?: readonly VocabIssue[];
}): VocabRow {
  const { line, draft, former = [], issues = [] } = input;
  const parsed = termRecord.safeParse({ status: "active", replacedBy: null, ...draft });
  if (parsed.success) {
    return { record: parsed.data, former, issues };
  }
  const [issue] = parsed.error.issues;
  const message = `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "is not valid."}`;
  return refusedRow({ line, id: draft.id, code: "term-invalid", message });
}

/** A row that is not taken. */
export function refusedRow(input: Omit<VocabIssue, "severity">): VocabRow {
  return { record: null, former: [], issues: [{ ...input, severity: "refused" }] };
}

/** The parts of a cell that lists several values, without the quotes that some exports put around it. */
export function listCell(cell: string | undefined): string[] {
  return unquoted(cell ?? "")
    .split("|")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** A cell without the quotes that HGNC's own exports put around lists. */
export function unquoted(cell: string): string {
  const inner = /^"(.*)"$/s.exec(cell.trim())?.[1];
  return inner === undefined ? cell.trim() : inner.replaceAll('""', '"').trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  apos: "'",
  gt: ">",
  lt: "<",
  nbsp: " ",
  quot: '"',
};

/** Text in which XML's own character references (`&apos;`, `&#39;`) stand for what they mean. */
export function withoutEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|(\w{1,6}));/g, (whole, code, word) => {
    if (code === undefined) {
      return ENTITIES[word] ?? whole;
    }
    const point = Number(code);
    const isText = point >= 32 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
    return isText ? String.fromCodePoint(point) : whole;
  });
}
