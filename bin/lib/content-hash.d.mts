export function contentHash(options: {
  readonly root: string;
  readonly paths: readonly string[];
  readonly ignore: RegExp;
  readonly salt: string;
}): Promise<string>;
