import { biomarkerName, biomarkersOf } from "../biomarkers/profile.ts";
import { LEVEL_SCHEMES } from "../evidence/registry.ts";
import type { BiomarkerTherapy } from "./biomarker-therapy.ts";
import { type ContentIssue, contentError, contentWarning } from "./content-issue.ts";
import { type MatrixRule, matrixRule, type Presence } from "./validation-matrix.ts";
import { DIRECTION_LABELS, EVIDENCE_TYPE_LABELS, SIGNIFICANCE_LABELS } from "./vocabulary.ts";

/** Checks a biomarker–therapy content against the matrix of its type and CIViC's rules across fields. */
export function checkBiomarkerTherapy(content: BiomarkerTherapy): ContentIssue[] {
  const rule = matrixRule(content);
  const type = EVIDENCE_TYPE_LABELS[content.evidenceType];
  if (rule === null) {
    const message = `There are no ${type} assertions.`;
    return [contentError({ code: "record-type-not-accepted", path: "evidenceType", message })];
  }
  const check = { content, rule, type };
  return [
    ...checkClaim(check),
    ...checkGrade(check),
    ...checkAssertionDetails(check),
    ...checkTherapyInteraction(content),
    ...checkProfile(content),
    ...checkSupport(check),
    ...remarks(content),
  ];
}

type Check = {
  readonly content: BiomarkerTherapy;
  readonly rule: MatrixRule;
  readonly type: string;
};

function checkClaim({ content, rule, type }: Check): ContentIssue[] {
  const issues: ContentIssue[] = [];
  if (!rule.significances.includes(content.significance)) {
    const given = SIGNIFICANCE_LABELS[content.significance];
    const accepted = rule.significances.map((value) => SIGNIFICANCE_LABELS[value]).join(", ");
    const message = `${type} does not accept the significance ${given}, only: ${accepted}.`;
    issues.push(contentError({ code: "significance-not-accepted", path: "significance", message }));
  }
  if (!rule.directions.includes(content.direction)) {
    const given = DIRECTION_LABELS[content.direction];
    const accepted = rule.directions.map((value) => DIRECTION_LABELS[value]).join(", ");
    const message = `${type} does not accept the direction ${given}, only: ${accepted}.`;
    issues.push(contentError({ code: "direction-not-accepted", path: "direction", message }));
  }
  return [
    ...issues,
    ...presence({
      rule: rule.disease,
      isGiven: content.disease !== null,
      code: "disease",
      path: "disease",
      what: `${type} entries: a disease`,
    }),
    ...presence({
      rule: rule.therapies,
      isGiven: content.therapies.length > 0,
      code: "therapy",
      path: "therapies",
      what: `${type} entries: a therapy`,
    }),
  ];
}

function checkGrade({ content, rule, type }: Check): ContentIssue[] {
  const issues: ContentIssue[] = [];
  const { levelScheme } = rule;
  if (levelScheme !== null && !content.levels.some(({ scheme }) => scheme === levelScheme)) {
    const message = `Give the ${LEVEL_SCHEMES[levelScheme].name}.`;
    issues.push(contentError({ code: "level-missing", path: "levels", message }));
  }
  const tier = content.levels.findIndex(({ scheme }) => scheme === "amp-asco-cap");
  if (rule.ampTier === "forbidden" && tier >= 0) {
    const kind = content.recordType === "assertion" ? `${type} assertions` : "Evidence items";
    const message = `${kind} have no AMP/ASCO/CAP tier.`;
    issues.push(
      contentError({ code: "tier-not-accepted", path: `levels.${tier}.scheme`, message }),
    );
  }
  return [
    ...issues,
    ...presence({
      rule: rule.rating,
      isGiven: content.rating !== null,
      code: "rating",
      path: "rating",
      what:
        content.recordType === "assertion" ? "Assertions: a rating" : "Evidence items: a rating",
    }),
  ];
}

