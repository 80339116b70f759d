import { ChevronRight, Minus, MoveDown, MoveUp, Plus } from "lucide-react";
import type { FieldChange, ItemChange } from "#app/domain/revisions/diff.ts";
import type { FieldItem } from "#app/domain/revisions/fields.ts";
import { Badge } from "#app/ui/badge.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { StatementChange } from "./statement-change.tsx";

/**
 * What changed, field by field, in words: insertions and deletions are marked by element, sign and
 * colour, never by colour alone. Fields that did not change are folded away with their number.
 */
export function RevisionDiff({
  changes,
  unchanged = [],
  isNew,
}: {
  changes: readonly FieldChange[];
  /** The fields that are the same on both sides, as additions to nothing. */
  unchanged?: readonly FieldChange[];
  /** True when there is no version before: everything is an addition, and nothing is marked. */
  isNew: boolean;
}) {
  return (
    <>
      {changes.length === 0 ? (
        <EmptyState title="No field differs" />
      ) : (
        <Fields changes={changes} isNew={isNew} />
      )}
      {unchanged.length > 0 && (
        <details className="group border-t">
          <summary className="flex cursor-pointer items-center gap-1.5 px-4 py-2.5 text-sm text-muted hover:text-fg focus-visible:-outline-offset-2">
            <ChevronRight
              aria-hidden="true"
              className="size-3.5 transition-transform group-open:rotate-90"
            />
            {unchanged.length} {unchanged.length === 1 ? "field is" : "fields are"} unchanged
          </summary>
          <div className="border-t">
            <Fields changes={unchanged} isNew />
          </div>
        </details>
      )}
    </>
  );
}

function Fields({ changes, isNew }: { changes: readonly FieldChange[]; isNew: boolean }) {
  return (
    <dl className="divide-y">
      {changes.map((change) => (
        <div
          className="grid gap-x-6 gap-y-1 px-4 py-2.5 sm:grid-cols-[9.5rem_minmax(0,1fr)]"
          key={change.path}
        >
          <dt className="text-sm text-muted">{change.label}</dt>
          <dd className="min-w-0">
            <Change change={change} isNew={isNew} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Change({ change, isNew }: { change: FieldChange; isNew: boolean }) {
  switch (change.kind) {
    case "text":
      return (
        <div className="grid gap-1">
          {change.before !== null && <Deleted>{change.before}</Deleted>}
          {change.after !== null &&
            (isNew ? <p>{change.after}</p> : <Inserted>{change.after}</Inserted>)}
        </div>
      );
    case "items":
      return <Items change={change} isNew={isNew} />;
    default:
      return <StatementChange isNew={isNew} segments={change.segments} />;
  }
}

function Items({
  change,
  isNew,
}: {
  change: Extract<FieldChange, { kind: "items" }>;
  isNew: boolean;
}) {
  return (
    <ul className="grid gap-2">
      {change.removed.map((item) => (
        <li key={`removed ${item.key}`}>
          <Deleted>
            <ItemText item={item} />
          </Deleted>
        </li>
      ))}
      {change.changed.map((changed) => (
        <li key={`changed ${changed.item.key}`}>
          <ChangedItem changed={changed} />
        </li>
      ))}
      {change.added.map((item) => (
        <li key={`added ${item.key}`}>
          {isNew ? (
            <ItemText item={item} />
          ) : (
            <Inserted>
              <ItemText item={item} />
            </Inserted>
          )}
        </li>
      ))}
      {change.unchanged > 0 && (
        <li className="text-sm text-muted">
          {change.unchanged} more {change.unchanged === 1 ? "is" : "are"} unchanged
        </li>
      )}
    </ul>
  );
}

function ChangedItem({ changed }: { changed: ItemChange }) {
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {changed.item.label}
        {changed.shift !== null && (
          <Badge
            icon={
              changed.shift === "upgrade" ? (
                <MoveUp aria-hidden="true" className="size-3" />
              ) : (
                <MoveDown aria-hidden="true" className="size-3" />
              )
            }
            tone={changed.shift === "upgrade" ? "success" : "warning"}
          >
            {changed.shift === "upgrade" ? "Upgrade" : "Downgrade"}
          </Badge>
        )}
      </p>
      {changed.details.map((detail) => (
        <div className="grid gap-1 border-l-2 pl-3" key={detail.label}>
          <p className="text-sm text-muted">{detail.label}</p>
          {detail.before !== null && <Deleted>{detail.before}</Deleted>}
          {detail.after !== null && <Inserted>{detail.after}</Inserted>}
        </div>
      ))}
    </div>
  );
}

function ItemText({ item }: { item: FieldItem }) {
  return (
    <span>
      <span className="font-medium">{item.label}</span>
      {item.details.map((detail) => (
        <span className="block text-sm" key={detail.label}>
          <span className="text-muted">{detail.label}: </span>
          {detail.text}
        </span>
      ))}
    </span>
  );
}

function Inserted({ children }: { children: React.ReactNode }) {
  return (
    <ins className="flex gap-2 rounded-sm bg-success-soft px-2 py-1 no-underline">
      <Plus aria-hidden="true" className="mt-1 size-3.5 shrink-0 text-success" />
      <span className="sr-only">Added: </span>
      <span className="min-w-0">{children}</span>
    </ins>
  );
}

function Deleted({ children }: { children: React.ReactNode }) {
  return (
    <del className="flex gap-2 rounded-sm bg-danger-soft px-2 py-1 no-underline">
      <Minus aria-hidden="true" className="mt-1 size-3.5 shrink-0 text-danger" />
      <span className="sr-only">Removed: </span>
      <span className="min-w-0">{children}</span>
    </del>
  );
}
