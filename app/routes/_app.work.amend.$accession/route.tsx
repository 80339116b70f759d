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
import { entryTitle } from "#app/domain/entries/title.ts";
import { pb } from "#app/lib/paths.ts";
import { requestContext, requireCapability } from "#app/platform/actor.server.ts";
import { redirectWithFlash } from "#app/platform/flash.server.ts";
import { outcomeOf } from "#app/platform/http.server.ts";
import { newId } from "#app/platform/ids.server.ts";
import { readOwnFormData } from "#app/platform/kept-form.server.ts";
import { forPage } from "#app/platform/page-failure.server.ts";
import { getEditableEntry } from "#app/services/entries/get-editable.server.ts";
import { submitAmendment } from "#app/services/entries/submit-amendment.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { TextLink } from "#app/ui/text-link.tsx";

export const meta: MetaFunction<typeof loader> = ({ params }) => [
  { title: `Amend ${params.accession ?? ""} · Curatorium` },
];

/** The accepted content as a form. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireCapability(request, context, "entry.propose");
  const ctx = await requestContext(request, context);
  const read = getEditableEntry({ ctx, accession: params.accession ?? "" });
  const { content, ...entry } = await forPage(read);
  const title = entryTitle(content);
  return { ...entry, title, submissionKey: newId(), ...formFromContent(content) };
}

/** Proposes the change against the version that the form started from. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const ctx = await requestContext(request, context);
  const accession = params.accession ?? "";
  const formData = await readOwnFormData(request, context);
  const read = await outcomeOf(() =>
    getEditableEntry({ ctx, accession, version: startingVersion(formData) }),
  );
  if (!read.ok) {
    const { status, refusals } = read.failure;
    return data(refuseEntryForm({ formData, refusals }), { status });
  }
  const { content: base, version: baseVersion } = read.value;
  const form = readEntryForm({ formData, kind: base.kind, base });
  if (!form.ok) {
    return data(form.reply, { status: form.status });
  }
  const { content, submissionKey, reason } = form;
  const done = await outcomeOf(() =>
    submitAmendment({
      ctx,
      input: { accession, baseVersion, content, submissionKey, reason: reason || null },
    }),
  );
  if (!done.ok) {
    const { status, refusals } = done.failure;
    return data(form.refuse(refusals), { status });
  }
  throw await redirectWithFlash({
    to: pb.proposal(done.value.proposalId),
    tone: "success",
    text: `The change of ${accession} waits for a reviewer.`,
  });
}

/** The version that the form started from; 0, which no entry has, when the form does not say. */
function startingVersion(formData: FormData): number {
  const text = formData.get("base");
  return typeof text === "string" && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
}

/** The page of a change. */
export default function AmendEntry() {
  const loaded = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <PageBody className="max-w-5xl">
      <PageHeader
        description={loaded.title}
        title={`Amend ${loaded.accession}, version ${loaded.version}`}
      />
      {loaded.openProposalId !== null && (
        <Alert className="mb-5" title="Another proposal is open" tone="warning">
          An entry has one open proposal at a time.{" "}
          <TextLink to={pb.proposal(loaded.openProposalId)}>Look at it</TextLink> before you write.
        </Alert>
      )}
      {loaded.lifecycle === "retired" && (
        <Alert className="mb-5" title="This entry is retired" tone="warning">
          A retired entry takes no change.
        </Alert>
      )}
      <EntryForm
        base={reply?.base ?? String(loaded.version)}
        cancelTo={pb.entry(loaded.accession)}
        isReasonRequired={false}
        keptProfile={loaded.keptProfile}
        kind={loaded.kind}
        lastResult={reply?.lastResult}
        reasonLabel="Why it changes"
        statement={loaded.statement}
        submissionKey={loaded.submissionKey}
        submitLabel="Submit change for review"
        typedStatement={reply?.typedStatement ?? null}
        values={loaded.values}
      />
    </PageBody>
  );
}
