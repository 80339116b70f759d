import { ArrowRight } from "lucide-react";
import { LinkButton } from "#app/ui/button.tsx";
import { Card } from "#app/ui/card.tsx";

/** Something that waits for the person who looks: what, and where to do it. */
export type NextStep = { readonly text: string; readonly action: string; readonly to: string };

/** What a person with these roles does next. */
export function NextSteps({ steps }: { steps: readonly NextStep[] }) {
  return (
    <Card id="next" title="Your next step">
      <ul className="divide-y">
        {steps.map(({ text, action, to }, index) => (
          <li
            className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-2 first:pt-0 last:pb-0"
            key={to}
          >
            <span>{text}</span>
            <LinkButton size="sm" to={to} tone={index === 0 ? "primary" : "secondary"}>
              {action}
              <ArrowRight aria-hidden="true" />
            </LinkButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
