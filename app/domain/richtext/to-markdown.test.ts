// Goal: the Markdown says the same as the document to any CommonMark parser. Method: examples of each
// node, of each kind of escape, and of places where asterisks would not be read as marks.
import { describe, expect, it } from "vitest";
import { fromPlainText } from "./from-plain-text.ts";
import {
  heading,
  type InlineNode,
  LINE_BREAK,
  link,
  list,
  listItem,
  paragraph,
  statement,
  text,
} from "./nodes.ts";
import { toMarkdown } from "./to-markdown.ts";

const inline = (...nodes: InlineNode[]) => toMarkdown(statement([paragraph(nodes)]));
const item = (...children: InlineNode[]) => listItem({ value: 1, indent: 0, children });
const holder = (inner: ReturnType<typeof list>) =>
  listItem({ value: 1, indent: 0, children: [inner] });

describe("toMarkdown", () => {
  it.each([
    ["bold", [text("a "), text("b", 1), text(" c")], "a **b** c"],
    ["italic", [text("b", 2)], "*b*"],
    ["both", [text("b", 3), text(".")], "***b***."],
    ["subscript", [text("H"), text("2", 32), text("O")], "H<sub>2</sub>O"],
    ["superscript and underline", [text("x", 64 + 8)], "<u><sup>x</sup></u>"],
    ["bold inside a word", [text("a"), text("b", 1), text("c")], "a<strong>b</strong>c"],
    ["bold beside italic", [text("a", 1), text("b", 2)], "<strong>a</strong><em>b</em>"],
    ["bold punctuation", [text("(b)", 1)], "<strong>(b)</strong>"],
    ["blanks at the ends of bold", [text("a"), text(" b ", 1), text("c")], "a **b** c"],
    ["bold blanks", [text("a"), text(" ", 1), text("c")], "a c"],
    ["a line break", [text("a"), LINE_BREAK, text("b")], "a\\\nb"],
    ["line breaks at the ends", [LINE_BREAK, text("a"), LINE_BREAK], "<br>a<br>"],
    [
      "a link",
      [link("https://e.org/?a=1&b=<2>", [text("x]")])],
      "[x\\]](<https://e.org/?a=1\\&b=\\<2\\>>)",
    ],
    [
      "a citation",
      [text("wow!"), { type: "citation", version: 1, source: "pubmed", id: "1" } as const],
      "wow\\![PMID 1](<https://pubmed.ncbi.nlm.nih.gov/1/>)",
    ],
    [
      "a term",
      [{ type: "term", version: 1, system: "X", code: "1", label: "*a*" } as const],
      "\\*a\\*",
    ],
  ])("writes %s", (_what, nodes: InlineNode[], expected) => {
    expect(inline(...nodes)).toBe(expected);
  });

  it.each([
    [
      "CYP2C19 *2/*17 and _x_ [y](z) <b> & `c` \\ ~d~ #e |f| !",
      "CYP2C19 \\*2/\\*17 and \\_x\\_ \\[y\\](z) \\<b\\> \\& \\`c\\` \\\\ \\~d\\~ \\#e \\|f\\| \\!",
    ],
    ["# no heading", "\\# no heading"],
    ["- no item", "\\- no item"],
    ["+ no item", "\\+ no item"],
    ["1. no item", "1\\. no item"],
    ["12) no item", "12\\) no item"],
    ["=== no underline", "\\=== no underline"],
    ["    no code", "&#32;   no code"],
    ["\tno code\t", "&#9;no code&#9;"],
    ["a\rb", "a&#13;b"],
    ["a\n- b", "a\\\n\\- b"],
    ["a\n\n\n\nb", "a\n\nb"],
  ])("escapes %j", (value, expected) => {
    expect(toMarkdown(fromPlainText(value))).toBe(expected);
  });

  it("writes headings and nested lists", () => {
    const document = statement([
      heading("h3", [text("A"), LINE_BREAK, text("B #")]),
      list({
        listType: "number",
        start: 9,
        items: [
          item(text("nine"), LINE_BREAK, text("more")),
          holder(list({ listType: "bullet", items: [item(text("x")), item()] })),
          holder(list({ listType: "bullet", items: [item(text("y"))] })),
          item(text("ten")),
        ],
      }),
      list({
        listType: "number",
        items: [holder(list({ listType: "bullet", items: [item(text("z"))] }))],
      }),
    ]);
    expect(toMarkdown(document)).toBe(
      [
        "### A<br>B \\#",
        "",
        "9. nine\\",
        "   more",
        "",
        "   - x",
        "   -",
        "",
        "   <!-- -->",
        "",
        "   - y",
        "10. ten",
        "",
        "<!-- -->",
        "",
        "1.",
        "   - z",
      ].join("\n"),
    );
  });

  it("asks the resolver for a citation's words and address", () => {
    const document = statement([
      paragraph([{ type: "citation", version: 1, source: "other", id: "EMA label" }]),
    ]);
    expect(toMarkdown(document)).toBe("EMA label");
    expect(toMarkdown(document, { citation: () => ({ label: "[1]", href: "#r1" }) })).toBe(
      "[\\[1\\]](<#r1>)",
    );
    expect(toMarkdown(document, { citation: () => ({ label: "1", href: "javascript:x" }) })).toBe(
      "1",
    );
  });
});
