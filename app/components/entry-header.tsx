import { Braces } from "lucide-react";
import type { ReactNode } from "react";
import { pb } from "#app/lib/paths.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { buttonClass } from "#app/ui/button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TabsNav } from "#app/ui/tabs.tsx";

/** The head that an entry's pages share. `version` is the one that is shown, null on the history. */
export function EntryHeader({
  accession,
  version,
  title,
  badges,
  actions,
}: {
  accession: string;
  version: number | null;
  title: string;
  badges?: ReactNode;
  actions?: ReactNode;
}) {
  const name = version === null ? accession : `${accession}@${version}`;
  return (
    <>
      <PageHeader
        actions={
          <>
            {actions}
            <a
              className={buttonClass({ tone: "secondary" })}
              href={pb.apiEntry(accession, version ?? undefined)}
            >
              <Braces aria-hidden="true" />
              JSON
            </a>
          </>
        }
        badges={badges}
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Entries", to: pb.entries() },
              { label: <span className="font-mono">{name}</span>, key: name },
            ]}
          />
        }
        title={title}
      />
      <div className="mb-5">
        <TabsNav
          label="Entry"
          tabs={[
            { to: pb.entry(accession), label: "Entry" },
            { to: pb.entryHistory(accession), label: "History" },
          ]}
        />
      </div>
    </>
  );
}
