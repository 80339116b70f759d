// Goal: only allow-listed documents within the caps get in, and a refusal names place and rule.
// Method: a table of single mutations of a valid document, hostile shapes, and fast-check.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { arbitraryStatement } from "#test/support/arbitrary-statement.ts";
import { canonicalJson } from "../shared/canonical-json.ts";
import { docFromParagraphs, fromPlainText } from "./from-plain-text.ts";
import {
  heading,
  LINE_BREAK,
  link,
  list,
  listItem,
  paragraph,
  STATEMENT_LIMITS,
  statement,
  text,
} from "./nodes.ts";
import { normaliseStatement } from "./normalise.ts";
import { parseStatement, statementDocument } from "./schema.ts";

const citation = { type: "citation", version: 1, source: "pubmed", id: "16081687" } as const;
const term = { type: "term", version: 1, system: "HGNC", code: "1097", label: "BRAF" } as const;
const nested = list({
  listType: "bullet",
  items: [listItem({ value: 1, indent: 1, children: [text("in")] })],
});

const full = statement([
  heading("h3", [text("Summary")]),
  paragraph([
    text("Bold", 1),
    text(" and H"),
    text("2", 32),
    text("O ", 0),
    citation,
    LINE_BREAK,
    term,
    link("https://example.org/a?b=c", [text("here")]),
  ]),
  list({
    listType: "number",
    start: 3,
    items: [
      listItem({ value: 3, indent: 0, children: [text("one")] }),
      listItem({ value: 4, indent: 0, children: [nested] }),
    ],
  }),
]);

/** Sets one property by its path in a copy, as a hostile client would. */
function withValue(path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(full);
  const keys = path.split(".");
  const last = keys.pop() ?? "";
  let at = copy as Record<string, unknown>;
  for (const key of keys) {
    at = at[key] as Record<string, unknown>;
  }
  at[last] = value;
  return copy;
}

const P = "root.children.1";

