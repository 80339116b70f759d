/** What a run of the benchmarks was asked to do. */
export type BenchOptions = {
  /** Ids of the measures to run; empty = all. */
  readonly only: readonly string[];
  /** Fewer rounds and fewer rows: shows that everything works, not how fast it is. */
  readonly isQuick: boolean;
  readonly asJson: boolean;
};

/** How much is measured. */
export type Extent = {
  readonly importRounds: number;
  readonly releaseRounds: number;
  readonly readRounds: number;
  readonly httpRounds: number;
  readonly httpSeconds: number;
  readonly httpWarmUpSeconds: number;
  readonly searchRounds: number;
  /** Statements in the large database. */
  readonly statements: number;
};

/** The extent of a full or a quick run. */
export function extentOf(options: Pick<BenchOptions, "isQuick">): Extent {
  return options.isQuick
    ? {
        importRounds: 1,
        releaseRounds: 1,
        readRounds: 1,
        httpRounds: 1,
        httpSeconds: 2,
        httpWarmUpSeconds: 3,
        searchRounds: 1,
        statements: 20_000,
      }
    : {
        importRounds: 5,
        releaseRounds: 3,
        readRounds: 5,
        httpRounds: 3,
        httpSeconds: 5,
        httpWarmUpSeconds: 3,
        searchRounds: 5,
        statements: 100_000,
      };
}
