import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { Form, useActionData, useLoaderData, useNavigation } from "@remix-run/react";
import { PageBody } from "#app/components/app-shell.tsx";
import { entryTitle } from "#app/domain/entries/title.ts";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";
import { pb } from "#app/lib/paths.ts";
import { requestContext, requireCapability } from "#app/platform/actor.server.ts";
import { redirectWithFlash } from "#app/platform/flash.server.ts";
import { outcomeOf } from "#app/platform/http.server.ts";
import { newId } from "#app/platform/ids.server.ts";
import { readOwnFormData } from "#app/platform/kept-form.server.ts";
import { forPage } from "#app/platform/page-failure.server.ts";
import { getEditableEntry } from "#app/services/entries/get-editable.server.ts";
import { submitRetirement } from "#app/services/entries/submit-retirement.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button, LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Field } from "#app/ui/field.tsx";
import { Textarea } from "#app/ui/input.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

export const meta: MetaFunction<typeof loader> = ({ params }) => [
  { title: `Retire ${params.accession ?? ""} · Curatorium` },
];

/** What is to be retired, and the key that makes a double submit one proposal. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireCapability(request, context, "entry.propose");
  const ctx = await requestContext(request, context);
  const read = getEditableEntry({ ctx, accession: params.accession ?? "" });
  const { content, ...entry } = await forPage(read);
  return { ...entry, title: entryTitle(content), submissionKey: newId() };
}

/** Proposes the retirement; a refusal gives the reason back as it was typed. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await requestContext(request, context);
  const formData = await readOwnFormData(request, context);
  const text = (name: string) => {
    const value = formData.get(name);
    return typeof value === "string" ? value : "";
  };
  const accession = params.accession ?? "";
  const reason = text("reason").replaceAll("\r\n", "\n");
  const submissionKey = text("submissionKey");
  const baseVersion = Number(text("baseVersion"));
  const outcome = await outcomeOf(() =>
    submitRetirement({
      ctx,
      input: { accession, baseVersion, reason, submissionKey },
    }),
  );
  if (!outcome.ok) {
    const { status, refusals } = outcome.failure;
    return data({ status, refusals, reason, submissionKey, baseVersion }, { status });
  }
  throw await redirectWithFlash({
    to: pb.proposal(outcome.value.proposalId),
    tone: "success",
    text: `The retirement of ${accession} waits for a reviewer.`,
  });
}

/** The page on which a retirement is proposed. */
export default function RetireEntry() {
  const entry = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isBusy = useNavigation().formMethod === "POST";
  const refusals = answer?.refusals ?? [];
  const ofReason = refusals.filter(({ path }) => path === "reason");
  const others = refusals.filter(({ path }) => path !== "reason");
  return (
    <PageBody className="max-w-3xl">
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Entries", to: pb.entries() },
              { label: entry.accession, to: pb.entry(entry.accession) },
              { label: "Retire" },
            ]}
          />
        }
        description={entry.title}
        title={`Retire ${entry.accession}`}
      />
      <div className="grid gap-4">
        {others.length > 0 && (
          <Alert
            actions={
              answer?.status === 409 && (
                <LinkButton size="sm" to={pb.retireEntry(entry.accession)}>
                  Load again
                </LinkButton>
              )
            }
            live="assertive"
            title="This was not submitted"
            tone="danger"
          >
            {others.map(({ code, message }) => (
              <p key={`${code} ${message}`}>{message}</p>
            ))}
          </Alert>
        )}
        {entry.openProposalId !== null && (
          <Alert title="Another proposal is open" tone="warning">
            An entry has one open proposal at a time.{" "}
            <TextLink to={pb.proposal(entry.openProposalId)}>Look at it</TextLink>.
          </Alert>
        )}
        {entry.lifecycle === "retired" && (
          <Alert title="This entry is retired already" tone="warning">
            A retirement is final.
          </Alert>
        )}
        <Card>
          <Form className="grid gap-4" method="post">
            <input
              name="submissionKey"
              type="hidden"
              value={answer?.submissionKey || entry.submissionKey}
            />
            {/* A form that came back is still about the version that its author read. */}
            <input name="baseVersion" type="hidden" value={answer?.baseVersion || entry.version} />
            <p>
              A reviewer decides. Once accepted, a retirement is final: the entry keeps its address
              and its history, leaves the lists, and the next release tells every consumer that it
              no longer holds.
            </p>
            <Field
              errors={ofReason.map(({ message }) => message)}
              hint="Consumers and later curators read it: what was wrong, and what replaces it."
              id="reason"
              label="Why it is to be retired"
              required
            >
              {(control) => (
                <Textarea
                  {...control}
                  defaultValue={answer?.reason ?? ""}
                  maxLength={TEXT_LIMITS.comment}
                  name="reason"
                  rows={4}
                />
              )}
            </Field>
            <div className="flex flex-wrap gap-2">
              <Button disabled={isBusy} tone="danger" type="submit">
                {isBusy ? "Submitting…" : "Submit the retirement for review"}
              </Button>
              <LinkButton to={pb.entry(entry.accession)} tone="ghost">
                Cancel
              </LinkButton>
            </div>
          </Form>
        </Card>
      </div>
    </PageBody>
  );
}
