import { ReleaseChanges } from "#app/components/release-changes.tsx";
import { pb } from "#app/lib/paths.ts";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { LinkButton } from "#app/ui/button.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { type MembersPage, ReleaseMembers } from "./release-members.tsx";

/** What differs between two releases, entry by entry. */
export function ReleaseDiff({
  from,
  to,
  changes,
  members,
}: {
  from: string;
  to: string;
  changes: Readonly<Record<string, number>>;
  members: MembersPage;
}) {
  return (
    <>
      <PageHeader
        actions={<LinkButton to={pb.releaseDiff(to, from)}>Swap sides</LinkButton>}
        badges={<ReleaseChanges changes={changes} />}
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Releases", to: pb.releases() },
              { label: to, to: pb.release(to) },
              { label: `Against ${from}` },
            ]}
          />
        }
        title={`From release ${from} to ${to}`}
      />
      <ReleaseMembers
        changes={changes}
        comparedWith={from}
        members={members}
        path={pb.releaseDiff(from, to)}
      />
    </>
  );
}
