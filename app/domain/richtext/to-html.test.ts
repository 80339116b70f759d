// Goal: the HTML is safe to set as inner HTML and loses no text. Method: examples, and fast-check
// with a tokenizer that knows only the tags and attributes that the converter may write.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arbitraryStatement } from "#test/support/arbitrary-statement.ts";
import { fromPlainText } from "./from-plain-text.ts";
import { heading, LINE_BREAK, link, list, listItem, paragraph, statement, text } from "./nodes.ts";
import { runsOf } from "./runs.ts";
import { toHtml } from "./to-html.ts";
import { runText } from "./to-plain-text.ts";

const pmid = { type: "citation", version: 1, source: "pubmed", id: "16081687" } as const;

const TAG =
  /<(?:\/?(?:p|h3|h4|ul|li|ol|strong|em|u|sub|sup|span|a)|br|ol start="\d+"|a href="[^"<>]*" rel="noopener noreferrer"|(?:a|span) class="citation" data-citation-source="[a-z]+" data-citation-id="[^"<>]*"(?: href="[^"<>]*")?|span class="term" title="[^"<>]*")>/g;

function unescapeHtml(value: string): string {
  return value
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&#13;", "\r")
    .replaceAll("&amp;", "&");
}

describe("toHtml", () => {
  it("writes each node", () => {
    const inner = list({
      listType: "number",
      start: 3,
      items: [listItem({ value: 3, indent: 1, children: [text("c")] })],
    });
    const document = statement([
      heading("h4", [text("T")]),
      paragraph([
        text("a", 1 + 2),
        LINE_BREAK,
        text("H"),
        text("2", 32),
        text("u", 8 + 64),
        link("https://e.org/?a=1&b=2", [text("l")]),
        { type: "term", version: 1, system: "HGNC", code: "1097", label: "BRAF" },
      ]),
      list({
        listType: "bullet",
        items: [
          listItem({ value: 1, indent: 0, children: [text("b")] }),
          listItem({ value: 2, indent: 0, children: [inner] }),
        ],
      }),
    ]);
    expect(toHtml(document)).toBe(
      "<h4>T</h4>\n" +
        "<p><strong><em>a</em></strong><br>H<sub>2</sub><u><sup>u</sup></u>" +
        '<a href="https://e.org/?a=1&amp;b=2" rel="noopener noreferrer">l</a>' +
        '<span class="term" title="HGNC:1097">BRAF</span></p>\n' +
        '<ul><li>b<ol start="3"><li>c</li></ol></li></ul>',
    );
  });

  it("links a citation by its identifier, or as the resolver says", () => {
    const data = 'class="citation" data-citation-source="pubmed" data-citation-id="16081687"';
    const document = statement([paragraph([pmid])]);
    expect(toHtml(document)).toBe(
      `<p><a ${data} href="https://pubmed.ncbi.nlm.nih.gov/16081687/">PMID 16081687</a></p>`,
    );
    const numbered = toHtml(document, { citation: () => ({ label: "[1]", href: "#ref-1" }) });
    expect(numbered).toBe(`<p><a ${data} href="#ref-1">[1]</a></p>`);
    const unlinked = toHtml(document, { citation: () => ({ label: "<1>", href: "javascript:x" }) });
    expect(unlinked).toBe(`<p><span ${data}>&lt;1&gt;</span></p>`);
  });

  it("escapes markup and drops an address that may not be linked", () => {
    expect(toHtml(fromPlainText("<script>alert('1')</script>&\"\r"))).toBe(
      "<p>&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;&quot;&#13;</p>",
    );
    // The schema refuses this document; the converter does not rely on it.
    const hostile = statement([paragraph([link("javascript:alert(1)", [text("x")])])]);
    expect(toHtml(hostile)).toBe("<p>x</p>");
  });

  it("has no unescaped input and keeps all words", () => {
    fc.assert(
      fc.property(arbitraryStatement, (document) => {
        const bare = toHtml(document, {
          citation: ({ id }) => ({ label: id, href: "#r" }),
        }).replace(TAG, "");
        expect(bare).not.toMatch(/[<>"'\r]|&(?!(?:amp|lt|gt|quot|#39|#13);)/);
        const words = runsOf(document).map((run) =>
          run.type === "break" ? "" : run.type === "citation" ? run.id : runText(run),
        );
        const withoutFeeds = (value: string) => value.replaceAll("\n", "");
        expect(withoutFeeds(unescapeHtml(bare))).toBe(withoutFeeds(words.join("")));
      }),
    );
  });
});
