import { formatBytes } from "#app/lib/format-date.ts";
import { pb } from "#app/lib/paths.ts";
import type { ReleaseFile } from "#app/services/releases/get-release.server.ts";
import { Card } from "#app/ui/card.tsx";
import { Copyable } from "#app/ui/copyable.tsx";
import { Table, TableBody, TableHead, Td, Th, Tr } from "#app/ui/table.tsx";

/** The files of a release with their digests; links only once they have been published. */
export function ReleaseFiles({
  files,
  isPublished,
}: {
  files: readonly ReleaseFile[];
  isPublished: boolean;
}) {
  return (
    <Card flush id="files" title="Files">
      {files.length === 0 ? (
        <p className="px-4 py-3.5 text-muted">The files have not been built yet.</p>
      ) : (
        <Table caption="Files of the release">
          <TableHead>
            <Th>File</Th>
            <Th className="text-right">Rows</Th>
            <Th className="text-right">Size</Th>
            <Th>SHA-256</Th>
          </TableHead>
          <TableBody>
            {files.map((file) => (
              <Tr key={file.path}>
                <Td className="font-medium wrap-anywhere">
                  {isPublished ? (
                    <a
                      className="rounded-sm text-accent underline decoration-current/35 underline-offset-2 hover:decoration-current"
                      download={nameOf(file.path)}
                      href={pb.tufTarget(file.target)}
                    >
                      {nameOf(file.path)}
                    </a>
                  ) : (
                    nameOf(file.path)
                  )}
                </Td>
                <Td className="text-right tabular-nums">
                  {file.rows?.toLocaleString("en") ?? "–"}
                </Td>
                <Td className="text-right whitespace-nowrap tabular-nums">
                  <span title={`${file.length.toLocaleString("en")} bytes`}>
                    {formatBytes(file.length)}
                  </span>
                </Td>
                <Td>
                  <Copyable
                    label={`digest of ${nameOf(file.path)}`}
                    shown={`${file.sha256.slice(0, 16)}…`}
                    value={file.sha256}
                  />
                </Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}

function nameOf(path: string): string {
  return path.split("/").at(-1) ?? path;
}
