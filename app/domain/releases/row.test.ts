// Goal: the same content gives the same lines in the same order, and a line out of form or order is
// refused with its place.
// Method: properties over shuffled rows; each rule beside its nearest lawful neighbour.
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  checkRowLine,
  compareRows,
  type ReleaseRow,
  type RowHead,
  releaseRow,
  rowFileKind,
  toNfc,
  toRowLine,
  toRowLines,
} from "./row.ts";

const row: ReleaseRow = {
  id: "CUR-000001",
  version: 2,
  effectiveTime: "2026-03-01T00:00:00Z",
  active: true,
  moduleId: "assertion",
  content: { title: "Évidence", list: [1, null, { deep: true }] },
};

const rows = fc.uniqueArray(
  fc.record({
    id: fc.nat({ max: 99 }).map((number) => `CUR-${String(number).padStart(6, "0")}`),
    version: fc.integer({ min: 1, max: 5 }),
    effectiveTime: fc.constantFrom("2026-01-01T00:00:00Z", "2026-02-01T00:00:00Z"),
    active: fc.boolean(),
    moduleId: fc.constantFrom("assertion", "recommendation"),
    content: fc.record({ text: fc.string() }),
  }),
  { selector: ({ id, version, effectiveTime }) => `${id} ${version} ${effectiveTime}` },
);

describe("a row", () => {
  test("is one canonical line that is read back as the same row", () => {
    const line = toRowLine(row);
    expect(line).toBe(
      '{"active":true,"content":{"list":[1,null,{"deep":true}],"title":"Évidence"},"effectiveTime":"2026-03-01T00:00:00Z","id":"CUR-000001","moduleId":"assertion","version":2}',
    );
    expect(releaseRow(JSON.parse(line))).toEqual({ ok: true, value: row });
  });

  test.each([
    [{ id: "" }, "row-malformed"],
    [{ id: "CUR 1" }, "row-malformed"],
    [{ version: 0 }, "row-malformed"],
    [{ version: 1.5 }, "row-malformed"],
    [{ effectiveTime: "2026-03-01T00:00:00.000Z" }, "row-malformed"],
    [{ effectiveTime: "2026-03-01" }, "row-malformed"],
    [{ active: "yes" }, "row-malformed"],
    [{ moduleId: "Assertion" }, "row-malformed"],
    [{ content: null }, "row-malformed"],
    [{ content: { a: Number.NaN } }, "row-malformed"],
    [{ content: { a: "\ud800" } }, "row-malformed"],
    [{ content: { a: () => 1 } }, "row-malformed"],
    [{ content: { a: "E\u0301vidence" } }, "row-not-nfc"],
    [{ content: { "E\u0301": 1 } }, "row-not-nfc"],
    [{ extra: 1 }, "row-malformed"],
  ])("is refused with %j", (change, code) => {
    expect(releaseRow({ ...row, ...change })).toMatchObject({ ok: false, error: { code } });
  });

  test("names the place of what is refused", () => {
    const content = { list: [{ text: "e\u0301" }] };
    expect(releaseRow({ ...row, content })).toMatchObject({
      error: {
        path: "content.list.0.text",
        message: /CUR-000001 version 2: .* at content.list.0.text/,
      },
    });
    expect(releaseRow({ ...row, content: toNfc(content) })).toMatchObject({ ok: true });
  });

  test("may be 64 levels deep and no deeper", () => {
    const nested = (depth: number) => {
      let value: unknown = 1;
      for (let level = 0; level < depth; level += 1) value = { value };
      return releaseRow({ ...row, content: { value } });
    };
    expect(nested(63)).toMatchObject({ ok: true });
    expect(nested(64)).toMatchObject({ ok: false, error: { code: "row-too-deep" } });
  });
});

describe("a file of rows", () => {
  test("is the same whatever the order of the input, and passes its own check", () => {
    fc.assert(
      fc.property(rows, (made) => {
        const text = [...toRowLines(made)].join("");
        expect([...toRowLines([...made].reverse())].join("")).toBe(text);
        let before: RowHead | null = null;
        for (const line of text.split("\n").slice(0, -1)) {
          const checked = checkRowLine({ line, kind: "full", before });
          expect(checked).toMatchObject({ ok: true });
          if (checked.ok) before = checked.value;
        }
      }),
    );
  });

  test("is refused when two rows change places, or one comes twice", () => {
    const pair = [row, { ...row, version: 3 }].map(toRowLine);
    const check = (order: readonly (string | undefined)[], kind: "full" | "snapshot") => {
      const [first = "", second = ""] = order;
      const before = checkRowLine({ line: first, kind, before: null });
      return checkRowLine({ line: second, kind, before: before.ok ? before.value : null });
    };
    expect(check(pair, "full")).toMatchObject({ ok: true });
    expect(check([pair[1], pair[0]], "full")).toMatchObject({ error: { code: "row-order" } });
    expect(check([pair[0], pair[0]], "full")).toMatchObject({ error: { code: "row-order" } });
    expect(check(pair, "snapshot")).toMatchObject({ error: { code: "row-duplicate" } });
  });

  test("is refused with a line that is not canonical, or not JSON", () => {
    for (const line of [JSON.stringify(row), `${toRowLine(row)} `, "{", ""]) {
      expect(checkRowLine({ line, kind: "full", before: null })).toMatchObject({
        error: { code: "row-malformed" },
      });
    }
  });
});

test("rows are ordered by id, version and time", () => {
  const heads = [
    { id: "CUR-2", version: 1, effectiveTime: "2026-01-01T00:00:00Z" },
    { id: "CUR-10", version: 2, effectiveTime: "2026-01-01T00:00:00Z" },
    { id: "CUR-10", version: 1, effectiveTime: "2026-02-01T00:00:00Z" },
    { id: "CUR-10", version: 1, effectiveTime: "2026-01-01T00:00:00Z" },
  ];
  expect([...heads].sort(compareRows)).toEqual([...heads].reverse());
});

test.each([
  ["evidence.snapshot.ndjson", "snapshot"],
  ["folder/evidence.full.ndjson", "full"],
  ["delta.from-2026.1.0.ndjson", "delta"],
  ["evidence.delta.from-2026.1.0.ndjson", "delta"],
  ["changelog.ndjson", null],
  ["evidence.snapshot.json", null],
])("%s holds %s rows", (path, kind) => {
  expect(rowFileKind(path)).toBe(kind);
});
