const THREE =
  "(?:Ala|Arg|Asn|Asp|Cys|Gln|Glu|Gly|His|Ile|Leu|Lys|Met|Phe|Pro|Pyl|Sec|Ser|Thr|Trp|Tyr|Val|Xaa|Ter|\\*)";
const ONE = "[ACDEFGHIKLMNOPQRSTUVWXY*]";

/** The change behind `p.`, with amino acids written by three letters, or all by one. */
function changes(residue: string, stop: string): readonly RegExp[] {
  const place = `(${residue})([1-9]\\d*)`;
  const range = `${place}_${place}`;
  const count = "(?:[1-9]\\d*|\\?)";
  return [
    new RegExp(`^${place}(${residue}|=|\\?)$`),
    new RegExp(`^${place}(?:${residue})?fs(?:${stop}${count})?$`),
    new RegExp(`^${place}(?:del|dup|delins(?:${residue})+|\\[\\d+\\])$`),
    new RegExp(`^${range}(?:del|dup|ins(?:${residue})+|delins(?:${residue})+|\\[\\d+\\])$`),
    new RegExp(`^(?:Met|M)1ext-${count}$`),
    new RegExp(`^${stop}[1-9]\\d*${residue}ext${stop}${count}$`),
  ];
}

const FORMS = [
  ...changes(THREE, "(?:Ter|[*X])"),
  // X was the one-letter stop until 2016 and stands in many files.
  ...changes(ONE, "[*X]"),
];

/**
 * What is wrong with a protein change in HGVS nomenclature (the part behind `p.`), or null: no change,
 * no protein, unknown, substitution, frameshift, deletion, duplication, insertion, deletion-insertion,
 * repeat, extension; in brackets when it was predicted (HGVS Nomenclature 21.0, Recommendations,
 * Protein).
 */
export function proteinChangeProblem(text: string): string | null {
  const change = /^\((.+)\)$/.exec(text)?.[1] ?? text;
  if (/^(?:=|\?|0\??)$/.test(change)) {
    return null;
  }
  const found = FORMS.map((form) => form.exec(change)).find((match) => match !== null);
  if (!found) {
    return "A protein change looks like p.Val600Glu, p.Trp24Ter, p.Glu746_Ala750del or p.Arg97ProfsTer23.";
  }
  const [, first, start, second, end] = found;
  if (first !== undefined && first === second && end === undefined) {
    return "A substitution changes the residue; an unchanged one is written p.Val600=.";
  }
  if (start !== undefined && end !== undefined) {
    const length = Number(end) - Number(start);
    if (length <= 0) {
      return "A range goes from the lower position to the higher.";
    }
    if (/\d+ins/.test(change) && length !== 1) {
      return "An insertion stands between two neighbouring positions.";
    }
  }
  return null;
}
