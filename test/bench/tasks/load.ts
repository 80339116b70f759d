import autocannon from "autocannon";

/** What a server did under load. */
export type LoadResult = {
  readonly requestsPerSecond: number;
  readonly requests: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
};

/**
 * Asks a server for paths in turn over connections that stay open, first to warm it up, then
 * measured. Throws when an answer was no 2xx or a connection failed.
 */
export async function load(task: {
  serverUrl: string;
  paths: readonly string[];
  cookie: string | null;
  connections: number;
  warmUpSeconds: number;
  seconds: number;
}): Promise<LoadResult> {
  await run({ ...task, seconds: task.warmUpSeconds });
  const result = await run(task);
  return {
    requestsPerSecond: result.requests.total / result.duration,
    requests: result.requests.total,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
  };
}

async function run(task: {
  serverUrl: string;
  paths: readonly string[];
  cookie: string | null;
  connections: number;
  seconds: number;
}): Promise<autocannon.Result> {
  const result = await autocannon({
    url: task.serverUrl,
    connections: task.connections,
    duration: task.seconds,
    requests: task.paths.map((path) => ({ path })),
    headers: task.cookie === null ? {} : { Cookie: task.cookie },
  });
  if (result.non2xx > 0 || result.errors > 0 || result.requests.total === 0) {
    throw new Error(
      `${task.serverUrl}${task.paths[0]}: ${result.requests.total} answers, ${result.non2xx} of them no 2xx, ${result.errors} errors`,
    );
  }
  return result;
}
