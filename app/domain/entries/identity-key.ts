import type { Biomarker, ProfileNode } from "../biomarkers/profile.ts";
import { citationKey } from "../citations/citation.ts";
import { canonicalJson } from "../shared/canonical-json.ts";
import type { Term } from "../shared/term.ts";
import type { EntryContent } from "./entry-content.ts";

/**
 * What makes two entries the same claim. Equal keys are duplicates whatever their wording, level or
 * rating: CIViC compares level and rating too, so that changing the rating alone evades its check
 * (civic-v2 d289c78f, `evidence_item_input_adaptor.rb`). An evidence item is told apart by its
 * sources, an assertion is not: the same claim on other evidence is still the same claim.
 */
export function identityKey(content: EntryContent): string {
  if (content.kind === "gene-drug") {
    return canonicalJson([
      ...subject(content),
      [...content.phenotypeCategories].sort(),
      termSet(content.phenotypes),
      content.population?.trim().toLowerCase() ?? null,
    ]);
  }
  return canonicalJson([
    ...subject(content),
    content.disease === null ? null : termKey(content.disease),
    content.therapyInteraction,
    content.evidenceType,
    content.direction,
    content.significance,
    content.variantOrigin,
    termSet(content.phenotypes),
    content.recordType === "evidence-item" ? sources(content) : null,
  ]);
}

/**
 * What makes two entries alike enough to show one to the author of the other: the same subject and
 * treatment, and for evidence items the same sources. Duplicates by {@link identityKey} are alike.
 */
export function nearKey(content: EntryContent): string {
  const isItem = content.kind === "biomarker-therapy" && content.recordType === "evidence-item";
  return canonicalJson([...subject(content), isItem ? sources(content) : null]);
}

function subject(content: EntryContent) {
  return content.kind === "gene-drug"
    ? [
        content.kind,
        termSet(content.genes),
        content.profile === null ? null : profileKey(content.profile),
        termSet(content.drugs),
      ]
    : [content.kind, content.recordType, profileKey(content.profile), termSet(content.therapies)];
}

/**
 * The key of a profile: AND and OR hold sets, a group inside a group of its own kind adds nothing,
 * and two negations cancel. Deeper logical equivalence is not looked for.
 */
function profileKey(node: ProfileNode): string {
  switch (node.op) {
    case "is":
      return biomarkerKey(node.biomarker);
    case "not":
      return node.of.op === "not" ? profileKey(node.of.of) : `NOT ${profileKey(node.of)}`;
    default: {
      const { op } = node;
      const parts = [...new Set(flatten(op, node.of).map(profileKey))].sort();
      const [only, ...others] = parts;
      return only !== undefined && others.length === 0 ? only : canonicalJson([op, ...parts]);
    }
  }
}

function flatten(op: "and" | "or", nodes: readonly ProfileNode[]): ProfileNode[] {
  return nodes.flatMap((node) => (node.op === op ? flatten(op, node.of) : [node]));
}

function biomarkerKey(biomarker: Biomarker): string {
  const gene = biomarker.gene === null ? null : termKey(biomarker.gene);
  return biomarker.id ?? canonicalJson([gene, biomarker.name.toLowerCase()]);
}

function sources(content: EntryContent): string[] {
  return [...new Set(content.evidence.map(({ citation }) => citationKey(citation)))].sort();
}

function termSet(terms: readonly Term[]): string[] {
  return [...new Set(terms.map(termKey))].sort();
}

function termKey(term: Term): string {
  return term.id ?? `label:${term.label.normalize("NFC").trim().toLowerCase()}`;
}
