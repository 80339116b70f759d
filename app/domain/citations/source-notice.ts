import { z } from "zod";
import { TEXT_LIMITS } from "../shared/text-limits.ts";

/** What can be said of a publication after it appeared (NLM, Errata, Retractions, and Other Linked Citations in PubMed). */
export const NOTICE_KINDS = [
  "retraction",
  "partial-retraction",
  "expression-of-concern",
  "correction",
  "republication",
] as const;

/**
 * A notice about a publication. `role` says which end this record is: `subject` when the notice is
 * about it, `notice` when it is itself the notice about another. `reference` is the other end as the
 * file words it. Where publisher, PubMed and Retraction Watch disagree, each has its own notice.
 */
export const sourceNotice = z.strictObject({
  kind: z.enum(NOTICE_KINDS),
  role: z.enum(["subject", "notice"]),
  reference: z.string().trim().min(1).max(TEXT_LIMITS.line),
  /** When the notice appeared, as exactly as it is known. */
  date: z
    .string()
    .regex(/^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/)
    .nullable(),
  pmid: z
    .string()
    .regex(/^[1-9]\d{0,7}$/)
    .nullable(),
  doi: z.string().max(TEXT_LIMITS.line).nullable(),
  /** Who says so; `title` where the title itself begins with the word. */
  reportedBy: z.enum(["pubmed", "publisher", "retraction-watch", "title", "person"]),
});

/** See {@link sourceNotice}. */
export type SourceNotice = z.infer<typeof sourceNotice>;

/** How a source stands, from worst to best. */
export type SourceStanding = "retracted" | "partly-retracted" | "concern" | "corrected" | "sound";

/**
 * How a source stands by the notices about it: the worst one decides. Notices that the source itself
 * gives about others do not count.
 */
export function sourceStanding(notices: readonly SourceNotice[]): SourceStanding {
  const kinds = new Set(notices.filter(({ role }) => role === "subject").map(({ kind }) => kind));
  if (kinds.has("retraction")) {
    return "retracted";
  }
  if (kinds.has("partial-retraction")) {
    return "partly-retracted";
  }
  if (kinds.has("expression-of-concern")) {
    return "concern";
  }
  return kinds.size > 0 ? "corrected" : "sound";
}

/** Publishers put the word before the title when nothing else in a file can say it (COPE, Retraction Guidelines). */
const TITLE_WORDS: readonly (readonly [RegExp, SourceNotice["kind"], SourceNotice["role"]])[] = [
  [
    /^\W*(?:retracted|withdrawn)(?: article| paper| publication)?\s*[:.\])–—-]/i,
    "retraction",
    "subject",
  ],
  [/^\W*retraction(?: note| notice)?(?: to)?\s*[:.–—-]/i, "retraction", "notice"],
  [/^\W*(?:editorial )?expression of concern\s*[:.–—-]/i, "expression-of-concern", "notice"],
  [/^\W*(?:correction|corrigendum|erratum)(?: to)?\s*[:.–—-]/i, "correction", "notice"],
];

/** The notice that a title itself gives ("RETRACTED: …", "Correction to: …"), or none. */
export function noticesInTitle(title: string): SourceNotice[] {
  const found = TITLE_WORDS.find(([pattern]) => pattern.test(title));
  if (found === undefined) {
    return [];
  }
  const [, kind, role] = found;
  const reference = title.slice(0, TEXT_LIMITS.line).toWellFormed();
  return [{ kind, role, reference, date: null, pmid: null, doi: null, reportedBy: "title" }];
}
