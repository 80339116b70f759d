import { formatDay, formatTime } from "#app/lib/format-date.ts";

/** A point in time in UTC; the day alone with `day`, the exact time always in the element. */
export function Time({ iso, day = false }: { iso: string; day?: boolean }) {
  return (
    <time className="whitespace-nowrap tabular-nums" dateTime={iso} title={formatTime(iso)}>
      {day ? formatDay(iso) : formatTime(iso)}
    </time>
  );
}
