import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "./button.tsx";
import { cn } from "./cn.ts";

/** A value to be copied as it is (a hash, a command). Without script it can still be selected. */
export function Copyable({
  value,
  label,
  shown = value,
  className,
}: {
  value: string;
  /** What is copied, for the button's name. */
  label: string;
  /** What is shown, when it is shorter than the value. */
  shown?: string;
  className?: string;
}) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(value).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <span className={cn("inline-flex max-w-full items-center gap-1", className)}>
      <code className="min-w-0 font-mono text-sm wrap-anywhere" title={value}>
        {shown}
      </code>
      <Button
        aria-label={isCopied ? `${label} copied` : `Copy ${label}`}
        className="min-h-6 px-1 print:hidden"
        onBlur={() => setCopied(false)}
        onClick={copy}
        size="sm"
        tone="ghost"
      >
        {isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      </Button>
    </span>
  );
}

/** Commands to be typed as they are, one block, with a button that copies them. */
export function CommandBlock({ commands, label }: { commands: string; label: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(commands).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className="relative">
      <section
        aria-label={label}
        className="overflow-x-auto rounded-md border bg-sunken p-3 pr-20"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1).
        tabIndex={0}
      >
        <pre className="font-mono text-sm">
          <code>{commands}</code>
        </pre>
      </section>
      <Button
        className="absolute top-2 right-2 print:hidden"
        onBlur={() => setCopied(false)}
        onClick={copy}
        size="sm"
      >
        <span className="sr-only">{label}: </span>
        {isCopied ? "Copied" : "Copy"}
      </Button>
    </div>
  );
}
