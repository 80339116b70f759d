import { proteinChangeProblem } from "./hgvs-protein.ts";

type Coordinates = "c" | "g" | "m" | "n" | "p";

/** Which reference sequences a kind of coordinate counts on, and how that is said. */
const REFERENCES: Record<Coordinates, { pattern: RegExp; rule: string }> = {
  c: {
    pattern: /^(?:[NX]M_|ENST|LRG_\d+t|(?:NC_|NG_|LRG_).*\()/,
    rule: "c. counts on a coding transcript (NM_, ENST, LRG_…t).",
  },
  g: { pattern: /^(?:NC_|NG_|NT_|NW_|LRG_\d+$)/, rule: "g. counts on a genomic sequence (NC_)." },
  m: { pattern: /^NC_/, rule: "m. counts on the mitochondrial genome (NC_012920.1)." },
  n: {
    pattern: /^(?:[NX][MR]_|ENST|LRG_\d+t|(?:NC_|NG_|LRG_).*\()/,
    rule: "n. counts on a transcript (NR_, NM_, ENST).",
  },
  p: { pattern: /^(?:[NX]P_|ENSP|LRG_\d+p)/, rule: "p. counts on a protein (NP_, ENSP)." },
};

const ACCESSION = "(?:[ANX][CGMPRTW]_\\d{6,9}\\.\\d+|ENS[TGP]\\d{11}\\.\\d+|LRG_\\d+(?:[tp]\\d+)?)";
const DESCRIPTION = new RegExp(`^(${ACCESSION}(?:\\([A-Za-z0-9_.-]+\\))?):([cgmnp])\\.(\\S+)$`);

const BASES = "[ACGTUNRYSWKMBDHV]+";
const POSITION: Record<Exclude<Coordinates, "p">, string> = {
  c: "[-*]?[1-9]\\d*(?:[+-][1-9]\\d*)?",
  n: "[1-9]\\d*(?:[+-][1-9]\\d*)?",
  g: "[1-9]\\d*",
  m: "[1-9]\\d*",
};

/**
 * What is wrong with a variant description in HGVS nomenclature, or null. The subset that is taken is
 * one change of DNA or protein on a named and versioned reference sequence: c., g., m., n. and p. with
 * positions, intron offsets and ranges; `>`, `=`, del, dup, ins, delins, inv and repeats; the protein
 * changes of `proteinChangeProblem`. Not taken: r., alleles in brackets, uncertain ranges,
 * conversions, translocations. Coordinates are checked against each other, not against the sequence.
 * Authority: HGVS Nomenclature 21.0 (hgvs-nomenclature.org); den Dunnen et al. 2016,
 * doi:10.1002/humu.22981.
 */
export function hgvsProblem(text: string): string | null {
  const found = DESCRIPTION.exec(text);
  const [, reference, kind, change] = found ?? [];
  if (reference === undefined || kind === undefined || change === undefined) {
    return shapeProblem(text);
  }
  const coordinates = kind as Coordinates;
  const { pattern, rule } = REFERENCES[coordinates];
  if (!pattern.test(reference)) {
    return rule;
  }
  return coordinates === "p"
    ? proteinChangeProblem(change)
    : dnaChangeProblem({ change, position: POSITION[coordinates] });
}

function shapeProblem(text: string): string {
  if (/^(?:[ANX][CGMPRTW]_\d+|ENS[TGP]\d+)(?:\([^)]*\))?:/.test(text)) {
    return "The reference sequence needs its version, as in NM_004333.6.";
  }
  if (/^[cgmnpr]\./.test(text) || !text.includes(":")) {
    return "A variant is described on a reference sequence, as in NM_004333.6:c.1799T>A.";
  }
  return "An HGVS description looks like NM_004333.6:c.1799T>A or NP_004324.2:p.Val600Glu.";
}

function dnaChangeProblem({ change, position }: { change: string; position: string }) {
  if (/^[[(]/.test(change)) {
    return "One change with certain positions is taken at a time.";
  }
  const located = new RegExp(`^(${position})(?:_(${position}))?(.+)$`).exec(change);
  const [, start, end, edit] = located ?? [];
  if (start === undefined || edit === undefined) {
    return "A change starts with its position, as in 1799T>A, 76_78del or 88+1G>T.";
  }
  return editProblem({ edit, isRange: end !== undefined, length: lengthOf(start, end) });
}

/** The number of bases from start to end; null where an offset or a UTR makes it more than a difference. */
function lengthOf(start: string, end: string | undefined): number | null {
  if (end === undefined) {
    return /^\d+$/.test(start) ? 1 : null;
  }
  return /^\d+$/.test(start) && /^\d+$/.test(end) ? Number(end) - Number(start) + 1 : null;
}

function editProblem(input: {
  edit: string;
  isRange: boolean;
  length: number | null;
}): string | null {
  const { edit, isRange, length } = input;
  if (isRange && length !== null && length < 2) {
    return "A range goes from the lower position to the higher.";
  }
  const substitution = /^([ACGTUN])>([ACGTUN])$/.exec(edit);
  if (substitution !== null) {
    if (isRange) {
      return "Several bases are replaced by delins, as in 76_77delinsTT.";
    }
    return substitution[1] === substitution[2]
      ? "A substitution changes the base; an unchanged one is written 1799=."
      : null;
  }
  if (/^ins(?:[ACGTUNRYSWKMBDHV]+|N\[[1-9]\d*\])$/.test(edit)) {
    return isRange && (length === null || length === 2)
      ? null
      : "An insertion stands between two neighbouring positions, as in 76_77insT.";
  }
  if (edit === "inv") {
    return isRange ? null : "An inversion has a range of at least two bases.";
  }
  const named = new RegExp(`^(?:del|dup)(${BASES})$`).exec(edit)?.[1];
  if (named !== undefined && length !== null && named.length !== length) {
    return `The positions span ${length} and the change names ${named.length} base(s).`;
  }
  return new RegExp(
    `^(?:(?:${BASES})?=|(?:del|dup)(?:${BASES})?|del(?:${BASES})?ins${BASES}|(?:${BASES})?\\[[1-9]\\d*\\])$`,
  ).test(edit)
    ? null
    : "A change is one of >, =, del, dup, ins, delins, inv or a repeat, with bases in capitals.";
}
