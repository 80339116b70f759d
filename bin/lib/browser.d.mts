export function browserArgs(): string[];
export function findBrowser(options?: {
  log?: (line: string) => void;
}): Promise<{ executablePath: string; version: string; args: string[] }>;
