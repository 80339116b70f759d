/**
 * Goal: nothing in the starter knowledge base is invented.
 * Method: every (gene, drug or therapy, PMID), every record that an entry names as its source, every
 * identifier and every trial is looked up in the public files; no sentence of theirs is repeated.
 * Skipped, with the reason, where the files are absent.
 */
import { beforeEach, describe, expect, it } from "vitest";
import { biomarkersOf } from "#app/domain/biomarkers/profile.ts";
import { SIGNIFICANCE_LABELS, VARIANT_ORIGIN_LABELS } from "#app/domain/entries/vocabulary.ts";
import { publicDataFolder } from "#test/support/public-data.ts";
import { type FactFiles, type Row, readFactFiles, sentencesOf } from "./fact-files.ts";
import { SEED_ENTRIES } from "./seed-entries.ts";
import type { BiomarkerTherapySeed, GeneDrugSeed, SeedEntry } from "./seed-entry.ts";
import { SEED_TERMS } from "./terms.ts";

const dataDir = publicDataFolder();
const files = readFactFiles(dataDir);
const ABSENT = `the public data files are not in ${dataDir}; set CURATORIUM_DATA_DIR`;

beforeEach(({ skip }) => {
  if (files === null) skip(ABSENT);
});

const BIOMARKER_THERAPY = SEED_ENTRIES.filter(
  (seed): seed is BiomarkerTherapySeed => seed.kind === "biomarker-therapy",
);
const GENE_DRUG = SEED_ENTRIES.filter((seed): seed is GeneDrugSeed => seed.kind === "gene-drug");

const named = <Seed extends SeedEntry>(seeds: readonly Seed[]) =>
  seeds.map((seed) => [seed.slug, seed] as const);

describe.each(named(BIOMARKER_THERAPY))("%s", (_slug, seed) => {
  const papers = seed.factSource.filter((source) => source.startsWith("doi:"));

  it("stands in CIViC for every gene, therapy and PMID, or names the papers themselves", () => {
    const missing = missingCivicFacts({ seed, rows: here().civicEvidence });
    if (papers.length > 0) {
      expect(papers).toHaveLength(seed.evidence.length);
    } else {
      expect(missing).toEqual([]);
    }
  });

  it("says what the first record says that it names", () => {
    if (papers.length > 0) return;
    const ids = recordIds({ seed, pattern: /^CIViC 2024-08-01 EID(\d+)$/ });
    const rows = ids.map((id) => find(here().civicEvidence, "evidence_id", id));
    const [first] = rows;
    expect(first).toMatchObject({
      evidence_type: capitalised(seed.evidenceType),
      evidence_direction: seed.direction === "supports" ? "Supports" : "Does Not Support",
      significance: SIGNIFICANCE_LABELS[seed.significance],
      variant_origin: VARIANT_ORIGIN_LABELS[seed.variantOrigin],
      evidence_level: seed.levels.find(({ scheme }) => scheme === "civic")?.value,
      doid: seed.disease?.id?.replace("DOID:", "") ?? "",
    });
    expect(namesIn(first?.therapies)).toEqual(labels(seed.therapies).sort());
    if (seed.rating !== null) {
      expect(Number(first?.rating)).toBe(seed.rating);
    }
    for (const row of rows) {
      expect(seed.evidence.map(({ pmid }) => pmid).concat(extraPmids(seed))).toContain(
        row?.citation_id,
      );
    }
  });

  it("names authors and trials as CIViC has them", () => {
    for (const { pmid, label, trials } of seed.evidence) {
      const rows = here().civicEvidence.filter((row) => row.citation_id === pmid);
      if (rows.length > 0) {
        expect(rows.map(({ citation }) => citation)).toContain(label);
        const known = new Set(rows.flatMap((row) => row.nct_ids?.match(/NCT\d{8}/g) ?? []));
        const stated = rows.map((row) => row.evidence_statement).join(" ");
        expect((trials ?? []).filter((id) => !known.has(id) && !stated.includes(id))).toEqual([]);
      }
    }
  });

  it("agrees with the assertion that it names", () => {
    for (const id of recordIds({ seed, pattern: /^CIViC 2024-08-01 AID(\d+)$/ })) {
      const row = find(here().civicAssertions, "assertion_id", id);
      expect(row?.amp_category).toBe(
        seed.levels.find(({ scheme }) => scheme === "amp-asco-cap")?.value,
      );
      expect(row?.regulatory_approval).toBe(String(seed.assertion?.regulatoryApproval));
      expect(row?.fda_companion_test).toBe(String(seed.assertion?.companionDiagnostic));
      expect(row?.nccn_guideline).toBe(seed.assertion?.guideline?.name);
      expect(row?.nccn_guideline_version).toBe(seed.assertion?.guideline?.version);
    }
  });
});

