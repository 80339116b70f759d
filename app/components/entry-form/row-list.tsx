import type { FieldMetadata, FormMetadata } from "@conform-to/react";
import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "#app/ui/button.tsx";
import { FieldErrors } from "#app/ui/field.tsx";
import type { EntryFormValues } from "./form-values.ts";

/**
 * A list of rows with buttons that add one and take one away. The buttons submit the form's own intent,
 * so that they work without script too.
 */
export function RowList<Row>({
  form,
  field,
  noun,
  children,
}: {
  form: FormMetadata<EntryFormValues>;
  field: FieldMetadata<Row[] | undefined>;
  /** What one row is, in the singular. */
  noun: string;
  children: (row: FieldMetadata<Row>, number: number) => ReactNode;
}) {
  const rows = field.getFieldList() as FieldMetadata<Row>[];
  return (
    <div className="grid gap-3" id={field.id}>
      <FieldErrors errors={field.errors} id={`${field.id}-error`} />
      {rows.map((row, index) => (
        <div className="flex items-start gap-2" key={row.key}>
          <div className="min-w-0 flex-1">{children(row, index + 1)}</div>
          <Button
            {...form.remove.getButtonProps({ name: field.name, index })}
            aria-label={`Remove ${noun} ${index + 1}`}
            className="mt-6"
            size="sm"
            tone="ghost"
            type="submit"
          >
            <X aria-hidden="true" />
          </Button>
        </div>
      ))}
      <div>
        <Button {...form.insert.getButtonProps({ name: field.name })} size="sm" type="submit">
          <Plus aria-hidden="true" />
          Add {noun}
        </Button>
      </div>
    </div>
  );
}
