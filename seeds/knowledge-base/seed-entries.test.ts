/**
 * Goal: the starter knowledge base is complete, valid and well-formed.
 * Method: the counts and pairs that it promises; every entry through the content schema, the rules
 * of its type and the duplicate key; ids by shape.
 */
import { describe, expect, it } from "vitest";
import { biomarkersOf } from "#app/domain/biomarkers/profile.ts";
import { checkContent } from "#app/domain/entries/check-content.ts";
import { entryContent } from "#app/domain/entries/entry-content.ts";
import { identityKey } from "#app/domain/entries/identity-key.ts";
import { normalizeContent } from "#app/domain/entries/normalize.ts";
import { EVIDENCE_TYPES } from "#app/domain/entries/vocabulary.ts";
import { LEVEL_SCHEMES } from "#app/domain/evidence/registry.ts";
import type { LevelSchemeId } from "#app/domain/evidence/scheme.ts";
import { toPlainText } from "#app/domain/richtext/to-plain-text.ts";
import { SEED_ENTRIES } from "./seed-entries.ts";
import type { BiomarkerTherapySeed, GeneDrugSeed } from "./seed-entry.ts";
import { SEED_TERMS } from "./terms.ts";
import { citedRecords, toEntryContent } from "./to-content.ts";

const GENE_DRUG = SEED_ENTRIES.filter((seed): seed is GeneDrugSeed => seed.kind === "gene-drug");
const BIOMARKER_THERAPY = SEED_ENTRIES.filter(
  (seed): seed is BiomarkerTherapySeed => seed.kind === "biomarker-therapy",
);

const levelsOf = (scheme: LevelSchemeId) =>
  new Set(
    SEED_ENTRIES.flatMap(({ levels }) => levels)
      .filter((level) => level.scheme === scheme)
      .map(({ value }) => value),
  );

const allLevels = (scheme: LevelSchemeId) =>
  new Set(LEVEL_SCHEMES[scheme].levels.map(({ value }) => value));

describe("the collection", () => {
  it("holds at least 25 gene–drug and 35 biomarker–therapy entries", () => {
    expect(GENE_DRUG.length).toBeGreaterThanOrEqual(25);
    expect(BIOMARKER_THERAPY.length).toBeGreaterThanOrEqual(35);
  });

  it("uses every CIViC, ClinPGx and CPIC level and every evidence type", () => {
    expect(levelsOf("civic")).toEqual(allLevels("civic"));
    expect(levelsOf("clinpgx")).toEqual(allLevels("clinpgx"));
    expect(levelsOf("cpic")).toEqual(allLevels("cpic"));
    expect(new Set(BIOMARKER_THERAPY.map(({ evidenceType }) => evidenceType))).toEqual(
      new Set(EVIDENCE_TYPES),
    );
  });

  it.each([
    ["CYP2C19", "clopidogrel"],
    ["CYP2D6", "codeine"],
    ["TPMT", "mercaptopurine"],
    ["NUDT15", "mercaptopurine"],
    ["DPYD", "fluorouracil"],
    ["DPYD", "capecitabine"],
    ["SLCO1B1", "simvastatin"],
    ["HLA-B", "abacavir"],
    ["VKORC1", "warfarin"],
    ["CYP2C9", "warfarin"],
    ["UGT1A1", "irinotecan"],
    ["CYP2C19", "citalopram"],
    ["CYP2D6", "nortriptyline"],
    ["G6PD", "rasburicase"],
  ])("knows %s with %s", (gene, drug) => {
    const isThere = GENE_DRUG.some(
      (seed) =>
        seed.genes.some(({ label }) => label === gene) &&
        seed.drugs.some(({ label }) => label === drug),
    );
    expect(isThere).toBe(true);
  });

  it.each([
    ["EGFR", "L858R", "osimertinib", "sensitivity-response"],
    ["EGFR", "T790M", "gefitinib", "resistance"],
    ["BRAF", "V600E", "vemurafenib", "sensitivity-response"],
    ["ALK", "Fusion", "alectinib", "sensitivity-response"],
    ["NTRK1", "Fusion", "larotrectinib", "sensitivity-response"],
    ["ERBB2", "Amplification", "trastuzumab", "sensitivity-response"],
    ["KRAS", "G12C", "sotorasib", "sensitivity-response"],
    ["BRCA1", "Mutation", "olaparib", "sensitivity-response"],
    ["CD274", "Expression", "pembrolizumab", "sensitivity-response"],
    [null, "Microsatellite Instability-High", "pembrolizumab", "sensitivity-response"],
  ])("knows %s %s with %s: %s", (gene, name, drug, significance) => {
    const isThere = BIOMARKER_THERAPY.some(
      (seed) =>
        seed.significance === significance &&
        seed.therapies.some(({ label }) => label === drug) &&
        biomarkersOf(seed.profile).some(
          (marker) => marker.name === name && (marker.gene?.label ?? null) === gene,
        ),
    );
    expect(isThere).toBe(true);
  });

  it("holds a companion diagnostic, recommendations, and entries whose sources disagree", () => {
    expect(BIOMARKER_THERAPY.some((seed) => seed.assertion?.companionDiagnostic === true)).toBe(
      true,
    );
    expect(SEED_ENTRIES.filter(({ module }) => module === "recommendation").length).toBe(3);
    const disputed = SEED_ENTRIES.filter(({ evidence }) => {
      const directions = new Set(evidence.map(({ direction }) => direction));
      return directions.has("supports") && directions.has("disputes");
    });
    expect(disputed.length).toBeGreaterThanOrEqual(3);
  });

  it("repeats neither a slug nor a claim", () => {
    const slugs = SEED_ENTRIES.map(({ slug }) => slug);
    const claims = SEED_ENTRIES.map((seed) => identityKey(toEntryContent(seed)));
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(new Set(claims).size).toBe(claims.length);
  });
});

