import type { FieldMetadata } from "@conform-to/react";
import type { ReactNode } from "react";
import { Field } from "#app/ui/field.tsx";
import { Input, Select, Textarea } from "#app/ui/input.tsx";

type Shared = {
  field: FieldMetadata<string | undefined>;
  label: string;
  hint?: ReactNode;
  required?: boolean;
  optional?: boolean;
  className?: string;
};

/** A select of a closed vocabulary, with the words of its authority. `empty` adds a blank choice. */
export function SelectField({
  field,
  label,
  options,
  empty,
  ...rest
}: Shared & { options: readonly (readonly [value: string, label: string])[]; empty?: string }) {
  return (
    <Field errors={field.errors} id={field.id} label={label} {...rest}>
      {(control) => (
        <Select {...control} defaultValue={field.initialValue} key={field.key} name={field.name}>
          {empty !== undefined && <option value="">{empty}</option>}
          {options.map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}

/** A line of text. */
export function TextField({
  field,
  label,
  mono = false,
  placeholder,
  ...rest
}: Shared & { mono?: boolean; placeholder?: string }) {
  return (
    <Field errors={field.errors} id={field.id} label={label} {...rest}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          className={mono ? "font-mono text-sm" : ""}
          defaultValue={field.initialValue}
          key={field.key}
          name={field.name}
          placeholder={placeholder}
        />
      )}
    </Field>
  );
}

/** Several lines of text. */
export function AreaField({ field, label, rows = 3, ...rest }: Shared & { rows?: number }) {
  return (
    <Field errors={field.errors} id={field.id} label={label} {...rest}>
      {(control) => (
        <Textarea
          {...control}
          defaultValue={field.initialValue}
          key={field.key}
          name={field.name}
          rows={rows}
        />
      )}
    </Field>
  );
}
