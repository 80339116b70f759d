import { Form, useLocation, useRouteLoaderData } from "@remix-run/react";
import { Monitor, Moon, Sun } from "lucide-react";
import { pb } from "#app/lib/paths.ts";
import type { Theme } from "#app/lib/theme.ts";
import { cn } from "#app/ui/cn.ts";

const CHOICES = [
  { theme: "system", label: "As the system", icon: Monitor },
  { theme: "light", label: "Light", icon: Sun },
  { theme: "dark", label: "Dark", icon: Moon },
] as const satisfies readonly { theme: Theme; label: string; icon: unknown }[];

/** Chooses the colours; a plain form, so that it works without script. */
export function ThemeToggle() {
  const location = useLocation();
  const chosen = useRouteLoaderData<{ theme: Theme }>("root")?.theme ?? "system";
  return (
    <Form action={pb.theme()} method="post" preventScrollReset>
      <input name="returnTo" type="hidden" value={`${location.pathname}${location.search}`} />
      <fieldset className="inline-flex rounded-md border bg-sunken p-0.5">
        <legend className="sr-only">Colours</legend>
        {CHOICES.map(({ theme, label, icon: Icon }) => (
          <button
            aria-pressed={theme === chosen}
            className={cn(
              "grid size-6.5 cursor-pointer place-items-center rounded-sm pointer-coarse:size-10",
              theme === chosen ? "bg-raised text-fg shadow-raised" : "text-muted hover:text-fg",
            )}
            key={theme}
            name="theme"
            title={label}
            type="submit"
            value={theme}
          >
            <Icon aria-hidden="true" className="size-3.5" />
            <span className="sr-only">{label}</span>
          </button>
        ))}
      </fieldset>
    </Form>
  );
}
