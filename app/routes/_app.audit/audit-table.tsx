import { ROLE_LABELS, ROLES } from "#app/domain/permissions/roles.ts";
import { formatTime } from "#app/lib/format-date.ts";
import { pb } from "#app/lib/paths.ts";
import { Table, TableBody, TableHead, Td, Th, Tr } from "#app/ui/table.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

/** An event as the table shows it. */
export type AuditRow = {
  readonly seq: number;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly actorRoles: readonly string[];
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly subjectLabel: string;
  readonly reason: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly hash: string;
};

/** The trail as dense lines; what changed unfolds below its line. */
export function AuditTable({ rows }: { rows: readonly AuditRow[] }) {
  return (
    <Table caption="Events, the newest first">
      <TableHead>
        <Th className="text-right">No.</Th>
        <Th>Time (UTC)</Th>
        <Th>Who, as what</Th>
        <Th>Did</Th>
        <Th>To what, and why</Th>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.seq}>
            <Td className="text-right font-mono text-sm tabular-nums">{row.seq}</Td>
            <Td className="text-sm whitespace-nowrap tabular-nums">
              <time dateTime={row.at.toISOString()} title={formatTime(row.at.toISOString())}>
                {row.at.toISOString().slice(0, 19).replace("T", " ")}
              </time>
            </Td>
            <Td className="whitespace-nowrap">
              {row.actorId === null ? (
                row.actorName
              ) : (
                <TextLink to={pb.audit(new URLSearchParams({ actorId: row.actorId }))}>
                  {row.actorName}
                </TextLink>
              )}
              {row.actorRoles.length > 0 && (
                <span className="text-sm text-muted">
                  {" "}
                  {row.actorRoles.map(roleLabel).join(", ")}
                </span>
              )}
            </Td>
            <Td className="font-mono text-sm whitespace-nowrap">{row.action}</Td>
            <Td className="min-w-72">
              <div className="flex flex-wrap items-baseline gap-x-3">
                <Subject row={row} />
                <Details row={row} />
              </div>
              {row.reason !== null && (
                <p className="line-clamp-3 text-sm wrap-break-word whitespace-pre-wrap">
                  {row.reason}
                </p>
              )}
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}

function Subject({ row }: { row: AuditRow }) {
  const to = subjectPath(row);
  return (
    <p className="min-w-0 wrap-break-word">
      <span className="text-sm text-muted">{row.subjectType} </span>
      {to === null ? row.subjectLabel : <TextLink to={to}>{row.subjectLabel}</TextLink>}
      <TextLink
        aria-label={`All events of ${row.subjectType} ${row.subjectLabel}`}
        className="ml-3 text-sm whitespace-nowrap"
        to={pb.audit(
          new URLSearchParams({ subjectType: row.subjectType, subjectId: row.subjectId }),
        )}
      >
        history
      </TextLink>
    </p>
  );
}

function subjectPath(row: AuditRow): string | null {
  switch (row.subjectType) {
    case "entry":
      // A new entry has no page before it was accepted.
      return row.action === "entry.create" ? null : pb.entry(row.subjectLabel);
    case "proposal":
      return pb.proposal(row.subjectId);
    case "import-batch":
      return pb.importBatch(row.subjectId);
    case "release":
      return row.action === "release.renew" ? null : pb.release(row.subjectLabel);
    default:
      return null;
  }
}

function Details({ row }: { row: AuditRow }) {
  const parts = [
    ["Before", row.before],
    ["After", row.after],
    ["Hash", row.hash],
  ] as const;
  return (
    <details className="open:basis-full">
      <summary className="w-fit cursor-pointer rounded-sm text-sm text-muted hover:text-fg">
        {row.before === null && row.after === null ? "Hash" : "What changed"}
      </summary>
      <dl className="mt-1 grid gap-x-3 gap-y-0.5 text-sm sm:grid-cols-[4rem_minmax(0,1fr)]">
        {parts.map(
          ([label, text]) =>
            text !== null && (
              <div className="contents" key={label}>
                <dt className="text-muted">{label}</dt>
                <dd className="font-mono wrap-anywhere whitespace-pre-wrap">{readable(text)}</dd>
              </div>
            ),
        )}
      </dl>
    </details>
  );
}

/** A JSON object as one line per member, as people read it; anything else as it is. */
function readable(text: string): string {
  if (!text.startsWith("{")) {
    return text;
  }
  try {
    const value: object = JSON.parse(text);
    return Object.entries(value)
      .map(
        ([name, value]) => `${name}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
      )
      .join("\n");
  } catch {
    return text;
  }
}

function roleLabel(role: string): string {
  const known = ROLES.find((one) => one === role);
  return known === undefined ? role : ROLE_LABELS[known];
}
