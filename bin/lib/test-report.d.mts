export type Tally = { passed: number; failed: number; skipped: number; notes: string[] };
export function emptyTally(): Tally;
export function sumTallies(tallies: readonly Tally[]): Tally;
export function closingLine(tally: Tally): string;
export function tallyVitest(report: unknown): Tally;
export function tallyPlaywright(report: unknown): Tally;
export function tallyRunner(options: {
  file: string;
  read: (report: unknown) => Tally;
  ended: { code: number; timedOut: boolean };
}): Tally;
