import { MoveDown, MoveUp } from "lucide-react";
import type { FieldChange, ItemChange } from "#app/domain/revisions/diff.ts";
import type { FieldItem } from "#app/domain/revisions/fields.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Deleted, Inserted, TextPair } from "./marks.tsx";

/** Details up to this length stand in one line. */
const SHORT_LENGTH = 60;

/** A list whose members came in, went out or changed inside; matched by what they are, not by place. */
export function ItemsChange({
  change,
  isNew,
}: {
  change: Extract<FieldChange, { kind: "items" }>;
  isNew: boolean;
}) {
  return (
    <ul className="grid gap-1.5">
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

function ChangedItem({ changed: { item, details, shift } }: { changed: ItemChange }) {
  return (
    <div className="grid gap-1">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {item.label}
        {shift !== null && (
          <Badge
            icon={
              shift === "upgrade" ? <MoveUp aria-hidden="true" /> : <MoveDown aria-hidden="true" />
            }
            tone={shift === "upgrade" ? "success" : "warning"}
          >
            {shift === "upgrade" ? "Upgrade" : "Downgrade"}
          </Badge>
        )}
      </p>
      {details.map((detail) => (
        <div
          className="grid gap-x-3 gap-y-1 border-l-2 pl-3 sm:grid-cols-[7.5rem_minmax(0,1fr)]"
          key={detail.label}
        >
          <p className="text-sm text-muted">{detail.label}</p>
          <TextPair after={detail.after} before={detail.before} />
        </div>
      ))}
    </div>
  );
}

/** An item with its details: short ones behind it in one line, long ones below. */
function ItemText({ item }: { item: FieldItem }) {
  const details = item.details.filter(({ text }) => text !== item.label);
  const isShort = details.every(({ text }) => text.length <= SHORT_LENGTH);
  return (
    <span className={isShort ? "flex flex-wrap items-baseline gap-x-3" : "block"}>
      <span className="font-medium">{item.label}</span>
      {details.map((detail) => (
        <span className={isShort ? "text-sm" : "block text-sm"} key={detail.label}>
          <span className="text-muted">{detail.label} </span>
          {detail.text}
        </span>
      ))}
    </span>
  );
}
