import { Link } from "@remix-run/react";
import { ChevronLeft, ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { buttonClass } from "./button.tsx";
import { cn } from "./cn.ts";

/**
 * Where one is in a list, and the way to the pages before and after. `hrefOf` makes a page's address;
 * pages count from 1.
 */
export function Pagination({
  page,
  pageSize,
  total,
  hrefOf,
  noun,
}: {
  page: number;
  pageSize: number;
  total: number;
  hrefOf: (page: number) => string;
  /** What is listed, in the plural. */
  noun: string;
}) {
  const pages = Math.max(1, Math.ceil(total / pageSize));
  const first = total === 0 ? 0 : (page - 1) * pageSize + 1;
  const last = Math.min(total, page * pageSize);
  return (
    <nav
      aria-label="Pages"
      className="flex flex-wrap items-center justify-between gap-3 px-3 py-2 text-sm print:hidden"
    >
      <p className="text-muted tabular-nums">
        {first.toLocaleString("en")}–{last.toLocaleString("en")} of {total.toLocaleString("en")}{" "}
        {noun}
      </p>
      <div className="flex items-center gap-2">
        <Step href={page > 1 ? hrefOf(page - 1) : null} rel="prev">
          <ChevronLeft aria-hidden="true" />
          Previous
        </Step>
        <span className="px-1 text-muted tabular-nums">
          Page {page.toLocaleString("en")} of {pages.toLocaleString("en")}
        </span>
        <Step href={page < pages ? hrefOf(page + 1) : null} rel="next">
          Next
          <ChevronRight aria-hidden="true" />
        </Step>
      </div>
    </nav>
  );
}

function Step({
  href,
  rel,
  children,
}: {
  href: string | null;
  rel: "prev" | "next";
  children: ReactNode;
}) {
  const look = buttonClass({ tone: "secondary", size: "sm" });
  return href === null ? (
    <span
      aria-disabled="true"
      className={cn(look, "cursor-default opacity-50 shadow-none hover:bg-raised")}
    >
      {children}
    </span>
  ) : (
    <Link className={look} rel={rel} to={href}>
      {children}
    </Link>
  );
}
