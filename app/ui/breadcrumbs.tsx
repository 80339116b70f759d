import { Link } from "@remix-run/react";
import type { ReactNode } from "react";

/** The way from the top to this page; the last one is where we are. */
export function Breadcrumbs({
  items,
}: {
  items: readonly { label: ReactNode; to?: string; key?: string }[];
}) {
  return (
    <nav aria-label="Breadcrumb" className="text-sm text-muted print:hidden">
      <ol className="flex flex-wrap items-center gap-x-1.5">
        {items.map((item, index) => (
          <li className="flex items-center gap-x-1.5" key={item.key ?? String(item.label)}>
            {index > 0 && <span aria-hidden="true">/</span>}
            {item.to === undefined ? (
              <span aria-current="page">{item.label}</span>
            ) : (
              <Link className="rounded-sm hover:text-fg hover:underline" to={item.to}>
                {item.label}
              </Link>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
