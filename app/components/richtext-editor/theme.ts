import type { EditorThemeClasses } from "lexical";

/** The classes that the editor puts on its nodes; the block layout comes from `prose-statement`. */
export const STATEMENT_THEME: EditorThemeClasses = {
  citation:
    "mx-px inline-block rounded-sm border border-line bg-sunken px-1 text-sm leading-snug whitespace-nowrap text-accent",
  term: "underline decoration-dotted underline-offset-2",
  link: "text-accent underline",
  list: { nested: { listitem: "list-none" } },
  text: { bold: "font-semibold", italic: "italic", underline: "underline" },
};