describe("statementDocument", () => {
  it("gives a canonical document back as it is", () => {
    expect(parseStatement(full)).toEqual({ ok: true, value: full });
    expect(parseStatement(JSON.parse(canonicalJson(full)))).toEqual({ ok: true, value: full });
  });

  it.each([
    [
      "an unknown node",
      `${P}.children.0`,
      { type: "image", version: 1, src: "x" },
      `${P}.children.0`,
      "statement-node-not-allowed",
    ],
    [
      "an automatic link",
      `${P}.children.7.type`,
      "autolink",
      `${P}.children.7`,
      "statement-node-not-allowed",
    ],
    ["a tab node", `${P}.children.0.type`, "tab", `${P}.children.0`, "statement-node-not-allowed"],
    [
      "a text in the root",
      "root.children.0",
      text("x"),
      "root.children.0.type",
      "statement-value-not-allowed",
    ],
    [
      "a link in a link",
      `${P}.children.7.children.0`,
      link("https://e.org/", []),
      `${P}.children.7.children.0.type`,
      "statement-value-not-allowed",
    ],
    [
      "an unknown property",
      `${P}.children.0.onclick`,
      "x()",
      `${P}.children.0`,
      "statement-property-not-allowed",
    ],
    [
      "a node state",
      `${P}.children.0.$`,
      { a: 1 },
      `${P}.children.0`,
      "statement-property-not-allowed",
    ],
    ["a property of the root", "root.extra", 1, "root", "statement-property-not-allowed"],
    ["a property beside the root", "extra", 1, "", "statement-property-not-allowed"],
    [
      "a style",
      `${P}.children.0.style`,
      "position:fixed",
      `${P}.children.0.style`,
      "statement-value-not-allowed",
    ],
    [
      "a paragraph style",
      `${P}.textStyle`,
      "color:red",
      `${P}.textStyle`,
      "statement-value-not-allowed",
    ],
    ["an alignment", `${P}.format`, "center", `${P}.format`, "statement-value-not-allowed"],
    ["an indent", `${P}.indent`, 1, `${P}.indent`, "statement-value-not-allowed"],
    [
      "strikethrough",
      `${P}.children.0.format`,
      4,
      `${P}.children.0.format`,
      "statement-value-not-allowed",
    ],
    ["code", `${P}.children.0.format`, 16, `${P}.children.0.format`, "statement-value-not-allowed"],
    [
      "a negative format",
      `${P}.children.0.format`,
      -1,
      `${P}.children.0.format`,
      "statement-value-not-allowed",
    ],
    [
      "sub and superscript",
      `${P}.children.0.format`,
      96,
      `${P}.children.0.format`,
      "statement-value-not-allowed",
    ],
    [
      "token mode",
      `${P}.children.0.mode`,
      "token",
      `${P}.children.0.mode`,
      "statement-value-not-allowed",
    ],
    [
      "a page heading",
      "root.children.0.tag",
      "h1",
      "root.children.0.tag",
      "statement-value-not-allowed",
    ],
    [
      "a check list",
      "root.children.2.listType",
      "check",
      "root.children.2.listType",
      "statement-value-not-allowed",
    ],
    [
      "a huge list start",
      "root.children.2.start",
      10_000,
      "root.children.2.start",
      "statement-value-not-allowed",
    ],
    [
      "an item of text and list",
      "root.children.2.children.0.children",
      [text("x"), nested],
      "root.children.2.children.0.children",
      "statement-value-not-allowed",
    ],
    ["another version", `${P}.version`, 2, `${P}.version`, "statement-value-not-allowed"],
    [
      "text that is no string",
      `${P}.children.0.text`,
      ["a"],
      `${P}.children.0.text`,
      "statement-value-not-allowed",
    ],
    [
      "children that are no array",
      `${P}.children`,
      { length: 1 },
      `${P}.children`,
      "statement-value-not-allowed",
    ],
    ["a null node", `${P}.children.0`, null, `${P}.children.0`, "statement-shape"],
    [
      "a script link",
      `${P}.children.7.url`,
      "javascript:alert(1)",
      `${P}.children.7.url`,
      "statement-link-not-allowed",
    ],
    [
      "a malformed PMID",
      `${P}.children.4.id`,
      "PMID1",
      `${P}.children.4.id`,
      "statement-citation-malformed",
    ],
    [
      "an unknown source",
      `${P}.children.4.source`,
      "blog",
      `${P}.children.4.source`,
      "statement-value-not-allowed",
    ],
    [
      "a term without label",
      `${P}.children.6.label`,
      " ",
      `${P}.children.6`,
      "statement-term-malformed",
    ],
    [
      "NUL in text",
      `${P}.children.0.text`,
      "a\0b",
      `${P}.children.0.text`,
      "statement-text-malformed",
    ],
    [
      "half a surrogate pair",
      `${P}.children.0.text`,
      "a\uD800",
      `${P}.children.0.text`,
      "statement-text-malformed",
    ],
    [
      "NUL in a label",
      `${P}.children.6.label`,
      "a\0b",
      `${P}.children.6.label`,
      "statement-text-malformed",
    ],
  ])("refuses %s", (_what, path, value, place, rule) => {
    const result = parseStatement(withValue(path, value));
    expect(result).toMatchObject({ ok: false, error: { code: rule, path: place } });
  });

  it.each([
    ["bold italic underlined superscript", `${P}.children.0.format`, 1 + 2 + 8 + 64],
    ["a direction", `${P}.direction`, "rtl"],
    ["a link's rel", `${P}.children.7.rel`, "noreferrer"],
    ["the format for new text", `${P}.textFormat`, 3],
    ["a mailto link", `${P}.children.7.url`, "mailto:curator@example.org"],
    ["the format for text to come in an empty item", "root.children.2.children.0.textFormat", 1],
    ["h4", "root.children.0.tag", "h4"],
    ["a DOI", `${P}.children.4`, { ...citation, source: "doi", id: "10.1056/NEJMoa1203421" }],
    [
      "a source without scheme",
      `${P}.children.4`,
      { ...citation, source: "other", id: "EMA label 2020" },
    ],
  ])("accepts %s", (_what, path, value) => {
    expect(parseStatement(withValue(path, value))).toMatchObject({ ok: true });
  });

  it.each([
    [null],
    [undefined],
    ["text"],
    [1],
    [[]],
    [{}],
    [{ root: null }],
    [{ root: [] }],
    [() => 1],
  ])("refuses %s, which is no document", (value) => {
    expect(parseStatement(value)).toMatchObject({ ok: false, error: { code: "statement-shape" } });
  });

  it("refuses a property named __proto__", () => {
    const json = JSON.stringify(full).replace('"text":"Bold"', '"text":"Bold","__proto__":{"x":1}');
    expect(parseStatement(JSON.parse(json))).toMatchObject({
      ok: false,
      error: { code: "statement-property-not-allowed" },
    });
  });

  it("never throws, whatever JSON comes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseStatement(value).ok).toBe(false);
        expect(parseStatement({ root: value }).ok).toBe(false);
      }),
    );
  });

  it("accepts every document of the allowed nodes, and gives its canonical form", () => {
    fc.assert(
      fc.property(arbitraryStatement, (document) => {
        const result = parseStatement(document);
        expect(result).toEqual({ ok: true, value: normaliseStatement(document) });
      }),
    );
  });

  it("has a JSON Schema for what it gives", () => {
    const schema = z.toJSONSchema(statementDocument);
    expect(schema).toMatchObject({ type: "object", additionalProperties: false });
  });
});

