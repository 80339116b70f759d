// Goal: a diff shows exactly what changed, word by word. Method: examples of each kind of change, and
// fast-check that the segments give back both versions.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryStatement } from "#test/support/arbitrary-statement.ts";
import { diffStatements, isUnchanged, type StatementSegment } from "./diff.ts";
import { type DiffContent, toDiffTokens } from "./diff-tokens.ts";
import { fromPlainText } from "./from-plain-text.ts";
import {
  heading,
  type InlineNode,
  link,
  list,
  listItem,
  paragraph,
  type StatementDocument,
  statement,
  text,
} from "./nodes.ts";
import { toPlainText } from "./to-plain-text.ts";

const inParagraph = (...children: InlineNode[]) => statement([paragraph(children)]);
const cite = (id: string) => ({ type: "citation", version: 1, source: "pubmed", id }) as const;

/** One line per segment, the opening break of the first paragraph left out. */
function shown(before: StatementDocument | null, after: StatementDocument): string[] {
  const signs = { same: " ", added: "+", removed: "-" };
  return diffStatements(before, after)
    .map((segment) => {
      const format = segment.isReformatted ? "~" : "";
      return `${signs[segment.kind]}${format}${words(segment.content)}`;
    })
    .slice(1);
}

function words(content: DiffContent): string {
  switch (content.type) {
    case "text":
      return content.url === null ? content.text : `${content.text}(${content.url})`;
    case "citation":
      return `[${content.source} ${content.id}]`;
    case "term":
      return `{${content.label}}`;
    case "break":
      return `¶${content.place}`;
  }
}

describe("diffStatements", () => {
  it.each([
    [
      "a word",
      "BRAF V600E responds.",
      "BRAF V600K responds.",
      [" BRAF ", "-V600E", "+V600K", "  responds."],
    ],
    [
      "a phrase as one",
      "not at all good",
      "very very good",
      ["-not at all ", "+very very ", " good"],
    ],
    [
      "an inserted word",
      "responds to it",
      "responds well to it",
      [" responds ", "+well ", " to it"],
    ],
    ["a star allele", "*2/*17", "*2/*19", [" *2/*", "-17", "+19"]],
    ["a new paragraph", "a", "a\n\nb", [" a", "+¶paragraph", "+b"]],
    ["a line break", "a b", "a\nb", [" a", "- ", "+¶line", " b"]],
    ["blanks", "a b", "a  b", [" a", "- ", "+  ", " b"]],
    ["letters of any script", "naïve 漢字", "naïve 仮名", [" naïve ", "-漢字", "+仮名"]],
    ["nothing", "a b", "a b", [" a b"]],
  ])("shows %s", (_what, before, after, expected) => {
    expect(shown(fromPlainText(before), fromPlainText(after))).toEqual(expected);
  });

  it("shows a new statement as added", () => {
    expect(shown(null, fromPlainText("a b"))).toEqual(["+a b"]);
  });

  it("takes a citation as one unit", () => {
    const before = inParagraph(text("see "), cite("12345"), text("."));
    const after = inParagraph(text("see "), cite("12346"), text("."));
    expect(shown(before, after)).toEqual([" see ", "-[pubmed 12345]", "+[pubmed 12346]", " ."]);
  });

  it("tells a term from its words, and a code from another", () => {
    const term = { type: "term", version: 1, system: "HGNC", code: "1097", label: "BRAF" } as const;
    expect(shown(inParagraph(text("BRAF")), inParagraph(term))).toEqual(["-BRAF", "+{BRAF}"]);
    expect(shown(inParagraph(term), inParagraph({ ...term, code: "1" }))).toEqual([
      "-{BRAF}",
      "+{BRAF}",
    ]);
  });

  it("shows that only the format changed", () => {
    const after = inParagraph(text("a "), text("b", 1), text(" c"));
    expect(shown(inParagraph(text("a b c")), after)).toEqual([" a ", " ~b", "  c"]);
    expect(isUnchanged(diffStatements(inParagraph(text("a b c")), after))).toBe(false);
  });

  it("shows that a link leads elsewhere", () => {
    const before = inParagraph(link("https://a.org/", [text("x")]));
    const after = inParagraph(link("https://b.org/", [text("x")]));
    expect(shown(before, after)).toEqual(["-x(https://a.org/)", "+x(https://b.org/)"]);
  });

  it("shows that a paragraph became a heading", () => {
    const segments = diffStatements(
      inParagraph(text("a")),
      statement([heading("h3", [text("a")])]),
    );
    expect(segments.map(({ kind, content }) => `${kind} ${words(content)}`)).toEqual([
      "removed ¶paragraph",
      "added ¶h3",
      "same a",
    ]);
  });

  it("shows one new item of a numbered list, not all numbers after it", () => {
    const numbered = (...items: string[]) =>
      statement([
        list({
          listType: "number",
          items: items.map((value) => listItem({ value: 1, indent: 0, children: [text(value)] })),
        }),
      ]);
    expect(shown(numbered("a", "c"), numbered("a", "b", "c"))).toEqual([
      " a",
      "+¶number-1",
      "+b",
      " ¶number-1",
      " c",
    ]);
  });

  it("compares whole blocks when two long statements have little in common", () => {
    const long = (mark: string) =>
      fromPlainText(
        `kept\n\n${Array.from({ length: 2_000 }, (_, index) => `${mark}${index}`).join(" ")}`,
      );
    const kinds = diffStatements(long("a"), long("b")).map(
      ({ kind, content }) => `${kind} ${content.type}`,
    );
    expect(kinds).toEqual([
      "same break",
      "same text",
      "removed break",
      "removed text",
      "added break",
      "added text",
    ]);
  });

  it("gives back both versions", () => {
    fc.assert(
      fc.property(arbitraryStatement, arbitraryStatement, (before, after) => {
        const segments = diffStatements(before, after);
        const without = (kind: StatementSegment["kind"]) =>
          segments
            .filter((segment) => segment.kind !== kind)
            .map(({ content }) => words(joinable(content)));
        const tokens = (document: StatementDocument) =>
          toDiffTokens(document).map(({ content }) => words(joinable(content)));
        expect(without("added").join("")).toBe(tokens(before).join(""));
        expect(without("removed").join("")).toBe(tokens(after).join(""));
      }),
    );
  });

  it("finds no change in an equal statement", () => {
    fc.assert(
      fc.property(arbitraryStatement, (document) => {
        expect(isUnchanged(diffStatements(document, structuredClone(document)))).toBe(true);
      }),
    );
  });
});

/** Text without its link, whose address would be written once for a segment but at each token. */
function joinable(content: DiffContent): DiffContent {
  return content.type === "text" ? { ...content, url: null } : content;
}

describe("toDiffTokens", () => {
  it("joins to the plain text", () => {
    fc.assert(
      fc.property(arbitraryStatement, (document) => {
        const joined = toDiffTokens(document)
          .map((token) => token.text)
          .join("");
        expect(joined).toBe(toPlainText(document));
      }),
    );
  });
});
