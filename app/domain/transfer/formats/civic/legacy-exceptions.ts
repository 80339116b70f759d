import type { BiomarkerTherapy } from "../../../entries/biomarker-therapy.ts";
import type { ContentIssue } from "../../../entries/content-issue.ts";
import type { EvidenceType, Significance } from "../../../entries/vocabulary.ts";

/** A rule of today that CIViC's accepted records are known to break, where, and why. */
export type LegacyException = {
  readonly code: string;
  readonly holdsFor: (content: BiomarkerTherapy) => boolean;
  readonly reason: string;
};

/** What a type took before 2022, beyond what it takes today. */
const FORMER_SIGNIFICANCES: Partial<Record<EvidenceType, readonly Significance[]>> = {
  predisposing: [
    "pathogenic",
    "likely-pathogenic",
    "uncertain-significance",
    "likely-benign",
    "benign",
    "positive",
    "negative",
    "not-applicable",
  ],
  prognostic: ["positive", "negative"],
};

const isItem = (content: BiomarkerTherapy) => content.recordType === "evidence-item";
const isAssertion = (content: BiomarkerTherapy) => content.recordType === "assertion";

/**
 * The errors that an accepted CIViC record may have and still come in, as a remark. Every other error
 * refuses the row. The figures are of the release of 1 August 2024: 356 of its 4,375 items break
 * today's matrix.
 */
export const LEGACY_EXCEPTIONS: readonly LegacyException[] = [
  {
    code: "significance-not-accepted",
    holdsFor: (content) =>
      isItem(content) &&
      FORMER_SIGNIFICANCES[content.evidenceType]?.includes(content.significance) === true,
    reason:
      "Until 2022 Predisposing items took Pathogenic to Benign and N/A (305 items), and both they and Prognostic ones once Positive and Negative.",
  },
  {
    code: "direction-not-accepted",
    holdsFor: (content) => isItem(content) && content.direction === "not-applicable",
    reason: "Predisposing items could have the direction N/A (60 items).",
  },
  {
    code: "rating-missing",
    holdsFor: isItem,
    reason: "Items were accepted before a rating was asked for (49 items).",
  },
  {
    code: "therapy-missing",
    holdsFor: (content) => isItem(content) && content.evidenceType === "predictive",
    reason: "A therapy was removed or never given (1 item).",
  },
  {
    code: "disease-not-accepted",
    holdsFor: (content) => isItem(content) && content.evidenceType === "functional",
    reason: "Until 2022 Functional items named a disease (none in 2024, 10 in February 2021).",
  },
  {
    code: "interaction-missing",
    holdsFor: () => true,
    reason:
      "Assertion files have no column for it, nor have evidence files until 2018; one item of 2021 leaves it out.",
  },
  {
    code: "interaction-not-accepted",
    holdsFor: isItem,
    reason: "The second therapy was removed, the interaction stayed (one item of 2021).",
  },
  {
    code: "level-missing",
    holdsFor: isAssertion,
    reason: "CIViC's form asks for the tier, its server does not.",
  },
  {
    code: "acmg-codes-missing",
    holdsFor: isAssertion,
    reason: "CIViC's form asks for the codes, its server does not.",
  },
  {
    code: "clingen-codes-missing",
    holdsFor: isAssertion,
    reason: "Assertion files before 2025 have no column for the codes (7 assertions).",
  },
];

/**
 * Parts the errors of an accepted CIViC record into those that let it in as a remark and those that
 * refuse it.
 */
export function legacyExceptions(input: {
  content: BiomarkerTherapy;
  issues: readonly ContentIssue[];
}): { tolerated: ContentIssue[]; refusing: ContentIssue[] } {
  const { content, issues } = input;
  const isTolerated = (issue: ContentIssue) =>
    LEGACY_EXCEPTIONS.some(({ code, holdsFor }) => code === issue.code && holdsFor(content));
  const errors = issues.filter(({ severity }) => severity === "error");
  return {
    tolerated: errors.filter(isTolerated),
    refusing: errors.filter((issue) => !isTolerated(issue)),
  };
}
