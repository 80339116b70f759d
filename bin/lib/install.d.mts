type LockfileEntry = {
  readonly version?: string;
  readonly optional?: boolean;
  readonly peer?: boolean;
  readonly link?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
};

export function isInstalled(lockfiles: {
  readonly wanted: Readonly<Record<string, LockfileEntry>>;
  readonly present: Readonly<Record<string, LockfileEntry>> | null;
}): boolean;

export function ensureInstalled(options?: {
  readonly root?: string;
  readonly report?: (line: string) => void;
}): Promise<void>;
