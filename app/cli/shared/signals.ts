import { constants } from "node:os";

const STOP_SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Runs `stop` on the first signal that asks us to end, then ends with the code that shells expect
 * (128 + the signal's number). A second signal ends at once. Gives a function that takes the
 * listeners away.
 */
export function onStopSignal(stop: (signal: NodeJS.Signals) => Promise<unknown>): () => void {
  let isStopping = false;
  const listener = (signal: NodeJS.Signals) => {
    const code = 128 + constants.signals[signal];
    if (isStopping) {
      process.exit(code);
    }
    isStopping = true;
    stop(signal)
      .catch(() => {})
      .finally(() => process.exit(code));
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
