import { SingleBar } from "cli-progress";

const SHOW_AFTER_MS = 1_000;

/** Tells how far a command is. */
export type Progress = {
  /** Adds to what is done; 1 unless told. */
  readonly advance: (count?: number) => void;
  /** Corrects what there is to do in all. */
  readonly setTotal: (total: number) => void;
};

/**
 * Runs work with a progress bar on standard error: on a terminal only, and only when it takes
 * longer than a second. `total` counts whatever `advance` counts.
 */
export async function withProgress<T>({
  title,
  total,
  work,
}: {
  readonly title: string;
  readonly total: number;
  readonly work: (progress: Progress) => Promise<T>;
}): Promise<T> {
  const state = { done: 0, total };
  const bar = new SingleBar({
    stream: process.stderr,
    format: `${title} [{bar}] {percentage}% | {value}/{total} | {eta_formatted} left`,
    clearOnComplete: true,
    hideCursor: true,
  });
  const timer = process.stderr.isTTY
    ? setTimeout(() => bar.start(state.total, state.done), SHOW_AFTER_MS)
    : undefined;
  const show = () => {
    if (bar.isActive) {
      bar.setTotal(state.total);
      bar.update(state.done);
    }
  };
  try {
    return await work({
      advance: (count = 1) => {
        state.done += count;
        show();
      },
      setTotal: (corrected) => {
        state.total = corrected;
        show();
      },
    });
  } finally {
    clearTimeout(timer);
    bar.stop();
  }
}
