import type { LevelSchemeId } from "../evidence/scheme.ts";
import type { Direction, EvidenceType, RecordType, Significance } from "./vocabulary.ts";

/** Whether a part of an entry must be there, may be, or must not. */
export type Presence = "required" | "allowed" | "forbidden";

/** What one type of record accepts. Everything that it does not name is free. */
export type MatrixRule = {
  readonly significances: readonly Significance[];
  readonly directions: readonly Direction[];
  readonly disease: Presence;
  readonly therapies: Presence;
  /** The level scheme that an entry of this type must carry; null where codes take its place. */
  readonly levelScheme: LevelSchemeId | null;
  /** AMP/ASCO/CAP tiers. */
  readonly ampTier: Presence;
  readonly rating: Presence;
  readonly acmgCodes: Presence;
  readonly clingenCodes: Presence;
  /** Regulatory approval. */
  readonly approval: Presence;
  /** What it must rest on: a source of its own, a source or cited entries, or its codes alone. */
  readonly support: "source" | "source-or-entry" | "optional";
};

const BOTH = ["supports", "does-not-support"] as const;

const EVIDENCE_ITEM = {
  directions: BOTH,
  disease: "required",
  therapies: "forbidden",
  levelScheme: "civic",
  ampTier: "forbidden",
  rating: "required",
  acmgCodes: "forbidden",
  clingenCodes: "forbidden",
  approval: "forbidden",
  support: "source",
} as const satisfies Partial<MatrixRule>;

const ASSERTION = {
  directions: BOTH,
  disease: "required",
  therapies: "forbidden",
  levelScheme: "amp-asco-cap",
  ampTier: "required",
  rating: "forbidden",
  acmgCodes: "forbidden",
  clingenCodes: "forbidden",
  approval: "forbidden",
  support: "source-or-entry",
} as const satisfies Partial<MatrixRule>;

const THERAPEUTIC = [
  "sensitivity-response",
  "resistance",
  "adverse-response",
  "reduced-sensitivity",
  "not-applicable",
] as const;

/**
 * CIViC's rules by record and evidence type (civic-v2 d289c78f, `evidence_item_validator.rb` and
 * `assertion_validator.rb`; Danos et al. 2019, doi:10.1186/s13073-019-0687-x). Where CIViC's server
 * allows a tier or codes and its form requires them (`assertion.state.ts`), they are required here:
 * one rule for every path. Null: CIViC has no such assertion.
 */
export const VALIDATION_MATRIX: Record<RecordType, Record<EvidenceType, MatrixRule | null>> = {
  "evidence-item": {
    predictive: { ...EVIDENCE_ITEM, significances: THERAPEUTIC, therapies: "required" },
    diagnostic: { ...EVIDENCE_ITEM, significances: ["positive", "negative"] },
    prognostic: {
      ...EVIDENCE_ITEM,
      significances: ["better-outcome", "poor-outcome", "not-applicable"],
    },
    predisposing: { ...EVIDENCE_ITEM, significances: ["predisposition", "protectiveness"] },
    oncogenic: { ...EVIDENCE_ITEM, significances: ["oncogenicity", "protectiveness"] },
    functional: {
      ...EVIDENCE_ITEM,
      disease: "forbidden",
      significances: [
        "gain-of-function",
        "loss-of-function",
        "unaltered-function",
        "neomorphic",
        "dominant-negative",
        "unknown",
      ],
    },
  },
  assertion: {
    predictive: {
      ...ASSERTION,
      significances: THERAPEUTIC,
      therapies: "required",
      approval: "allowed",
    },
    diagnostic: { ...ASSERTION, significances: ["positive", "negative"] },
    prognostic: {
      ...ASSERTION,
      significances: ["better-outcome", "poor-outcome", "not-applicable"],
    },
    predisposing: {
      ...ASSERTION,
      directions: ["supports"],
      significances: [
        "pathogenic",
        "likely-pathogenic",
        "benign",
        "likely-benign",
        "uncertain-significance",
      ],
      levelScheme: null,
      ampTier: "forbidden",
      acmgCodes: "required",
    },
    oncogenic: {
      ...ASSERTION,
      directions: ["supports"],
      significances: [
        "oncogenic",
        "likely-oncogenic",
        "uncertain-significance",
        "likely-benign",
        "benign",
      ],
      levelScheme: null,
      ampTier: "forbidden",
      clingenCodes: "required",
      support: "optional",
    },
    functional: null,
  },
};

/** The rule of a record and evidence type, or null where there is no such record (a functional assertion). */
export function matrixRule(input: {
  recordType: RecordType;
  evidenceType: EvidenceType;
}): MatrixRule | null {
  return VALIDATION_MATRIX[input.recordType][input.evidenceType];
}
