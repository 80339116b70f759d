import type { Command } from "commander";
import { readRootFile } from "#app/consumer/root-file.server.ts";
import { type VerifyReport, verifyCopy } from "#app/consumer/verify.server.ts";
import { printResult, type ReportOptions, withJsonOption } from "./shared/output.ts";
import { withProgress } from "./shared/progress.ts";

type VerifyOptions = ReportOptions & { readonly root?: string };

/** What a check found, for a person. */
export function describeVerify(report: VerifyReport): string {
  const { release, sequence, semver, files, rows, expired } = report;
  const lines = [
    `${release} (sequence ${sequence}, version ${semver}): ${files} files and ${rows} rows are as signed.`,
    `manifest sha256 ${report.manifest_sha256}`,
    `trusted root sha256 ${report.trusted_root_sha256}`,
  ];
  for (const role of expired) {
    lines.push(
      `The ${role} signature held until ${report.expires[role]}: authentic, perhaps outdated.`,
    );
  }
  return lines.join("\n");
}

async function verify(dir: string, options: VerifyOptions): Promise<void> {
  const rootBytes = options.root === undefined ? null : await readRootFile(options.root);
  const report = await withProgress({
    title: "verifying",
    total: 1,
    work: ({ advance, setTotal }) =>
      verifyCopy({ dir, rootBytes, now: new Date(), onTotal: setTotal, onBytes: advance }),
  });
  printResult({ options, value: report, text: () => describeVerify(report) });
}

/** Adds `verify`: rechecks a pulled copy without a network. */
export function register(program: Command): void {
  const command = program
    .command("verify")
    .description("recheck a pulled copy, byte for byte, without a network")
    .argument("<dir>", "folder of the copy")
    .option("--root <file>", "trusted root.json that the copy must have been started with")
    .action(verify);
  withJsonOption(command);
}
