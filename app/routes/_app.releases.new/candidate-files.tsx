import { formatBytes } from "#app/lib/format-date.ts";
import type { CandidateView } from "#app/services/releases/get-candidate.server.ts";
import { Card } from "#app/ui/card.tsx";
import { Copyable } from "#app/ui/copyable.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";

/** The files of a candidate and the digests that stand for them. */
export function CandidateFiles({ candidate }: { candidate: CandidateView }) {
  return (
    <Card id="files" title="Files and digests">
      {candidate.files.length === 0 ? (
        <p className="text-muted">The files are not built yet.</p>
      ) : (
        <DescriptionList
          items={[
            ...candidate.files.map((file) => ({
              key: file.path,
              term: (
                <span className="wrap-anywhere">{file.path.split("/").at(-1) ?? file.path}</span>
              ),
              value: (
                <>
                  <p className="text-sm text-muted">
                    {file.path}, {formatBytes(file.length)}
                    {file.rows !== null && `, ${file.rows.toLocaleString("en")} rows`}
                  </p>
                  <Copyable label={`SHA-256 of ${file.path}`} value={file.sha256} />
                </>
              ),
            })),
            {
              term: "What is signed",
              value: candidate.stagedSha256 && (
                <Copyable label="SHA-256 of what is signed" value={candidate.stagedSha256} />
              ),
            },
            {
              term: "Audit trail",
              value: (
                <>
                  <p className="text-sm text-muted">
                    as of event {candidate.auditSeq.toLocaleString("en")}
                  </p>
                  <Copyable label="audit head" value={candidate.auditHead} />
                </>
              ),
            },
          ]}
        />
      )}
    </Card>
  );
}