describe.each(named(GENE_DRUG))("%s", (_slug, seed) => {
  it("stands in ClinPGx or CPIC for every gene, drug and PMID", () => {
    expect(missingPgxFacts({ seed, facts: here() })).toEqual([]);
  });

  it("has the levels of the annotation and pairs that it names", () => {
    const level = (scheme: string) => seed.levels.find((one) => one.scheme === scheme)?.value;
    const [id] = recordIds({ seed, pattern: /^ClinPGx 2025-01-05 annotation (\d+)$/ });
    if (id !== undefined) {
      const row = find(here().annotations, "Clinical Annotation ID", id);
      expect(row?.["Level of Evidence"]).toBe(level("clinpgx"));
      const categories = (row?.["Phenotype Category"] ?? "").toLowerCase().replace("/", "-");
      expect(categories.split(";")).toEqual(expect.arrayContaining([...seed.phenotypeCategories]));
    }
    expect(id === undefined).toBe(level("clinpgx") === undefined);
    const pairs = here().cpicPairs.filter(
      (row) =>
        labels(seed.genes).includes(row.Gene ?? "") &&
        labels(seed.drugs).includes(row.Medication ?? ""),
    );
    if (level("cpic") !== undefined) {
      expect(pairs).toHaveLength(seed.genes.length * seed.drugs.length);
      expect(new Set(pairs.map((row) => row["CPIC Level"]))).toEqual(new Set([level("cpic")]));
    }
  });
});

describe("the lookups themselves", () => {
  it("miss a triple that is one step from a true one", () => {
    const braf = seedOf(BIOMARKER_THERAPY, "braf-v600e-vemurafenib-melanoma");
    const rows = here().civicEvidence;
    const [line] = braf.evidence;
    const otherPaper = line === undefined ? [] : [{ ...line, pmid: "32955177" }];
    expect(missingCivicFacts({ seed: { ...braf, evidence: otherPaper }, rows })).toEqual([
      "BRAF, vemurafenib, 32955177",
    ]);
    const codeine = seedOf(GENE_DRUG, "cyp2d6-codeine-toxicity");
    const { drugs } = seedOf(GENE_DRUG, "hla-b-57-01-abacavir");
    expect(missingPgxFacts({ seed: { ...codeine, drugs }, facts: here() })).toHaveLength(
      codeine.evidence.length,
    );
  });
});

describe("the wording", () => {
  it("repeats no sentence of the files", () => {
    const theirs = new Set(here().prose.flatMap(sentencesOf));
    const ours = SEED_ENTRIES.flatMap((seed) => [
      seed.statement,
      seed.summary ?? "",
      ...seed.evidence.map(({ summary }) => summary),
      ...(seed.kind === "gene-drug" ? (seed.genotypes ?? []).map(({ text }) => text) : []),
    ]).flatMap(sentencesOf);
    expect(ours.filter((sentence) => theirs.has(sentence))).toEqual([]);
    expect(theirs.size).toBeGreaterThan(10_000);
  });
});

describe("the identifiers", () => {
  it("of genes are HGNC's, with NCBI's beside them", () => {
    for (const { label, id, xrefs } of SEED_TERMS.genes) {
      const row = find(here().genes, "symbol", label);
      expect([id, xrefs]).toEqual([row?.hgnc_id, [`NCBIGene:${row?.entrez_id}`]]);
    }
  });

  it("of drugs stand in the files under the drug's name", () => {
    for (const { label, id, xrefs } of SEED_TERMS.drugs) {
      const known = drugIds(label);
      expect([id ?? "", ...xrefs].filter((one) => !known.has(one))).toEqual([]);
    }
  });

  it("of diseases and phenotypes stand in the files", () => {
    const { diseaseIds, phenotypeIds } = here();
    const unknown = [
      ...SEED_TERMS.diseases.filter(({ id }) => id !== null && !diseaseIds.has(id)),
      ...SEED_TERMS.phenotypes.filter(({ id }) => id !== null && !phenotypeIds.has(id)),
    ];
    expect(unknown).toEqual([]);
  });
});

