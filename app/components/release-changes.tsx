import { cn } from "#app/ui/cn.ts";

const PARTS = [
  { change: "added", sign: "+", color: "text-success" },
  { change: "changed", sign: "~", color: "text-warning" },
  { change: "retired", sign: "−", color: "text-danger" },
] as const;

/** How many entries a release adds, changes and retires, in signs and words. */
export function ReleaseChanges({ changes }: { changes: Readonly<Record<string, number>> }) {
  return (
    <span className="inline-flex flex-wrap gap-x-3 text-sm tabular-nums">
      {PARTS.map(({ change, sign, color }) => (
        <span className="whitespace-nowrap" key={change}>
          <span aria-hidden="true" className={cn("font-mono font-semibold", color)}>
            {sign}
          </span>
          {(changes[change] ?? 0).toLocaleString("en")} <span className="text-muted">{change}</span>
        </span>
      ))}
    </span>
  );
}

const COUNT_WORDS: Record<string, string> = {
  "biomarker-therapy": "biomarker–therapy",
  "gene-drug": "gene–drug",
  retired: "retired",
};

/** The size of a release by kind: "3,600 biomarker–therapy, 12 gene–drug". */
export function memberCounts(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .sort(([left], [right]) => left.localeCompare(right))
    .map(([name, count]) => `${count.toLocaleString("en")} ${COUNT_WORDS[name] ?? name}`)
    .join(", ");
}
