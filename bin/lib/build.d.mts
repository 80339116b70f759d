export function ensureBuilt(options?: {
  root?: string;
  parts?: readonly ("web" | "cli")[];
  report?: (line: string) => void;
}): Promise<void>;
