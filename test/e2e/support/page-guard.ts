import type { BrowserContext, ConsoleMessage, WebError } from "@playwright/test";

/** Collects what goes wrong inside pages. */
export type PageGuard = {
  /** Watches every page of a context, those opened later too. */
  readonly watch: (context: BrowserContext) => void;
  /**
   * Takes the problems so far that match, and thereby says that they were meant: a browser reports
   * each refused request (`status of 403`) as an error. Gives how many there were.
   */
  readonly claim: (pattern: RegExp) => number;
  /** What nobody claimed. */
  readonly unclaimed: () => readonly string[];
};

/** Makes a guard: `console.error` and uncaught errors in a page are problems. */
export function pageGuard(): PageGuard {
  let problems: readonly string[] = [];
  const add = (problem: string) => {
    problems = [...problems, problem];
  };
  const onConsole = (message: ConsoleMessage) => {
    if (message.type() === "error") add(`${message.text()} (${message.location().url})`);
  };
  const onError = (error: WebError) => add(`uncaught: ${error.error().message}`);
  return {
    watch: (context) => {
      context.on("console", onConsole);
      context.on("weberror", onError);
    },
    claim: (pattern) => {
      const before = problems.length;
      problems = problems.filter((problem) => !pattern.test(problem));
      return before - problems.length;
    },
    unclaimed: () => problems,
  };
}
