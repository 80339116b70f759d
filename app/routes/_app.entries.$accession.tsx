import { type LoaderFunctionArgs, type MetaFunction, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageBody } from "#app/components/app-shell.tsx";
import { EntryHeader } from "#app/components/entry-header.tsx";
import { EntryRecord } from "#app/components/entry-record.tsx";
import { EntryView } from "#app/components/entry-view.tsx";
import { LevelBadge } from "#app/components/level-badge.tsx";
import { type EntryAddress, parseEntryAddress } from "#app/domain/entries/accession.ts";
import { ENTRY_KIND_LABELS } from "#app/domain/entries/vocabulary.ts";
import { pb } from "#app/lib/paths.ts";
import { requestContext } from "#app/platform/actor.server.ts";
import { forPage } from "#app/platform/page-failure.server.ts";
import { type EntryPage, getEntry } from "#app/services/entries/get-entry.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Badge } from "#app/ui/badge.tsx";
import { LinkButton, UnavailableAction } from "#app/ui/button.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

/** The title, and the permanent address of the version for those who keep links. */
export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data === undefined
    ? [{ title: "Entry · Curatorium" }]
    : [
        { title: `${data.entry.title} · ${data.entry.accession} · Curatorium` },
        {
          tagName: "link",
          rel: "alternate",
          type: "application/json",
          href: pb.apiEntry(data.entry.accession, data.entry.version),
        },
      ];

/** The accepted entry, or with `@version` a fixed version of it, for ever. */
export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const asked = params.accession ?? "";
  const address = parseEntryAddress(asked);
  const path = address === null ? null : pathOf(address);
  if (path !== null && path !== pb.entry("").concat(asked)) {
    throw redirect(path, 301);
  }
  const ctx = await requestContext(request, context);
  const entry = await forPage(getEntry({ ctx, address: asked }));
  return { entry, isFixed: address?.version != null, isSignedIn: ctx.actor.kind === "person" };
}

function pathOf({ accession, version }: EntryAddress): string {
  return version === null ? pb.entry(accession) : pb.entryVersion(accession, version);
}

/** The entry's page. */
export default function Entry() {
  const { entry, isFixed, isSignedIn } = useLoaderData<typeof loader>();
  const isOld = entry.version < entry.currentVersion;
  return (
    <PageBody>
      <EntryHeader
        accession={entry.accession}
        actions={!isOld && <ProposeActions entry={entry} isSignedIn={isSignedIn} />}
        badges={<StateBadges entry={entry} isOld={isOld} />}
        title={entry.title}
        version={entry.version}
      />
      <Banner entry={entry} isFixed={isFixed} isOld={isOld} />
      <div className="grid gap-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <EntryView entry={entry} />
        <EntryRecord entry={entry} />
      </div>
      <p className="mt-6 hidden font-mono text-xs print:block">
        {entry.accession}@{entry.version}, SHA-256 {entry.contentHash}, accepted {entry.acceptedAt}
      </p>
    </PageBody>
  );
}

function StateBadges({ entry, isOld }: { entry: EntryPage; isOld: boolean }) {
  const isRetired = entry.lifecycle === "retired";
  return (
    <>
      {isRetired ? (
        <Badge tone="warning">Retired</Badge>
      ) : (
        <Badge tone={isOld ? "neutral" : "success"}>
          {isOld ? `Version ${entry.version}` : `Accepted, version ${entry.version}`}
        </Badge>
      )}
      <Badge>{ENTRY_KIND_LABELS[entry.content.kind]}</Badge>
      {entry.content.kind === "biomarker-therapy" && (
        <Badge>{entry.content.recordType === "assertion" ? "Assertion" : "Evidence item"}</Badge>
      )}
      {entry.content.levels.map((level) => (
        <LevelBadge key={level.scheme} level={level} />
      ))}
    </>
  );
}

function ProposeActions({ entry, isSignedIn }: { entry: EntryPage; isSignedIn: boolean }) {
  const { proposeRefusal, accession } = entry;
  if (!isSignedIn) {
    return null;
  }
  if (proposeRefusal !== null) {
    return (
      <>
        <UnavailableAction reason={proposeRefusal.message}>Propose a change</UnavailableAction>
        <UnavailableAction reason={proposeRefusal.message}>Retire</UnavailableAction>
      </>
    );
  }
  return (
    <>
      <LinkButton to={pb.amendEntry(accession)} tone="primary">
        Propose a change
      </LinkButton>
      <LinkButton to={pb.retireEntry(accession)}>Retire</LinkButton>
    </>
  );
}

function Banner({ entry, isFixed, isOld }: { entry: EntryPage; isFixed: boolean; isOld: boolean }) {
  const { accession, version, currentVersion } = entry;
  if (isOld) {
    return (
      <Alert
        actions={
          <>
            <LinkButton size="sm" to={pb.entryCompare(accession, version, currentVersion)}>
              Compare
            </LinkButton>
            <LinkButton size="sm" to={pb.entry(accession)}>
              Version {currentVersion}
            </LinkButton>
          </>
        }
        className="mb-5"
        title={`This is version ${version}. Version ${currentVersion} has been accepted since.`}
        tone="warning"
      >
        This page stays as it is, so that what cites {accession}@{version} can be checked.
      </Alert>
    );
  }
  if (entry.lifecycle === "retired") {
    return (
      <Alert className="mb-5" title="This entry has been retired" tone="warning">
        It no longer holds and is left out of new releases.{" "}
        {entry.reason !== null && <>Reason given: {entry.reason}</>}
      </Alert>
    );
  }
  return isFixed ? (
    <Alert className="mb-5">
      The permanent address of version {version}, at present the newest.{" "}
      <TextLink to={pb.entry(accession)}>The entry&rsquo;s own address</TextLink> always shows the
      newest.
    </Alert>
  ) : null;
}
