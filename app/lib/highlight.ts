/** A piece of a text; `isMatch` when it is one of the words that were searched. */
export type TextPart = { readonly text: string; readonly isMatch: boolean };

/** Splits a text at the words of a search, whatever their case. Words of one letter are left alone. */
export function highlightWords(input: { text: string; search: string }): TextPart[] {
  const words = input.search.split(/[\s"()]+/).filter((word) => word.length > 1 && word !== "OR");
  if (words.length === 0) {
    return [{ text: input.text, isMatch: false }];
  }
  const escaped = words.map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return input.text
    .split(new RegExp(`(${escaped.join("|")})`, "giu"))
    .map((text, index) => ({ text, isMatch: index % 2 === 1 }))
    .filter(({ text }) => text !== "");
}

/** Splits an excerpt at the marks that the search put around its matches. */
export function markedParts(input: {
  text: string;
  marks: { start: string; end: string };
}): TextPart[] {
  const { start, end } = input.marks;
  return input.text
    .split(start)
    .flatMap((piece, index): TextPart[] => {
      const [match = "", rest] = index === 0 ? ["", piece] : piece.split(end);
      return [
        { text: match, isMatch: true },
        { text: rest ?? "", isMatch: false },
      ];
    })
    .filter(({ text }) => text !== "");
}