describe("caps", () => {
  function lists(levels: number): unknown {
    let inner = list({
      listType: "bullet",
      items: [
        listItem({ value: 1, indent: levels - 1, children: [link("https://e.org/", [text("x")])] }),
      ],
    });
    for (let level = levels - 1; level > 0; level -= 1) {
      inner = list({
        listType: "bullet",
        items: [listItem({ value: 1, indent: level - 1, children: [inner] })],
      });
    }
    return statement([inner]);
  }

  it("accepts three list levels and a link, refuses a fourth", () => {
    expect(parseStatement(lists(3)).ok).toBe(true);
    expect(parseStatement(lists(4))).toMatchObject({
      ok: false,
      error: { code: "statement-too-deep" },
    });
  });

  it("refuses a nesting of 200,000 without walking it", () => {
    let deep: unknown = [];
    for (let level = 0; level < 200_000; level += 1) {
      deep = [{ type: "list", children: deep }];
    }
    const result = parseStatement({ root: { type: "root", children: deep } });
    expect(result).toMatchObject({ ok: false, error: { code: "statement-too-deep" } });
  });

  it("refuses a document that contains itself", () => {
    const root: Record<string, unknown> = { type: "root" };
    root.children = [root];
    expect(parseStatement({ root })).toMatchObject({
      ok: false,
      error: { code: "statement-too-deep" },
    });
  });

  it("counts nodes, the root too", () => {
    const empty = Array.from({ length: STATEMENT_LIMITS.nodes - 2 }, () => paragraph([]));
    expect(parseStatement(statement([...empty, paragraph([])])).ok).toBe(true);
    expect(parseStatement(statement([...empty, paragraph([]), paragraph([])]))).toMatchObject({
      ok: false,
      error: { code: "statement-too-many-nodes", path: "root" },
    });
  });

  it("counts characters of the plain text", () => {
    const limit = STATEMENT_LIMITS.characters;
    expect(parseStatement(fromPlainText("x".repeat(limit))).ok).toBe(true);
    expect(parseStatement(fromPlainText("x".repeat(limit + 1)))).toMatchObject({
      ok: false,
      error: { code: "statement-too-long" },
    });
    // The blank line between the paragraphs counts too.
    expect(parseStatement(docFromParagraphs(["x".repeat(limit - 3), "y"])).ok).toBe(true);
    expect(parseStatement(docFromParagraphs(["x".repeat(limit - 2), "y"])).ok).toBe(false);
  });

  it("holds the caps for the canonical form too", () => {
    // U+0958 is two characters in NFC; a line feed inside a text is two nodes in the canonical form.
    expect(
      parseStatement(fromPlainText("\u0958".repeat(STATEMENT_LIMITS.characters / 2 + 1))),
    ).toMatchObject({
      ok: false,
      error: { code: "statement-too-long" },
    });
    expect(parseStatement(statement([paragraph([text("x\n".repeat(1_500))])]))).toMatchObject({
      ok: false,
      error: { code: "statement-too-many-nodes" },
    });
  });
});
