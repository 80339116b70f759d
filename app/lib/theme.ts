/** How the pages are coloured; `system` follows the browser's setting. */
export const THEMES = ["system", "light", "dark"] as const;
/** See {@link THEMES}. */
export type Theme = (typeof THEMES)[number];

const COOKIE = "curatorium_theme";
const ONE_YEAR_S = 31_536_000;

/** Reads a theme from a form or cookie; anything unknown is `system`. */
export function parseTheme(value: unknown): Theme {
  return THEMES.find((theme) => theme === value) ?? "system";
}

/** The theme that a request's `Cookie` header asks for. */
export function themeOfCookie(header: string | null): Theme {
  const found = /(?:^|;\s*)curatorium_theme=([a-z]{1,10})(?:;|$)/.exec(header ?? "");
  return parseTheme(found?.[1]);
}

/** The `Set-Cookie` value that keeps a theme for a year. It is no secret and holds nothing else. */
export function themeCookie(theme: Theme): string {
  const age = theme === "system" ? 0 : ONE_YEAR_S;
  return `${COOKIE}=${theme}; Path=/; Max-Age=${age}; SameSite=Lax; HttpOnly`;
}
