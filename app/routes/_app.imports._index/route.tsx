import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { FileInput } from "lucide-react";
import { Age } from "#app/components/age.tsx";
import { PageBody } from "#app/components/app-shell.tsx";
import { BatchStateBadge } from "#app/components/batch-state.tsx";
import { can } from "#app/domain/permissions/can.ts";
import { pb } from "#app/lib/paths.ts";
import { requestContext, requireCapability } from "#app/platform/actor.server.ts";
import { listBatches } from "#app/services/transfer/get-batch.server.ts";
import { Card } from "#app/ui/card.tsx";
import { CommandBlock } from "#app/ui/copyable.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Table, TableBody, TableHead, Td, Th, Tr } from "#app/ui/table.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

export const meta: MetaFunction = () => [{ title: "Imports · Curatorium" }];

/** The newest hundred imports. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireCapability(request, context, "proposal.read");
  const ctx = await requestContext(request, context);
  const batches = await listBatches({ ctx });
  return {
    batches: batches.map(({ files, ...batch }) => ({ ...batch, fileCount: files.length })),
    canImport: can(actor, "import.run").ok,
    now: ctx.now(),
  };
}

const IMPORT_COMMAND = "curatorium import <civic|clinpgx> <folder> --as <your e-mail> --dry-run";

/** What came in from other knowledge bases, and what was decided of it. */
export default function Imports() {
  const { batches, canImport, now } = useLoaderData<typeof loader>();
  return (
    <PageBody>
      <PageHeader
        description="Files of other knowledge bases, each decided as a whole by a reviewer who did not import it."
        title="Imports"
      />
      <div className="grid gap-4">
        <Card flush>
          {batches.length === 0 ? (
            <EmptyState icon={FileInput} title="Nothing has been imported yet">
              Release files of CIViC and ClinPGx come in with the command line. A dry run says what
              would happen and changes nothing.
            </EmptyState>
          ) : (
            <Table caption="Imports, the newest first">
              <TableHead>
                <Th>Import</Th>
                <Th>State</Th>
                <Th className="text-right">New</Th>
                <Th className="text-right">Changed</Th>
                <Th className="text-right">Unchanged</Th>
                <Th className="text-right">Refused</Th>
                <Th className="text-right">Skipped</Th>
                <Th className="text-right">Remarks</Th>
                <Th>By</Th>
                <Th>When</Th>
                <Th>Decided by</Th>
              </TableHead>
              <TableBody>
                {batches.map((batch) => (
                  <Tr key={batch.id}>
                    <Td className="min-w-48">
                      <TextLink className="font-medium" to={pb.importBatch(batch.id)}>
                        {batch.label}
                      </TextLink>
                      <p className="text-sm text-muted">
                        {batch.format}, {batch.fileCount} {batch.fileCount === 1 ? "file" : "files"}
                      </p>
                    </Td>
                    <Td>
                      <BatchStateBadge state={batch.state} />
                    </Td>
                    <CountCell value={batch.created} />
                    <CountCell value={batch.updated} />
                    <CountCell value={batch.unchanged} />
                    <CountCell value={batch.refused} />
                    <CountCell value={batch.skipped} />
                    <CountCell value={batch.warnings} />
                    <Td className="whitespace-nowrap">{batch.importerName}</Td>
                    <Td className="whitespace-nowrap text-muted">
                      <Age at={batch.createdAt} now={now} />
                    </Td>
                    <Td className="whitespace-nowrap">
                      {batch.reviewerName ?? <span className="text-muted">Nobody yet</span>}
                    </Td>
                  </Tr>
                ))}
              </TableBody>
            </Table>
          )}
        </Card>
        {canImport && (
          <Card
            description="Leave out --dry-run to bring the records in; they then wait here for a reviewer."
            title="Import with the command line"
          >
            <CommandBlock commands={IMPORT_COMMAND} label="Import command" />
          </Card>
        )}
      </div>
    </PageBody>
  );
}

function CountCell({ value }: { value: number }) {
  return (
    <Td className={value === 0 ? "text-right text-faint tabular-nums" : "text-right tabular-nums"}>
      {value.toLocaleString("en")}
    </Td>
  );
}
