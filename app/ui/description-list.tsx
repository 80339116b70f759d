import type { ReactNode } from "react";
import { cn } from "./cn.ts";

/** Names and values. Rows without a value (null, undefined, false) are left out. */
export function DescriptionList({
  items,
  layout = "rows",
  className,
}: {
  items: readonly { term: ReactNode; value: ReactNode; key?: string }[];
  /** `rows`: name and value side by side; `stack`: name above value, for narrow columns. */
  layout?: "rows" | "stack";
  className?: string;
}) {
  const shown = items.filter(
    ({ value }) => value !== null && value !== undefined && value !== false,
  );
  return (
    <dl className={cn(layout === "rows" ? "divide-y" : "grid gap-3", className)}>
      {shown.map(({ term, value, key }) => (
        <div
          className={
            layout === "rows"
              ? "grid gap-x-4 gap-y-0.5 py-2 first:pt-0 last:pb-0 sm:grid-cols-[10rem_minmax(0,1fr)]"
              : "min-w-0"
          }
          key={key ?? String(term)}
        >
          <dt className={cn("text-muted", layout === "stack" && "text-xs")}>{term}</dt>
          <dd className="min-w-0 wrap-break-word">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
