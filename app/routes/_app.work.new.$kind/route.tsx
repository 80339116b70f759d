import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { PageBody } from "#app/components/app-shell.tsx";
import { EntryForm } from "#app/components/entry-form/entry-form.tsx";
import { emptyForm } from "#app/components/entry-form/form-values.ts";
import { readEntryForm } from "#app/components/entry-form/read-form.server.ts";
import { ENTRY_KIND_LABELS, ENTRY_KINDS, type EntryKind } from "#app/domain/entries/vocabulary.ts";
import { pb } from "#app/lib/paths.ts";
import { requestContext, requireCapability } from "#app/platform/actor.server.ts";
import { redirectWithFlash } from "#app/platform/flash.server.ts";
import { outcomeOf } from "#app/platform/http.server.ts";
import { newId } from "#app/platform/ids.server.ts";
import { readOwnFormData } from "#app/platform/kept-form.server.ts";
import { submitNewEntry } from "#app/services/entries/submit-new.server.ts";
import { PageHeader } from "#app/ui/page-header.tsx";

export const meta: MetaFunction<typeof loader> = ({ data: loaded }) => [
  { title: `New ${loaded ? ENTRY_KIND_LABELS[loaded.kind].toLowerCase() : ""} entry · Curatorium` },
];

/** An empty form, with the key that makes a double submit one proposal. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requireCapability(request, context, "entry.propose");
  const kind = kindOf(params.kind);
  return { kind, submissionKey: newId(), values: emptyForm(kind) };
}

/** Proposes the entry; a form with errors comes back as it was typed. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const kind = kindOf(params.kind);
  const ctx = await requestContext(request, context);
  const form = readEntryForm({
    formData: await readOwnFormData(request, context),
    kind,
    base: null,
  });
  if (!form.ok) {
    return data(form.reply, { status: form.status });
  }
  const { content, submissionKey, reason } = form;
  const done = await outcomeOf(() =>
    submitNewEntry({ ctx, input: { content, submissionKey, reason: reason || null } }),
  );
  if (!done.ok) {
    const { status, refusals } = done.failure;
    return data(form.refuse(refusals), { status });
  }
  throw await redirectWithFlash({
    to: pb.proposal(done.value.proposalId),
    tone: "success",
    text: `${done.value.accession} waits for a reviewer.`,
  });
}

/** The page of a new entry. */
export default function NewEntry() {
  const { kind, submissionKey, values } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <PageBody className="max-w-5xl">
      <PageHeader
        description="It goes to a reviewer; nothing is public before somebody else has approved it."
        title={`New ${ENTRY_KIND_LABELS[kind].toLowerCase()} entry`}
      />
      <EntryForm
        base={null}
        cancelTo={pb.work()}
        isReasonRequired={false}
        keptProfile={null}
        kind={kind}
        lastResult={reply?.lastResult}
        reasonLabel="Note for the reviewer"
        statement={null}
        submissionKey={submissionKey}
        submitLabel="Submit for review"
        typedStatement={reply?.typedStatement ?? null}
        values={values}
      />
    </PageBody>
  );
}

function kindOf(value: string | undefined): EntryKind {
  const kind = ENTRY_KINDS.find((known) => known === value);
  if (kind === undefined) {
    throw data(null, { status: 404 });
  }
  return kind;
}
