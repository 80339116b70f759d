import { formatBytes } from "#app/lib/format-date.ts";
import { Card } from "#app/ui/card.tsx";
import { Copyable } from "#app/ui/copyable.tsx";

/** What a summary is made of. */
export type SummaryBatch = {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly skipped: number;
  readonly warnings: number;
  readonly files: readonly { name: string; sha256: string; length: number }[];
};

const COUNTS = [
  ["created", "New entries"],
  ["updated", "Changed entries"],
  ["unchanged", "Unchanged"],
  ["refused", "Rows refused"],
  ["skipped", "Rows skipped"],
  ["warnings", "Remarks"],
] as const;

/** What came in and became of it, in numbers; and the files, so that anybody can check what was read. */
export function BatchSummary({ batch }: { batch: SummaryBatch }) {
  return (
    <Card flush>
      <dl className="grid grid-cols-2 divide-x border-b sm:grid-cols-3 lg:grid-cols-6 [&>*:nth-child(odd)]:max-sm:border-l-0">
        {COUNTS.map(([name, label]) => (
          <div className="px-4 py-3" key={name}>
            <dt className="text-sm text-muted">{label}</dt>
            <dd className="text-xl font-semibold tabular-nums">
              {batch[name].toLocaleString("en")}
            </dd>
          </div>
        ))}
      </dl>
      <ul className="divide-y text-sm">
        {batch.files.map((file) => (
          <li
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-0.5 px-4 py-1.5"
            key={file.name}
          >
            <span className="font-medium wrap-anywhere">{file.name}</span>
            <span className="flex items-center gap-3 text-muted">
              {formatBytes(file.length)}
              <Copyable
                label={`SHA-256 of ${file.name}`}
                shown={`${file.sha256.slice(0, 16)}…`}
                value={file.sha256}
              />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
