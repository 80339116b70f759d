import type { ReactNode } from "react";
import { cn } from "./cn.ts";

/** A raised surface. With a `title` it is a region of that name; `actions` stand at its right. */
export function Card({
  title,
  description,
  actions,
  flush = false,
  className,
  id,
  children,
}: {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** True when the content brings its own padding, as a table does. */
  flush?: boolean;
  className?: string;
  /** Names the region, and is the target of links to it. */
  id?: string;
  children: ReactNode;
}) {
  const headingId = id === undefined ? undefined : `${id}-title`;
  return (
    <section
      aria-labelledby={title === undefined ? undefined : headingId}
      className={cn("min-w-0 rounded-lg border bg-raised print:border-0", className)}
      id={id}
    >
      {title !== undefined && (
        <header className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b px-4 py-2.5 print:px-0">
          <div className="min-w-0">
            <h2 className="text-base font-semibold" id={headingId}>
              {title}
            </h2>
            {description !== undefined && <p className="text-sm text-muted">{description}</p>}
          </div>
          {actions !== undefined && <div className="flex items-center gap-2">{actions}</div>}
        </header>
      )}
      <div className={flush ? undefined : "px-4 py-3.5 print:px-0"}>{children}</div>
    </section>
  );
}
