import type { EvidenceLine } from "#app/domain/evidence/evidence-line.ts";
import type { LineAnnotation } from "#app/domain/evidence/line-annotation.ts";

/** A line as it was typed: its source may be none that there is. */
type FormLine = {
  readonly citation: { readonly source: string; readonly id: string };
  readonly summary: string | null;
};

/**
 * Gives the lines of a form back what no form shows of them: the annotation at their source. A line
 * is known by what it cites; of several that cite the same, by its summary, else by their order.
 */
export function keepAnnotations<Line extends FormLine>(input: {
  base: readonly EvidenceLine[];
  lines: readonly Line[];
}): (Line & { annotation?: LineAnnotation })[] {
  const pool = [...input.base];
  const take = (line: Line, isSame: (one: EvidenceLine) => boolean) => {
    const at = pool.findIndex((one) => isSameSource(one, line) && isSame(one));
    return at < 0 ? undefined : pool.splice(at, 1)[0];
  };
  const exact = input.lines.map((line) => take(line, ({ summary }) => summary === line.summary));
  return input.lines.map((line, index) => {
    const annotation = (exact[index] ?? take(line, () => true))?.annotation;
    return annotation === undefined ? line : { ...line, annotation };
  });
}

function isSameSource({ citation: one }: FormLine, { citation: other }: FormLine): boolean {
  return one.source === other.source && one.id.toLowerCase() === other.id.toLowerCase();
}
