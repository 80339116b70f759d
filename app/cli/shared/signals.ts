import { constants } from "node:os";

const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs `stop` on the first signal that asks us to end, then ends: with 0 where stopping is what a
 * signal is for (`isService`), else with the code that shells expect of an interrupted command (128 + the
 * signal's number). A second signal ends at once. Gives a function that takes the listeners away.
 */
export function onStopSignal({
  stop,
  isService = false,
}: {
  readonly stop: () => Promise<unknown>;
  readonly isService?: boolean;
}): () => void {
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
  return () => {
    for (const signal of STOP_SIGNALS) {
      process.off(signal, listener);
    }
  };
}
