import type { Logger } from "pino";
import type { DataPaths } from "#app/platform/data-paths.server.ts";
import type { ServiceContext } from "#app/services/context.server.ts";
import { renewWhenDue } from "#app/services/releases/renew-when-due.server.ts";

/**
 * How often the age of the timestamp is looked at, in milliseconds. Much shorter than the age at which
 * it is renewed, so that a failure is soon tried again and a machine that slept catches up.
 */
export const CHECK_INTERVAL_MS = 600_000;

/** Runs something again and again until the function that it gives is called. */
export type Repeat = (input: {
  readonly run: () => Promise<void>;
  readonly everyMs: number;
}) => () => void;

/** Repeats by a timer that keeps no process alive. */
export const repeatByTimer: Repeat = ({ run, everyMs }) => {
  const timer = setInterval(() => void run(), everyMs);
  timer.unref();
  return () => clearInterval(timer);
};

/**
 * Keeps the published repository's online signatures fresh for as long as the server runs: at once,
 * then every ten minutes, it signs anew what is due. A failure is logged and never more; the next run
 * tries again. Warnings about what only people can sign go into the log. `stop` waits for a run that
 * is under way.
 */
export function keepRepositorySigned({
  ctx,
  paths,
  log,
  repeat = repeatByTimer,
}: {
  readonly ctx: ServiceContext;
  readonly paths: DataPaths;
  readonly log: Logger;
  readonly repeat?: Repeat;
}): { readonly stop: () => Promise<void> } {
  let running: Promise<void> | undefined;

  const renew = async () => {
    try {
      const renewed = await renewWhenDue({ ctx, paths });
      if (renewed === null) {
        return;
      }
      const { timestamp, snapshot, warnings } = renewed;
      log.info({ timestamp, snapshot }, "release repository signed anew");
      for (const { role, state, expires } of warnings) {
        log.warn({ role, state, expires }, "people have to sign a role of the release repository");
      }
    } catch (error) {
      log.error({ err: error }, "release repository could not be signed anew");
    }
  };
  const run = () => {
    running ??= renew().finally(() => {
      running = undefined;
    });
    return running;
  };

  void run();
  const cancel = repeat({ run, everyMs: CHECK_INTERVAL_MS });
  return {
    stop: async () => {
      cancel();
      await running;
    },
  };
}
