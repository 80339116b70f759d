// Goal: a page is given from memory only to whoever sees the same, only while nothing has been done, and
// never with the nonce of another answer. Method: pages made by hand around the memory, with a state of
// the record that the test sets.
import { beforeEach, describe, expect, it } from "vitest";
import { pageMemory } from "./page-memory.server.ts";

const ADDRESS = "http://localhost/entries/CUR-000001";

let state = "1";
let made = 0;
let remember = pageMemory({ readState: async () => state });

beforeEach(() => {
  state = "1";
  made = 0;
  remember = pageMemory({ readState: async () => state });
});

/** A page as the pages make it: a nonce in the header and on both scripts. */
function page(init: { status?: number; headers?: Record<string, string> } = {}): Response {
  made += 1;
  const nonce = `AAAAAAAAAAAAAAAAAAAA${made}==`;
  return new Response(
    `<p>made ${made} é</p><script nonce="${nonce}"></script><script nonce="${nonce}"></script>`,
    {
      status: init.status ?? 200,
      headers: {
        "Content-Type": "text/html; charset=utf-8",
        "Content-Security-Policy": `default-src 'self'; script-src 'self' 'nonce-${nonce}'`,
        ...init.headers,
      },
    },
  );
}

type Asked = { url?: string; cookie?: string; method?: string; make?: () => Promise<Response> };

async function ask({ url = ADDRESS, cookie, method = "GET", make }: Asked = {}) {
  const headers = cookie === undefined ? {} : { Cookie: cookie };
  const answer = await remember({
    request: new Request(url, { method, headers }),
    make: make ?? (async () => page()),
  });
  const text = await answer.text();
  const policy = answer.headers.get("content-security-policy") ?? "";
  return {
    status: answer.status,
    text,
    made: Number(/made (\d+)/.exec(text)?.[1]),
    nonce: /'nonce-([^']+)'/.exec(policy)?.[1] ?? "",
    policy,
  };
}

describe("a page", () => {
  it("is made once while nothing is done, and carries a new nonce each time", async () => {
    const first = await ask();
    const second = await ask();
    const third = await ask();
    expect([first.made, second.made, third.made]).toEqual([1, 1, 1]);
    expect(new Set([first.nonce, second.nonce, third.nonce]).size).toBe(3);
    expect(second.nonce.length).toBeGreaterThanOrEqual(16);
    expect(second.text).toBe(first.text.replaceAll(first.nonce, second.nonce));
    expect(second.policy).toBe(first.policy.replaceAll(first.nonce, second.nonce));
    expect(second.text.split(`nonce="${second.nonce}"`)).toHaveLength(3);
  });

  it("is made once for all who ask while it is being made", async () => {
    const answers = await Promise.all([ask(), ask(), ask()]);
    expect(answers.map((answer) => answer.made)).toEqual([1, 1, 1]);
    expect(new Set(answers.map(({ nonce }) => nonce)).size).toBe(3);
  });

  it("that fails for the first who asks is made for the next one", async () => {
    const failing = ask({
      make: async () => {
        throw new Error("broken on purpose");
      },
    });
    const [first, second] = await Promise.allSettled([failing, ask()]);
    expect(first.status).toBe("rejected");
    expect(second).toMatchObject({ status: "fulfilled", value: { made: 1 } });
  });

  it("is made anew when something was done, also while it was being made", async () => {
    await ask();
    state = "2";
    expect((await ask()).made).toBe(2);
    state = "3";
    const making = async () => {
      state = "4";
      return page();
    };
    expect((await ask({ make: making })).made).toBe(3);
    expect((await ask()).made).toBe(4);
  });

  it("is another one at another address, of another host and in another theme", async () => {
    const addresses = [
      { url: ADDRESS },
      { url: `${ADDRESS}?x=1` },
      { url: ADDRESS.replace("localhost", "127.0.0.1") },
      { url: "http://localhost/entries" },
      { cookie: "curatorium_theme=dark" },
    ];
    for (const [index, asked] of addresses.entries()) {
      expect((await ask(asked)).made).toBe(index + 1);
    }
    expect((await ask({ cookie: "curatorium_theme=dark" })).made).toBe(5);
    expect((await ask()).made).toBe(1);
  });

  it.each([
    ["of somebody who is signed in", { cookie: "curatorium.session_token=x" }],
    ["with a message to show", { cookie: "curatorium_theme=dark; curatorium_flash=x" }],
    ["of another part of the site", { url: "http://localhost/review" }],
    ["whose path only begins alike", { url: "http://localhost/entries-of-mine" }],
    ["as data for the browser's own navigation", { url: `${ADDRESS}.data` }],
    ["that is asked for by its headers alone", { method: "HEAD" }],
  ])("%s is made each time", async (_what, asked) => {
    await ask(asked);
    await ask(asked);
    expect(made).toBe(2);
    await ask();
    expect(made).toBe(3);
  });

  it.each([
    ["is not found", () => page({ status: 404 })],
    ["sets a cookie", () => page({ headers: { "Set-Cookie": "a=1" } })],
    ["is no document", () => page({ headers: { "Content-Type": "application/json" } })],
    ["has no nonce", () => page({ headers: { "Content-Security-Policy": "default-src 'none'" } })],
  ])("that %s is passed on and made each time", async (_what, answer) => {
    const make = async () => answer();
    const first = await ask({ make });
    expect(first.made).toBe(1);
    expect(first.status).toBe(answer().status);
    expect((await ask({ make })).made).toBe(3);
  });

  it("makes room for others in the order in which they were made", async () => {
    for (let number = 0; number <= 500; number += 1) {
      await ask({ url: `${ADDRESS}?n=${number}` });
    }
    expect(made).toBe(501);
    await ask({ url: `${ADDRESS}?n=1` });
    expect(made).toBe(501);
    await ask({ url: `${ADDRESS}?n=0` });
    expect(made).toBe(502);
  });

  it("that fails to be made is no obstacle to the next attempt", async () => {
    const failing = async () => {
      throw new Error("broken on purpose");
    };
    await expect(ask({ make: failing })).rejects.toThrow("on purpose");
    expect((await ask()).made).toBe(1);
  });
});
