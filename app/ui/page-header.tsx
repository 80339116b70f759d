import type { ReactNode } from "react";

/** The head of a page: where it is, what it is called, its state and what can be done. */
export function PageHeader({
  breadcrumbs,
  title,
  badges,
  description,
  actions,
}: {
  breadcrumbs?: ReactNode;
  title: ReactNode;
  badges?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <header className="grid gap-1.5 pb-4">
      {breadcrumbs}
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0 max-w-4xl">
          <h1 className="text-2xl font-semibold tracking-tight text-balance wrap-break-word">
            {title}
          </h1>
          {badges !== undefined && (
            <div className="mt-1.5 flex flex-wrap items-center gap-1.5">{badges}</div>
          )}
          {description !== undefined && <p className="mt-1 text-muted">{description}</p>}
        </div>
        {actions !== undefined && (
          <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>
        )}
      </div>
    </header>
  );
}
