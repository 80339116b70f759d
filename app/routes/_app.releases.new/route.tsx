import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { type ShouldRevalidateFunction, useActionData, useLoaderData } from "@remix-run/react";
import { AnswerAlert } from "#app/components/answer-alert.tsx";
import { PageBody } from "#app/components/app-shell.tsx";
import { MEMBER_FILTERS, memberTotal } from "#app/domain/releases/member-filter.ts";
import { pageOfQuery } from "#app/lib/query-page.ts";
import { requestContext, requireCapability } from "#app/platform/actor.server.ts";
import { dataPaths } from "#app/platform/data-paths.server.ts";
import { evaluationMode } from "#app/platform/env.server.ts";
import { redirectWithFlash } from "#app/platform/flash.server.ts";
import { outcomeOf } from "#app/platform/http.server.ts";
import { readOwnFormData } from "#app/platform/kept-form.server.ts";
import { getCandidate, signatureThreshold } from "#app/services/releases/get-candidate.server.ts";
import {
  listReleaseMembers,
  MEMBER_PAGE_SIZE,
} from "#app/services/releases/list-release-members.server.ts";
import { PREVIEW_PAGE_SIZE, previewRelease } from "#app/services/releases/preview.server.ts";
import { SIGNATURE_MEANING } from "#app/services/releases/sign.server.ts";
import { CandidatePage } from "./candidate-page.tsx";
import { giveOrder, readOrderForm } from "./give-order.server.ts";
import { PreviewPage } from "./preview-page.tsx";

export const meta: MetaFunction = () => [{ title: "Next release · Curatorium" }];

/** What is refused may have been half done (frozen, not built): the page shows how things stand. */
export const shouldRevalidate: ShouldRevalidateFunction = ({
  actionStatus,
  defaultShouldRevalidate,
}) => actionStatus !== undefined || defaultShouldRevalidate;

/** The open candidate, or what a release frozen now would change. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireCapability(request, context, "release.prepare");
  const ctx = await requestContext(request, context);
  const paths = dataPaths(context.env.home);
  const query = new URL(request.url).searchParams;
  const page = pageOfQuery(query);
  const candidate = await getCandidate({ ctx, paths });
  if (candidate === null) {
    const [preview, threshold] = await Promise.all([
      previewRelease({ ctx, page }),
      signatureThreshold(paths),
    ]);
    return {
      candidate: null,
      preview: { ...preview, page, pageSize: PREVIEW_PAGE_SIZE, hasKeys: threshold !== null },
    };
  }
  const filter = MEMBER_FILTERS.find((known) => known === query.get("change")) ?? "differing";
  const { version, changes } = candidate;
  return {
    candidate: {
      ...candidate,
      members: await listReleaseMembers({ ctx, version, filter, page }),
      filter,
      page,
      pageSize: MEMBER_PAGE_SIZE,
      total: memberTotal({ changes, filter }),
      meaning: SIGNATURE_MEANING,
      isEvaluation: evaluationMode(context.env),
    },
    preview: null,
  };
}

/** Carries an order out; a refusal gives back what was typed, the secrets left out. */
export async function action({ request, context }: ActionFunctionArgs) {
  const ctx = await requestContext(request, context);
  const { order, ...form } = readOrderForm(await readOwnFormData(request, context));
  if (order === null) {
    throw data("The form has no such action.", { status: 400 });
  }
  const paths = dataPaths(context.env.home);
  const outcome = await outcomeOf(() => giveOrder({ ctx, paths, order, form }));
  if (!outcome.ok) {
    const { status, refusals } = outcome.failure;
    const { notes, reason } = form;
    return data({ order, status, refusals, notes, reason }, { status });
  }
  throw await redirectWithFlash({ tone: "success", ...outcome.value });
}

/** Places of refusals that have a field of their own on this page. */
const FIELD_PATHS: readonly (string | undefined)[] = ["password", "passphrase", "reason", "notes"];

/** The page of the next release, from preview to publication. */
export default function NextRelease() {
  const { candidate, preview } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const refusals = (answer?.refusals ?? []).filter(({ path }) => !FIELD_PATHS.includes(path));
  const alert = refusals.length > 0 && (
    <AnswerAlert
      answer={answer}
      title={answer?.status === 409 ? "It changed meanwhile" : "This was not done"}
      tone="danger"
    >
      {refusals.map(({ code, message }) => (
        <p key={`${code} ${message}`}>{message}</p>
      ))}
    </AnswerAlert>
  );
  return (
    <PageBody>
      {candidate === null ? (
        <PreviewPage alert={alert} answer={answer} preview={preview} />
      ) : (
        <CandidatePage alert={alert} answer={answer} candidate={candidate} />
      )}
    </PageBody>
  );
}
