import { Form } from "@remix-run/react";
import { pb } from "#app/lib/paths.ts";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Field } from "#app/ui/field.tsx";
import { Input, Select } from "#app/ui/input.tsx";

/** The filters of the trail; they live in the address, so that a view can be linked to. */
export function AuditFilters({
  query,
  actions,
  subjects,
}: {
  query: URLSearchParams;
  actions: readonly string[];
  subjects: readonly string[];
}) {
  const kept = ["actorId", "subjectId"].filter((name) => query.get(name));
  return (
    <Form
      action={pb.audit()}
      className="grid grid-cols-2 items-end gap-3 lg:grid-cols-[14rem_12rem_10rem_10rem_auto]"
      key={query.toString()}
    >
      <Field id="audit-action" label="What was done">
        {(control) => (
          <Select {...control} defaultValue={query.get("action") ?? ""} name="action">
            <option value="">Anything</option>
            {actions.map((action) => (
              <option key={action} value={action}>
                {action}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field id="audit-subject" label="To what">
        {(control) => (
          <Select {...control} defaultValue={query.get("subjectType") ?? ""} name="subjectType">
            <option value="">Anything</option>
            {subjects.map((subject) => (
              <option key={subject} value={subject}>
                {subject}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field id="audit-from" label="From (UTC)">
        {(control) => (
          <Input {...control} defaultValue={query.get("from") ?? ""} name="from" type="date" />
        )}
      </Field>
      <Field id="audit-until" label="Until, inclusive">
        {(control) => (
          <Input {...control} defaultValue={query.get("until") ?? ""} name="until" type="date" />
        )}
      </Field>
      {kept.map((name) => (
        <input key={name} name={name} type="hidden" value={query.get(name) ?? ""} />
      ))}
      <div className="flex gap-2">
        <Button type="submit">Filter</Button>
        {query.size > 0 && (
          <LinkButton to={pb.audit()} tone="ghost">
            Clear
          </LinkButton>
        )}
      </div>
      {kept.length > 0 && (
        <p className="text-sm text-muted col-span-full">
          {query.get("subjectId") ? "Events of one subject only. " : ""}
          {query.get("actorId") ? "Acts of one person only." : ""}
        </p>
      )}
    </Form>
  );
}