/** The triples of a biomarker–therapy entry that no evidence item of CIViC holds. */
function missingCivicFacts(input: { seed: BiomarkerTherapySeed; rows: readonly Row[] }): string[] {
  const { seed, rows } = input;
  const genes = biomarkersOf(seed.profile).flatMap(({ gene }) => (gene === null ? [] : [gene]));
  const therapies = seed.therapies.length > 0 ? labels(seed.therapies) : [null];
  return combinations(labels(genes), therapies, seed)
    .filter(
      ([gene, therapy, pmid]) =>
        !rows.some(
          (row) =>
            row.citation_id === pmid &&
            row.source_type === "PubMed" &&
            (row.molecular_profile ?? "").split(/[ ()]+/).includes(gene) &&
            (therapy === null || namesIn(row.therapies).includes(therapy)),
        ),
    )
    .map((triple) => triple.join(", "));
}

/** The triples of a gene–drug entry that neither ClinPGx's evidence nor a CPIC pair holds. */
function missingPgxFacts(input: { seed: GeneDrugSeed; facts: FactFiles }): string[] {
  const { seed, facts } = input;
  return combinations(labels(seed.genes), labels(seed.drugs), seed)
    .filter(([gene, drug, pmid]) => {
      const isAnnotated = facts.annotations.some(
        (row) =>
          row.Gene?.split(";").includes(gene) &&
          row["Drug(s)"]?.split(";").includes(drug ?? "") &&
          facts.annotationPmids.get(row["Clinical Annotation ID"] ?? "")?.has(pmid),
      );
      const isPaired = facts.cpicPairs.some(
        (row) =>
          row.Gene === gene &&
          row.Medication === drug &&
          row["CPIC Publications (PMID)"]?.split(";").includes(pmid),
      );
      return !isAnnotated && !isPaired;
    })
    .map((triple) => triple.join(", "));
}

function combinations(
  genes: readonly string[],
  drugs: readonly (string | null)[],
  seed: SeedEntry,
): [gene: string, drug: string | null, pmid: string][] {
  return [...new Set(genes)].flatMap((gene) =>
    drugs.flatMap((drug) =>
      seed.evidence.map(({ pmid }): [string, string | null, string] => [gene, drug, pmid]),
    ),
  );
}

/** Records that confirm a fact without being one of its evidence lines (a review, a second cohort). */
function extraPmids(seed: SeedEntry): string[] {
  return (
    {
      "egfr-t790m-osimertinib-nsclc": ["26729184"],
      "hoxb13-g84e-predisposing-prostate": ["26108461"],
    }[seed.slug] ?? []
  );
}

function drugIds(label: string): Set<string> {
  const { drugs, chemicals, cpicPairs } = here();
  const inNci = drugs.filter((row) => row.nci_concept_display_name?.toLowerCase() === label);
  const inClinPgx = chemicals.filter((row) => row.Name === label);
  const inCpic = cpicPairs.filter((row) => row.Medication === label);
  const list = (prefix: string, cell: string | undefined) =>
    (cell ?? "").split(/, ?/).map((id) => `${prefix}:${id}`);
  return new Set([
    ...inNci.flatMap((row) => [`NCIT:${row.ncit_code}`, `CHEMBL:${row.molecule_chembl_id}`]),
    ...inClinPgx.flatMap((row) => list("RXNORM", row["RxNorm Identifiers"])),
    ...inClinPgx.flatMap((row) => list("ATC", row["ATC Identifiers"])),
    ...inCpic.flatMap((row) => list("RXNORM", row["Drug RxNorm ID"])),
    ...inCpic.flatMap((row) => list("ATC", row["Drug ATC IDs"])),
  ]);
}

function recordIds(input: { seed: SeedEntry; pattern: RegExp }): string[] {
  return input.seed.factSource.flatMap((source) => input.pattern.exec(source)?.[1] ?? []);
}

function find(rows: readonly Row[], name: string, value: string): Row | undefined {
  return rows.find((row) => row[name] === value);
}

function seedOf<Seed extends SeedEntry>(seeds: readonly Seed[], slug: string): Seed {
  const seed = seeds.find((one) => one.slug === slug);
  if (seed === undefined) throw new Error(`There is no seed entry ${slug}.`);
  return seed;
}

function namesIn(cell: string | undefined): string[] {
  return (cell ?? "")
    .toLowerCase()
    .split(",")
    .filter((name) => name !== "")
    .sort();
}

function labels(terms: readonly { readonly label: string }[]): string[] {
  return terms.map(({ label }) => label);
}

function capitalised(word: string): string {
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

function here(): FactFiles {
  if (files === null) throw new Error(ABSENT);
  return files;
}
