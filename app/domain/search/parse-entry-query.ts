import { z } from "zod";
import { citationIdProblem } from "../citations/citation-id.ts";
import {
  CITATION_SOURCES,
  DIRECTIONS,
  ENTRY_KINDS,
  EVIDENCE_TYPES,
  SIGNIFICANCES,
} from "../entries/vocabulary.ts";
import { parseLevelKey } from "../evidence/short-level.ts";
import type { Refusal } from "../shared/result.ts";
import { TEXT_LIMITS } from "../shared/text-limits.ts";
import {
  defaultSort,
  ENTRY_SORTS,
  ENTRY_STATUSES,
  type EntryQuery,
  FACET_IDS,
  type FacetId,
  NO_FACETS,
  QUERY_LIMITS,
} from "./entry-query.ts";

const label = z
  .string()
  .max(TEXT_LIMITS.label, `A name has at most ${TEXT_LIMITS.label} characters.`)
  .refine((value) => !/\p{Cc}/u.test(value), "A name has no control characters.");

const FACET_SCHEMAS: Record<FacetId, z.ZodType<string>> = {
  kind: z.enum(ENTRY_KINDS, "There is no such kind of entry."),
  type: z.enum(EVIDENCE_TYPES, "There is no such evidence type."),
  level: z
    .string()
    .max(60)
    .refine(
      (value) => parseLevelKey(value) !== null,
      "There is no such level; write scheme:value.",
    ),
  significance: z.enum(SIGNIFICANCES, "There is no such significance."),
  direction: z.enum(DIRECTIONS, "There is no such direction."),
  gene: label,
  drug: label,
  disease: label,
  source: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, "A source is a short lower-case name."),
};

const textSchema = z
  .string()
  .max(QUERY_LIMITS.text, `A search has at most ${QUERY_LIMITS.text} characters.`);
const citesSchema = z.string().max(TEXT_LIMITS.line).refine(isCitationKey, {
  error: "A citation is written source:id, such as pubmed:16081687.",
});
const statusSchema = z.enum(ENTRY_STATUSES, `The status is ${ENTRY_STATUSES.join(", ")}.`);
const sortSchema = z.enum(ENTRY_SORTS, `The order is ${ENTRY_SORTS.join(", ")}.`);
const pageSchema = z
  .string()
  .regex(/^[1-9]\d{0,4}$/, "A page is a number from 1.")
  .transform(Number)
  .refine((page) => page <= QUERY_LIMITS.page, `There are at most ${QUERY_LIMITS.page} pages.`);

/**
 * Reads the query of a list address. Gives what could be read, and a refusal with its parameter for
 * each part that could not: a page shows the rest, an API refuses. Parameters of other names are
 * none of ours and are passed over. Never throws.
 */
export function parseEntryQuery(params: URLSearchParams): {
  query: EntryQuery;
  problems: Refusal[];
} {
  const problems: Refusal[] = [];
  const read = <Value>(name: string, schema: z.ZodType<Value>): Value | null => {
    const given = params.get(name);
    return given === null || given === ""
      ? null
      : take({ schema, value: given, path: name, problems });
  };
  const text = oneLine(read("q", textSchema) ?? "");
  const facets = { ...NO_FACETS };
  for (const facet of FACET_IDS) {
    facets[facet] = readFacet({ params, facet, problems });
  }
  const query = {
    text,
    facets,
    cites: read("cites", citesSchema)?.toLowerCase() ?? null,
    status: read("status", statusSchema) ?? "active",
    page: read("page", pageSchema) ?? 1,
  };
  const sort = read("sort", sortSchema) ?? defaultSort(query);
  const isRankable = sort !== "relevance" || text !== "";
  return { query: { ...query, sort: isRankable ? sort : "recent" }, problems };
}

function readFacet(input: {
  params: URLSearchParams;
  facet: FacetId;
  problems: Refusal[];
}): string[] {
  const { params, facet, problems } = input;
  const given = [...new Set(params.getAll(facet))].filter((value) => value !== "");
  if (given.length > QUERY_LIMITS.values) {
    problems.push({
      code: "too-many-values",
      message: `At most ${QUERY_LIMITS.values} values of one kind can be chosen.`,
      path: facet,
    });
  }
  return given
    .slice(0, QUERY_LIMITS.values)
    .map((value) => take({ schema: FACET_SCHEMAS[facet], value, path: facet, problems }))
    .filter((value) => value !== null);
}

function take<Value>(input: {
  schema: z.ZodType<Value>;
  value: string;
  path: string;
  problems: Refusal[];
}): Value | null {
  const parsed = input.schema.safeParse(input.value);
  if (parsed.success) {
    return parsed.data;
  }
  const message = parsed.error.issues[0]?.message ?? "This cannot be read.";
  input.problems.push({ code: "invalid-query", message, path: input.path });
  return null;
}

/**
 * Control characters and runs of blanks become one blank: PostgreSQL takes no U+0000. A text without
 * any letter or digit asks for nothing.
 */
function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\s]+/gu, " ").trim();
  return /[\p{L}\p{N}]/u.test(line) ? line : "";
}

function isCitationKey(value: string): boolean {
  const at = value.indexOf(":");
  const source = CITATION_SOURCES.find((one) => one === value.slice(0, at));
  const id = value.slice(at + 1);
  // Keys are kept in lower case; trial and PMC numbers are written in upper case.
  return (
    source !== undefined &&
    (citationIdProblem(source, id) === null ||
      citationIdProblem(source, id.toUpperCase()) === null) &&
    !/\p{Cc}/u.test(id)
  );
}
