import { Form, useNavigation } from "@remix-run/react";
import type { Refusal } from "#app/domain/shared/result.ts";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";
import { Alert } from "#app/ui/alert.tsx";
import { Button, UnavailableAction } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";
import { Field } from "#app/ui/field.tsx";
import { Textarea } from "#app/ui/input.tsx";

/** Accepts or rejects an import as a whole, or says why the reader may not. */
export function BatchDecision({
  proposals,
  decision,
  comment,
  refusals,
}: {
  proposals: number;
  /** Null when the reader may decide. */
  decision: Refusal | null;
  comment: string;
  refusals: readonly Refusal[];
}) {
  const isBusy = useNavigation().formMethod === "POST";
  const ofComment = refusals.filter(({ path }) => path === "comment");
  const others = refusals.filter(({ path }) => path !== "comment");
  return (
    <Card
      description={`One decision for all ${proposals.toLocaleString("en")} proposals. Look at some of them first.`}
      id="decision"
      title="Decision"
    >
      {others.length > 0 && (
        <Alert className="mb-3" live="assertive" title="This was not done" tone="danger">
          {others.map(({ code, message }) => (
            <p key={code}>{message}</p>
          ))}
        </Alert>
      )}
      {decision === null ? (
        <Form className="grid gap-3" method="post">
          <Field
            errors={ofComment.map(({ message }) => message)}
            hint="Needed to reject."
            id="batch-comment"
            label="Comment"
          >
            {(control) => (
              <Textarea
                {...control}
                defaultValue={comment}
                maxLength={TEXT_LIMITS.comment}
                name="comment"
                rows={2}
              />
            )}
          </Field>
          <div className="flex flex-wrap gap-2">
            <Button disabled={isBusy} name="intent" tone="primary" type="submit" value="accept">
              Accept all {proposals.toLocaleString("en")}
            </Button>
            <Button disabled={isBusy} name="intent" tone="danger" type="submit" value="reject">
              Reject all
            </Button>
          </div>
        </Form>
      ) : (
        <div className="flex flex-wrap items-center gap-3">
          <UnavailableAction reason={decision.message}>Accept all</UnavailableAction>
          <p className="text-muted">{decision.message}</p>
        </div>
      )}
    </Card>
  );
}
