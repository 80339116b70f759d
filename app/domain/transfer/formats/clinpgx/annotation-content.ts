import type { GeneDrug } from "../../../entries/gene-drug.ts";
import type { LevelModifier } from "../../../entries/vocabulary.ts";
import { fromPlainText } from "../../../richtext/from-plain-text.ts";
import type { Term } from "../../../shared/term.ts";
import type { TermVocabulary } from "../../name-list.ts";
import { currentAddress } from "./addresses.ts";
import { readEvidenceLines } from "./evidence-lines.ts";
import { type ClinpgxRow, quote, type RecordReading } from "./record-reading.ts";
import { type SettledLines, settleFileLevel, settleLines } from "./settle-score.ts";
import { readVariants } from "./variants.ts";
import { CATEGORY_WORDS, MODIFIER_WORDS } from "./words.ts";

/** ClinPGx's own terms (clinpgx.org, Data Usage Policy): share-alike, and never for sale. */
export const CLINPGX_LICENCE = "CC-BY-SA-4.0 with ClinPGx no-sale clause";

/** An annotation with its parts, each in the order of its file. */
export type ClinpgxParts = {
  readonly annotation: ClinpgxRow;
  readonly alleles: readonly ClinpgxRow[];
  readonly evidence: readonly ClinpgxRow[];
  readonly history: readonly ClinpgxRow[];
};

/** Known terms by name: the files have names alone. */
export type ClinpgxVocabularies = {
  readonly genes: TermVocabulary;
  readonly drugs: TermVocabulary;
  readonly phenotypes: TermVocabulary;
};

type ContentInput = {
  readonly parts: ClinpgxParts;
  readonly reading: RecordReading;
  readonly vocabularies: ClinpgxVocabularies;
  readonly recordId: string;
};

/**
 * Makes the content of an annotation of its rows in all tables. It is not checked by the schema yet.
 * What is wrong with cells is collected in `reading`. There is no statement: ClinPGx says everything
 * genotype by genotype.
 */
export function annotationContent(input: ContentInput): GeneDrug {
  const { parts, reading, vocabularies, recordId } = input;
  const row = parts.annotation;
  const genes = readTerms({ names: reading.list(row, "Gene"), vocabulary: vocabularies.genes });
  const score = readScore(input);
  const total = score === null ? null : Number(score);
  const modifiers = readCodes({ ...input, column: "Level Modifiers", words: MODIFIER_WORDS });
  const settled = settleLines({
    lines: readEvidenceLines({ rows: parts.evidence, reading }),
    total,
  });
  for (const { code, message } of settled.remarks) {
    reading.remark(row, code, message);
  }
  checkCounts({ ...input, settled });
  const history = readHistory(input);
  return {
    kind: "gene-drug",
    module: "assertion",
    genes,
    profile: readVariants({ text: reading.text(row, "Variant/Haplotypes"), genes }),
    drugs: readTerms({ names: reading.list(row, "Drug(s)"), vocabulary: vocabularies.drugs }),
    phenotypeCategories: readCodes({
      ...input,
      column: "Phenotype Category",
      words: CATEGORY_WORDS,
    }),
    phenotypes: readTerms({
      names: reading.list(row, "Phenotype(s)"),
      vocabulary: vocabularies.phenotypes,
    }),
    population: reading.optional(row, "Specialty Population"),
    genotypes: parts.alleles.map((allele) => ({
      genotype: reading.text(allele, "Genotype/Allele"),
      text: reading.text(allele, "Annotation Text"),
      alleleFunction: reading.optional(allele, "Allele Function"),
    })),
    ...(score !== null && { score }),
    ...(modifiers.length > 0 && { levelModifiers: modifiers }),
    ...(history.length > 0 && { history }),
    levels: readLevels({ ...input, total, modifiers, settled }),
    statement: fromPlainText(""),
    summary: null,
    evidence: [...settled.lines],
    citedEntries: [],
    licence: CLINPGX_LICENCE,
    provenance: {
      source: "clinpgx",
      recordId,
      subjectId: null,
      url: currentAddress(reading.text(row, "URL")) || null,
      status: null,
      lastReviewed: reading.optional(row, "Latest History Date (YYYY-MM-DD)"),
      flagged: null,
    },
  };
}

function readTerms(input: { names: readonly string[]; vocabulary: TermVocabulary }): Term[] {
  return input.names.map((label) => {
    const term = input.vocabulary.find(label);
    return { label, id: term?.id ?? null, xrefs: [...(term?.xrefs ?? [])] };
  });
}

function readCodes<Code extends string>(
  input: ContentInput & {
    column: "Phenotype Category" | "Level Modifiers";
    words: ReadonlyMap<string, Code>;
  },
): Code[] {
  const { reading, column, words } = input;
  const row = input.parts.annotation;
  return reading
    .list(row, column)
    .flatMap((text) => reading.word({ row, column, text, words }) ?? []);
}

function readScore({ parts, reading }: ContentInput): string | null {
  const cell = reading.text(parts.annotation, "Score");
  if (cell !== "" && !/^-?\d+(?:\.\d+)?$/.test(cell)) {
    reading.fault(
      parts.annotation,
      "score-malformed",
      `Score must be a number, not ${quote(cell)}.`,
    );
    return null;
  }
  return cell || null;
}

function readLevels(
  input: ContentInput & {
    total: number | null;
    modifiers: readonly LevelModifier[];
    settled: SettledLines;
  },
): GeneDrug["levels"] {
  const { reading, parts } = input;
  const row = parts.annotation;
  const value = reading.text(row, "Level of Evidence");
  if (value === "") {
    return [];
  }
  const cell = reading.text(row, "Level Override");
  const override = /^Yes(?::\s*(.*))?$/s.exec(cell);
  if (cell !== "" && override === null) {
    reading.fault(
      row,
      "unknown-word",
      `Level Override does not begin with Yes, but with ${quote(cell)}.`,
    );
  } else if (cell !== "" && !override?.[1]) {
    reading.remark(row, "override-without-reason", "Level Override gives no reason.");
  }
  const { level, remark } = settleFileLevel({ ...input, value, override: override?.[1] || null });
  if (remark !== null) {
    reading.remark(row, remark.code, remark.message);
  }
  return [level];
}

function readHistory({ parts, reading }: ContentInput): NonNullable<GeneDrug["history"]> {
  return parts.history.map((row) => ({
    date: reading.text(row, "Date (YYYY-MM-DD)"),
    type: reading.text(row, "Type"),
    comment: reading.optional(row, "Comment"),
  }));
}

/** The counts that a file states must be those of its evidence table. */
function checkCounts({ parts, reading, settled }: ContentInput & { settled: SettledLines }): void {
  const row = parts.annotation;
  const publications = settled.lines.flatMap(({ citation }) =>
    citation.source === "pubmed" ? [citation.id] : [],
  );
  const counts = [
    ["PMID Count", new Set(publications).size],
    ["Evidence Count", settled.lines.length],
  ] as const;
  for (const [column, count] of counts) {
    const stated = reading.text(row, column);
    if (stated !== "" && stated !== String(count)) {
      const message = `${column} says ${quote(stated)}, but the evidence table has ${count}.`;
      reading.remark(row, "count-differs", message);
    }
  }
}
