import { type BiomarkerTherapy, biomarkerTherapy } from "#app/domain/entries/biomarker-therapy.ts";
import { type GeneDrug, geneDrug } from "#app/domain/entries/gene-drug.ts";
import { fromPlainText } from "#app/domain/richtext/from-plain-text.ts";
import type { Term } from "#app/domain/shared/term.ts";

/** A term without cross-references. */
export function sampleTerm(label: string, id: string | null = null): Term {
  return { label, id, xrefs: [] };
}

/** A complete evidence item that every rule accepts; fields given replace its own. Checked by the schema. */
export function sampleEvidenceItem(fields: Partial<BiomarkerTherapy> = {}): BiomarkerTherapy {
  return biomarkerTherapy.parse({
    kind: "biomarker-therapy",
    recordType: "evidence-item",
    profile: {
      op: "is",
      biomarker: {
        type: "variant",
        gene: sampleTerm("EGFR", "NCBIGene:1956"),
        name: "L858R",
        id: null,
      },
    },
    disease: sampleTerm("Lung Non-small Cell Carcinoma", "DOID:3908"),
    phenotypes: [],
    therapies: [sampleTerm("Osimertinib", "NCIT:C116377")],
    therapyInteraction: null,
    evidenceType: "predictive",
    direction: "supports",
    significance: "sensitivity-response",
    variantOrigin: "somatic",
    rating: 4,
    assertion: null,
    module: "assertion",
    levels: [
      { scheme: "civic", schemeVersion: "2.0", value: "B", basis: "assigned", reason: null },
    ],
    statement: fromPlainText("Tumours with this variant responded to treatment."),
    summary: null,
    evidence: [
      {
        citation: { source: "pubmed", id: "29151359", label: "Soria et al., 2018", abstract: null },
        direction: "supports",
        summary: null,
        quote: null,
        locator: null,
        studyType: null,
        trials: ["NCT02296125"],
      },
    ],
    citedEntries: [],
    licence: "CC0-1.0",
    provenance: null,
    ...fields,
  });
}

/** A complete assertion that every rule accepts; fields given replace its own. */
export function sampleAssertion(fields: Partial<BiomarkerTherapy> = {}): BiomarkerTherapy {
  return sampleEvidenceItem({
    recordType: "assertion",
    rating: null,
    levels: [
      {
        scheme: "amp-asco-cap",
        schemeVersion: "2017",
        value: "Tier I - Level A",
        basis: "assigned",
        reason: null,
      },
    ],
    summary: "The variant predicts response.",
    citedEntries: ["civic.eid:229"],
    assertion: {
      acmgCodes: [],
      clingenCodes: [],
      guideline: null,
      regulatoryApproval: null,
      companionDiagnostic: null,
    },
    ...fields,
  });
}

/** A gene–drug entry of a knowledge base that scores its evidence: two lines of one publication and a guideline that does not count. */
export function sampleScoredGeneDrug(fields: Partial<GeneDrug> = {}): GeneDrug {
  const [line] = sampleEvidenceItem().evidence;
  if (line === undefined) throw new Error("the sample has no evidence");
  return sampleGeneDrug({
    genotypes: [{ genotype: "*1/*2", text: "May respond less.", alleleFunction: "No function" }],
    score: "4.25",
    levelModifiers: ["tier-1-vip"],
    history: [
      { date: "2021-03-24", type: "Update", comment: "Score added" },
      { date: "2021-03-25", type: "Update", comment: null },
    ],
    evidence: [
      {
        ...line,
        summary: "It responds less.",
        annotation: {
          id: "clinpgx:1",
          type: "variant-drug",
          score: "4.25",
          counted: "yes",
          reason: null,
        },
      },
      {
        ...line,
        annotation: {
          id: "clinpgx:2",
          type: "variant-phenotype",
          score: null,
          counted: "no",
          reason: "In vitro study",
        },
      },
      {
        ...line,
        citation: { source: "guideline", id: "PA166104948", label: null, abstract: null },
        annotation: {
          id: "clinpgx:PA166104948",
          type: "guideline",
          score: "100",
          counted: "no",
          reason: "It makes no recommendation.",
        },
      },
    ],
    ...fields,
  });
}

/** A complete gene–drug entry that every rule accepts; fields given replace its own. */
export function sampleGeneDrug(fields: Partial<GeneDrug> = {}): GeneDrug {
  const { evidence, statement } = sampleEvidenceItem();
  return geneDrug.parse({
    kind: "gene-drug",
    genes: [sampleTerm("CYP2C19", "HGNC:2621")],
    profile: null,
    drugs: [sampleTerm("Clopidogrel", "RXNORM:32968")],
    phenotypeCategories: ["efficacy"],
    phenotypes: [],
    population: null,
    genotypes: [],
    module: "assertion",
    levels: [
      { scheme: "clinpgx", schemeVersion: "2021", value: "1A", basis: "assigned", reason: null },
    ],
    statement,
    summary: null,
    evidence,
    citedEntries: [],
    licence: "CC0-1.0",
    provenance: null,
    ...fields,
  });
}
