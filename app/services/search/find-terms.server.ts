import { sql } from "drizzle-orm";
import { terminologyTerm } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";

/** The most suggestions that are given at once. */
export const TERM_LIMIT = 20;

/** The longest text that is looked up. */
export const TERM_TEXT_LIMIT = 100;

/** A known term; `matched` is the synonym that fits what was typed, where the label does not. */
export type FoundTerm = {
  readonly kind: "gene" | "drug" | "disease" | "phenotype";
  readonly id: string;
  readonly label: string;
  readonly xrefs: string[];
  readonly matched: string | null;
};

/**
 * Suggests known terms of a kind for what somebody has typed so far: first labels that are the text,
 * then that begin with it, then synonyms that begin with it, then what contains it. Ids are found
 * when typed whole. An empty text gives nothing.
 */
export async function findTerms(input: {
  ctx: ServiceContext;
  kind: FoundTerm["kind"];
  /** At most {@link TERM_TEXT_LIMIT} characters; the rest is not looked at. */
  text: string;
}): Promise<FoundTerm[]> {
  const text = input.text.slice(0, TERM_TEXT_LIMIT).trim().toLowerCase();
  if (text === "") {
    return [];
  }
  const pattern = text.replaceAll(/[\\%_]/g, "\\$&");
  const { rows } = await input.ctx.db.execute<FoundTerm>(sql`
    select kind, id, label, xrefs, matched from (
      select t.kind, t.id, t.label, t.xrefs,
        case when lower(t.label) like ${`%${pattern}%`} then null else s.synonym end as matched,
        case
          when lower(t.label) = ${text} or lower(t.id) = ${text} then 0
          when lower(t.label) like ${`${pattern}%`} then 1
          when lower(s.synonym) = ${text} then 2
          when lower(s.synonym) like ${`${pattern}%`} then 3
          else 4
        end as rank
      from ${terminologyTerm} t
      left join lateral (
        select synonym from unnest(t.synonyms) synonym
        where lower(synonym) like ${`%${pattern}%`}
        order by lower(synonym) not like ${`${pattern}%`}, length(synonym), synonym limit 1
      ) s on true
      where t.kind = ${input.kind}
        and (lower(t.label) like ${`%${pattern}%`} or s.synonym is not null or lower(t.id) = ${text})
    ) found
    order by rank, length(label), label, id
    limit ${TERM_LIMIT}`);
  return rows.map(({ kind, id, label, xrefs, matched }) => ({ kind, id, label, xrefs, matched }));
}
