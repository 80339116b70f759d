import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

/** Why there is nothing here, and the first thing to do about it. */
export function EmptyState({
  icon: Icon,
  title,
  children,
  actions,
}: {
  icon?: LucideIcon;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  return (
    <div className="grid justify-items-center gap-1 px-6 py-12 text-center">
      {Icon !== undefined && (
        <span className="mb-2 grid size-10 place-items-center rounded-full bg-sunken text-muted">
          <Icon aria-hidden="true" className="size-5" />
        </span>
      )}
      <p className="text-lg font-semibold">{title}</p>
      {children !== undefined && <div className="max-w-prose text-muted">{children}</div>}
      {actions !== undefined && (
        <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>
      )}
    </div>
  );
}
