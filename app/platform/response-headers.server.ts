const COMMON = {
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "X-Frame-Options": "DENY",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
} as const;

/**
 * The content security policy of a page. Scripts are our own files and those that carry the
 * request's nonce; nothing is loaded from elsewhere. Style attributes are allowed, because React and
 * the editor write them; style elements are not, except where the development server injects them.
 */
export function contentSecurityPolicy(input: { nonce: string; isDevelopment: boolean }): string {
  const style = input.isDevelopment ? "'self' 'unsafe-inline'" : `'self' 'nonce-${input.nonce}'`;
  const connect = input.isDevelopment ? "'self' ws:" : "'self'";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${input.nonce}'`,
    `style-src ${style}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    `connect-src ${connect}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** Sets the security headers of a page that carries `nonce` on its inline scripts. */
export function setDocumentHeaders(input: {
  headers: Headers;
  nonce: string;
  isDevelopment: boolean;
}): void {
  for (const [name, value] of Object.entries(COMMON)) {
    input.headers.set(name, value);
  }
  input.headers.set("Cross-Origin-Resource-Policy", "same-origin");
  input.headers.set("Content-Security-Policy", contentSecurityPolicy(input));
  setPrivate(input.headers);
}

/**
 * Says that an answer is for this reader alone and is asked for anew each time, unless the route
 * has said otherwise: pages differ by who looks.
 */
export function setPrivate(headers: Headers): void {
  if (!headers.has("Cache-Control")) {
    headers.set("Cache-Control", "private, no-cache");
  }
}

/**
 * The headers of an answer that is data and never a page. Resource routes get none from
 * entry.server, so each of them spreads these. `isPublic` lets other sites' scripts read it.
 */
export function dataHeaders(options: { isPublic?: boolean } = {}): Record<string, string> {
  return {
    ...COMMON,
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    ...(options.isPublic
      ? { "Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin" }
      : { "Cross-Origin-Resource-Policy": "same-origin" }),
  };
}
