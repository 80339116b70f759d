import { lineKey } from "../evidence/line-key.ts";
import { toPlainText } from "../richtext/to-plain-text.ts";
import { checkBiomarkerTherapy } from "./check-biomarker-therapy.ts";
import { checkIdentifiers } from "./check-identifiers.ts";
import { type ContentIssue, contentError, contentWarning } from "./content-issue.ts";
import type { EntryContent } from "./entry-content.ts";
import type { GeneDrug } from "./gene-drug.ts";

/**
 * Checks a content that passed its schema against the rules of its kind and type: what must be there,
 * what must not, and what fits together. An empty list means that it can be submitted. Expects the
 * canonical form (`normalizeContent`), which has dropped repeated terms.
 */
export function checkContent(content: EntryContent): ContentIssue[] {
  return [
    ...(content.kind === "gene-drug" ? checkGeneDrug(content) : checkBiomarkerTherapy(content)),
    ...checkLevels(content),
    ...checkCitations(content),
    ...checkStatement(content),
    ...checkIdentifiers(content),
  ];
}

/** ClinPGx and CPIC give a gene–drug pair its level; one of them must stand (Whirl-Carrillo et al. 2021, doi:10.1002/cpt.2350). */
function checkGeneDrug(content: GeneDrug): ContentIssue[] {
  const isLevelled = content.levels.some(({ scheme }) => scheme === "clinpgx" || scheme === "cpic");
  const required = [
    [
      "gene",
      "genes",
      content.genes.length > 0 || content.profile !== null,
      "Name at least one gene.",
    ],
    ["drug", "drugs", content.drugs.length > 0, "Name at least one drug."],
    ["level", "levels", isLevelled, "Give a ClinPGx or CPIC level."],
    ["citation", "evidence", content.evidence.length > 0, "Cite at least one source."],
  ] as const;
  const errors = required
    .filter(([, , isGiven]) => !isGiven)
    .map(([name, path, , message]) => contentError({ code: `${name}-missing`, path, message }));
  const isBetweenGenes = content.genes.length === 0 && content.profile !== null;
  return isBetweenGenes
    ? [
        ...errors,
        contentWarning({
          code: "gene-missing",
          path: "genes",
          message: "No gene is named; only the variant says what this is about.",
        }),
      ]
    : errors;
}

function checkLevels(content: EntryContent): ContentIssue[] {
  const seen = new Set<string>();
  return content.levels.flatMap((level, index) => {
    const issues: ContentIssue[] = [];
    if (seen.has(level.scheme)) {
      const message = "An entry has one level of each scheme.";
      issues.push(
        contentError({ code: "level-duplicate-scheme", path: `levels.${index}.scheme`, message }),
      );
    }
    seen.add(level.scheme);
    if (level.basis === "overridden" && !level.reason?.trim()) {
      const message = "Say why the level was overridden.";
      issues.push(
        contentError({ code: "level-reason-missing", path: `levels.${index}.reason`, message }),
      );
    }
    return issues;
  });
}

function checkCitations(content: EntryContent): ContentIssue[] {
  const first = new Map<string, number>();
  return content.evidence.flatMap((line, index) => {
    const key = lineKey(line);
    const earlier = first.get(key);
    if (earlier === undefined) {
      first.set(key, index);
      return [];
    }
    const message = `This source is cited already, in line ${earlier + 1}.`;
    return [
      contentError({ code: "citation-duplicate", path: `evidence.${index}.citation.id`, message }),
    ];
  });
}

/**
 * A gene–drug entry may say what it has to say genotype by genotype (ClinPGx has no text besides);
 * where only its lines speak, a person should see that.
 */
function checkStatement(content: EntryContent): ContentIssue[] {
  const isGeneDrug = content.kind === "gene-drug";
  const isTold = isGeneDrug && content.genotypes.some(({ text }) => text !== "");
  if (isTold || toPlainText(content.statement).trim() !== "") {
    return [];
  }
  const issue = {
    code: "statement-missing",
    path: "statement",
    message: "Write the statement.",
  };
  const isSummarised = isGeneDrug && content.evidence.some(({ summary }) => summary !== null);
  return [isSummarised ? contentWarning(issue) : contentError(issue)];
}
