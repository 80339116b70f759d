import type { Biomarker, ProfileNode } from "#app/domain/biomarkers/profile.ts";
import type { EntryContent } from "#app/domain/entries/entry-content.ts";
import type { EntryKind } from "#app/domain/entries/vocabulary.ts";
import { LEVEL_SCHEME_IDS, type LevelSchemeId } from "#app/domain/evidence/scheme.ts";
import type { StatementDocument } from "#app/domain/richtext/nodes.ts";
import type { Term } from "#app/domain/shared/term.ts";

/** What is typed into a form: text as it stands there, nothing where a field was left empty. */
type Typed = string | undefined;

/** A term's two inputs. */
export type TermValues = { label?: Typed; id?: Typed };

/** A biomarker's row of inputs. `isNegated` is a checkbox. */
export type BiomarkerValues = {
  type?: Typed;
  gene?: Typed;
  geneId?: Typed;
  name?: Typed;
  id?: Typed;
  isNegated?: Typed;
};

/** A source's row of inputs. */
export type EvidenceValues = {
  source?: Typed;
  id?: Typed;
  label?: Typed;
  abstract?: Typed;
  direction?: Typed;
  summary?: Typed;
  quote?: Typed;
  locator?: Typed;
  studyType?: Typed;
  trials?: Typed;
};

/** A genotype's row of inputs. */
export type GenotypeValues = { genotype?: Typed; text?: Typed; alleleFunction?: Typed };

/** Everything that the entry form sends, for both kinds of entry. */
export type EntryFormValues = {
  recordType?: Typed;
  /** How the biomarkers combine. */
  operator?: Typed;
  biomarkers?: BiomarkerValues[] | undefined;
  disease?: TermValues | undefined;
  phenotypes?: TermValues[] | undefined;
  therapies?: TermValues[] | undefined;
  therapyInteraction?: Typed;
  evidenceType?: Typed;
  direction?: Typed;
  significance?: Typed;
  variantOrigin?: Typed;
  rating?: Typed;
  genes?: TermValues[] | undefined;
  drugs?: TermValues[] | undefined;
  phenotypeCategories?: string[] | undefined;
  population?: Typed;
  genotypes?: GenotypeValues[] | undefined;
  levels?: { [scheme in LevelSchemeId]?: Typed } | undefined;
  /** The statement as the editor's document, and as plain text where there is no script. */
  statement?: Typed;
  statementText?: Typed;
  summary?: Typed;
  evidence?: EvidenceValues[] | undefined;
  reason?: Typed;
};

/** The schemes that each kind of entry is graded by. */
export const SCHEMES_OF_KIND: Record<EntryKind, readonly LevelSchemeId[]> = {
  "biomarker-therapy": ["civic", "amp-asco-cap"],
  "gene-drug": ["clinpgx", "cpic"],
};

/** A profile that the form's rows can show: one biomarker, or a plain AND or OR of biomarkers. */
export type FlatProfile = {
  readonly operator: "and" | "or";
  readonly biomarkers: readonly { readonly biomarker: Biomarker; readonly isNegated: boolean }[];
};

/** A profile as rows, or null when it nests deeper than rows can say; it is then kept as it is. */
export function flattenProfile(profile: ProfileNode): FlatProfile | null {
  const single = leaf(profile);
  if (single !== null) {
    return { operator: "and", biomarkers: [single] };
  }
  if (profile.op !== "and" && profile.op !== "or") {
    return null;
  }
  const leaves = profile.of.map(leaf);
  return leaves.every((part) => part !== null)
    ? { operator: profile.op, biomarkers: leaves }
    : null;
}

function leaf(node: ProfileNode): FlatProfile["biomarkers"][number] | null {
  if (node.op === "is") {
    return { biomarker: node.biomarker, isNegated: false };
  }
  return node.op === "not" && node.of.op === "is"
    ? { biomarker: node.of.biomarker, isNegated: true }
    : null;
}

/** What the form shows for a content: the inverse of `applyForm`. */
export function contentToForm(content: EntryContent): {
  values: EntryFormValues;
  statement: StatementDocument;
} {
  const flat = content.profile === null ? null : flattenProfile(content.profile);
  const own: EntryFormValues =
    content.kind === "biomarker-therapy"
      ? {
          recordType: content.recordType,
          disease: content.disease === null ? {} : termValues(content.disease),
          therapies: content.therapies.map(termValues),
          therapyInteraction: content.therapyInteraction ?? "",
          evidenceType: content.evidenceType,
          direction: content.direction,
          significance: content.significance,
          variantOrigin: content.variantOrigin,
          rating: content.rating === null ? "" : String(content.rating),
        }
      : {
          genes: content.genes.map(termValues),
          drugs: content.drugs.map(termValues),
          phenotypeCategories: [...content.phenotypeCategories],
          population: content.population ?? "",
          genotypes: content.genotypes.map((row) => ({
            genotype: row.genotype,
            text: row.text,
            alleleFunction: row.alleleFunction ?? "",
          })),
        };
  return {
    values: {
      ...own,
      operator: flat?.operator ?? "and",
      biomarkers: flat?.biomarkers.map(({ biomarker, isNegated }) => ({
        type: biomarker.type,
        gene: biomarker.gene?.label ?? "",
        geneId: biomarker.gene?.id ?? "",
        name: biomarker.name,
        id: biomarker.id ?? "",
        ...(isNegated ? { isNegated: "on" } : {}),
      })),
      phenotypes: content.phenotypes.map(termValues),
      levels: Object.fromEntries(
        LEVEL_SCHEME_IDS.map((scheme) => [
          scheme,
          content.levels.find((level) => level.scheme === scheme)?.value ?? "",
        ]),
      ),
      summary: content.summary ?? "",
      evidence: content.evidence.map((line) => ({
        source: line.citation.source,
        id: line.citation.id,
        label: line.citation.label ?? "",
        abstract: line.citation.abstract ?? "",
        direction: line.direction,
        summary: line.summary ?? "",
        quote: line.quote ?? "",
        locator: line.locator ?? "",
        studyType: line.studyType ?? "",
        trials: line.trials.join(", "),
      })),
    },
    statement: content.statement,
  };
}

/** What an empty form starts with: one row of each kind that every entry needs. */
export function emptyForm(kind: EntryKind): EntryFormValues {
  const evidence: EvidenceValues[] = [{ source: "pubmed", direction: "supports" }];
  return kind === "biomarker-therapy"
    ? {
        recordType: "evidence-item",
        operator: "and",
        biomarkers: [{ type: "variant" }],
        therapies: [{}],
        phenotypes: [],
        evidenceType: "predictive",
        direction: "supports",
        variantOrigin: "somatic",
        evidence,
      }
    : {
        genes: [{}],
        drugs: [{}],
        operator: "or",
        biomarkers: [],
        phenotypes: [],
        genotypes: [],
        evidence,
      };
}

function termValues(term: Term): TermValues {
  return { label: term.label, id: term.id ?? "" };
}
