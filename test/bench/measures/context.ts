import type { Figure } from "../figure.ts";
import type { Extent } from "../options.ts";
import type { CivicRows } from "../rows/civic-folder.ts";
import type { BenchDatabase, World } from "../world.ts";

/** What every measure is given. The databases are made when they are first asked for. */
export type MeasureContext = {
  readonly world: World;
  readonly extent: Extent;
  readonly rows: CivicRows;
  /** The imported and accepted rows. */
  readonly small: () => Promise<BenchDatabase>;
  /** The same rows, multiplied. */
  readonly large: () => Promise<BenchDatabase>;
  /** Says what is being done, on stderr. */
  readonly say: (line: string) => void;
};

/** A part of the benchmark. */
export type Measure = {
  /** For `--only`. */
  readonly id: string;
  readonly run: (context: MeasureContext) => Promise<Figure[]>;
};
