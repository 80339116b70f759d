import type { ReactNode, TdHTMLAttributes, ThHTMLAttributes } from "react";
import { cn } from "./cn.ts";

/**
 * A dense table. Its wrapper scrolls sideways by itself and can be reached by keyboard; `caption` is
 * read out, and shown when `captionVisible`.
 */
export function Table({
  caption,
  captionVisible = false,
  className,
  children,
}: {
  caption: string;
  captionVisible?: boolean;
  className?: string;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1).
    <section aria-label={caption} className="relative overflow-x-auto" tabIndex={0}>
      <table className={cn("w-full border-collapse text-left", className)}>
        <caption className={captionVisible ? "pb-2 text-left text-sm text-muted" : "sr-only"}>
          {caption}
        </caption>
        {children}
      </table>
    </section>
  );
}

/** The heads of a table. */
export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead className="border-b bg-sunken">
      <tr>{children}</tr>
    </thead>
  );
}

/** The head of a column. */
export function Th({ className, ...rest }: ThHTMLAttributes<HTMLTableCellElement>) {
  return (
    <th
      scope="col"
      {...rest}
      className={cn("px-3 py-1.5 text-xs font-medium whitespace-nowrap text-muted", className)}
    />
  );
}

/** The rows of a table. */
export function TableBody({ children }: { children: ReactNode }) {
  return <tbody className="divide-y">{children}</tbody>;
}

/** A row; it lights up under the pointer. */
export function Tr({ className, children }: { className?: string; children: ReactNode }) {
  return <tr className={cn("hover:bg-hover/70", className)}>{children}</tr>;
}

/** A cell. */
export function Td({ className, ...rest }: TdHTMLAttributes<HTMLTableCellElement>) {
  return <td {...rest} className={cn("px-3 py-2 align-top", className)} />;
}
