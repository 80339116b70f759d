import type { LineAnnotationType } from "../../../entries/vocabulary.ts";
import { CLINPGX_NAMINGS, type ClinpgxNaming } from "./layouts.ts";

const FOLDERS: Record<LineAnnotationType, string> = {
  "variant-drug": "variantAnnotation",
  "variant-phenotype": "variantAnnotation",
  "variant-functional-assay": "variantAnnotation",
  guideline: "guidelineAnnotation",
  label: "labelAnnotation",
};

const SITE = /^https?:\/\/(?:www\.)?(?:pharmgkb|clinpgx)\.org(?=\/|$)/;

/**
 * An address at ClinPGx's site of today: the site moved in 2025 and forwards the former addresses, so
 * that an entry does not change with the name of its host.
 */
export function currentAddress(address: string): string {
  return address.replace(SITE, CLINPGX_NAMINGS.summary.site);
}

/** An address of ClinPGx as a release of that naming writes it; the reverse of {@link currentAddress}. */
export function addressOf(input: { address: string; naming: ClinpgxNaming }): string {
  return input.address.replace(SITE, CLINPGX_NAMINGS[input.naming].site);
}

/** The address of a piece of evidence, which its type and id decide. */
export function evidenceAddress(input: {
  type: LineAnnotationType;
  id: string;
  naming: ClinpgxNaming;
}): string {
  return `${CLINPGX_NAMINGS[input.naming].site}/${FOLDERS[input.type]}/${input.id}`;
}
