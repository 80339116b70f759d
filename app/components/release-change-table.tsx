import type { ChangeClass } from "#app/domain/releases/states.ts";
import { pb } from "#app/lib/paths.ts";
import { Badge, type Tone } from "#app/ui/badge.tsx";
import { Table, TableBody, TableHead, Td, Th, Tr } from "#app/ui/table.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

/** An entry that a release changes. */
export type ReleaseChangeRow = {
  readonly accession: string;
  readonly title: string;
  readonly change: ChangeClass;
  readonly version: number;
  readonly previousVersion: number | null;
};

const LOOKS: Record<ChangeClass, { tone: Tone; label: string }> = {
  added: { tone: "success", label: "Added" },
  changed: { tone: "accent", label: "Changed" },
  retired: { tone: "danger", label: "Retired" },
  unchanged: { tone: "neutral", label: "Unchanged" },
};

/** What a release adds, changes and retires, each with the way to read it and to compare it. */
export function ReleaseChangeTable({ rows }: { rows: readonly ReleaseChangeRow[] }) {
  return (
    <Table caption="What this release changes">
      <TableHead>
        <Th>Change</Th>
        <Th>Entry</Th>
        <Th>Title</Th>
        <Th>Version</Th>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.accession}>
            <Td>
              <Badge tone={LOOKS[row.change].tone}>{LOOKS[row.change].label}</Badge>
            </Td>
            <Td className="font-mono text-sm whitespace-nowrap">
              <TextLink to={pb.entryVersion(row.accession, row.version)}>{row.accession}</TextLink>
            </Td>
            <Td className="min-w-64">{row.title}</Td>
            <Td className="text-sm whitespace-nowrap tabular-nums">
              {row.previousVersion === null || row.previousVersion === row.version ? (
                row.version
              ) : (
                <TextLink
                  aria-label={`Compare versions ${row.previousVersion} and ${row.version} of ${row.accession}`}
                  to={pb.entryCompare(row.accession, row.previousVersion, row.version)}
                >
                  {row.previousVersion} → {row.version}
                </TextLink>
              )}
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
