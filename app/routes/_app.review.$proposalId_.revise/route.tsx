import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageBody } from "#app/components/app-shell.tsx";
import { EntryForm } from "#app/components/entry-form/entry-form.tsx";
import { formFromContent } from "#app/components/entry-form/form-from-content.server.ts";
import { readEntryForm, refuseEntryForm } from "#app/components/entry-form/read-form.server.ts";
import { Timeline } from "#app/components/review/timeline.tsx";
import { pb } from "#app/lib/paths.ts";
import { requestContext, requireCapability } from "#app/platform/actor.server.ts";
import { redirectWithFlash } from "#app/platform/flash.server.ts";
import { outcomeOf } from "#app/platform/http.server.ts";
import { newId } from "#app/platform/ids.server.ts";
import { readOwnFormData } from "#app/platform/kept-form.server.ts";
import { forPage } from "#app/platform/page-failure.server.ts";
import { getProposal } from "#app/services/review/get-proposal.server.ts";
import { resubmitProposal } from "#app/services/review/resubmit.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Card } from "#app/ui/card.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction = () => [{ title: "Answer the reviewer · Curatorium" }];

/** The proposed content as a form, with what the reviewer asked for. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireCapability(request, context, "entry.propose");
  const ctx = await requestContext(request, context);
  const proposal = await forPage(getProposal({ ctx, proposalId: params.proposalId ?? "" }));
  const { id, accession, title, contentHash, steps, commands, content } = proposal;
  return {
    ...{ id, accession, title, contentHash, steps },
    refusal: commands.resubmit,
    submissionKey: newId(),
    ...formFromContent(content),
  };
}

/** Answers the request for changes with new content. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await requestContext(request, context);
  const proposalId = params.proposalId ?? "";
  const formData = await readOwnFormData(request, context);
  const read = await outcomeOf(() => getProposal({ ctx, proposalId }));
  if (!read.ok) {
    const { status, refusals } = read.failure;
    return data(refuseEntryForm({ formData, refusals }), { status });
  }
  const { content: base } = read.value;
  const form = readEntryForm({ formData, kind: base.kind, base });
  if (!form.ok) {
    return data(form.reply, { status: form.status });
  }
  const done = await outcomeOf(() =>
    resubmitProposal({
      ctx,
      input: { proposalId, baseHash: form.base, content: form.content, answer: form.reason },
    }),
  );
  if (!done.ok) {
    const { status, refusals } = done.failure;
    const placed = refusals.map((refusal) =>
      refusal.path === "answer" ? { ...refusal, path: "reason" } : refusal,
    );
    return data(form.refuse(placed), { status });
  }
  throw await redirectWithFlash({
    to: pb.proposal(proposalId),
    tone: "success",
    text: "Your answer is with the reviewers.",
  });
}

/** The page on which an author answers a reviewer. */
export default function ReviseProposal() {
  const loaded = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <PageBody className="max-w-5xl">
      <PageHeader description={loaded.title} title={`Answer the reviewer of ${loaded.accession}`} />
      {loaded.refusal !== null && (
        <Alert className="mb-5" title="This proposal takes no answer now" tone="warning">
          {loaded.refusal.message}
        </Alert>
      )}
      <div className="mb-5">
        <Card title="So far">
          <Timeline steps={loaded.steps} />
        </Card>
      </div>
      <EntryForm
        base={reply?.base ?? loaded.contentHash}
        cancelTo={pb.proposal(loaded.id)}
        isReasonRequired
        keptProfile={loaded.keptProfile}
        kind={loaded.kind}
        lastResult={reply?.lastResult}
        reasonLabel="What you changed"
        statement={loaded.statement}
        submissionKey={loaded.submissionKey}
        submitLabel="Submit again"
        typedStatement={reply?.typedStatement ?? null}
        values={loaded.values}
      />
    </PageBody>
  );
}
