export const projectRoot: string;
export function satisfiesRange(options: {
  readonly version: string;
  readonly range: string;
}): boolean;
export function nodeVersionProblem(version?: string): string | null;
