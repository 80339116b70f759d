import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";

/** What an alert is about. */
export type AlertTone = "info" | "success" | "warning" | "danger";

const LOOKS = {
  info: { className: "border-accent/30 bg-accent-soft", icon: Info, color: "text-accent" },
  success: {
    className: "border-success/30 bg-success-soft",
    icon: CircleCheck,
    color: "text-success",
  },
  warning: {
    className: "border-warning/35 bg-warning-soft",
    icon: TriangleAlert,
    color: "text-warning",
  },
  danger: { className: "border-danger/35 bg-danger-soft", icon: CircleAlert, color: "text-danger" },
} as const satisfies Record<AlertTone, unknown>;

/**
 * Something the reader must know before going on. `live` announces it when it appears: "polite" for
 * news, "assertive" for a failure.
 */
export function Alert({
  tone = "info",
  title,
  actions,
  live,
  className,
  children,
}: {
  tone?: AlertTone;
  title?: ReactNode;
  actions?: ReactNode;
  live?: "polite" | "assertive";
  className?: string;
  children?: ReactNode;
}) {
  const look = LOOKS[tone];
  const Icon = look.icon;
  return (
    <div
      className={cn(
        "flex items-start gap-2.5 rounded-md border px-3 py-2.5",
        look.className,
        className,
      )}
      role={live === "assertive" ? "alert" : live === "polite" ? "status" : undefined}
    >
      <Icon aria-hidden="true" className={cn("mt-0.75 size-4 shrink-0", look.color)} />
      <div className="min-w-0 flex-1">
        {title !== undefined && <p className="font-semibold">{title}</p>}
        {children}
      </div>
      {actions !== undefined && <div className="flex shrink-0 items-center gap-2">{actions}</div>}
    </div>
  );
}

/** One thing that is wrong in a form, and the id of the field to go to. */
export type FormProblem = { readonly message: string; readonly fieldId?: string | undefined };

/**
 * What keeps a form from being accepted, with a link to each field. Put it above the form;
 * screen readers announce it when it appears.
 */
export function ErrorSummary({
  title = "This cannot be saved yet",
  problems,
}: {
  title?: string;
  problems: readonly FormProblem[];
}) {
  if (problems.length === 0) {
    return null;
  }
  return (
    <Alert live="assertive" title={title} tone="danger">
      <ul className="mt-0.5 list-disc pl-4">
        {problems.map(({ message, fieldId }) => (
          <li key={`${fieldId ?? ""} ${message}`}>
            {fieldId === undefined ? (
              message
            ) : (
              <a className="underline underline-offset-2" href={`#${fieldId}`}>
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
