const DAY = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

const MINUTE = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "UTC",
});

/** "16 Jan 2026" in UTC, the same on server and browser. */
export function formatDay(iso: string): string {
  return DAY.format(new Date(iso));
}

/** "16 Jan 2026, 09:05 UTC". */
export function formatTime(iso: string): string {
  return `${MINUTE.format(new Date(iso))} UTC`;
}

const STEPS = [
  { unit: "minute", ms: 60_000, upTo: 60 },
  { unit: "hour", ms: 3_600_000, upTo: 24 },
  { unit: "day", ms: 86_400_000, upTo: 30 },
] as const;

/**
 * How long before `now` a time was, in words: "just now", "5 minutes ago", "3 days ago"; the day
 * itself from thirty days on and for times ahead of `now`.
 */
export function formatAge(input: { iso: string; now: Date }): string {
  const elapsedMs = input.now.getTime() - new Date(input.iso).getTime();
  if (elapsedMs < 0) {
    return formatDay(input.iso);
  }
  if (elapsedMs < 60_000) {
    return "just now";
  }
  for (const { unit, ms, upTo } of STEPS) {
    const count = Math.floor(elapsedMs / ms);
    if (count < upTo) {
      return `${count} ${unit}${count === 1 ? "" : "s"} ago`;
    }
  }
  return formatDay(input.iso);
}

/** Sizes of files as people write them: "512 B", "1.4 kB", "23 MB" (powers of 1000, IEC 80000-13). */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"] as const;
  let value = bytes;
  let index = 0;
  while (value >= 1_000 && index < units.length - 1) {
    value /= 1_000;
    index += 1;
  }
  const digits = index === 0 || value >= 10 ? 0 : 1;
  return `${value.toFixed(digits)} ${units[index]}`;
}
