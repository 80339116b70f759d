import { type SQL, sql } from "drizzle-orm";
import type { TermKind } from "#app/domain/terms/term-record.ts";
import { terminologyTerm } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";

/** The most suggestions that are given at once. */
export const TERM_LIMIT = 20;

/** The longest text that is looked up. */
export const TERM_TEXT_LIMIT = 100;

/** The most cross-references of a term that are given: as many as a content takes. */
const XREF_LIMIT = 20;

/** Texts shorter than this are looked for at the beginning of names alone: they stand inside of too many. */
const INSIDE_MIN = 3;

/** Texts shorter than this are not looked for with misspellings. */
const SIMILAR_MIN = 4;

/**
 * A known term. `matched` is the name or id that fits what was typed where the label does not, and
 * `matchedAs` says what it is: a previous name is shown, so that a rename is not a riddle. A retired
 * term leads to the one that took its place, where there is one.
 */
export type FoundTerm = {
  readonly kind: TermKind;
  readonly id: string;
  readonly label: string;
  readonly xrefs: string[];
  readonly matched: string | null;
  readonly matchedAs: "label" | "id" | "previous" | "synonym" | "similar";
  readonly status: "active" | "retired";
  readonly replacedBy: { readonly id: string; readonly label: string } | null;
};

/**
 * Suggests known terms of a kind for what somebody has typed so far: names and ids that are the text,
 * labels that begin with it, other names that begin with it, names that hold all its words, and when
 * nothing was found, names that resemble it. Ids are found whole, with prefix or without. Terms
 * in use come before retired ones. An empty text gives nothing.
 */
export async function findTerms(input: {
  ctx: ServiceContext;
  kind: TermKind;
  /** At most {@link TERM_TEXT_LIMIT} characters; the rest is not looked at. */
  text: string;
}): Promise<FoundTerm[]> {
  const { ctx, kind } = input;
  const text = input.text.normalize("NFC").slice(0, TERM_TEXT_LIMIT).toWellFormed().trim();
  // PostgreSQL text holds no U+0000, and no name holds a line break.
  if (text === "" || /\p{Cc}/u.test(text)) {
    return [];
  }
  const found = new Map<string, FoundTerm>();
  for (const stage of stagesOf(text)) {
    if (found.size >= (stage.isLastResort ? 1 : TERM_LIMIT)) {
      break;
    }
    for (const term of await readStage({ ctx, kind, stage })) {
      if (found.size < TERM_LIMIT && !found.has(term.id)) {
        found.set(term.id, term);
      }
    }
  }
  return [...found.values()];
}

/** One way to find terms: the condition that an index answers, and how a term's names fit the text. */
type Stage = {
  readonly condition: SQL;
  /** The rank of a name `n.name` for sorting, 0 the best; null where it does not fit. */
  readonly rank: SQL;
  readonly isLastResort: boolean;
};

function stagesOf(text: string): Stage[] {
  const typed = sql`lower(${text}::text)`;
  const escaped = text.replaceAll(/[\\%_]/g, "\\$&");
  const like = (pattern: string) => sql`like lower(${pattern})`;
  const begins = sql`lower(n.name) ${like(`${escaped}%`)}`;
  const words = escaped.split(/\s+/).map((word) => like(`%${word}%`));
  const each = (subject: SQL) =>
    sql.join(
      words.map((word) => sql`${subject} ${word}`),
      sql` and `,
    );
  const whole: Stage = {
    condition: sql`(t.search_text ${like(`%\n${escaped}\n%`)} or t.search_text ${like(`%:${escaped}\n%`)})`,
    rank: sql`case when lower(n.name) = ${typed} then 0
      when n.what = 'id' and lower(n.name) ${like(`%:${escaped}`)} then 1 end`,
    isLastResort: false,
  };
  const label: Stage = {
    condition: sql`lower(t.label) ${like(`${escaped}%`)}`,
    rank: sql`case when n.what = 'label' and ${begins} then 0 end`,
    isLastResort: false,
  };
  const name: Stage = {
    condition: sql`t.search_text ${like(`%\n${escaped}%`)}`,
    rank: sql`case when ${begins} then 0 end`,
    isLastResort: false,
  };
  const inside: Stage = {
    condition: each(sql`t.search_text`),
    rank: sql`case when n.what <> 'id' and ${each(sql`lower(n.name)`)} then 0 end`,
    isLastResort: false,
  };
  const similar: Stage = {
    condition: sql`${typed} <% t.search_text`,
    rank: sql`case when n.what <> 'id' and ${typed} <% lower(n.name)
      then 1 - word_similarity(${typed}, lower(n.name)) end`,
    isLastResort: true,
  };
  return [
    whole,
    label,
    name,
    ...(text.length < INSIDE_MIN ? [] : [inside]),
    ...(text.length < SIMILAR_MIN ? [] : [similar]),
  ];
}

