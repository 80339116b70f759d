import { isIPv6 } from "node:net";

/** An IPv4 address written as IPv6, after the URL parser: `::ffff:c000:201`. */
const MAPPED = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;

/**
 * What a client counts as when attempts are limited: an IPv4 address as it is, an IPv6 address as its
 * /64, because one client has all of that to choose from (CVE-2026-45364 was this mistake). Anything
 * else is given back unchanged.
 */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes("%")) {
    return address;
  }
  // The URL parser writes an address in its one canonical form (RFC 5952).
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1);
  const mapped = MAPPED.exec(canonical);
  if (mapped !== null) {
    const bytes = mapped.slice(1).map((group) => Number.parseInt(group, 16));
    return bytes.flatMap((pair) => [pair >> 8, pair & 255]).join(".");
  }
  const [head = "", tail = ""] = canonical.split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === "" ? [] : tail.split(":");
  const zeros = Array<string>(8 - left.length - right.length).fill("0");
  return `${[...left, ...zeros, ...right].slice(0, 4).join(":")}::/64`;
}
