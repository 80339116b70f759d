import { type Command, Option } from "commander";
import { type PullReport, pullRelease } from "#app/consumer/pull.server.ts";
import { readRootFile } from "#app/consumer/root-file.server.ts";
import { printResult, type ReportOptions, withJsonOption } from "./shared/output.ts";
import { withProgress } from "./shared/progress.ts";

type PullOptions = ReportOptions & {
  readonly root?: string;
  readonly to: string;
  readonly channel: string;
};

/** What a pull did, for a person. */
export function describePull({ report, to }: { report: PullReport; to: string }): string {
  const { release, sequence, semver, traffic, previous } = report;
  const transfer = `${traffic.requests} requests, ${traffic.bytes} bytes`;
  const counts = Object.entries(report.counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
  const name = `${release} (sequence ${sequence}, version ${semver})`;
  const headline = {
    updated: `Pulled ${name} into ${to} (${transfer}).`,
    repaired: `Restored damaged files of ${name} in ${to} (${transfer}).`,
    unchanged: `${name}: nothing changed (${transfer}).`,
  }[report.status];
  const lines = [
    headline,
    `manifest sha256 ${report.manifest_sha256}`,
    `${report.files} files; ${counts}`,
  ];
  if (previous?.is_withdrawn)
    lines.push(`${previous.release}, held until now, has been withdrawn.`);
  return lines.join("\n");
}

async function pull(url: string, options: PullOptions): Promise<void> {
  const { to, channel } = options;
  const rootBytes = options.root === undefined ? null : await readRootFile(options.root);
  const report = await withProgress({
    title: "pulling",
    total: 1,
    work: ({ advance, setTotal }) =>
      pullRelease({
        url,
        dir: to,
        rootBytes,
        channel,
        now: new Date(),
        onTotal: setTotal,
        onBytes: advance,
      }),
  });
  printResult({ options, value: report, text: () => describePull({ report, to }) });
}

/** Adds `pull`: fetches and verifies the release that a channel names. */
export function register(program: Command): void {
  const command = program
    .command("pull")
    .description("fetch the newest release of a published repository and verify every byte of it")
    .argument("<url>", "address of the repository, such as https://kb.example.org/tuf")
    .addOption(
      new Option("--root <file>", "trusted root.json, obtained out of band; needed at first"),
    )
    .requiredOption("--to <dir>", "folder of the copy")
    .option("--channel <name>", "channel to follow", "stable")
    .action(pull);
  withJsonOption(command);
}
