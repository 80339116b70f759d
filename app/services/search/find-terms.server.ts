import { type SQL, sql } from "drizzle-orm";
import { nameKey, type TermKind } from "#app/domain/terms/term-record.ts";
import { terminologyTerm } from "#db/schema/index.ts";
import type { ServiceContext } from "../context.server.ts";

/** The most suggestions that are given at once. */
export const TERM_LIMIT = 20;

/** The longest text that is looked up. */
export const TERM_TEXT_LIMIT = 100;

/** The most cross-references of a term that are given: as many as a content takes. */
const XREF_LIMIT = 20;

/** Texts shorter than this are looked for in labels alone. */
const NAME_MIN = 2;

/**
 * Names begin with a text as long as this so seldom that those which are the text need not be looked
 * for first.
 */
const LONG_MIN = 8;

/** Words shorter than this are looked for at the beginning of names alone: they stand inside of too many. */
const INSIDE_MIN = 3;

/** Texts of shorter words alone are not looked for with misspellings. */
const SIMILAR_MIN = 4;

/** How much of the text a name must hold, as pg_trgm counts it; its own default for `<%`. */
const SIMILARITY_MIN = 0.6;

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
  const found = new Map<string, { row: Row; isSimilar: boolean }>();
  for (const stage of stagesOf(text)) {
    if (found.size >= (stage.isLastResort ? 1 : TERM_LIMIT)) {
      break;
    }
    for (const row of await readStage({ ctx, kind, stage })) {
      if (found.size < TERM_LIMIT && !found.has(row.id)) {
        found.set(row.id, { row, isSimilar: stage.isLastResort });
      }
    }
  }
  const hits = [...found.values()];
  const ids = hits.flatMap(({ row }) => row.replaced_by ?? []);
  const after = await successors({ ctx, kind, ids });
  return hits.map(({ row, isSimilar }) =>
    toFound({ row, text, isSimilar, replacedBy: after.get(row.replaced_by ?? "") ?? null }),
  );
}

/** One way to find terms: a condition that an index answers, and what comes first among those that meet it. */
type Stage = {
  readonly condition: SQL;
  /** A number, the best first; null for what does not fit after all. */
  readonly order: SQL;
  /** Asked only when nothing else was found. */
  readonly isLastResort: boolean;
};

/**
 * From the whole name or id to what resembles the text. The search text of a term has its ids on the
 * first line, between bars, and each name between line breaks; see the table.
 */
function stagesOf(text: string): Stage[] {
  const typed = sql`lower(${text}::text)`;
  const escaped = text.replaceAll(/[\\%_]/g, "\\$&");
  const like = (pattern: string) => sql`like lower(${pattern})`;
  const has = (...patterns: readonly string[]) =>
    sql`(${sql.join(
      patterns.map((pattern) => sql`t.search_text ${like(pattern)}`),
      sql` or `,
    )})`;
  const stage = (condition: SQL, order = sql`0`): Stage => ({
    condition,
    order,
    isLastResort: false,
  });
  const label = stage(sql`lower(t.label) ${like(`${escaped}%`)}`);
  if (text.length < NAME_MIN) {
    return [label];
  }
  const longest = Math.max(...text.split(/\s+/).map((word) => word.length));
  const inside = sql.join(
    escaped.split(/\s+/).map((word) => has(`%\n%${word}%`)),
    sql` and `,
  );
  const isName = has(`%\n${escaped}\n%`);
  const begins = has(`%\n${escaped}%`);
  const isId = has(text.includes(":") ? `%|${escaped}|%` : `%:${escaped}|%`);
  const beginsId = text.includes(":") ? has(`%|${escaped}%`) : isId;
  // A label that is the text comes before other names, a name before an id, and what begins with it last.
  const order = sql`case when lower(t.label) = ${typed} then 0 when ${isName} then 1 when ${isId} then 2
    when lower(t.label) ${like(`${escaped}%`)} then 3 else 4 end`;
  return [
    ...(text.length < LONG_MIN
      ? [stage(sql`(${isName} or ${isId})`, order), label, stage(sql`(${begins} or ${beginsId})`)]
      : [stage(sql`(${begins} or ${beginsId})`, order)]),
    ...(longest >= INSIDE_MIN ? [stage(inside)] : []),
    ...(longest >= SIMILAR_MIN ? [similarStage(typed)] : []),
  ];
}

