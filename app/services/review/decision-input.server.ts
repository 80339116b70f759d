import { z } from "zod";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";

/** What every vote names: the proposal, and the hash of the content that the voter was shown. */
export const voteFields = {
  proposalId: z.uuid(),
  contentHash: z.string().length(64),
} as const;

/** A comment that has to be given: the words stay in the history. */
export const requiredComment = z
  .string()
  .trim()
  .min(1, "Say why, in words.")
  .max(TEXT_LIMITS.comment);
