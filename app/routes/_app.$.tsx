/** Every address that nothing else answers; the frame around the pages draws the refusal. */
export function loader(): never {
  throw new Response("", { status: 404, statusText: "Not Found" });
}

/** Posting to such an address is refused the same way. */
export function action(): never {
  throw new Response("", { status: 404, statusText: "Not Found" });
}

/** Never drawn; it makes this a page and not a resource, so that the refusal looks like one. */
export default function NotFound() {
  return null;
}
