import { Link, NavLink } from "@remix-run/react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

/** One tab. `isCurrent` says which one is open where tabs differ in the query alone. */
export type Tab = {
  readonly to: string;
  readonly label: ReactNode;
  readonly count?: number | undefined;
  readonly end?: boolean;
  readonly isCurrent?: boolean;
};

/** Tabs that are addresses: each can be linked to, opened beside and gone back to. */
export function TabsNav({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav aria-label={label} className="-mb-px flex gap-1 overflow-x-auto border-b print:hidden">
      {tabs.map((tab) =>
        tab.isCurrent === undefined ? (
          <NavLink
            className={({ isActive }) => tabClass(isActive)}
            end={tab.end ?? true}
            key={tab.to}
            to={tab.to}
          >
            <TabLabel tab={tab} />
          </NavLink>
        ) : (
          <Link
            aria-current={tab.isCurrent ? "page" : undefined}
            className={tabClass(tab.isCurrent)}
            key={tab.to}
            to={tab.to}
          >
            <TabLabel tab={tab} />
          </Link>
        ),
      )}
    </nav>
  );
}

function tabClass(isActive: boolean): string {
  return cn(
    "flex min-h-9 items-center gap-1.5 border-b-2 px-3 whitespace-nowrap focus-visible:-outline-offset-2",
    isActive
      ? "border-accent font-medium text-fg"
      : "border-transparent text-muted hover:border-line-strong hover:text-fg",
  );
}

function TabLabel({ tab }: { tab: Tab }) {
  return (
    <>
      {tab.label}
      {tab.count !== undefined && (
        <span className="rounded-full bg-sunken px-1.5 text-xs text-muted tabular-nums">
          {tab.count.toLocaleString("en")}
        </span>
      )}
    </>
  );
}
