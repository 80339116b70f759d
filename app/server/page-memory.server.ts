import { randomBytes } from "node:crypto";
import { themeOfCookie } from "#app/lib/theme.ts";

/** The pages that are kept: what everybody may read, and what only an act can change. */
const KEPT_PATH = /^\/entries(?:\/|$)/;

/** A theme is the one cookie that does not say who somebody is or what was just done. */
const HARMLESS_COOKIES = /^(?:curatorium_theme=[a-z]{1,10})?$/;

const NONCE = /'nonce-([A-Za-z0-9+/=]{16,})'/;

/** Bounds for what is kept: pages, bytes of all of them together and of one. */
const MAX_PAGES = 500;
const MAX_BYTES = 32_000_000;
const MAX_PAGE_BYTES = 400_000;

/** Ages such as "3 days ago" may be on a page; they are never older than this. */
const MAX_AGE_MS = 60_000;

type KeptPage = {
  readonly state: string;
  readonly untilMs: number;
  readonly headers: readonly (readonly [string, string])[];
  /** The document, taken apart where the nonce stands. */
  readonly parts: readonly Buffer[];
  readonly bytes: number;
};

/**
 * Remembers pages that everybody sees alike, as long as nothing has been done since they were made:
 * rendering one takes many times longer than reading its data. Only for requests that carry no cookie
 * but the theme's; each answer has a nonce of its own. `readState` names the state of the record, and
 * a page is given from memory only under the very state that was read before it was made.
 */
export function pageMemory({ readState }: { readonly readState: () => Promise<string> }) {
  const kept = new Map<string, KeptPage>();
  const making = new Map<string, Promise<unknown>>();
  let bytes = 0;

  const forget = (key: string) => {
    bytes -= kept.get(key)?.bytes ?? 0;
    kept.delete(key);
  };

  const keep = (key: string, page: KeptPage) => {
    forget(key);
    kept.set(key, page);
    bytes += page.bytes;
    for (const oldest of kept.keys()) {
      if (kept.size <= MAX_PAGES && bytes <= MAX_BYTES) {
        break;
      }
      forget(oldest);
    }
  };

  const makeAndKeep = async (input: {
    readonly key: string;
    readonly state: string;
    readonly make: () => Promise<Response>;
  }): Promise<Response> => {
    const answer = await input.make();
    if (!isKeepable(answer)) {
      return answer;
    }
    const document = await answer.text();
    const page = pageOf({ answer, document, state: input.state });
    if (page !== null) {
      keep(input.key, page);
    }
    return new Response(document, { status: answer.status, headers: answer.headers });
  };

  return async ({
    request,
    make,
  }: {
    readonly request: Request;
    readonly make: () => Promise<Response>;
  }): Promise<Response> => {
    const key = keyOf(request);
    if (key === null) {
      return await make();
    }
    const state = await readState();
    // Whoever asks for a page that is being made waits for it instead of making it once more.
    const others = making.get(key);
    if (others !== undefined) {
      await others.catch(() => {});
    }
    const found = kept.get(key);
    if (found?.state === state && found.untilMs > performance.now()) {
      return fromMemory(found);
    }
    const made = makeAndKeep({ key, state, make });
    making.set(key, made);
    try {
      return await made;
    } finally {
      if (making.get(key) === made) {
        making.delete(key);
      }
    }
  };
}

/** What a page depends on besides the record; null for a request whose page is not kept. */
function keyOf(request: Request): string | null {
  const cookie = request.headers.get("cookie") ?? "";
  if (request.method !== "GET" || !HARMLESS_COOKIES.test(cookie)) {
    return null;
  }
  const url = new URL(request.url);
  return KEPT_PATH.test(url.pathname) && !url.pathname.endsWith(".data")
    ? `${themeOfCookie(cookie)} ${url.href}`
    : null;
}

function isKeepable(answer: Response): boolean {
  const type = answer.headers.get("content-type") ?? "";
  return answer.status === 200 && type.startsWith("text/html") && !answer.headers.has("set-cookie");
}

/** Null for a document without a nonce, which is none of ours, and for one that is too large. */
function pageOf(input: { answer: Response; document: string; state: string }): KeptPage | null {
  const { answer, document, state } = input;
  const nonce = NONCE.exec(answer.headers.get("content-security-policy") ?? "")?.[1];
  const parts = nonce === undefined ? [] : document.split(nonce).map((part) => Buffer.from(part));
  const bytes = parts.reduce((sum, part) => sum + part.length, 0);
  if (nonce === undefined || bytes > MAX_PAGE_BYTES) {
    return null;
  }
  return {
    state,
    untilMs: performance.now() + MAX_AGE_MS,
    headers: [...answer.headers].map(([name, value]) => [name, value.replaceAll(nonce, "{nonce}")]),
    parts,
    bytes,
  };
}

function fromMemory({ headers, parts }: KeptPage): Response {
  const nonce = randomBytes(16).toString("base64");
  const body = parts.flatMap((part, index) => (index === 0 ? [part] : [Buffer.from(nonce), part]));
  return new Response(Buffer.concat(body), {
    headers: headers.map(([name, value]): [string, string] => [
      name,
      value.replaceAll("{nonce}", nonce),
    ]),
  });
}
