import { NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

/** Tabs that are addresses: each can be linked to, opened beside and gone back to. */
export function TabsNav({
  label,
  tabs,
}: {
  label: string;
  tabs: readonly { to: string; label: ReactNode; count?: number | undefined; end?: boolean }[];
}) {
  return (
    <nav aria-label={label} className="-mb-px flex gap-1 overflow-x-auto border-b print:hidden">
      {tabs.map((tab) => (
        <NavLink
          className={({ isActive }) =>
            cn(
              "flex min-h-9 items-center gap-1.5 border-b-2 px-3 whitespace-nowrap focus-visible:-outline-offset-2",
              isActive
                ? "border-accent font-medium text-fg"
                : "border-transparent text-muted hover:border-line-strong hover:text-fg",
            )
          }
          end={tab.end ?? true}
          key={tab.to}
          to={tab.to}
        >
          {tab.label}
          {tab.count !== undefined && (
            <span className="rounded-full bg-sunken px-1.5 text-xs text-muted tabular-nums">
              {tab.count.toLocaleString("en")}
            </span>
          )}
        </NavLink>
      ))}
    </nav>
  );
}
