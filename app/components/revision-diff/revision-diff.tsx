import { ChevronRight } from "lucide-react";
import type { FieldChange } from "#app/domain/revisions/diff.ts";
import { cn } from "#app/ui/cn.ts";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { ItemsChange } from "./items-change.tsx";
import { TextPair } from "./marks.tsx";
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
        <details className="group">
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

/** Values up to this length take half of the width, where nothing is compared. */
const SHORT_LENGTH = 60;

function Fields({ changes, isNew }: { changes: readonly FieldChange[]; isNew: boolean }) {
  return (
    <dl className={cn("-mb-px", isNew && "grid grid-flow-row-dense xl:grid-cols-2")}>
      {changes.map((change) => (
        <div
          className={cn(
            "grid gap-x-4 gap-y-1 border-b px-4 py-2 sm:grid-cols-[9.5rem_minmax(0,1fr)]",
            isNew && !isShort(change) && "xl:col-span-2",
          )}
          key={change.path}
        >
          <dt className="text-sm text-muted">{change.label}</dt>
          <dd className="min-w-0 wrap-break-word">
            <Change change={change} isNew={isNew} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function isShort(change: FieldChange): boolean {
  return change.kind === "text" && (change.after?.length ?? 0) <= SHORT_LENGTH;
}

function Change({ change, isNew }: { change: FieldChange; isNew: boolean }) {
  switch (change.kind) {
    case "text":
      return isNew ? (
        <p className="whitespace-pre-line">{change.after}</p>
      ) : (
        <TextPair after={change.after} before={change.before} />
      );
    case "items":
      return <ItemsChange change={change} isNew={isNew} />;
    default:
      return <StatementChange isNew={isNew} segments={change.segments} />;
  }
}
