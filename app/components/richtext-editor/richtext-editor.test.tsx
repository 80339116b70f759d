// Goal: the form works before and without scripts. Method: the server's markup, read back as a form.
import { renderToString } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LINE_BREAK, paragraph, statement, text } from "#app/domain/richtext/nodes.ts";
import { parseStatementField } from "#app/domain/richtext/parse-field.ts";
import { RichTextEditor } from "./richtext-editor.tsx";

const rich = statement([
  paragraph([text("A <b> & ", 1), LINE_BREAK, text('"c"')]),
  paragraph([{ type: "citation", version: 1, source: "pubmed", id: "16081687" }]),
]);

function unescapeHtml(value: string): string {
  return value
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&amp;", "&");
}

function formOf(markup: string): { statement: string; statementText: string } {
  const hidden = /<input name="statement" type="hidden" value="([^"]*)"\/>/.exec(markup)?.[1];
  const area = /<textarea[^>]* name="statementText"[^>]*>([^<]*)<\/textarea>/.exec(markup)?.[1];
  return { statement: unescapeHtml(hidden ?? ""), statementText: unescapeHtml(area ?? "") };
}

describe("RichTextEditor on the server", () => {
  it("draws a labelled text area that gives the same document back", () => {
    const markup = renderToString(
      <RichTextEditor defaultDocument={rich} id="s" label="Statement" name="statement" />,
    );
    expect(markup).toContain(
      '<label class="text-sm font-medium" for="s" id="s-label">Statement</label>',
    );
    expect(markup).toMatch(/<textarea[^>]* id="s"/);
    expect(formOf(markup).statementText).toBe('A <b> & \n"c"\n\n[PMID 16081687]');
    expect(parseStatementField(formOf(markup))).toEqual({ ok: true, value: rich });
  });

  it("starts empty", () => {
    const markup = renderToString(<RichTextEditor label="Statement" name="statement" />);
    expect(parseStatementField(formOf(markup))).toEqual({ ok: true, value: statement([]) });
  });

  it("ties errors and hints to the text area", () => {
    const markup = renderToString(
      <RichTextEditor
        describedBy="hint"
        errors={["Too long."]}
        id="s"
        label="Statement"
        name="statement"
      />,
    );
    expect(markup).toMatch(/<textarea[^>]*aria-describedby="s-error hint"[^>]*aria-invalid="true"/);
    expect(markup).toMatch(/<ul[^>]*id="s-error"[^>]*><li>Too long\.<\/li>/);
  });

  it("gives back what a form without scripts had sent", () => {
    const markup = renderToString(
      <RichTextEditor
        defaultDocument={rich}
        defaultText="mine"
        label="Statement"
        name="statement"
      />,
    );
    expect(formOf(markup).statementText).toBe("mine");
  });
});
