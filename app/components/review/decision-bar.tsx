import { Form, useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";
import type { ProposalCommand } from "#app/domain/review/decide.ts";
import type { Refusal } from "#app/domain/shared/result.ts";
import { TEXT_LIMITS } from "#app/domain/shared/text-limits.ts";
import { Button, type ButtonTone, UnavailableAction } from "#app/ui/button.tsx";
import { cn } from "#app/ui/cn.ts";
import { FieldErrors } from "#app/ui/field.tsx";
import { Textarea } from "#app/ui/input.tsx";

/** The form that a command's button outside of the bar belongs to, so that a typed comment goes along. */
export const DECISION_FORM_ID = "decision";

/** What each command allows: null, or why not. */
export type Commands = Record<ProposalCommand, Refusal | null>;

/**
 * The foot of the review page: one comment field and a button for each decision. It carries the hash
 * of the content on the page, so that a vote is for what was read and nothing else.
 */
export function DecisionBar({
  commands,
  contentHash,
  comment,
  commentErrors,
}: {
  commands: Commands;
  contentHash: string;
  /** What was typed, when the form comes back. */
  comment: string;
  commentErrors: readonly string[];
}) {
  const isCommentUseful = [commands.comment, commands.reject, commands["request-changes"]].includes(
    null,
  );
  return (
    <Form
      className={cn(
        "z-30 -mx-4 mt-4 border-t bg-raised px-4 py-3 print:hidden",
        "lg:sticky lg:bottom-3 lg:mx-0 lg:mb-6 lg:rounded-lg lg:border lg:shadow-floating",
      )}
      id={DECISION_FORM_ID}
      method="post"
    >
      <input name="contentHash" type="hidden" value={contentHash} />
      <div className="flex flex-col gap-3 lg:flex-row lg:items-end">
        <div className="grid min-w-0 flex-1 gap-1">
          <label className="text-sm font-medium" htmlFor="decision-comment">
            Comment
            <span className="font-normal text-muted">
              {commands.approve === null
                ? " (needed to ask for changes or to reject)"
                : ` · Approve is not available: ${
                    commands.approve.code === "state-forbids"
                      ? "the author answers first."
                      : commands.approve.message
                  }`}
            </span>
          </label>
          <Textarea
            aria-describedby={commentErrors.length > 0 ? "decision-comment-error" : undefined}
            aria-invalid={commentErrors.length > 0 || undefined}
            defaultValue={comment}
            disabled={!isCommentUseful}
            id="decision-comment"
            maxLength={TEXT_LIMITS.comment}
            name="comment"
            rows={2}
          />
          <FieldErrors errors={commentErrors} id="decision-comment-error" />
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {commands.comment === null && (
            <CommandButton command="comment" commands={commands}>
              Comment
            </CommandButton>
          )}
          {commands.reject === null && (
            <CommandButton command="reject" commands={commands} tone="danger">
              Reject
            </CommandButton>
          )}
          {commands["request-changes"] === null && (
            <CommandButton command="request-changes" commands={commands}>
              Request changes
            </CommandButton>
          )}
          <CommandButton command="approve" commands={commands} tone="primary">
            Approve
          </CommandButton>
        </div>
      </div>
    </Form>
  );
}

/** A button that gives a command, or stands there and says why it is not allowed. */
export function CommandButton({
  command,
  commands,
  tone,
  size,
  form,
  side = "above",
  children,
}: {
  command: ProposalCommand;
  commands: Commands;
  tone?: ButtonTone;
  size?: "sm" | "md";
  form?: string;
  side?: "above" | "below";
  children: ReactNode;
}) {
  const isBusy = useNavigation().formMethod === "POST";
  const refusal = commands[command];
  return refusal === null ? (
    <Button
      disabled={isBusy}
      form={form}
      name="intent"
      size={size}
      tone={tone}
      type="submit"
      value={command}
    >
      {children}
    </Button>
  ) : (
    <UnavailableAction
      reason={refusal.message}
      side={side}
      {...(size === undefined ? {} : { size })}
    >
      {children}
    </UnavailableAction>
  );
}
