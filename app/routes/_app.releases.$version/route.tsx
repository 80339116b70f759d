import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Braces } from "lucide-react";
import { z } from "zod";
import { PageBody } from "#app/components/app-shell.tsx";
import { memberCounts, ReleaseChanges } from "#app/components/release-changes.tsx";
import { ReleaseStateBadge } from "#app/components/release-state.tsx";
import { Time } from "#app/components/time.tsx";
import { VerifyRelease } from "#app/components/verify-release.tsx";
import { MEMBER_FILTERS, memberTotal } from "#app/domain/releases/member-filter.ts";
import { pb } from "#app/lib/paths.ts";
import { requestContext } from "#app/platform/actor.server.ts";
import { forPage } from "#app/platform/page-failure.server.ts";
import { compareReleases } from "#app/services/releases/compare-releases.server.ts";
import { getRelease, type ReleaseView } from "#app/services/releases/get-release.server.ts";
import {
  listReleaseMembers,
  MEMBER_PAGE_SIZE,
} from "#app/services/releases/list-release-members.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { buttonClass, LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Copyable } from "#app/ui/copyable.tsx";
import { DescriptionList } from "#app/ui/description-list.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextLink } from "#app/ui/text-link.tsx";
import { ReleaseDiff } from "./release-diff.tsx";
import { ReleaseFiles } from "./release-files.tsx";
import { type MembersPage, ReleaseMembers } from "./release-members.tsx";

const Query = z.object({
  members: z.enum(MEMBER_FILTERS).catch("differing"),
  page: z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .transform(Number)
    .catch(1),
});

/** The title names the release, or the two that are compared. */
export const meta: MetaFunction<typeof loader> = ({ params }) => [
  { title: `Release ${(params.version ?? "").replace("...", " to ")} · Curatorium` },
];

/** A release and one page of its members; at `<a>...<b>`, what differs between two. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const url = new URL(request.url);
  const { members: filter, page } = Query.parse(Object.fromEntries(url.searchParams));
  const version = params.version ?? "";
  const ctx = await requestContext(request, context);
  const shown = { filter, page, pageSize: MEMBER_PAGE_SIZE };
  const [from = "", to] = version.split("...");
  if (to !== undefined) {
    const { changes, rows, ...sides } = await forPage(
      compareReleases({ ctx, from, to, filter, page }),
    );
    const total = memberTotal({ changes, filter });
    return { view: "diff" as const, ...sides, changes, members: { ...shown, rows, total } };
  }
  const release = await forPage(getRelease({ ctx, version }));
  const rows = await forPage(listReleaseMembers({ ctx, version, filter, page }));
  const total = memberTotal({ changes: release.changes, filter });
  const origin = context.env.baseUrl ?? url.origin;
  return { view: "release" as const, release, members: { ...shown, rows, total }, origin };
}

/** The release's page, or that of a comparison. */
export default function ReleaseOrDiff() {
  const loaded = useLoaderData<typeof loader>();
  return (
    <PageBody>
      {loaded.view === "diff" ? <ReleaseDiff {...loaded} /> : <Release {...loaded} />}
    </PageBody>
  );
}

function Release({
  release,
  members,
  origin,
}: {
  release: ReleaseView;
  members: MembersPage;
  origin: string;
}) {
  const isPublished = release.publishedAt !== null;
  return (
    <>
      <PageHeader
        actions={
          <a className={buttonClass({ tone: "secondary" })} href={pb.apiRelease(release.version)}>
            <Braces aria-hidden="true" />
            JSON
          </a>
        }
        badges={<ReleaseStateBadge state={release.state} />}
        breadcrumbs={
          <Breadcrumbs
            items={[{ label: "Releases", to: pb.releases() }, { label: release.version }]}
          />
        }
        title={`Release ${release.version}`}
      />
      <StateAlert release={release} />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <div className="grid content-start gap-5">
          {release.notes !== null && (
            <Card id="notes" title="Notes">
              <p className="max-w-[72ch] whitespace-pre-line">{release.notes}</p>
            </Card>
          )}
          <ReleaseFiles files={release.files} isPublished={isPublished} />
          {isPublished && <VerifyRelease origin={origin} />}
          <ReleaseMembers
            changes={release.changes}
            comparedWith={release.previousVersion}
            members={members}
            path={pb.release(release.version)}
          />
        </div>
        <div className="grid content-start gap-5">
          <Facts release={release} />
          <Signatures release={release} />
        </div>
      </div>
    </>
  );
}

function StateAlert({ release }: { release: ReleaseView }) {
  switch (release.state) {
    case "withdrawn":
      return (
        <Alert className="mb-5" title="This release has been withdrawn" tone="danger">
          Do not use it. Whoever follows the channel has been told; it stays readable here for
          audit.
        </Alert>
      );
    case "superseded":
      return (
        <Alert className="mb-5">
          A later release has been published. This one stays as it was signed.
        </Alert>
      );
    case "published":
      return null;
    default:
      return (
        <Alert
          actions={
            <LinkButton size="sm" to={pb.newRelease()}>
              Open the candidate
            </LinkButton>
          }
          className="mb-5"
          title="Not published"
          tone="warning"
        >
          Only those who take part in the work see this page.
        </Alert>
      );
  }
}

function Facts({ release }: { release: ReleaseView }) {
  return (
    <Card id="facts" title="Facts">
      <DescriptionList
        items={[
          { term: "Effective", value: <Time iso={release.effectiveTime} /> },
          { term: "Published", value: release.publishedAt && <Time iso={release.publishedAt} /> },
          { term: "Channel and sequence", value: `${release.channel}, ${release.sequence}` },
          { term: "Semantic version", value: release.semver },
          { term: "Holds", value: memberCounts(release.counts) },
          {
            term: release.previousVersion === null ? "The first release" : "Against the one before",
            value: (
              <>
                {release.previousVersion !== null && (
                  <TextLink
                    className="mr-3"
                    to={pb.releaseDiff(release.previousVersion, release.version)}
                  >
                    {release.previousVersion}
                  </TextLink>
                )}
                <ReleaseChanges changes={release.changes} />
              </>
            ),
            key: "changes",
          },
          {
            term: "Manifest SHA-256",
            value: release.manifestSha256 && (
              <Copyable
                label="manifest digest"
                shown={`${release.manifestSha256.slice(0, 16)}…`}
                value={release.manifestSha256}
              />
            ),
          },
          {
            term: `Audit trail, after event ${release.auditSeq.toLocaleString("en")}`,
            value: (
              <Copyable
                label="hash of the audit trail"
                shown={`${release.auditHead.slice(0, 16)}…`}
                value={release.auditHead}
              />
            ),
          },
        ]}
        layout="stack"
      />
    </Card>
  );
}

function Signatures({ release }: { release: ReleaseView }) {
  return (
    <Card id="signatures" title="Signatures">
      {release.signatures.length === 0 ? (
        <p className="text-muted">Nobody has signed yet.</p>
      ) : (
        <ul className="grid gap-3">
          {release.signatures.map(({ keyId, signerName, meaning, signedAt }) => (
            <li key={keyId}>
              <p className="font-medium">{signerName}</p>
              <p className="text-sm">“{meaning}”</p>
              <p className="text-sm text-muted">
                <Time iso={signedAt} />
              </p>
              <p className="flex items-center gap-1 text-sm text-muted">
                Key
                <Copyable
                  label={`key of ${signerName}`}
                  shown={`${keyId.slice(0, 12)}…`}
                  value={keyId}
                />
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
