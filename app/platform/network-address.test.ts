// Goal: one client counts as one, however its address is written.
// Method: write the same network in several ways, and the nearest other one.
import { expect, test } from "vitest";
import { networkOf } from "./network-address.server.ts";

test.each([
  ["192.0.2.7", "192.0.2.7"],
  ["::ffff:192.0.2.7", "192.0.2.7"],
  ["::FFFF:c000:0207", "192.0.2.7"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["2001:DB8:0:0:ffff:ffff:ffff:ffff", "2001:db8:0:0::/64"],
  ["2001:db8:0:1::1", "2001:db8:0:1::/64"],
  ["::1", "0:0:0:0::/64"],
  ["1:2:3:4:5:6:7:8", "1:2:3:4::/64"],
  ["fe80::1%eth0", "fe80::1%eth0"],
  ["", ""],
  ["not an address", "not an address"],
])("%s counts as %s", (address, expected) => {
  expect(networkOf(address)).toBe(expected);
});
