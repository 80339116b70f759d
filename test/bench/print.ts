import type { Outcome } from "./figure.ts";

/** What stands above the table. */
export type Machine = {
  readonly cores: number;
  readonly memoryGb: number;
  readonly node: string;
  readonly postgres: string;
  readonly rows: string;
  /** Load average of the last minute when the run began: what disturbed it. */
  readonly loadBefore: number;
};

const HEADINGS = ["figure", "unit", "ours", "limit", "ratio", "target", "met", "limit is"];
const RIGHT = new Set(["ours", "limit", "ratio"]);

/** Four significant digits; thousands parted. */
function numberText(value: number | null): string {
  if (value === null) {
    return "–";
  }
  return value >= 100
    ? Math.round(value).toLocaleString("en")
    : value.toLocaleString("en", { maximumSignificantDigits: 3 });
}

function cellsOf(outcome: Outcome): string[] {
  const { name, unit, ours, limit, ratio, target, isMet, limitName } = outcome;
  return [
    name,
    unit,
    numberText(ours),
    numberText(limit),
    numberText(ratio),
    target ?? "–",
    isMet === null ? "–" : isMet ? "yes" : "NO",
    limitName ?? "–",
  ];
}

/** The table of a run, one figure a line, and the notes of each below it. */
export function tableText(outcomes: readonly Outcome[]): string {
  const rows = [HEADINGS, ...outcomes.map(cellsOf)];
  const widths = HEADINGS.map((_heading, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return RIGHT.has(HEADINGS[column] ?? "") ? cell.padStart(width) : cell.padEnd(width);
      })
      .join("  ")
      .trimEnd(),
  );
  const rule = widths.map((width) => "─".repeat(width)).join("  ");
  const notes = outcomes.flatMap(({ name, notes }) => notes.map((note) => `  ${name}: ${note}`));
  return [lines[0], rule, ...lines.slice(1), "", ...notes].join("\n");
}

/** The lines about the machine. */
export function machineText(machine: Machine): string {
  const { cores, memoryGb, node, postgres, rows, loadBefore } = machine;
  return [
    `${cores} cores, ${memoryGb} GB, Node ${node}, PostgreSQL ${postgres}, load ${loadBefore.toFixed(1)} before the run`,
    `rows: ${rows}`,
  ].join("\n");
}
