import { forwardRef, type InputHTMLAttributes, type ReactNode, useId } from "react";
import { cn } from "./cn.ts";
import { Fieldset } from "./field.tsx";

type ChoiceProps = Omit<InputHTMLAttributes<HTMLInputElement>, "type"> & {
  label: ReactNode;
  hint?: ReactNode;
};

const BOX = "mt-0.75 size-4 shrink-0 accent-accent pointer-coarse:size-5";

/** A checkbox with its label at its right. */
export const Checkbox = forwardRef<HTMLInputElement, ChoiceProps>(function Checkbox(props, ref) {
  return <Choice {...props} inputRef={ref} type="checkbox" />;
});

/** One radio button with its label at its right. */
export const Radio = forwardRef<HTMLInputElement, ChoiceProps>(function Radio(props, ref) {
  return <Choice {...props} inputRef={ref} type="radio" />;
});

function Choice({
  label,
  hint,
  className,
  id,
  inputRef,
  ...rest
}: ChoiceProps & { type: "checkbox" | "radio"; inputRef: React.ForwardedRef<HTMLInputElement> }) {
  const ownId = useId();
  const inputId = id ?? ownId;
  const hintId = `${inputId}-hint`;
  return (
    <div className={cn("flex min-h-6 items-start gap-2", className)}>
      <input
        aria-describedby={hint === undefined ? undefined : hintId}
        {...rest}
        className={BOX}
        id={inputId}
        ref={inputRef}
      />
      <div className="min-w-0">
        <label className="cursor-pointer" htmlFor={inputId}>
          {label}
        </label>
        {hint !== undefined && (
          <p className="text-sm text-muted" id={hintId}>
            {hint}
          </p>
        )}
      </div>
    </div>
  );
}

/** One of several values, as radio buttons under a legend. */
export function RadioGroup({
  legend,
  name,
  options,
  defaultValue,
  hint,
  errors,
  id,
  form,
}: {
  legend: ReactNode;
  name: string;
  options: readonly { value: string; label: ReactNode; hint?: ReactNode; disabled?: boolean }[];
  defaultValue?: string | undefined;
  hint?: ReactNode;
  errors?: readonly string[] | undefined;
  id?: string | undefined;
  form?: string | undefined;
}) {
  return (
    <Fieldset errors={errors} hint={hint} id={id} legend={legend}>
      {options.map((option) => (
        <Radio
          defaultChecked={option.value === defaultValue}
          disabled={option.disabled}
          form={form}
          hint={option.hint}
          key={option.value}
          label={option.label}
          name={name}
          value={option.value}
        />
      ))}
    </Fieldset>
  );
}
