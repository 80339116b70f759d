export function withLock<T>(options: {
  readonly path: string;
  readonly work: () => Promise<T>;
  readonly timeoutMs: number;
  readonly onWait?: () => void;
}): Promise<T>;
