import { z } from "zod";
import { type BiomarkerTherapy, biomarkerTherapy } from "./biomarker-therapy.ts";
import { type GeneDrug, geneDrug } from "./gene-drug.ts";

/**
 * The full content of an entry as a revision holds it. Its RFC 8785 form is what is hashed, voted on
 * and released; everything about the entry that is not content (accession, state, people, times)
 * lives outside.
 */
export const entryContent = z.discriminatedUnion("kind", [biomarkerTherapy, geneDrug]);

/** See {@link entryContent}. */
export type EntryContent = BiomarkerTherapy | GeneDrug;

/** The version of the content schema that is written into every revision and release. */
export const CONTENT_SCHEMA_VERSION = 1;
