import { useLocation } from "@remix-run/react";
import { type ReactNode, useEffect, useRef } from "react";
import { cn } from "./cn.ts";

/**
 * A menu that unfolds below its button, on `<details>`: it opens without script; with it, it closes
 * on Escape, on a click elsewhere and after going to another page.
 */
export function Menu({
  label,
  trigger,
  align = "right",
  triggerClassName,
  className,
  children,
}: {
  /** The button's accessible name. */
  label: string;
  trigger: ReactNode;
  align?: "left" | "right";
  triggerClassName?: string;
  className?: string;
  children: ReactNode;
}) {
  const ref = useRef<HTMLDetailsElement>(null);
  const location = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: going to another page is what closes it.
  useEffect(() => {
    ref.current?.removeAttribute("open");
  }, [location.key]);
  useEffect(() => {
    const close = (event: Event) => {
      const menu = ref.current;
      if (menu === null || !menu.open) {
        return;
      }
      if (event instanceof KeyboardEvent) {
        if (event.key === "Escape") {
          menu.open = false;
          menu.querySelector("summary")?.focus();
        }
      } else if (event.target instanceof Node && !menu.contains(event.target)) {
        menu.open = false;
      }
    };
    document.addEventListener("keydown", close);
    document.addEventListener("pointerdown", close);
    return () => {
      document.removeEventListener("keydown", close);
      document.removeEventListener("pointerdown", close);
    };
  }, []);
  return (
    <details className="relative" ref={ref}>
      <summary
        aria-label={label}
        className={cn(
          "flex min-h-8 cursor-pointer list-none items-center gap-1.5 rounded-md px-2 hover:bg-hover pointer-coarse:min-h-10",
          triggerClassName,
        )}
      >
        {trigger}
      </summary>
      <div
        className={cn(
          "absolute top-full z-30 mt-1 min-w-56 rounded-lg border bg-raised p-1.5 shadow-floating",
          align === "right" ? "right-0" : "left-0",
          className,
        )}
      >
        {children}
      </div>
    </details>
  );
}

/** The look of a line in a menu, for links and buttons. */
export const MENU_ITEM_CLASS =
  "flex min-h-8 w-full cursor-pointer items-center gap-2 rounded-md px-2.5 text-left hover:bg-hover pointer-coarse:min-h-10 [&_svg]:size-4 [&_svg]:text-muted";
