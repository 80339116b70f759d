export function ensureBuilt(options?: {
  readonly root?: string;
  readonly parts?: readonly ("web" | "cli")[];
  readonly report?: (line: string) => void;
}): Promise<void>;
