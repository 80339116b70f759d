import type { ProfileNode } from "#app/domain/biomarkers/profile.ts";
import { checkContent } from "#app/domain/entries/check-content.ts";
import { entryContent } from "#app/domain/entries/entry-content.ts";
import { normalizeContent } from "#app/domain/entries/normalize.ts";
import type { EntryKind } from "#app/domain/entries/vocabulary.ts";
import type { Refusal } from "#app/domain/shared/result.ts";
import { curie, type Term } from "#app/domain/shared/term.ts";
import { FILLED } from "./apply-form.ts";
import type { EntryFormValues } from "./form-values.ts";

const A_TERM: Term = { label: "Not named yet", id: null, xrefs: [] };
const A_PROFILE: ProfileNode = {
  op: "is",
  biomarker: { type: "variant", gene: null, name: "Not named yet", id: null },
};

/** Stands for what was left empty, so that the rules can look at the rest. */
const STAND_INS = {
  profile: A_PROFILE,
  significance: "not-applicable",
  genes: [A_TERM],
  drugs: [A_TERM],
} as const;

/**
 * What a form lacks that no content can be without, in words for whoever fills it in, and at once
 * everything else that is wrong with it. An empty list leaves the form to the service. Paths are those
 * of the content.
 */
export function findGaps(input: {
  kind: EntryKind;
  values: EntryFormValues;
  /** The content that the form makes, unchecked. */
  candidate: Readonly<Record<string, unknown>>;
}): Refusal[] {
  const gaps = [
    ...(input.kind === "biomarker-therapy" ? claimGaps(input) : subjectGaps(input)),
    ...biomarkerGaps(input.values),
  ];
  if (gaps.length === 0) {
    return [];
  }
  const parts = new Set(gaps.map(({ path }) => path?.split(".")[0] ?? ""));
  const stood = Object.entries(STAND_INS).filter(([part]) => parts.has(part));
  const others = problemsOf({ ...input.candidate, ...Object.fromEntries(stood) });
  return [...gaps, ...others.filter(({ path }) => !parts.has(path?.split(".")[0] ?? ""))];
}

function claimGaps(input: { values: EntryFormValues; candidate: object }): Refusal[] {
  const hasProfile = Reflect.get(input.candidate, "profile") !== null;
  return [
    ...(hasProfile ? [] : [gap("profile", "Name at least one biomarker.")]),
    ...(input.values.significance
      ? []
      : [gap("significance", "Choose what the profile means: its significance.")]),
  ];
}

function subjectGaps(input: { values: EntryFormValues }): Refusal[] {
  const isEmpty = (list: EntryFormValues["genes"]) => !(list ?? []).some(FILLED.terms);
  return [
    ...(isEmpty(input.values.genes) ? [gap("genes", "Name at least one gene.")] : []),
    ...(isEmpty(input.values.drugs) ? [gap("drugs", "Name at least one drug.")] : []),
  ];
}

/** Each part of a biomarker's row: the schema of a profile only knows whether all of it fits. */
function biomarkerGaps(values: EntryFormValues): Refusal[] {
  const rows = (values.biomarkers ?? []).filter(FILLED.biomarkers);
  return rows.flatMap((row, index) => {
    const place = rows.length === 1 ? "profile.biomarker" : `profile.of.${index}.biomarker`;
    const { name, gene, geneId } = row;
    const id = curie.safeParse(geneId?.trim());
    return [
      ...(name?.trim() ? [] : [gap(`${place}.name`, "A biomarker needs a name.")]),
      ...(geneId?.trim() && !gene?.trim() ? [gap(`${place}.gene`, "Name the gene.")] : []),
      ...(geneId?.trim() && !id.success
        ? [gap(`${place}.gene.id`, id.error.issues[0]?.message ?? "")]
        : []),
    ];
  });
}

function gap(path: string, message: string): Refusal {
  return { code: "missing", path, message };
}

function problemsOf(candidate: unknown): Refusal[] {
  const parsed = entryContent.safeParse(candidate);
  return parsed.success
    ? checkContent(normalizeContent(parsed.data)).filter(({ severity }) => severity === "error")
    : parsed.error.issues.map(({ message, path }) => ({
        code: "invalid-input",
        message,
        path: path.join("."),
      }));
}
