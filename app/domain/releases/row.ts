import { z } from "zod";
import { canonicalJson, type JsonValue } from "#app/domain/shared/canonical-json.ts";
import { ok, type Result, refuse } from "#app/domain/shared/result.ts";
import { parseWire, wire } from "./wire.ts";

/** Nesting below which a row's content must stay; the model needs 10. */
const MAX_DEPTH = 64;

/**
 * One row of a release file. The head is that of SNOMED CT RF2 (DOCRELFMT 2.8): the component, its
 * version, since when it holds (UTC, whole seconds), whether it is in use, and the module it belongs
 * to. A row is never changed: a withdrawal is a new row with `active: false`.
 */
export type ReleaseRow = {
  readonly id: string;
  readonly version: number;
  readonly effectiveTime: string;
  readonly active: boolean;
  readonly moduleId: string;
  readonly content: { readonly [key: string]: JsonValue | undefined };
};

const rowSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[A-Za-z][A-Za-z0-9._:-]{0,63}$/, "must be a permanent id such as CUR-000001"),
  version: wire.ordinal,
  effectiveTime: wire.instant,
  active: z.boolean(),
  moduleId: wire.moduleId,
  content: z.record(z.string().max(200), z.unknown()),
});

/**
 * Checks a row: head, and content that is plain JSON in Unicode NFC, at most 64 levels deep. Text in
 * another form is refused (`row-not-nfc`, with its place) rather than repaired, because the content
 * that people approved by its hash must be the content that is released; normalise at intake with
 * {@link toNfc}.
 */
export function releaseRow(value: unknown): Result<ReleaseRow> {
  const parsed = parseWire({ value, schema: rowSchema, what: "row" });
  if (!parsed.ok) return parsed;
  const row = parsed.value as ReleaseRow;
  const problem = firstProblem(row.content, 0);
  if (problem !== null) {
    const name = `${row.id} version ${row.version}`;
    const path = `content${problem.path}`;
    return refuse({
      code: problem.code,
      message: `${name}: ${problem.rule} at ${path}.`,
      path,
    });
  }
  return ok(row);
}

/** The row as one line of RFC 8785 JSON, without its line feed. */
export function toRowLine(row: ReleaseRow): string {
  return canonicalJson({
    id: row.id,
    version: row.version,
    effectiveTime: row.effectiveTime,
    active: row.active,
    moduleId: row.moduleId,
    content: row.content,
  });
}

/** The lines of a whole file in release order, each ended by LF; the input may come in any order. */
export function* toRowLines(rows: readonly ReleaseRow[]): Generator<string> {
  for (const row of [...rows].sort(compareRows)) yield `${toRowLine(row)}\n`;
}

/** Release order: id by code unit, then version, then effective time. */
export function compareRows(a: RowHead, b: RowHead): number {
  if (a.id !== b.id) return a.id < b.id ? -1 : 1;
  if (a.version !== b.version) return a.version - b.version;
  if (a.effectiveTime === b.effectiveTime) return 0;
  return a.effectiveTime < b.effectiveTime ? -1 : 1;
}

/** What orders a row. */
export type RowHead = Pick<ReleaseRow, "id" | "version" | "effectiveTime">;

/** Files whose lines are rows, by name: `*.snapshot.ndjson`, `*.full.ndjson`, `*delta.from-<release>.ndjson`. */
export function rowFileKind(path: string): "snapshot" | "full" | "delta" | null {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const match = /^(?:[a-z0-9-]+\.)?(snapshot|full|delta)(?:\.from-[0-9.]+)?\.ndjson$/.exec(name);
  return (match?.[1] as "snapshot" | "full" | "delta" | undefined) ?? null;
}

/**
 * Checks one line of a row file against the line before it: canonical, well formed, in strict
 * release order, and in a snapshot at most one row per id. Gives the head that the next line is
 * compared with.
 */
export function checkRowLine({
  line,
  kind,
  before,
}: {
  line: string;
  kind: "snapshot" | "full" | "delta";
  before: RowHead | null;
}): Result<RowHead> {
  let raw: unknown;
  try {
    raw = JSON.parse(line);
    if (canonicalJson(raw) !== line) {
      return refuse({
        code: "row-malformed",
        message: "the row is not in canonical form (RFC 8785)",
      });
    }
  } catch {
    return refuse({ code: "row-malformed", message: "the row is not JSON" });
  }
  const row = releaseRow(raw);
  if (!row.ok) return row;
  const { id, version, effectiveTime } = row.value;
  if (before !== null && compareRows(before, row.value) >= 0) {
    return refuse({
      code: "row-order",
      message: `${id} version ${version} comes after ${before.id} version ${before.version}`,
    });
  }
  if (kind === "snapshot" && before?.id === id) {
    return refuse({ code: "row-duplicate", message: `${id} has two rows in a snapshot` });
  }
  return ok({ id, version, effectiveTime });
}

/** The same value with every text and every member name in Unicode NFC; for use where content comes in. */
export function toNfc<Value extends JsonValue>(value: Value): Value;
export function toNfc(value: JsonValue): JsonValue {
  if (typeof value === "string") return value.normalize("NFC");
  if (Array.isArray(value)) return value.map((item: JsonValue) => toNfc(item));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter((member): member is [string, JsonValue] => member[1] !== undefined)
      .map(([key, item]) => [key.normalize("NFC"), toNfc(item)]),
  );
}

type Problem = { readonly code: string; readonly path: string; readonly rule: string };

/** The first thing wrong in a value; its path is put together on the way back, so that sound rows pay nothing. */
function firstProblem(value: unknown, depth: number): Problem | null {
  if (depth > MAX_DEPTH) {
    return {
      code: "row-too-deep",
      path: "",
      rule: `content is nested deeper than ${MAX_DEPTH} levels`,
    };
  }
  if (typeof value === "string") return textProblem(value);
  if (typeof value === "number" && !Number.isFinite(value)) {
    return { code: "row-malformed", path: "", rule: "a number is not finite" };
  }
  if (value === null || typeof value !== "object") {
    const isJson = ["number", "boolean", "undefined"].includes(typeof value) || value === null;
    return isJson ? null : { code: "row-malformed", path: "", rule: "a value is not JSON" };
  }
  for (const key of Object.keys(value)) {
    const problem = textProblem(key) ?? firstProblem(Reflect.get(value, key), depth + 1);
    if (problem !== null) return { ...problem, path: `.${key}${problem.path}` };
  }
  return null;
}

/** Characters before U+0300, the first combining mark, are in Unicode NFC however they stand. */
const BEYOND_LATIN = /[^\0-\u02ff]/;

function textProblem(text: string): Problem | null {
  if (!BEYOND_LATIN.test(text)) return null;
  if (!text.isWellFormed()) {
    return { code: "row-malformed", path: "", rule: "text holds half a surrogate pair" };
  }
  return text.normalize("NFC") === text
    ? null
    : { code: "row-not-nfc", path: "", rule: "text is not in Unicode NFC" };
}