describe.each(SEED_ENTRIES.map((seed) => [seed.slug, seed] as const))("%s", (slug, seed) => {
  const content = toEntryContent(seed);

  it("is valid content in canonical form that can be submitted", () => {
    expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(entryContent.parse(content)).toEqual(content);
    expect(normalizeContent(content)).toEqual(content);
    expect(checkContent(content).filter(({ severity }) => severity === "error")).toEqual([]);
  });

  it("says what it says in two to four sentences and names its sources", () => {
    const text = toPlainText(content.statement);
    const sentences = text.match(/[.!?](?=\s|$)/g) ?? [];
    expect(text.length).toBeGreaterThanOrEqual(80);
    expect(sentences.length).toBeGreaterThanOrEqual(2);
    expect(sentences.length).toBeLessThanOrEqual(4);
    expect(seed.factSource.length).toBeGreaterThan(0);
    for (const source of seed.factSource) {
      expect(source).toMatch(
        /^(CIViC 2024-08-01 (EID|AID)\d+|ClinPGx 2025-01-05 annotation \d+|CPIC pairs 2025-06-17|PharmCAT 2\.9\.0 \S+|FDA table of .+|doi:10\.\S+)$/,
      );
    }
  });
});

describe("the terms", () => {
  const shapes: Record<keyof typeof SEED_TERMS, RegExp> = {
    genes: /^HGNC:\d+$/,
    drugs: /^(NCIT:C\d+|RXNORM:\d+|ATC:[A-Z]\d{2}[A-Z]?[A-Z]?)$/,
    diseases: /^DOID:\d+$/,
    phenotypes: /^(MONDO:\d{7}|MESH:D\d{6,9}|HP:\d{7})$/,
  };

  it.each(Object.entries(SEED_TERMS))(
    "have ids of their vocabulary, each once: %s",
    (kind, terms) => {
      const shape = shapes[kind as keyof typeof SEED_TERMS];
      const ids = terms.flatMap(({ id }) => (id === null ? [] : [id]));
      expect(ids.filter((id) => !shape.test(id))).toEqual([]);
      expect(new Set(ids).size).toBe(ids.length);
      expect(new Set(terms.map(({ label }) => label)).size).toBe(terms.length);
    },
  );

  it("cover what the entries name, and nothing else", () => {
    const named = new Set(
      SEED_ENTRIES.flatMap((seed) => {
        const markers = seed.profile === null ? [] : biomarkersOf(seed.profile);
        const genes = markers.flatMap(({ gene }) => (gene === null ? [] : [gene]));
        return seed.kind === "gene-drug"
          ? [...genes, ...seed.genes, ...seed.drugs, ...seed.phenotypes]
          : [...genes, ...seed.therapies, ...(seed.disease === null ? [] : [seed.disease])];
      }).map(({ label }) => label),
    );
    const listed = Object.values(SEED_TERMS).flatMap((terms) => terms.map(({ label }) => label));
    expect([...named].filter((label) => !listed.includes(label))).toEqual([]);
    expect(listed.filter((label) => !named.has(label))).toEqual([]);
  });
});

describe("citedRecords", () => {
  it("turns record ids into identifiers and leaves out sources without one", () => {
    expect(
      citedRecords([
        "CIViC 2024-08-01 EID1409",
        "CIViC 2024-08-01 AID5",
        "ClinPGx 2025-01-05 annotation 981201535",
        "CPIC pairs 2025-06-17",
        "doi:10.1056/NEJMoa2017699",
      ]),
    ).toEqual(["civic.eid:1409", "civic.aid:5", "clinpgx:981201535"]);
  });
});
