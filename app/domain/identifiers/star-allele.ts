/** A gene's symbol, a number with an optional letter, a suballele of three digits, a copy number. */
const STAR =
  /^[A-Z][A-Z0-9]{1,14}\*\d{1,4}[A-Za-wyz]?(?:\.\d{3})?(?:x(?:[1-9]\d?|N|>=?[1-9]\d?))?$/;

/** HLA: two to four fields of digits and an expression suffix; a single field names a group. */
const HLA = /^HLA-[A-Z]{1,3}\d?\*\d{2,3}(?::\d{2,4}){0,3}[NLSCAQ]?$/;

/**
 * What is wrong with the name of a star allele, or null. Taken: PharmVar's names
 * (`CYP2D6*4.001`, `CYP2D6*1x2`, `UGT1A6*1a`) and HLA alleles (`HLA-B*57:01`). Whether the allele
 * exists is not looked up. Authority: PharmVar, Allele Designation and Evidence Level Criteria;
 * WHO Nomenclature Committee for Factors of the HLA System (Marsh et al. 2010,
 * doi:10.1111/j.1399-0039.2010.01466.x).
 */
export function starAlleleProblem(text: string): string | null {
  if (STAR.test(text) || HLA.test(text)) {
    return null;
  }
  if (text.includes("/")) {
    return "A diplotype is two alleles; name one of them.";
  }
  if (/\+\s*\*/.test(text)) {
    return "A tandem is several alleles; name one of them.";
  }
  if (/^\*/.test(text)) {
    return "An allele is named with its gene, as in CYP2C9*3.";
  }
  if (/^HLA-/.test(text)) {
    return "An HLA allele looks like HLA-B*57:01.";
  }
  return "A star allele looks like CYP2C9*3, CYP2D6*4.001 or CYP2D6*1x2.";
}
