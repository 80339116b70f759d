import type { BiomarkerTherapy } from "#app/domain/entries/biomarker-therapy.ts";
import type { EntryContent } from "#app/domain/entries/entry-content.ts";
import type { GeneDrug } from "#app/domain/entries/gene-drug.ts";
import { normalizeContent } from "#app/domain/entries/normalize.ts";
import type { EvidenceLine } from "#app/domain/evidence/evidence-line.ts";
import type { Level } from "#app/domain/evidence/level.ts";
import { LEVEL_SCHEMES } from "#app/domain/evidence/registry.ts";
import { fromPlainText } from "#app/domain/richtext/from-plain-text.ts";
import type { BiomarkerTherapySeed, GeneDrugSeed, SeedEntry, SeedEvidence } from "./seed-entry.ts";
import { toTerm } from "./terms/seed-term.ts";

/** The seed's texts are ours and given away; what they state are facts. */
const LICENCE = "CC0-1.0";

/** The content of a seed entry in canonical form, valid by the content schema and the rules of its type. */
export function toEntryContent(seed: SeedEntry): EntryContent {
  return normalizeContent(
    seed.kind === "gene-drug" ? geneDrugContent(seed) : biomarkerTherapyContent(seed),
  );
}

/**
 * The records of other knowledge bases that an entry's facts were read from, as identifiers
 * (`civic.eid:1409`, `civic.aid:5`, `clinpgx:981201535`). Sources without record ids give none.
 */
export function citedRecords(factSource: readonly string[]): string[] {
  return factSource.flatMap((source) => {
    const civic = /^CIViC \S+ (EID|AID)(\d+)$/.exec(source);
    if (civic !== null) {
      return [`civic.${civic[1]?.toLowerCase()}:${civic[2]}`];
    }
    const annotation = /^ClinPGx \S+ annotation (\d+)$/.exec(source);
    return annotation === null ? [] : [`clinpgx:${annotation[1]}`];
  });
}

function biomarkerTherapyContent(seed: BiomarkerTherapySeed): BiomarkerTherapy {
  return {
    kind: "biomarker-therapy",
    recordType: seed.assertion === undefined ? "evidence-item" : "assertion",
    profile: seed.profile,
    disease: seed.disease === null ? null : toTerm(seed.disease),
    phenotypes: [],
    therapies: seed.therapies.map(toTerm),
    therapyInteraction: seed.therapyInteraction ?? null,
    evidenceType: seed.evidenceType,
    direction: seed.direction,
    significance: seed.significance,
    variantOrigin: seed.variantOrigin,
    rating: seed.rating,
    assertion:
      seed.assertion === undefined
        ? null
        : {
            acmgCodes: [],
            clingenCodes: [],
            guideline: seed.assertion.guideline ?? null,
            regulatoryApproval: seed.assertion.regulatoryApproval,
            companionDiagnostic: seed.assertion.companionDiagnostic,
          },
    ...common(seed),
  };
}

function geneDrugContent(seed: GeneDrugSeed): GeneDrug {
  return {
    kind: "gene-drug",
    genes: seed.genes.map(toTerm),
    profile: seed.profile,
    drugs: seed.drugs.map(toTerm),
    phenotypeCategories: [...seed.phenotypeCategories],
    phenotypes: seed.phenotypes.map(toTerm),
    population: seed.population ?? null,
    genotypes: (seed.genotypes ?? []).map((one) => ({
      genotype: one.genotype,
      text: one.text,
      alleleFunction: one.alleleFunction ?? null,
    })),
    ...common(seed),
  };
}

function common(seed: SeedEntry) {
  return {
    module: seed.module ?? "assertion",
    levels: seed.levels.map(
      ({ scheme, value, basis, reason }): Level => ({
        scheme,
        schemeVersion: LEVEL_SCHEMES[scheme].version,
        value,
        basis: basis ?? "assigned",
        reason: reason ?? null,
      }),
    ),
    statement: fromPlainText(seed.statement),
    summary: seed.summary ?? null,
    evidence: seed.evidence.map(evidenceLine),
    citedEntries: citedRecords(seed.factSource),
    licence: LICENCE,
    provenance: null,
  };
}

function evidenceLine(line: SeedEvidence): EvidenceLine {
  return {
    citation: { source: "pubmed", id: line.pmid, label: line.label ?? null, abstract: null },
    direction: line.direction,
    summary: line.summary,
    quote: null,
    locator: null,
    studyType: line.studyType ?? null,
    trials: [...(line.trials ?? [])],
  };
}
