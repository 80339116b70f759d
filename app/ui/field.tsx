import { type ReactNode, useId } from "react";
import { cn } from "./cn.ts";

/** What a field hands to its control. */
export type ControlProps = {
  readonly id: string;
  readonly "aria-describedby": string | undefined;
  readonly "aria-invalid": true | undefined;
  readonly "aria-required": true | undefined;
};

/** The look that text inputs, text areas and selects share. */
export const CONTROL_CLASS =
  "w-full rounded-md border border-line-strong bg-raised text-fg shadow-raised transition-colors hover:border-fg/60 focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted aria-invalid:border-danger";

/**
 * A label, its control, a hint and what is wrong with the value. The control is drawn by `children`
 * from the props that tie it to the words: `{(control) => <Input {...control} name="title" />}`.
 * Pass `id` when a form library names its fields, so that an error summary can link to it.
 */
export function Field({
  label,
  hint,
  errors,
  required = false,
  optional = false,
  id,
  className,
  children,
}: {
  label: ReactNode;
  hint?: ReactNode;
  errors?: readonly string[] | undefined;
  required?: boolean;
  /** Says "optional" behind the label, where most fields of a form are required. */
  optional?: boolean;
  id?: string | undefined;
  className?: string;
  children: (control: ControlProps) => ReactNode;
}) {
  const ownId = useId();
  const controlId = id ?? ownId;
  const hintId = `${controlId}-hint`;
  const errorId = `${controlId}-error`;
  const isInvalid = errors !== undefined && errors.length > 0;
  const describedBy = [isInvalid && errorId, hint !== undefined && hintId].filter(Boolean);
  return (
    <div className={cn("grid min-w-0 content-start gap-1", className)}>
      <label className="text-sm font-medium" htmlFor={controlId}>
        {label}
        {optional && <span className="font-normal text-muted"> (optional)</span>}
      </label>
      {hint !== undefined && (
        <p className="text-sm text-muted" id={hintId}>
          {hint}
        </p>
      )}
      {children({
        id: controlId,
        "aria-describedby": describedBy.length > 0 ? describedBy.join(" ") : undefined,
        "aria-invalid": isInvalid || undefined,
        "aria-required": required || undefined,
      })}
      <FieldErrors errors={errors} id={errorId} />
    </div>
  );
}

/** What is wrong with a field, one line each; nothing when all is well. */
export function FieldErrors({ errors, id }: { errors: readonly string[] | undefined; id: string }) {
  if (errors === undefined || errors.length === 0) {
    return null;
  }
  return (
    <ul className="text-sm font-medium text-danger" id={id}>
      {errors.map((error) => (
        <li key={error}>{error}</li>
      ))}
    </ul>
  );
}

/** Several controls under one legend. */
export function Fieldset({
  legend,
  hint,
  errors,
  id,
  className,
  children,
}: {
  legend: ReactNode;
  hint?: ReactNode;
  errors?: readonly string[] | undefined;
  id?: string | undefined;
  className?: string;
  children: ReactNode;
}) {
  const ownId = useId();
  const groupId = id ?? ownId;
  const isInvalid = errors !== undefined && errors.length > 0;
  const describedBy = [isInvalid && `${groupId}-error`, hint !== undefined && `${groupId}-hint`];
  return (
    <fieldset
      aria-describedby={describedBy.filter(Boolean).join(" ") || undefined}
      className={cn("grid min-w-0 gap-1.5", className)}
      id={groupId}
    >
      <legend className="mb-1 text-sm font-medium">{legend}</legend>
      {hint !== undefined && (
        <p className="text-sm text-muted" id={`${groupId}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <FieldErrors errors={errors} id={`${groupId}-error`} />
    </fieldset>
  );
}
