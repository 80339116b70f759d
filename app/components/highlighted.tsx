import { Fragment } from "react";
import type { TextPart } from "#app/lib/highlight.ts";

/** A text with its matches marked. */
export function Highlighted({ parts }: { parts: readonly TextPart[] }) {
  let at = 0;
  return parts.map((part) => {
    const key = at;
    at += part.text.length;
    return part.isMatch ? (
      <mark key={key}>{part.text}</mark>
    ) : (
      <Fragment key={key}>{part.text}</Fragment>
    );
  });
}
