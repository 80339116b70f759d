import { Link, type LinkProps } from "@remix-run/react";
import { type ButtonHTMLAttributes, forwardRef, type ReactNode } from "react";
import { cn } from "./cn.ts";

/** `primary` once per view; `danger` for what cannot be undone; `ghost` inside toolbars. */
export type ButtonTone = "primary" | "secondary" | "danger" | "ghost";
/** `md` is 32 px high, `sm` 26 px; both grow on touch screens. */
export type ButtonSize = "sm" | "md";

type Look = { tone?: ButtonTone | undefined; size?: ButtonSize | undefined };

const TONES: Record<ButtonTone, string> = {
  primary:
    "border-accent bg-accent text-on-accent shadow-raised hover:border-accent-hover hover:bg-accent-hover",
  secondary: "border-line-strong/60 bg-raised text-fg shadow-raised hover:bg-hover",
  danger:
    "border-danger bg-danger text-on-danger shadow-raised hover:border-danger-hover hover:bg-danger-hover",
  ghost: "border-transparent text-muted hover:bg-hover hover:text-fg",
};

const SIZES: Record<ButtonSize, string> = {
  sm: "min-h-6.5 px-2 text-sm pointer-coarse:min-h-9",
  md: "min-h-8 px-3 text-base pointer-coarse:min-h-10",
};

/** The classes of a button, for an element that has to look like one. */
export function buttonClass({ tone = "secondary", size = "md" }: Look): string {
  return cn(
    "inline-flex cursor-pointer select-none items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap transition-colors",
    "disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-muted disabled:shadow-none",
    "[&_svg]:size-4 [&_svg]:shrink-0",
    TONES[tone],
    SIZES[size],
  );
}

/** A button. Submits only when told (`type="submit"`). */
export const Button = forwardRef<
  HTMLButtonElement,
  ButtonHTMLAttributes<HTMLButtonElement> & Look & { children: ReactNode }
>(function Button({ tone, size, className, type = "button", ...rest }, ref) {
  return (
    <button
      {...rest}
      className={cn(buttonClass({ tone, size }), className)}
      ref={ref}
      type={type}
    />
  );
});

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function LinkButton({ tone, size, className, ...rest }: LinkProps & Look) {
  return <Link {...rest} className={cn(buttonClass({ tone, size }), className)} />;
}

/**
 * An action that is not allowed now, and why. Stays focusable, so that the reason can be read by
 * keyboard and screen reader, and does nothing.
 */
export function UnavailableAction({
  children,
  reason,
  size,
  side = "below",
}: {
  children: ReactNode;
  reason: string;
  size?: ButtonSize;
  /** Where the reason shows up; `above` at the foot of the window. */
  side?: "above" | "below";
}) {
  return (
    <span className="group relative inline-flex">
      <button
        aria-disabled="true"
        className={cn(
          buttonClass({ tone: "secondary", size }),
          "cursor-not-allowed border-line bg-sunken text-muted shadow-none hover:bg-sunken",
        )}
        type="button"
      >
        {children}
        <span className="sr-only">, not available: {reason}</span>
      </button>
      <span
        aria-hidden="true"
        className={cn(
          "pointer-events-none invisible absolute right-0 z-20 w-max max-w-64 rounded-md border bg-raised px-2.5 py-1.5 text-sm text-fg opacity-0 shadow-floating transition-opacity group-focus-within:visible group-focus-within:opacity-100 group-hover:visible group-hover:opacity-100",
          side === "below" ? "top-full mt-1.5" : "bottom-full mb-1.5",
        )}
      >
        {reason}
      </span>
    </span>
  );
}
