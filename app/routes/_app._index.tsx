import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Form, useLoaderData } from "@remix-run/react";
import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { PageBody } from "#app/components/app-shell.tsx";
import { EntryTable } from "#app/components/entry-table.tsx";
import { sourceName } from "#app/components/entry-words.ts";
import { type NextStep, NextSteps } from "#app/components/next-step.tsx";
import { memberCounts } from "#app/components/release-changes.tsx";
import { Time } from "#app/components/time.tsx";
import { QUERY_LIMITS } from "#app/domain/search/entry-query.ts";
import { pb } from "#app/lib/paths.ts";
import { requestContext } from "#app/platform/actor.server.ts";
import { getOverview, type Overview } from "#app/services/search/get-overview.server.ts";
import { listNextSteps, type Waiting } from "#app/services/search/next-steps.server.ts";
import { Button } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Copyable } from "#app/ui/copyable.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

/** What this is, for those who find it by a search engine. */
export const meta: MetaFunction = () => [
  { title: "Curatorium · Reviewed evidence for precision medicine" },
  {
    name: "description",
    content:
      "Gene–drug and biomarker–therapy evidence, each entry approved by a second person, published as signed, versioned releases.",
  },
];

/** The figures of the start page, and what waits for the person who looks. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const ctx = await requestContext(request, context);
  const [overview, waiting] = await Promise.all([getOverview({ ctx }), listNextSteps({ ctx })]);
  return { overview, steps: waiting === null ? [] : stepsOf(waiting) };
}

function stepsOf(waiting: Waiting): NextStep[] {
  const { changesRequested, toReview, batches, candidate } = waiting;
  const steps: (NextStep | false)[] = [
    (changesRequested ?? 0) > 0 && {
      text: `${plural(changesRequested ?? 0, "of your proposals was", "of your proposals were")} sent back with comments.`,
      action: "Answer",
      to: pb.work(),
    },
    (toReview ?? 0) > 0 && {
      text: `${plural(toReview ?? 0, "proposal waits", "proposals wait")} for a reviewer.`,
      action: "Review",
      to: pb.review(),
    },
    (batches ?? 0) > 0 && {
      text: `${plural(batches ?? 0, "import waits", "imports wait")} for a decision.`,
      action: "Decide",
      to: pb.imports(),
    },
    candidate !== null && {
      text: `Release ${candidate.version} is being prepared.`,
      action: "Open",
      to: pb.newRelease(),
    },
    candidate === null &&
      waiting.canPrepareRelease && {
        text: "No release is being prepared.",
        action: "Prepare one",
        to: pb.newRelease(),
      },
    waiting.canPropose && {
      text: "Write a new entry, or propose a change to one.",
      action: "New entry",
      to: pb.work(),
    },
  ];
  return steps.filter((step) => step !== false);
}

function plural(count: number, one: string, many: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
}

/** The start page. */
export default function Home() {
  const { overview, steps } = useLoaderData<typeof loader>();
  return (
    <>
      <section className="border-b bg-raised">
        <div className="page-width py-10 sm:py-14">
          <h1 className="max-w-3xl text-3xl font-semibold tracking-tight text-balance">
            Evidence for precision medicine that a second person has checked
          </h1>
          <p className="mt-3 max-w-2xl text-lg text-pretty text-muted">
            Curators write what genes and biomarkers mean for drugs and therapies, and reviewers
            approve every change. Laboratories, hospitals and decision-support systems take it from
            here as signed, versioned releases.
          </p>
          <HomeSearch />
          <Figures overview={overview} />
        </div>
      </section>
      <PageBody>
        <div className="grid gap-5">
          {steps.length > 0 && <NextSteps steps={steps} />}
          <Card
            actions={<TextLink to={pb.entries()}>All entries</TextLink>}
            flush
            id="recent"
            title="Recently accepted"
          >
            {overview.recent.length === 0 ? (
              <EmptyState title="No entry has been accepted yet">
                When a reviewer approves a first proposal, it appears here.
              </EmptyState>
            ) : (
              <EntryTable caption="Recently accepted entries" rows={overview.recent} />
            )}
          </Card>
        </div>
      </PageBody>
    </>
  );
}

function HomeSearch() {
  return (
    <Form action={pb.entries()} className="mt-6 flex max-w-2xl gap-2" role="search">
      <label className="relative block flex-1">
        <span className="sr-only">Search entries</span>
        <Search
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-3.5 size-4.5 -translate-y-1/2 text-muted"
        />
        <input
          className="h-11 w-full rounded-md border border-line-strong bg-surface pr-3 pl-10 text-lg shadow-raised hover:border-fg/60"
          maxLength={QUERY_LIMITS.text}
          name="q"
          placeholder="EGFR L858R, clopidogrel, PMID…"
          type="search"
        />
      </label>
      <Button className="min-h-11 px-5" tone="primary" type="submit">
        Search
      </Button>
    </Form>
  );
}

function Figures({ overview }: { overview: Overview }) {
  const { entries, byKind, sources, latestRelease } = overview;
  return (
    <dl className="mt-9 grid gap-x-10 gap-y-5 sm:grid-cols-3 sm:divide-x [&>*+*]:sm:pl-6">
      <Figure label="Accepted entries" value={entries.toLocaleString("en")}>
        {memberCounts(Object.fromEntries(byKind.map(({ value, count }) => [value, count])))}
      </Figure>
      <Figure
        label="Latest release"
        value={
          latestRelease === null ? (
            "None yet"
          ) : (
            <TextLink
              className="no-underline hover:underline"
              to={pb.release(latestRelease.version)}
            >
              {latestRelease.version}
            </TextLink>
          )
        }
      >
        {latestRelease !== null && (
          <>
            <Time day iso={latestRelease.effectiveTime} />
            {latestRelease.manifestSha256 !== null && (
              <>
                {", SHA-256 "}
                <Copyable
                  label="manifest digest"
                  shown={`${latestRelease.manifestSha256.slice(0, 12)}…`}
                  value={latestRelease.manifestSha256}
                />
              </>
            )}
          </>
        )}
      </Figure>
      <Figure
        label="Taken over from"
        value={
          sources.length === 0 ? "–" : sources.map(({ value }) => sourceName(value)).join(", ")
        }
      >
        {sources.length > 0 &&
          `${sources.map(({ count }) => count.toLocaleString("en")).join(" and ")} entries`}
      </Figure>
    </dl>
  );
}

function Figure({
  label,
  value,
  children,
}: {
  label: string;
  value: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-muted">{label}</dt>
      <dd>
        <span className="text-2xl font-semibold tracking-tight tabular-nums">{value}</span>
        {children !== undefined && <div className="mt-0.5 text-sm text-muted">{children}</div>}
      </dd>
    </div>
  );
}
