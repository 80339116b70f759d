import { citationKey } from "../citations/citation.ts";
import type { EvidenceLine } from "./evidence-line.ts";

/**
 * The identity of a line within its entry: its record at the source where it has one, because one
 * publication can carry several of them; else what it cites.
 */
export function lineKey(line: Pick<EvidenceLine, "citation" | "annotation">): string {
  return line.annotation?.id ?? citationKey(line.citation);
}
