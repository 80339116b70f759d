import { CircleCheck, CircleX, FilePen, type LucideIcon, MessageSquare, Undo2 } from "lucide-react";
import { Time } from "#app/components/time.tsx";
import type { VoteDecision } from "#app/domain/review/states.ts";
import type { ProposalStep } from "#app/services/review/get-proposal.server.ts";
import { Badge } from "#app/ui/badge.tsx";
import { cn } from "#app/ui/cn.ts";

/** A step as it reaches the page. */
export type TimelineStep = ProposalStep;

type Look = { readonly icon: LucideIcon; readonly color: string; readonly verb: string };

const VOTES: Record<VoteDecision, Look> = {
  approve: { icon: CircleCheck, color: "text-success", verb: "approved" },
  "request-changes": { icon: Undo2, color: "text-warning", verb: "asked for changes" },
  reject: { icon: CircleX, color: "text-danger", verb: "rejected" },
};

/** A proposal's story in order of time: what was submitted, said and voted, and which votes still count. */
export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  const firstRevision = steps.findIndex((step) => step.kind === "revision");
  return (
    <ol className="grid gap-3">
      {steps.map((step, place) => (
        <Step
          isFirst={place === firstRevision}
          key={`${step.kind} ${step.at.toISOString()} ${step.by}`}
          step={step}
        />
      ))}
    </ol>
  );
}

function Step({ step, isFirst }: { step: TimelineStep; isFirst: boolean }) {
  const { icon: Icon, color, verb } = lookOf(step, isFirst);
  const text =
    step.kind === "comment" ? step.body : step.kind === "vote" ? step.comment : step.reason;
  return (
    <li className="flex gap-2.5">
      <Icon aria-hidden="true" className={cn("mt-0.75 size-4 shrink-0", color)} />
      <div className="min-w-0 flex-1">
        <p className="text-sm">
          <span className="font-medium">{step.by}</span> {verb}{" "}
          <span className="text-muted">
            <Time iso={step.at.toISOString()} />
          </span>
        </p>
        {step.kind === "vote" && (
          <Badge tone={step.isCurrent ? "neutral" : "warning"}>
            {step.isCurrent ? "For this content" : "Outdated: the content changed since"}
          </Badge>
        )}
        {step.kind === "revision" && (
          <p className="font-mono text-xs text-muted" title={step.contentHash}>
            {step.contentHash.slice(0, 12)}
          </p>
        )}
        {text !== null && text !== "" && (
          <p className="mt-0.5 whitespace-pre-wrap wrap-break-word">{text}</p>
        )}
      </div>
    </li>
  );
}

function lookOf(step: TimelineStep, isFirst: boolean): Look {
  switch (step.kind) {
    case "comment":
      return { icon: MessageSquare, color: "text-muted", verb: "wrote" };
    case "revision":
      return { icon: FilePen, color: "text-accent", verb: isFirst ? "proposed" : "revised" };
    default:
      return VOTES[step.decision];
  }
}
