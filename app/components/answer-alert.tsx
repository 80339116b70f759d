import { type ReactNode, useEffect, useRef } from "react";
import { Alert, type AlertTone } from "#app/ui/alert.tsx";

/**
 * What came of the last form, said where it is seen: when an answer arrives the page goes to it. Give
 * `answer` the action's data, so that the same words twice are two answers.
 */
export function AnswerAlert({
  answer,
  tone,
  title,
  actions,
  children,
}: {
  answer: unknown;
  tone: AlertTone;
  title?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer is what moves the page.
  useEffect(() => {
    ref.current?.scrollIntoView({ block: "nearest" });
  }, [answer]);
  return (
    <div className="mb-4 scroll-mt-20" ref={ref}>
      <Alert
        actions={actions}
        live={tone === "success" ? "polite" : "assertive"}
        title={title}
        tone={tone}
      >
        {children}
      </Alert>
    </div>
  );
}
