/** What a figure is held against. */
export type Target =
  /** Ours at least (or, for a duration, at most) this value in the figure's own unit. */
  | { readonly kind: "ours"; readonly value: number; readonly why: string }
  /** Ours divided by the limit at least (for a duration: at most) this. */
  | { readonly kind: "ratio"; readonly value: number; readonly why: string };

/** Several rounds of one measurement, and what it stands beside. */
export type Figure = {
  /** Short and stable, for `--only` and for reading the JSON by program. */
  readonly id: string;
  readonly name: string;
  readonly unit: "rows/s" | "MB/s" | "requests/s" | "ms" | "MB";
  /** One value per round. */
  readonly ours: readonly number[];
  /** What `limit` was measured on; null where there is nothing to put beside it. */
  readonly limitName: string | null;
  /** One value per round, taken in turns with `ours`. */
  readonly limit: readonly number[];
  readonly target: Target | null;
  /** What a reader must know to trust the figure. */
  readonly notes: readonly string[];
};

/** A figure as it is printed: medians, their ratio, and whether the target is met. */
export type Outcome = {
  readonly id: string;
  readonly name: string;
  readonly unit: Figure["unit"];
  readonly ours: number;
  readonly limit: number | null;
  readonly limitName: string | null;
  readonly ratio: number | null;
  readonly target: string | null;
  readonly isMet: boolean | null;
  readonly rounds: { readonly ours: readonly number[]; readonly limit: readonly number[] };
  readonly notes: readonly string[];
};

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)];
  const lower = sorted[Math.ceil(middle) - 1];
  if (upper === undefined || lower === undefined) {
    throw new Error("There is no median of nothing.");
  }
  return (upper + lower) / 2;
}

/** The value below which nine of ten lie. */
export function ninetieth(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.9))] ?? Number.NaN;
}

/** Brings a figure down to what is printed. */
export function outcomeOf(figure: Figure): Outcome {
  const ours = median(figure.ours);
  const limit = figure.limit.length === 0 ? null : median(figure.limit);
  const ratio = limit === null ? null : ours / limit;
  const { id, name, unit, limitName, target, notes } = figure;
  const reached = target?.kind === "ratio" ? ratio : ours;
  return {
    id,
    name,
    unit,
    ours,
    limit,
    limitName,
    ratio,
    target: target === null ? null : targetText(figure, target),
    isMet:
      target === null || reached === null
        ? null
        : isReached({ unit, reached, value: target.value }),
    rounds: { ours: figure.ours, limit: figure.limit },
    notes: target === null ? notes : [`target: ${target.why}`, ...notes],
  };
}

function isSmallerBetter(unit: Figure["unit"]): boolean {
  return unit === "ms" || unit === "MB";
}

function isReached(input: { unit: Figure["unit"]; reached: number; value: number }): boolean {
  return isSmallerBetter(input.unit) ? input.reached <= input.value : input.reached >= input.value;
}

function targetText({ unit }: Pick<Figure, "unit">, target: Target): string {
  const sign = isSmallerBetter(unit) ? "≤" : "≥";
  return target.kind === "ratio"
    ? `ratio ${sign} ${target.value}`
    : `${sign} ${target.value.toLocaleString("en")} ${unit}`;
}
