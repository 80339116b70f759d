import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import type { VocabFormat } from "#app/domain/transfer/vocab/vocab-item.ts";
import { openVocab } from "#app/platform/transfer/vocab-source.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import {
  importTerms,
  type TermImport,
  type TermImportOutcome,
} from "#app/services/terms/import-terms.server.ts";

/** A folder of the test file's own, gone afterwards; `put` writes a file into it and gives its path. */
export function useTermFolder(): { put: (name: string, text: string | Uint8Array) => string } {
  let folder = "";
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "curatorium-terms-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return {
    put: (name, text) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return path;
    },
  };
}

/** Imports a file of terms as the command line does. */
export function importFile(input: {
  ctx: ServiceContext;
  format: VocabFormat;
  path: string;
  synonymsPath?: string;
  missing?: TermImport["missing"];
  isDryRun?: boolean;
}): Promise<TermImportOutcome> {
  const { ctx, format, path, synonymsPath } = input;
  return importTerms({
    ctx,
    input: {
      format,
      label: format,
      open: (known) =>
        openVocab({ format, path, known, ...(synonymsPath === undefined ? {} : { synonymsPath }) }),
      missing: input.missing ?? "retire-some",
      isDryRun: input.isDryRun ?? false,
    },
  });
}

/** The counts that are not 0. */
export function counted({ counts }: TermImportOutcome): Record<string, number> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

/** A table of HGNC's columns from rows of cells. */
export function hgncTable(rows: readonly (readonly string[])[]): string {
  const header = [
    "hgnc_id",
    "symbol",
    "name",
    "status",
    "alias_symbol",
    "prev_symbol",
    "entrez_id",
    "ensembl_gene_id",
  ];
  return [header, ...rows].map((cells) => `${cells.join("\t")}\n`).join("");
}
