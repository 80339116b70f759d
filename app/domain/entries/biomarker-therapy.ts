import { z } from "zod";
import { profileNode } from "../biomarkers/profile.ts";
import { term } from "../shared/term.ts";
import { TEXT_LIMITS } from "../shared/text-limits.ts";
import { commonFields } from "./common.ts";
import {
  DIRECTIONS,
  EVIDENCE_TYPES,
  RECORD_TYPES,
  SIGNIFICANCES,
  THERAPY_INTERACTIONS,
  VARIANT_ORIGINS,
} from "./vocabulary.ts";

/** What only an assertion says (CIViC assertion fields). */
export const assertionDetails = z.strictObject({
  acmgCodes: z.array(z.string().regex(/^[A-Z]{2,3}\d{0,2}$/)).max(30),
  clingenCodes: z.array(z.string().regex(/^[A-Z]{2,4}\d{0,2}$/)).max(30),
  guideline: z
    .strictObject({
      name: z.string().trim().min(1).max(TEXT_LIMITS.label),
      version: z.string().max(20).nullable(),
    })
    .nullable(),
  regulatoryApproval: z.boolean().nullable(),
  companionDiagnostic: z.boolean().nullable(),
});

/**
 * A biomarker–therapy entry: a molecular profile, a disease, therapies, and what the evidence says of
 * them (CIViC evidence item or assertion). Shape and limits only; which combinations make sense is
 * said by `validation-matrix.ts`.
 */
export const biomarkerTherapy = z.strictObject({
  kind: z.literal("biomarker-therapy"),
  recordType: z.enum(RECORD_TYPES),
  profile: profileNode,
  disease: term.nullable(),
  phenotypes: z.array(term).max(50),
  therapies: z.array(term).max(50),
  therapyInteraction: z.enum(THERAPY_INTERACTIONS).nullable(),
  evidenceType: z.enum(EVIDENCE_TYPES),
  direction: z.enum(DIRECTIONS),
  significance: z.enum(SIGNIFICANCES),
  variantOrigin: z.enum(VARIANT_ORIGINS),
  /** CIViC evidence rating, 1 (weak) to 5 (robust); null where none was given. */
  rating: z.number().int().min(1).max(5).nullable(),
  assertion: assertionDetails.nullable(),
  ...commonFields,
});

/** See {@link biomarkerTherapy}. */
export type BiomarkerTherapy = z.infer<typeof biomarkerTherapy>;
