import { cn } from "./cn.ts";

/** Stands in for text that is on its way. Mark the region around it with `aria-busy`. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={cn("block h-4 animate-pulse rounded-sm bg-hover", className)}
    />
  );
}
