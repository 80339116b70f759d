/** Something was refused or failed; the message is one line on standard error. */
export class CliError extends Error {
  override name = "CliError";
  /** 1 = refused or failed, 2 = the command was called wrongly. */
  readonly exitCode: 1 | 2;

  constructor(message: string, options: ErrorOptions & { readonly exitCode?: 1 | 2 } = {}) {
    super(message, options);
    this.exitCode = options.exitCode ?? 1;
  }
}
