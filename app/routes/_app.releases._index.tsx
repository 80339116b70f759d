import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import { PackageOpen } from "lucide-react";
import { PageBody } from "#app/components/app-shell.tsx";
import { memberCounts, ReleaseChanges } from "#app/components/release-changes.tsx";
import { ReleaseStateBadge } from "#app/components/release-state.tsx";
import { Time } from "#app/components/time.tsx";
import { VerifyRelease } from "#app/components/verify-release.tsx";
import { can } from "#app/domain/permissions/can.ts";
import { pb } from "#app/lib/paths.ts";
import { requestContext } from "#app/platform/actor.server.ts";
import { listReleases } from "#app/services/releases/list-releases.server.ts";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Copyable } from "#app/ui/copyable.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Table, TableBody, TableHead, Td, Th, Tr } from "#app/ui/table.tsx";

/** The page's title. */
export const meta: MetaFunction = () => [{ title: "Releases · Curatorium" }];

/** The releases that the reader may see. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requestContext(request, context);
  return {
    releases: await listReleases({ ctx }),
    canPrepare: can(ctx.actor, "release.prepare").ok,
    origin: context.env.baseUrl ?? new URL(request.url).origin,
  };
}

/** The list, and how to verify. */
export default function Releases() {
  const { releases, canPrepare, origin } = useLoaderData<typeof loader>();
  return (
    <PageBody>
      <PageHeader
        actions={
          canPrepare && (
            <LinkButton to={pb.newRelease()} tone="primary">
              Prepare a release
            </LinkButton>
          )
        }
        description="Signed, versioned editions of the knowledge base. Pin one: it never changes, and a recall reaches whoever follows the channel."
        title="Releases"
      />
      <div className="grid gap-5">
        <Card flush>
          {releases.length === 0 ? (
            <EmptyState icon={PackageOpen} title="Nothing has been released yet">
              When publishers have signed a first release, it stands here with its files and
              digests.
            </EmptyState>
          ) : (
            <ReleaseTable releases={releases} />
          )}
        </Card>
        <VerifyRelease origin={origin} />
      </div>
    </PageBody>
  );
}

function ReleaseTable({
  releases,
}: Pick<ReturnType<typeof useLoaderData<typeof loader>>, "releases">) {
  return (
    <Table caption="Releases, newest first">
      <TableHead>
        <Th>Release</Th>
        <Th>State</Th>
        <Th>Holds</Th>
        <Th className="max-md:hidden">Against the one before</Th>
        <Th className="max-lg:hidden">Manifest SHA-256</Th>
      </TableHead>
      <TableBody>
        {releases.map((release) => (
          <Tr key={release.version}>
            <Td>
              <Link
                className="rounded-sm font-medium hover:text-accent hover:underline"
                to={pb.release(release.version)}
              >
                {release.version}
              </Link>
              <p className="text-sm text-muted">
                <Time day iso={release.effectiveTime} />
              </p>
            </Td>
            <Td>
              <ReleaseStateBadge state={release.state} />
            </Td>
            <Td className="text-sm">{memberCounts(release.counts)}</Td>
            <Td className="max-md:hidden">
              <ReleaseChanges changes={release.changes} />
            </Td>
            <Td className="max-lg:hidden">
              {release.manifestSha256 !== null && (
                <Copyable
                  label={`manifest digest of ${release.version}`}
                  shown={`${release.manifestSha256.slice(0, 12)}…`}
                  value={release.manifestSha256}
                />
              )}
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  );
}
