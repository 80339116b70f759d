import { Minus, Plus } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "#app/ui/cn.ts";

/** Texts up to this length stand side by side, before and after. */
const SHORT_LENGTH = 48;

/** Something that came in: marked by element, sign, words and colour. */
export function Inserted({ children }: { children: ReactNode }) {
  return (
    <ins className="flex min-w-0 gap-1.5 rounded-sm bg-success-soft px-1.5 py-0.5 no-underline">
      <Plus aria-hidden="true" className="mt-1 size-3.5 shrink-0 text-success" />
      <span className="sr-only">Added: </span>
      <span className="min-w-0 wrap-break-word">{children}</span>
    </ins>
  );
}

/** Something that went out. */
export function Deleted({ children }: { children: ReactNode }) {
  return (
    <del className="flex min-w-0 gap-1.5 rounded-sm bg-danger-soft px-1.5 py-0.5 no-underline">
      <Minus aria-hidden="true" className="mt-1 size-3.5 shrink-0 text-danger" />
      <span className="sr-only">Removed: </span>
      <span className="min-w-0 wrap-break-word">{children}</span>
    </del>
  );
}

/** A text before and after: side by side when both are short, else one above the other. */
export function TextPair({ before, after }: { before: string | null; after: string | null }) {
  const isShort = Math.max(before?.length ?? 0, after?.length ?? 0) <= SHORT_LENGTH;
  return (
    <div className={cn("gap-1.5", isShort ? "flex flex-wrap items-start" : "grid")}>
      {before !== null && <Deleted>{before}</Deleted>}
      {after !== null && <Inserted>{after}</Inserted>}
    </div>
  );
}
