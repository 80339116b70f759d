import { Link, type LinkProps } from "@remix-run/react";
import type { AnchorHTMLAttributes, ReactNode } from "react";
import { cn } from "./cn.ts";

const LOOK =
  "rounded-sm text-accent underline decoration-current/35 underline-offset-2 hover:text-accent-hover hover:decoration-current";

/** A link inside the application. */
export function TextLink({ className, ...rest }: LinkProps) {
  return <Link {...rest} className={cn(LOOK, className)} />;
}

/** A link to another site. Its address is printed on paper. */
export function ExternalLink({
  className,
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; children: ReactNode }) {
  return (
    <a {...rest} className={cn(LOOK, className)} data-print-url="" rel="noreferrer">
      {children}
    </a>
  );
}