type Row = {
  kind: TermKind;
  id: string;
  label: string;
  xrefs: string[];
  status: "active" | "retired";
  matched: string;
  matched_as: "label" | "id" | "previous" | "synonym";
  new_id: string | null;
  new_label: string | null;
};

/** The names of a term, with what each is and the order in which they are shown when several fit. */
const NAMES = sql`select t.label, 'label', 0
  union all select t.id, 'id', 1
  union all select unnest(t.previous), 'previous', 2
  union all select unnest(t.synonyms), 'synonym', 3
  union all select unnest(t.xrefs), 'id', 4`;

/** Where a retired term leads in the end: what replaced it may have been replaced itself. */
const SUCCESSOR = sql`
  with recursive chain (id, step) as (
    select hit.replaced_by, 1 where hit.replaced_by is not null
    union all
    select next.replaced_by, chain.step + 1
    from chain join ${terminologyTerm} next on next.kind = hit.kind and next.id = chain.id
    where next.replaced_by is not null and chain.step < 10
  )
  select chain.id, coalesce(known.label, chain.id) as label
  from chain left join ${terminologyTerm} known on known.kind = hit.kind and known.id = chain.id
  order by chain.step desc limit 1`;

async function readStage(input: {
  ctx: ServiceContext;
  kind: TermKind;
  stage: Stage;
}): Promise<FoundTerm[]> {
  const { stage, kind } = input;
  const { rows } = await input.ctx.db.execute<Row>(sql`
    select hit.kind, hit.id, hit.label, hit.xrefs, hit.status, hit.matched, hit.matched_as,
      successor.id as new_id, successor.label as new_label
    from (
      select t.kind, t.id, t.label, t.xrefs, t.status, t.replaced_by,
        fit.name as matched, fit.what as matched_as,
        row_number() over (order by t.status, fit.rank, fit.place, length(t.label), t.label, t.id) as place
      from ${terminologyTerm} t
      cross join lateral (
        select n.name, n.what, n.place, ${stage.rank} as rank
        from (${NAMES}) n (name, what, place)
        order by rank nulls last, n.place, length(n.name), n.name limit 1
      ) fit
      where t.kind = ${kind} and ${stage.condition} and fit.rank is not null
      order by place limit ${TERM_LIMIT}
    ) hit
    left join lateral (${SUCCESSOR}) successor on true
    order by hit.place`);
  return rows.map((row) => toFound(row, stage));
}

function toFound(row: Row, { isLastResort }: Stage): FoundTerm {
  const { kind, id, label, xrefs, status, matched, matched_as: matchedAs } = row;
  return {
    kind,
    id,
    label,
    xrefs: xrefs.slice(0, XREF_LIMIT),
    matched: matchedAs === "label" && !isLastResort ? null : matched,
    matchedAs: isLastResort ? "similar" : matchedAs,
    status,
    replacedBy:
      row.new_id === null || row.new_label === null
        ? null
        : { id: row.new_id, label: row.new_label },
  };
}
