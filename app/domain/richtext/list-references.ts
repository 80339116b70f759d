import type { StatementDocument, TermNode } from "./nodes.ts";
import { type CitationReference, citationNodeKey } from "./references.ts";
import { runsOf } from "./runs.ts";

/** The citations of a document in reading order, each once. */
export function listCitations(document: StatementDocument): CitationReference[] {
  const found = new Map<string, CitationReference>();
  for (const run of runsOf(document)) {
    if (run.type === "citation") {
      const { source, id } = run;
      const key = citationNodeKey(run);
      if (!found.has(key)) {
        found.set(key, { source, id });
      }
    }
  }
  return [...found.values()];
}

/** The terms of a document in reading order, each system and code once. */
export function listTerms(
  document: StatementDocument,
): Pick<TermNode, "system" | "code" | "label">[] {
  const found = new Map<string, Pick<TermNode, "system" | "code" | "label">>();
  for (const run of runsOf(document)) {
    if (run.type === "term") {
      const { system, code, label } = run;
      const key = `${system} ${code}`;
      if (!found.has(key)) {
        found.set(key, { system, code, label });
      }
    }
  }
  return [...found.values()];
}
