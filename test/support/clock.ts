const UNITS_MS = { days: 86_400_000, hours: 3_600_000, minutes: 60_000, seconds: 1_000 } as const;

/** A span of time, as a sum of its parts. */
export type Span = Partial<Record<keyof typeof UNITS_MS, number>>;

/** A clock that stands still until it is told to move. */
export type FixedClock = {
  /** The time, as a new Date each time: nobody can change it for others. */
  readonly now: () => Date;
  /** Moves the clock on, and gives the new time. */
  readonly advance: (span: Span) => Date;
};

/** When the tests' clocks start, unless told otherwise. */
export const TEST_START = "2026-01-15T09:00:00.000Z";

/** Makes a clock that stands at `start` (ISO 8601). Throws a RangeError on what is no time. */
export function fixedClock(start: string = TEST_START): FixedClock {
  let currentMs = new Date(start).getTime();
  if (Number.isNaN(currentMs)) throw new RangeError(`"${start}" is no time.`);
  return {
    now: () => new Date(currentMs),
    advance: (span) => {
      for (const [unit, amount] of Object.entries(span)) {
        currentMs += UNITS_MS[unit as keyof typeof UNITS_MS] * amount;
      }
      return new Date(currentMs);
    },
  };
}

/**
 * Makes a source of ids that counts from 1: valid UUIDs of version 7 in rising order, the same in
 * each run. Use one source per database.
 */
export function sequentialIds(): () => string {
  let count = 0;
  return () => {
    count += 1;
    return `01900000-0000-7000-8000-${count.toString(16).padStart(12, "0")}`;
  };
}