/** Names that resemble the text; ids, on the first line of the search text, do not count. */
function similarStage(typed: SQL): Stage {
  const names = sql`substr(t.search_text, strpos(t.search_text, E'\\n'))`;
  return {
    condition: sql`${typed} <% t.search_text`,
    // OFFSET keeps PostgreSQL from working the similarity out twice: long lists of names take it a millisecond.
    order: sql`(select case when s.alike >= ${SIMILARITY_MIN} then 1 - s.alike end
      from (select word_similarity(${typed}, ${names}) as alike offset 0) s)`,
    isLastResort: true,
  };
}

type Row = {
  kind: TermKind;
  id: string;
  label: string;
  previous: string[];
  synonyms: string[];
  xrefs: string[];
  status: "active" | "retired";
  replaced_by: string | null;
};

async function readStage(input: {
  ctx: ServiceContext;
  kind: TermKind;
  stage: Stage;
}): Promise<Row[]> {
  const { stage, kind } = input;
  const { rows } = await input.ctx.db.execute<Row>(sql`
    select t.kind, t.id, t.label, t.previous, t.synonyms, t.xrefs, t.status, t.replaced_by
    from ${terminologyTerm} t
    cross join lateral (select ${stage.order} as place offset 0) o
    where t.kind = ${kind} and ${stage.condition} and o.place is not null
    order by t.status, o.place, length(t.label), t.label, t.id
    limit ${TERM_LIMIT}`);
  return rows;
}

/** Where retired terms lead in the end, by the id that replaced them: it may have been replaced itself. */
async function successors(input: {
  ctx: ServiceContext;
  kind: TermKind;
  ids: readonly string[];
}): Promise<Map<string, { id: string; label: string }>> {
  if (input.ids.length === 0) {
    return new Map();
  }
  const { rows } = await input.ctx.db.execute<{ start: string; id: string; label: string }>(sql`
    with recursive chain (start, id, step) as (
      select id, id, 1 from unnest(${sql.param([...input.ids])}::text[]) id
      union all
      select chain.start, next.replaced_by, chain.step + 1
      from chain join ${terminologyTerm} next on next.kind = ${input.kind} and next.id = chain.id
      where next.replaced_by is not null and chain.step < 10
    )
    select distinct on (chain.start) chain.start, chain.id, coalesce(known.label, chain.id) as label
    from chain
    left join ${terminologyTerm} known on known.kind = ${input.kind} and known.id = chain.id
    order by chain.start, chain.step desc`);
  return new Map(rows.map(({ start, id, label }) => [start, { id, label }]));
}

function toFound(input: {
  row: Row;
  text: string;
  isSimilar: boolean;
  replacedBy: FoundTerm["replacedBy"];
}): FoundTerm {
  const { row, text, isSimilar, replacedBy } = input;
  const { kind, id, label, xrefs, status } = row;
  const fit = isSimilar ? { name: null, as: "similar" as const } : bestFit(row, text);
  return {
    kind,
    id,
    label,
    xrefs: xrefs.slice(0, XREF_LIMIT),
    matched: fit.name,
    matchedAs: fit.as,
    status,
    replacedBy,
  };
}

/** The name or id of a term that fits the text best: whole, from its beginning, then by its words. */
function bestFit(
  row: Row,
  text: string,
): { name: string | null; as: Exclude<FoundTerm["matchedAs"], "similar"> } {
  const typed = nameKey(text);
  const words = typed.split(/\s+/);
  const names = [
    ...[row.label].map((name) => ({ name, as: "label" as const })),
    ...[row.id].map((name) => ({ name, as: "id" as const })),
    ...row.previous.map((name) => ({ name, as: "previous" as const })),
    ...row.synonyms.map((name) => ({ name, as: "synonym" as const })),
    ...row.xrefs.map((name) => ({ name, as: "id" as const })),
  ].map((one) => ({ ...one, key: nameKey(one.name) }));
  const found =
    names.find(({ key }) => key === typed) ??
    names.find(({ key, as }) => as === "id" && key.endsWith(`:${typed}`)) ??
    names.find(({ key, as }) => key.startsWith(typed) && (as !== "id" || typed.includes(":"))) ??
    names.find(({ key, as }) => as !== "id" && words.every((word) => key.includes(word))) ??
    names.find(({ key, as }) => as !== "id" && words.some((word) => key.includes(word)));
  return found === undefined || found.as === "label"
    ? { name: null, as: "label" }
    : { name: found.name, as: found.as };
}
