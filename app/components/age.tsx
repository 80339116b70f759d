import { formatAge, formatTime } from "#app/lib/format-date.ts";

/**
 * How long ago something was, with the exact time in the element. `now` comes from the loader, so that
 * server and browser write the same.
 */
export function Age({ at, now }: { at: Date; now: Date }) {
  const iso = at.toISOString();
  return (
    <time className="whitespace-nowrap" dateTime={iso} title={formatTime(iso)}>
      {formatAge({ iso, now })}
    </time>
  );
}
