// Goal: the chosen colours survive in a cookie, and anything else means the system's. Method: a table.
import { expect, test } from "vitest";
import { THEMES, themeCookie, themeOfCookie } from "./theme.ts";

test.each(THEMES)("%s comes back from its cookie", (theme) => {
  const [pair = ""] = themeCookie(theme).split(";");
  expect(themeOfCookie(`a=b; ${pair}; c=d`)).toBe(theme);
});

test.each([null, "", "curatorium_theme=", "curatorium_theme=neon", "xcuratorium_theme=dark"])(
  "%j means the system's colours",
  (header) => {
    expect(themeOfCookie(header)).toBe("system");
  },
);

test("choosing the system's colours forgets the cookie", () => {
  expect(themeCookie("system")).toContain("Max-Age=0");
});
