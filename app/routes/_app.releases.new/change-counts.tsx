import { Card } from "#app/ui/card.tsx";

const CLASSES = [
  ["added", "Added"],
  ["changed", "Changed"],
  ["retired", "Retired"],
  ["unchanged", "Unchanged"],
] as const;

/** How many entries a release adds, changes and retires; `unchanged` where it is known. */
export function ChangeCounts({ changes }: { changes: Readonly<Record<string, number>> }) {
  return (
    <Card flush>
      <dl className="flex divide-x">
        {CLASSES.filter(([name]) => changes[name] !== undefined).map(([name, label]) => (
          <div className="flex-1 px-4 py-3" key={name}>
            <dt className="text-sm text-muted">{label}</dt>
            <dd className="text-xl font-semibold tabular-nums">
              {(changes[name] ?? 0).toLocaleString("en")}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
