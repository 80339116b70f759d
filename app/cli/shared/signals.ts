import { constants } from "node:os";

const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** What waits for a signal. */
export type StopSignal = {
  /** Takes the listeners away. */
  readonly forget: () => void;
  /**
   * Passes an error on, unless a signal came: what a stop breaks off fails, and the stop is about to
   * end the process with its own code.
   */
  readonly unlessStopping: (error: unknown) => Promise<never>;
};

/**
 * Runs `stop` on the first signal that asks us to end, then ends: with 0 where stopping is what a
 * signal is for (`isService`), else with the code that shells expect of an interrupted command (128 + the
 * signal's number). A second signal ends at once.
 */
export function onStopSignal({
  stop,
  isService = false,
}: {
  readonly stop: () => Promise<unknown>;
  readonly isService?: boolean;
}): StopSignal {
  let isStopping = false;
  const listener = (signal: NodeJS.Signals) => {
    const interrupted = 128 + constants.signals[signal];
    if (isStopping) {
      process.exit(interrupted);
    }
    isStopping = true;
    stop().then(
      () => process.exit(isService ? 0 : interrupted),
      () => process.exit(1),
    );
  };
  for (const signal of STOP_SIGNALS) {
    process.on(signal, listener);
  }
  return {
    forget: () => {
      for (const signal of STOP_SIGNALS) {
        process.off(signal, listener);
      }
    },
    unlessStopping: async (error) => {
      if (isStopping) {
        await new Promise(() => {});
      }
      throw error;
    },
  };
}
