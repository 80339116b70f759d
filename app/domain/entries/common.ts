import { z } from "zod";
import { evidenceLine } from "../evidence/evidence-line.ts";
import { level } from "../evidence/level.ts";
import { statementDocument } from "../richtext/schema.ts";
import { curie } from "../shared/term.ts";
import { TEXT_LIMITS } from "../shared/text-limits.ts";
import { MODULES } from "./vocabulary.ts";

/**
 * Where an imported entry comes from: the knowledge base, its record id, and what that knowledge
 * base said about the record's own state. Kept so that a later file updates by id and an export
 * gives back what came in.
 */
export const provenance = z.strictObject({
  /** Short name of the knowledge base (`civic`, `clinpgx`, `cpic`). */
  source: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/),
  /** The record's permanent id there (`EID1409`, `AID5`). */
  recordId: z.string().trim().min(1).max(100),
  /** What the record is about there, by its own id (`civic.mpid:33`); null where it has none. */
  subjectId: curie.nullable(),
  url: z.string().max(TEXT_LIMITS.line).nullable(),
  /** The record's status there (`accepted`, `submitted`). */
  status: z.string().max(40).nullable(),
  /** A date or timestamp as the source wrote it. */
  lastReviewed: z.string().max(60).nullable(),
  flagged: z.boolean().nullable(),
});

/** What both kinds of entry have. Spread into each kind's own object. */
export const commonFields = {
  module: z.enum(MODULES),
  /** The levels, at most one per scheme. */
  levels: z.array(level).max(8),
  statement: statementDocument,
  /** One sentence for a report; assertions have it, evidence items mostly not. */
  summary: z.string().max(TEXT_LIMITS.summary).nullable(),
  evidence: z.array(evidenceLine).max(300),
  /** Other entries that this one rests on: our accessions or another knowledge base's ids. */
  citedEntries: z
    .array(
      z
        .string()
        .regex(/^[A-Za-z][A-Za-z0-9._-]*[-:][A-Za-z0-9]+$/)
        .max(60),
    )
    .max(500),
  /** SPDX identifier, or the licence's name where SPDX has none. */
  licence: z.string().trim().min(1).max(100),
  provenance: provenance.nullable(),
} as const;

/** See {@link provenance}. */
export type Provenance = z.infer<typeof provenance>;
