import fc from "fast-check";
import {
  type BlockNode,
  heading,
  type InlineNode,
  LINE_BREAK,
  type ListNode,
  link,
  list,
  listItem,
  paragraph,
  type StatementDocument,
  statement,
  text,
} from "#app/domain/richtext/nodes.ts";

/** Pieces that break naive converters: markup, blanks of all kinds, combining marks, bidi, astral. */
const PIECES = [
  "V600E",
  "CYP2C19",
  "*2/*17",
  "p.",
  "word",
  "Zelle",
  "ß",
  "é",
  "e\u0301",
  "\u0323",
  "😀",
  "漢字",
  " ",
  "  ",
  "\t",
  "\n",
  "\n\n",
  "\r",
  "\r\n",
  "\u00A0",
  "\uFEFF",
  "\uFFFD",
  "\u2028",
  "\u200F",
  "\u0007",
  "<script>",
  "</p>",
  "<!--",
  "-->",
  "&amp;",
  "&",
  '"',
  "'",
  "`",
  "\\",
  "]]>",
  "javascript:",
  "*",
  "**",
  "_",
  "#",
  "+",
  "-",
  "=",
  "1.",
  "12)",
  "[x](y)",
  "!",
  "~",
  "|",
  "^",
  "$",
  "{",
  "}",
];

/** Text of up to eight pieces or of any characters, without NUL and lone surrogates. */
export const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "grapheme", maxLength: 12 }).map((value) => value.replaceAll("\0", "")),
);

const format = fc.constantFrom(0, 0, 0, 1, 2, 3, 8, 32, 64, 1 + 64, 2 + 32, 1 + 2 + 8 + 64);

const textNode = fc.tuple(arbitraryText, format).map(([value, bits]) => text(value, bits));

const citationNode = fc
  .constantFrom(
    { source: "pubmed", id: "16081687" } as const,
    { source: "doi", id: '10.1000/<x>"&y_z*' } as const,
    { source: "pmcid", id: "PMC3109300" } as const,
    { source: "nct", id: "NCT01234567" } as const,
    { source: "asco", id: "12345" } as const,
    { source: "other", id: 'EMA label, "5.1" <2020>' } as const,
  )
  .map((citation) => ({ type: "citation", version: 1, ...citation }) as const);

const termNode = fc
  .constantFrom("BRAF", "a<b>&c", "5-fluoro*uracil", "e\u0301")
  .map((label) => ({ type: "term", version: 1, system: "HGNC", code: "1097", label }) as const);

const linkNode = fc
  .tuple(
    fc.constantFrom("https://example.org/", "mailto:a@example.org", "http://e.org/?a=1&b=<\">'"),
    fc.array(fc.oneof(textNode, fc.constant(LINE_BREAK)), { maxLength: 3 }),
  )
  .map(([url, children]) => link(url, children));

const inline: fc.Arbitrary<InlineNode[]> = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: textNode },
    { weight: 1, arbitrary: fc.constant(LINE_BREAK) },
    { weight: 1, arbitrary: linkNode },
    { weight: 1, arbitrary: citationNode },
    { weight: 1, arbitrary: termNode },
  ),
  { maxLength: 6 },
);

function listOf(level: number): fc.Arbitrary<ListNode> {
  const plain = inline.map((children) => ({ children }));
  const item =
    level < 3
      ? fc.oneof(
          plain,
          plain,
          listOf(level + 1).map((inner) => ({ children: [inner] })),
        )
      : plain;
  return fc
    .record({
      listType: fc.constantFrom("bullet" as const, "number" as const),
      start: fc.integer({ min: 1, max: 12 }),
      items: fc.array(
        item.map(({ children }) => listItem({ value: 1, indent: level - 1, children })),
        { maxLength: 3 },
      ),
    })
    .map(list);
}

const block: fc.Arbitrary<BlockNode> = fc.oneof(
  { weight: 4, arbitrary: inline.map(paragraph) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom("h3" as const, "h4" as const), inline)
      .map(([tag, children]) => heading(tag, children)),
  },
  { weight: 2, arbitrary: listOf(1) },
);

/** Documents that the schema accepts, mostly not in canonical form. */
export const arbitraryStatement: fc.Arbitrary<StatementDocument> = fc
  .array(block, { maxLength: 5 })
  .map(statement);
