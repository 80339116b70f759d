import { invariant } from "../../../shared/invariant.ts";
import { ok, type Result } from "../../../shared/result.ts";
import { mapHeader, type RowValues, type TableHeader, type TsvFault } from "../../tsv-row.ts";
import { CIVIC_LAYOUTS, type CivicColumn, type CivicLayout, type CivicRow } from "./layouts.ts";

/** What a CIViC table holds. */
export type CivicTable = "evidence" | "assertions" | "profiles" | "variants" | "genes";

/** Reads rows of one layout. */
export type CivicRowReader = {
  readonly layout: CivicLayout;
  readonly header: TableHeader<string>;
  /** The file's columns whose content an entry has no place for. */
  readonly dropped: readonly string[];
  readonly toRow: (values: RowValues<string>) => CivicRow;
};

/** Which table a header belongs to, by the columns that no other table has; null when it is none. */
export function civicTableOf(cells: readonly string[]): CivicTable | null {
  const has = (...columns: string[]) => columns.every((column) => cells.includes(column));
  if (has("evidence_type")) {
    return "evidence";
  }
  if (has("assertion_id", "assertion_type")) {
    return "assertions";
  }
  if (has("molecular_profile_id", "variant_ids")) {
    return "profiles";
  }
  if (has("variant_id", "variant")) {
    return "variants";
  }
  return has("gene_id", "name") || has("feature_id", "name") ? "genes" : null;
}

/**
 * Finds the layout of an evidence or assertion header. Refuses one that fits none, naming what is
 * missing or unknown against the layout that comes nearest.
 */
export function civicRowReader(input: {
  cells: readonly string[];
  table: CivicLayout["table"];
}): Result<CivicRowReader, TsvFault> {
  const [layout] = CIVIC_LAYOUTS.filter(({ table }) => table === input.table)
    .map((one) => ({ one, misfit: countMisfits({ layout: one, cells: input.cells }) }))
    .sort((left, right) => left.misfit - right.misfit)
    .map(({ one }) => one);
  invariant(layout !== undefined, "every table has a layout");
  const header = mapHeader({
    cells: input.cells,
    columns: {
      required: Object.keys(layout.required),
      optional: Object.keys(layout.optional),
      open: false,
    },
  });
  return header.ok ? ok(rowReader({ layout, header: header.value })) : header;
}

function rowReader(input: { layout: CivicLayout; header: TableHeader<string> }): CivicRowReader {
  const { layout, header } = input;
  const columns = { ...layout.required, ...layout.optional };
  const carried = Object.entries(columns).flatMap(([name, column]) =>
    column === null || column === "dropped" || !header.positions.has(name)
      ? []
      : [{ name, column }],
  );
  return {
    layout,
    header,
    dropped: [...header.positions.keys()].filter((name) => columns[name] === "dropped"),
    toRow: (values) => {
      const row: { [Column in CivicColumn]?: string } = {};
      for (const { name, column } of carried) {
        row[column] = values[name] ?? "";
      }
      return row;
    },
  };
}

function countMisfits({ layout, cells }: { layout: CivicLayout; cells: readonly string[] }) {
  const columns = { ...layout.required, ...layout.optional };
  const missing = Object.keys(layout.required).filter((name) => !cells.includes(name));
  return missing.length + cells.filter((name) => !Object.hasOwn(columns, name)).length;
}
