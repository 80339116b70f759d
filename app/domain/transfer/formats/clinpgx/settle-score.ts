import type { LevelModifier } from "../../../entries/vocabulary.ts";
import { levelOf, settleLevel } from "../../../evidence/clinpgx-score/level-of.ts";
import {
  NO_RECOMMENDATION,
  type ScorableLine,
  scoreAnnotation,
} from "../../../evidence/clinpgx-score/score-annotation.ts";
import type { Level } from "../../../evidence/level.ts";
import { CLINPGX_LEVELS } from "../../../evidence/schemes/clinpgx.ts";
import type { ScoredLine } from "./evidence-lines.ts";

/** A remark without its place. */
type Remark = { readonly code: string; readonly message: string };

/** The lines with what their annotation's total says of each, how many guidelines and labels count, and what is odd. */
export type SettledLines = {
  readonly lines: readonly ScoredLine[];
  readonly guidanceCount: number;
  readonly remarks: readonly Remark[];
};

/**
 * Finds out which guidelines and labels count. Each shows 100 points in the evidence table, also one
 * that makes no recommendation; only the total tells. Where it leaves out all of them they are marked
 * so, where it leaves out some of several they are marked as unknown.
 */
export function settleLines(input: {
  lines: readonly ScoredLine[];
  total: number | null;
}): SettledLines {
  const { lines, total } = input;
  const shown = scoreAnnotation({ lines: lines.map(scorable) });
  const guidance = lines.filter((line) => isGuidance(line) && line.annotation.counted === "yes");
  const points = guidance.reduce((sum, { annotation }) => sum + Number(annotation.score), 0);
  const beyond = total === null ? 0 : shown.total - total;
  if (beyond === 0) {
    return { lines, guidanceCount: guidance.length, remarks: [] };
  }
  if (guidance.length > 0 && beyond === points) {
    const message =
      "The score leaves out the guideline or label; it was read as one without a recommendation.";
    return {
      lines: lines.map((line) => mark({ line, counted: "no", reason: NO_RECOMMENDATION })),
      guidanceCount: 0,
      remarks: [{ code: "guidance-not-counted", message }],
    };
  }
  const each = points / guidance.length;
  const left = beyond / each;
  if (Number.isInteger(left) && left > 0 && left < guidance.length) {
    const message = `The score leaves out ${left} of ${guidance.length} guidelines and labels and does not say which.`;
    return {
      lines: lines.map((line) => mark({ line, counted: "unknown", reason: null })),
      guidanceCount: guidance.length - left,
      remarks: [{ code: "guidance-unclear", message }],
    };
  }
  const message = `The lines' scores add up to ${shown.total}, not to the score of ${total}.`;
  return { lines, guidanceCount: guidance.length, remarks: [{ code: "score-differs", message }] };
}

function mark(input: {
  line: ScoredLine;
  counted: "no" | "unknown";
  reason: string | null;
}): ScoredLine {
  const { line, counted, reason } = input;
  if (!isGuidance(line) || line.annotation.counted === "no") {
    return line;
  }
  const direction = counted === "no" ? "neutral" : line.direction;
  return { ...line, direction, annotation: { ...line.annotation, counted, reason } };
}

function isGuidance({ annotation }: ScoredLine): boolean {
  return annotation.type === "guideline" || annotation.type === "label";
}

/** The points as they are shown, whatever the kind of line. */
function scorable({ annotation }: ScoredLine): ScorableLine {
  const { id, score, counted, reason } = annotation;
  return {
    kind: "variant-annotation",
    id,
    score: score === null ? null : Number(score),
    exclusion: counted === "no" ? { reason } : null,
  };
}

/**
 * The level as the file gives it, with how it came about: computed where the score gives the same,
 * overridden where the file gives a reason, and assigned, with a remark, where it gives none.
 */
export function settleFileLevel(input: {
  value: string;
  override: string | null;
  total: number | null;
  modifiers: readonly LevelModifier[];
  settled: SettledLines;
}): { level: Level; remark: Remark | null } {
  const { value, override, total, modifiers, settled } = input;
  const { id: scheme, version: schemeVersion } = CLINPGX_LEVELS;
  const assigned: Level = { scheme, schemeVersion, value, basis: "assigned", reason: null };
  if (total === null) {
    return {
      level: override === null ? assigned : { ...assigned, basis: "overridden", reason: override },
      remark: null,
    };
  }
  const computed = levelOf({
    total,
    isRareVariant: modifiers.includes("rare-variant"),
    isTier1Vip: modifiers.includes("tier-1-vip"),
    publications: countPublications(settled.lines),
    hasGuidance: settled.guidanceCount > 0,
  });
  const level = settleLevel({ computed: computed.value, value, reason: override });
  if (level.ok) {
    return { level: level.value, remark: null };
  }
  const message = `The level is ${value} and gives no reason. ${computed.reason} That is level ${computed.value}.`;
  return { level: assigned, remark: { code: "level-unexplained", message } };
}

function countPublications(lines: readonly ScoredLine[]): number {
  const counted = lines.filter(
    ({ citation, annotation }) => citation.source === "pubmed" && annotation.counted !== "no",
  );
  return new Set(counted.map(({ citation }) => citation.id)).size;
}
