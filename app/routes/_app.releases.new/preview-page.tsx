import { Form, useNavigation, useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { ReleaseChangeTable } from "#app/components/release-change-table.tsx";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";
import { pb } from "#app/lib/paths.ts";
import { pageHref } from "#app/lib/query-page.ts";
import type { ReleasePreview } from "#app/services/releases/preview.server.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Breadcrumbs } from "#app/ui/breadcrumbs.tsx";
import { Button, LinkButton, UnavailableAction } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { EmptyState } from "#app/ui/empty-state.tsx";
import { Field } from "#app/ui/field.tsx";
import { Textarea } from "#app/ui/input.tsx";
import { PageHeader } from "#app/ui/page-header.tsx";
import { Pagination } from "#app/ui/pagination.tsx";
import { ChangeCounts } from "./change-counts.tsx";
import { errorsAt, type OrderAnswer } from "./order-answer.ts";

/** What a release frozen now would change, and the form that freezes it. */
export function PreviewPage({
  preview,
  answer,
  alert,
}: {
  preview: ReleasePreview & { page: number; pageSize: number; hasKeys: boolean };
  answer: OrderAnswer;
  alert: ReactNode;
}) {
  const [query] = useSearchParams();
  const { counts, previous } = preview;
  const total = counts.added + counts.changed + counts.retired;
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs items={[{ label: "Releases", to: pb.releases() }, { label: "Next" }]} />
        }
        description={
          previous === null
            ? "What the first release would hold. Nothing is fixed before you freeze it."
            : `What a release frozen now would change against ${previous}. Nothing is fixed before you freeze it.`
        }
        title="Next release"
      />
      {alert}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="grid min-w-0 gap-4">
          <ChangeCounts changes={counts} />
          <Card flush id="changes" title="Changes">
            {preview.changes.length === 0 ? (
              <EmptyState
                actions={<LinkButton to={pb.review()}>See the review queue</LinkButton>}
                title={total === 0 ? "Nothing differs from the last release" : "This page is empty"}
              >
                Entries come here as soon as a reviewer has approved them.
              </EmptyState>
            ) : (
              <>
                <ReleaseChangeTable rows={preview.changes} />
                <div className="border-t">
                  <Pagination
                    hrefOf={(page) => pageHref({ pathname: pb.newRelease(), query, page })}
                    noun="changes"
                    page={preview.page}
                    pageSize={preview.pageSize}
                    total={total}
                  />
                </div>
              </>
            )}
          </Card>
        </div>
        <FreezeCard answer={answer} hasKeys={preview.hasKeys} isEmpty={total === 0} />
      </div>
    </>
  );
}

function FreezeCard({
  hasKeys,
  isEmpty,
  answer,
}: {
  hasKeys: boolean;
  isEmpty: boolean;
  answer: OrderAnswer;
}) {
  const isBusy = useNavigation().formMethod === "POST";
  const reason = hasKeys
    ? isEmpty
      ? "Nothing differs from the last release, so there is nothing to publish."
      : null
    : "There are no signing keys yet, so nobody could sign it.";
  return (
    <Card
      description="Takes the accepted version of every entry at one moment and builds the files."
      id="freeze"
      title="Freeze a candidate"
    >
      <Form className="grid gap-3" method="post">
        {!hasKeys && (
          <Alert title="No signing keys yet" tone="warning">
            An administrator sets up the keys once:{" "}
            <code className="font-mono text-sm">curatorium keys --help</code>
          </Alert>
        )}
        <Field
          errors={errorsAt({ answer, order: "freeze", path: "notes" })}
          hint="Goes with the release, for those who take it up."
          id="release-notes"
          label="Release notes"
          optional
        >
          {(control) => (
            <Textarea
              {...control}
              defaultValue={answer?.notes ?? ""}
              maxLength={TEXT_LIMITS.comment}
              name="notes"
              rows={5}
            />
          )}
        </Field>
        <div className="flex flex-wrap items-center gap-3">
          {reason === null ? (
            <Button disabled={isBusy} name="intent" tone="primary" type="submit" value="freeze">
              {isBusy ? "Freezing and building…" : "Freeze and build"}
            </Button>
          ) : (
            <>
              <UnavailableAction reason={reason}>Freeze and build</UnavailableAction>
              <p className="text-sm text-muted">{reason}</p>
            </>
          )}
        </div>
      </Form>
    </Card>
  );
}
