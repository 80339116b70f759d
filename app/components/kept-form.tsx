import { pb } from "#app/lib/paths.ts";
import { Button, buttonClass } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";

/** One field that was typed: its name and what stood in it. */
export type KeptField = readonly [name: string, value: string];

/** The typed fields that came with an error, or null when the error has none. */
export function keptFieldsOf(value: unknown): readonly KeptField[] | null {
  const fields: unknown =
    typeof value === "object" && value !== null ? Reflect.get(value, "keptFields") : null;
  const isKept =
    Array.isArray(fields) &&
    fields.every(
      (field) =>
        Array.isArray(field) &&
        field.length === 2 &&
        field.every((part) => typeof part === "string"),
    );
  return isKept ? (fields as readonly KeptField[]) : null;
}

/**
 * A form that arrived after its login session had ended: it waits here with all that was typed, until
 * its author has signed in beside it and sends it again. Needs no script.
 */
export function KeptForm({ action, fields }: { action: string; fields: readonly KeptField[] }) {
  const shown = fields.filter(
    ([name, value]) =>
      value.trim() !== "" && !/^(__|base$|submissionKey$|contentHash$|statement$)/.test(name),
  );
  return (
    <form action={action} className="mt-4 grid w-full max-w-prose gap-4" method="post">
      {fields.map(([name, value], place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names repeat and the list never changes.
        <input key={`${place} ${name}`} name={name} type="hidden" value={value} />
      ))}
      <div className="flex flex-wrap gap-2">
        <a
          className={buttonClass({ tone: "primary" })}
          href={pb.signIn(pb.work())}
          rel="noreferrer"
          target="_blank"
        >
          Sign in, in a new tab
        </a>
        <Button type="submit">Send it again</Button>
      </div>
      <Card title="What you typed">
        <dl className="grid gap-2">
          {shown.map(([name, value], place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: names repeat and the list never changes.
            <div key={`${place} ${name}`}>
              <dt className="font-mono text-xs text-muted">{name}</dt>
              <dd className="whitespace-pre-wrap">{value}</dd>
            </div>
          ))}
        </dl>
      </Card>
    </form>
  );
}
