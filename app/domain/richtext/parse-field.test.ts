// Goal: a form's statement is read by one rule, with and without the editor. Method: the rule's cases,
// and fast-check for a page that is sent back unchanged.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryStatement } from "#test/support/arbitrary-statement.ts";
import { fromPlainText } from "./from-plain-text.ts";
import { paragraph, STATEMENT_LIMITS, statement, text } from "./nodes.ts";
import { normaliseStatement } from "./normalise.ts";
import { parseStatementField } from "./parse-field.ts";
import { toPlainText } from "./to-plain-text.ts";

const rich = statement([paragraph([text("Bold", 1), text(" words")]), paragraph([text("x", 2)])]);
const json = JSON.stringify(rich);

describe("parseStatementField", () => {
  it.each([
    ["the editor's JSON", { statement: json }, rich],
    ["JSON beside its own text", { statement: json, statementText: "Bold words\r\n\r\nx" }, rich],
    [
      "an edit beside JSON",
      { statement: json, statementText: "Bold words\r\n\r\ny" },
      statement([rich.root.children[0] ?? paragraph([]), paragraph([text("y")])]),
    ],
    ["text that was emptied", { statement: json, statementText: "" }, fromPlainText("")],
    ["text alone", { statementText: "a\r\nb\r\n\r\nc\r\n\r\n" }, fromPlainText("a\nb\n\nc")],
    ["text beside what is no JSON", { statement: "{", statementText: "a" }, fromPlainText("a")],
    ["text beside nothing", { statement: "", statementText: "a" }, fromPlainText("a")],
    ["text beside a file", { statement: new Blob(["x"]), statementText: "a" }, fromPlainText("a")],
    ["decomposed text", { statementText: "e\u0301" }, fromPlainText("é")],
  ])("reads %s", (_what, fields, expected) => {
    expect(parseStatementField(fields)).toEqual({ ok: true, value: expected });
  });

  it.each([
    ["nothing", {}, "statement-missing"],
    ["null", { statement: null, statementText: null }, "statement-missing"],
    ["no JSON", { statement: "{" }, "statement-not-json"],
    ["JSON that is no document", { statement: "null" }, "statement-shape"],
    [
      "a bad document, even beside text",
      { statement: json.replace('"paragraph"', '"script"'), statementText: "a" },
      "statement-node-not-allowed",
    ],
    ["text with NUL", { statementText: "a\0" }, "statement-text-malformed"],
    ["half a surrogate pair", { statementText: "a\uDC00" }, "statement-text-malformed"],
    [
      "too much text",
      { statementText: "x".repeat(STATEMENT_LIMITS.characters + 1) },
      "statement-too-long",
    ],
    [
      "too much JSON",
      { statement: " ".repeat(STATEMENT_LIMITS.jsonCharacters + 1) },
      "statement-too-long",
    ],
    [
      "JSON nested without end",
      { statement: `${"[".repeat(100_000)}${"]".repeat(100_000)}` },
      "statement-shape",
    ],
  ])("refuses %s", (_what, fields, code) => {
    expect(parseStatementField(fields)).toMatchObject({ ok: false, error: { code } });
  });

  it("gives a document back that only its own text came with", () => {
    fc.assert(
      fc.property(arbitraryStatement, (document) => {
        const own = normaliseStatement(document);
        const statementText = toPlainText(own).replace(/\r\n?|\n/g, "\r\n");
        const fields = { statement: JSON.stringify(own), statementText };
        expect(parseStatementField(fields)).toEqual({ ok: true, value: own });
      }),
    );
  });

  it("takes text of full length, CRLF counted once", () => {
    const lines = "x".repeat(STATEMENT_LIMITS.characters - 1);
    expect(parseStatementField({ statementText: `${lines}\r\n` }).ok).toBe(true);
  });
});
