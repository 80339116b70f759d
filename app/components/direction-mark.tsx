import { CircleCheck, CircleMinus, CircleX } from "lucide-react";
import { cn } from "#app/ui/cn.ts";

const LOOKS = {
  supports: { icon: CircleCheck, color: "text-success", words: "Supports" },
  "does-not-support": { icon: CircleX, color: "text-danger", words: "Does not support" },
  disputes: { icon: CircleX, color: "text-danger", words: "Disputes" },
  neutral: { icon: CircleMinus, color: "text-muted", words: "Neutral" },
  "not-applicable": { icon: CircleMinus, color: "text-muted", words: "Direction not applicable" },
} as const;

/** Whether evidence supports a claim, by shape and words; `iconOnly` keeps the words for screen readers. */
export function DirectionMark({
  direction,
  iconOnly = false,
}: {
  direction: string;
  iconOnly?: boolean;
}) {
  const look = Object.hasOwn(LOOKS, direction)
    ? LOOKS[direction as keyof typeof LOOKS]
    : { icon: CircleMinus, color: "text-muted", words: direction };
  const Icon = look.icon;
  return (
    <span className={cn("inline-flex items-center gap-1", look.color)} title={look.words}>
      <Icon aria-hidden="true" className="size-3.5 shrink-0" />
      <span className={iconOnly ? "sr-only" : "font-medium"}>{look.words}</span>
    </span>
  );
}