function checkAssertionDetails({ content, rule, type }: Check): ContentIssue[] {
  const { assertion } = content;
  const details = presence({
    rule: content.recordType === "assertion" ? "required" : "forbidden",
    isGiven: assertion !== null,
    code: "assertion-details",
    path: "assertion",
    what: "Assertion details",
  });
  if (assertion === null) {
    return details;
  }
  const issues: ContentIssue[] = [];
  if (rule.approval === "forbidden" && assertion.regulatoryApproval === true) {
    const message = `${type} entries have no regulatory approval.`;
    issues.push(
      contentError({
        code: "approval-not-accepted",
        path: "assertion.regulatoryApproval",
        message,
      }),
    );
  }
  if (assertion.guideline !== null && assertion.guideline.version === null) {
    const message = "Give the version of the guideline.";
    issues.push(
      contentError({
        code: "guideline-version-missing",
        path: "assertion.guideline.version",
        message,
      }),
    );
  }
  return [
    ...details,
    ...issues,
    ...presence({
      rule: rule.acmgCodes,
      isGiven: assertion.acmgCodes.length > 0,
      code: "acmg-codes",
      path: "assertion.acmgCodes",
      what: `${type} entries: ACMG codes`,
    }),
    ...presence({
      rule: rule.clingenCodes,
      isGiven: assertion.clingenCodes.length > 0,
      code: "clingen-codes",
      path: "assertion.clingenCodes",
      what: `${type} entries: ClinGen/CGC/VICC codes`,
    }),
  ];
}

/** An interaction is given if and only if there are two therapies or more. */
function checkTherapyInteraction(content: BiomarkerTherapy): ContentIssue[] {
  return presence({
    rule: content.therapies.length >= 2 ? "required" : "forbidden",
    isGiven: content.therapyInteraction !== null,
    code: "interaction",
    path: "therapyInteraction",
    what:
      content.therapies.length >= 2
        ? "Several therapies: how they interact"
        : "Fewer than two therapies: an interaction",
  });
}

function checkProfile(content: BiomarkerTherapy): ContentIssue[] {
  const issues: ContentIssue[] = [];
  const biomarkers = biomarkersOf(content.profile);
  if (content.variantOrigin === "combined" && biomarkers.length < 2) {
    const message = "The origin Combined needs a profile of several biomarkers.";
    issues.push(contentError({ code: "origin-not-accepted", path: "variantOrigin", message }));
  }
  const names = biomarkers.map((value) => value.id ?? biomarkerName(value));
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) {
    const message = `A profile names each biomarker once; ${repeated} stands twice.`;
    issues.push(contentError({ code: "profile-repeated", path: "profile", message }));
  }
  return issues;
}

function checkSupport({ content, rule }: Check): ContentIssue[] {
  const isSupported =
    content.evidence.length > 0 || (rule.support !== "source" && content.citedEntries.length > 0);
  if (isSupported) {
    return [];
  }
  const message =
    rule.support === "source"
      ? "Cite at least one source."
      : "Cite at least one source or entry that this rests on.";
  return rule.support === "optional"
    ? [contentWarning({ code: "citation-missing", path: "evidence", message })]
    : [contentError({ code: "citation-missing", path: "evidence", message })];
}

function remarks(content: BiomarkerTherapy): ContentIssue[] {
  const issues: ContentIssue[] = [];
  if (content.disease !== null && content.disease.id === null) {
    const message = `The disease "${content.disease.label}" has no identifier.`;
    issues.push(contentWarning({ code: "disease-without-id", path: "disease", message }));
  }
  if (content.recordType === "assertion" && content.summary === null) {
    issues.push(
      contentWarning({
        code: "summary-missing",
        path: "summary",
        message: "An assertion is read by its summary.",
      }),
    );
  }
  return issues;
}

function presence(input: {
  rule: Presence;
  isGiven: boolean;
  code: string;
  path: string;
  what: string;
}): ContentIssue[] {
  if (input.rule === "required" && !input.isGiven) {
    return [
      contentError({
        code: `${input.code}-missing`,
        path: input.path,
        message: `${input.what} must be given.`,
      }),
    ];
  }
  return input.rule === "forbidden" && input.isGiven
    ? [
        contentError({
          code: `${input.code}-not-accepted`,
          path: input.path,
          message: `${input.what} must not be given.`,
        }),
      ]
    : [];
}
