import { Link } from "@remix-run/react";
import { parseLevelKey } from "#app/domain/evidence/short-level.ts";
import { MATCH_MARKS } from "#app/domain/search/match-marks.ts";
import { highlightWords, markedParts } from "#app/lib/highlight.ts";
import { pb } from "#app/lib/paths.ts";
import type { FoundEntry } from "#app/services/search/list-entries.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { Table, TableBody, TableHead, Td, Th, Tr } from "#app/ui/table.tsx";
import { DirectionMark } from "./direction-mark.tsx";
import { evidenceTypeWord, significanceWord, sourceName } from "./entry-words.ts";
import { Highlighted } from "./highlighted.tsx";
import { LevelBadge } from "./level-badge.tsx";
import { Time } from "./time.tsx";

type Row = Omit<FoundEntry, "excerpt"> & { readonly excerpt?: string | null };

/**
 * Accepted entries, one a line; the words of `search` are marked. What fits is decided by the room
 * that the table has, not by the window.
 */
export function EntryTable({
  rows,
  caption,
  search = "",
}: {
  rows: readonly Row[];
  caption: string;
  search?: string;
}) {
  return (
    <div className="@container">
      <Table caption={caption}>
        <TableHead>
          <Th className="w-28 @max-lg:hidden">Entry</Th>
          <Th>Title</Th>
          <Th className="w-52 @max-2xl:hidden">Evidence</Th>
          <Th className="w-28">Level</Th>
          <Th className="w-28 @max-5xl:hidden">Source</Th>
          <Th className="w-28 @max-3xl:hidden">Accepted</Th>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <Tr key={row.accession}>
              <Td className="font-mono text-sm whitespace-nowrap text-muted @max-lg:hidden">
                {row.accession}
              </Td>
              <Td>
                <TitleCell row={row} search={search} />
              </Td>
              <Td className="@max-2xl:hidden">
                <EvidenceCell row={row} />
              </Td>
              <Td>
                <Levels keys={row.levels} />
              </Td>
              <Td className="text-sm whitespace-nowrap text-muted @max-5xl:hidden">
                {row.source === null ? "Own" : `${sourceName(row.source)} ${row.recordId ?? ""}`}
              </Td>
              <Td className="text-sm text-muted @max-3xl:hidden">
                <Time day iso={row.acceptedAt} />
              </Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function TitleCell({ row, search }: { row: Row; search: string }) {
  return (
    <>
      <Link
        className="rounded-sm font-medium wrap-break-word hover:text-accent hover:underline"
        prefetch="none"
        to={pb.entry(row.accession)}
      >
        <Highlighted parts={highlightWords({ text: row.title, search })} />
      </Link>
      {!row.active && (
        <Badge className="ml-2" tone="warning">
          Retired
        </Badge>
      )}
      {row.excerpt ? (
        <p className="mt-0.5 line-clamp-2 max-w-[80ch] text-sm text-muted">
          <Highlighted parts={markedParts({ text: row.excerpt, marks: MATCH_MARKS })} />
        </p>
      ) : null}
      <div className="mt-0.5 text-sm text-muted @2xl:hidden">
        <span className="font-mono @lg:hidden">{row.accession} </span>
        <EvidenceCell row={row} />
      </div>
    </>
  );
}

function EvidenceCell({ row }: { row: Row }) {
  if (row.evidenceType === null) {
    return <span className="text-sm text-muted">Pharmacogenomic</span>;
  }
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-1.5 text-sm">
      {row.direction !== null && (
        <span className="self-center">
          <DirectionMark direction={row.direction} iconOnly />
        </span>
      )}
      <span>{significanceWord(row.significance ?? "")}</span>
      <span className="text-muted @2xl:basis-full">{evidenceTypeWord(row.evidenceType)}</span>
    </span>
  );
}

/** Levels as lists keep them, `scheme:value`. */
export function Levels({ keys }: { keys: readonly string[] }) {
  const levels = keys.map(parseLevelKey).filter((level) => level !== null);
  return levels.length === 0 ? (
    <span className="text-sm text-muted">None</span>
  ) : (
    <span className="flex flex-wrap gap-1">
      {levels.map((level) => (
        <LevelBadge key={`${level.scheme}:${level.value}`} level={level} />
      ))}
    </span>
  );
}
