// Goal: every setting is checked, and a bad one is named with its rule.
// Method: read plain objects in place of process.env, for each value allowed the nearest refused.
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { ENVIRONMENT_VARIABLES, evaluationMode, readEnvironment } from "./env.server.ts";
import { projectRoot } from "./project-root.server.ts";

function read(source: Record<string, string>) {
  const result = readEnvironment(source);
  if (!result.ok) {
    throw new Error(result.error.message);
  }
  return result.value;
}

describe("readEnvironment", () => {
  it("needs nothing", () => {
    expect(read({})).toEqual({
      nodeEnv: "production",
      home: join(projectRoot, ".curatorium"),
      dataDir: resolve(projectRoot, "../shared/data"),
      port: 3000,
      host: "127.0.0.1",
      baseUrl: undefined,
      databaseUrl: undefined,
      databasePoolMax: 20,
      secret: undefined,
      logLevel: "info",
    });
  });

  it("treats an empty variable as unset", () => {
    expect(read({ PORT: "", BASE_URL: "" })).toEqual(read({}));
  });

  it("makes folders absolute", () => {
    expect(read({ CURATORIUM_HOME: "some/where" }).home).toBe(resolve("some/where"));
  });

  it("cuts the public address down to its origin", () => {
    expect(read({ BASE_URL: "https://kb.example.org/" }).baseUrl).toBe("https://kb.example.org");
  });

  it.each([
    ["PORT", "0", "65536", "PORT must be a whole number from 0 to 65535."],
    ["PORT", "65535", "1e3", "PORT must be a whole number from 0 to 65535."],
    ["DATABASE_POOL_MAX", "1", "0", "DATABASE_POOL_MAX must be a whole number from 1 to 500."],
    ["CURATORIUM_SECRET", "x".repeat(32), "x".repeat(31), /^CURATORIUM_SECRET must have 32 to/],
    ["HOST", "::1", "a b", "HOST must be a host name or an IP address."],
    ["LOG_LEVEL", "debug", "loud", /^LOG_LEVEL must be one of fatal, error/],
    ["NODE_ENV", "test", "prod", "NODE_ENV must be development, production or test."],
    ["BASE_URL", "http://a.org:8080", "http://a.org/kb", /^BASE_URL must be an origin/],
    ["BASE_URL", "https://a.org", "ftp://a.org", /^BASE_URL must be an origin/],
    ["DATABASE_URL", "postgres://u:p@h/d", "mysql://u:p@h/d", /^DATABASE_URL must be an address/],
    ["CURATORIUM_HOME", "x".repeat(1_000), "x".repeat(1_001), /^CURATORIUM_HOME must be a path/],
  ])("%s: accepts the nearest good value, refuses the nearest bad one", (name, good, bad, rule) => {
    expect(readEnvironment({ [name]: good }).ok).toBe(true);
    const refused = readEnvironment({ [name]: bad });
    expect(refused).toMatchObject({ ok: false, error: { path: name, code: "bad-environment" } });
    expect(refused.ok ? "" : refused.error.message).toMatch(rule);
  });

  it("never repeats a refused value, which may be a secret", () => {
    const refused = readEnvironment({ DATABASE_URL: "mysql://u:hunter2@h/d" });
    expect(JSON.stringify(refused)).not.toContain("hunter2");
  });
});

describe("evaluationMode", () => {
  it.each([
    ["127.0.0.1", true],
    ["127.8.8.8", true],
    ["::1", true],
    ["localhost", true],
    ["0.0.0.0", false],
    ["::", false],
    ["128.0.0.1", false],
    ["127.example.org", false],
  ])("host %s: %s", (host, expected) => {
    expect(evaluationMode({ host, baseUrl: undefined })).toBe(expected);
  });

  it("ends when a public address is set", () => {
    expect(evaluationMode({ host: "127.0.0.1", baseUrl: "https://a.org" })).toBe(false);
  });
});

describe(".env.example", () => {
  const text = readFileSync(join(projectRoot, ".env.example"), "utf8");

  it("lists every variable, and no other", () => {
    const listed = [...text.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1]);
    expect(listed.sort()).toEqual([...ENVIRONMENT_VARIABLES].sort());
  });

  it("explains each variable in the lines before it", () => {
    for (const name of ENVIRONMENT_VARIABLES) {
      expect(text, name).toMatch(new RegExp(`^# .+\\n${name}=`, "m"));
    }
  });

  it("can be used as it is", () => {
    const entries = [...text.matchAll(/^([A-Z_]+)=(.*)$/gm)].map((match) => [match[1], match[2]]);
    expect(read(Object.fromEntries(entries))).toEqual(read({}));
  });
});
