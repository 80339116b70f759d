import { parseProfile } from "../../../biomarkers/parse-profile.ts";
import { type ProfileNode, printProfile } from "../../../biomarkers/profile.ts";
import type { BiomarkerTherapy } from "../../../entries/biomarker-therapy.ts";
import type { Provenance } from "../../../entries/common.ts";
import type { Term } from "../../../shared/term.ts";
import type { NameCell, NameList, TermVocabulary } from "../../name-list.ts";
import { type CivicContext, phenotypeCell, therapyCell } from "./context.ts";
import type { CivicRow } from "./layouts.ts";
import { quote, type RowReading } from "./row-reading.ts";

/** CIViC's content is in the public domain (civicdb.org, Terms). */
export const CIVIC_LICENCE = "CC0-1.0";

type FieldInput = {
  readonly row: CivicRow;
  readonly reading: RowReading;
  readonly context: CivicContext;
};

/** What evidence items and assertions have alike. */
export function sharedFields(
  input: FieldInput,
): Pick<
  BiomarkerTherapy,
  "kind" | "module" | "licence" | "profile" | "disease" | "phenotypes" | "therapies"
> {
  const { row, reading, context } = input;
  return {
    kind: "biomarker-therapy",
    module: "assertion",
    licence: CIVIC_LICENCE,
    profile: readProfile(input),
    disease: readDisease(reading),
    phenotypes: readNames({
      reading,
      cell: phenotypeCell(row),
      list: context.phenotypes,
      vocabulary: context.phenotypeVocabulary,
      what: "phenotypes",
    }),
    therapies: readNames({
      reading,
      cell: therapyCell(row),
      list: context.therapies,
      vocabulary: context.therapyVocabulary,
      what: "therapies",
    }),
  };
}

/** Where a row comes from; `prefix` is EID or AID. */
export function readProvenance(input: {
  reading: RowReading;
  recordId: string;
  url: "evidence_civic_url" | "assertion_civic_url";
}): Provenance {
  const { reading, recordId, url } = input;
  const profileId = reading.optional("molecular_profile_id");
  return {
    source: "civic",
    recordId,
    subjectId: profileId === null ? null : `civic.mpid:${profileId}`,
    url: reading.optional(url),
    status: reading.optional("evidence_status"),
    lastReviewed: reading.optional("last_review_date"),
    flagged: reading.flag("is_flagged"),
  };
}

function readProfile({ reading, context }: FieldInput): ProfileNode {
  if (!reading.hasColumn("molecular_profile")) {
    const biomarker = context.catalog.fromGeneAndVariant({
      gene: reading.text("gene"),
      entrezId: reading.text("entrez_id"),
      variant: reading.text("variant"),
      variantId: reading.text("variant_id"),
    });
    return { op: "is", biomarker };
  }
  const text = reading.text("molecular_profile");
  const profileId = reading.text("molecular_profile_id");
  if (context.catalog.hasProfile(profileId) === false) {
    reading.remark("profile-unknown", `Profile ${profileId} is not in the file of profiles.`);
  }
  const parsed = parseProfile({
    text,
    resolve: context.catalog.resolverFor(profileId),
    guess: (name) => context.catalog.guessFor({ profileId, name }),
  });
  if (!parsed.ok) {
    reading.remark("profile-unparsed", `${parsed.error.message} It was kept as one biomarker.`);
    return { op: "is", biomarker: { type: "variant", gene: null, name: text, id: null } };
  }
  const { profile, unknownNames } = parsed.value;
  if (unknownNames.length > 0 && context.catalog.hasVariants) {
    const names = unknownNames.map(quote).join(", ");
    reading.remark("variant-unknown", `Not in the file of variants: ${names}.`);
  }
  const printed = printProfile(profile);
  if (collapse(printed) !== collapse(text)) {
    reading.remark("profile-rewritten", `The profile is written ${quote(printed)} here.`);
  }
  return profile;
}

function readDisease(reading: RowReading): Term | null {
  const label = reading.text("disease");
  const doid = reading.text("doid").replace(/^DOID:/, "");
  if (doid !== "" && !/^\d+$/.test(doid)) {
    reading.fault("id-malformed", `doid must be a number, not ${quote(doid)}.`);
    return null;
  }
  if (label === "" && doid === "") {
    return null;
  }
  if (label === "") {
    reading.remark(
      "disease-without-name",
      `The disease has an identifier, DOID:${doid}, but no name.`,
    );
  }
  const id = doid === "" ? null : `DOID:${doid}`;
  return { label: label || `DOID:${doid}`, id, xrefs: [] };
}

function readNames(input: {
  reading: RowReading;
  cell: NameCell;
  list: NameList;
  vocabulary: TermVocabulary;
  what: "therapies" | "phenotypes";
}): Term[] {
  const { reading, cell, list, vocabulary, what } = input;
  const { names, isAmbiguous } = list.split(cell);
  if (isAmbiguous) {
    const message = `The commas in ${quote(cell.text)} have several readings; it was kept as one name.`;
    reading.remark(`${what}-ambiguous`, message);
  }
  return names.map((label) => {
    const term = vocabulary.find(label);
    return { label, id: term?.id ?? null, xrefs: term?.xrefs ?? [] };
  });
}

function collapse(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}
