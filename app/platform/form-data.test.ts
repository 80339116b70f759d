// Goal: a form that our pages can send is read as it is; one made to cost or to break us is a 400.
// Method: post each shape, and the nearest one that must pass.
import { expect, test } from "vitest";
import { readFormData } from "./form-data.server.ts";

function read(fields: [name: string, value: string][]) {
  return readFormData(
    new Request("http://127.0.0.1/", { method: "POST", body: new URLSearchParams(fields) }),
  );
}

const intent = (payload: object, type = "insert") =>
  [["__intent__", JSON.stringify({ type, payload })]] as [string, string][];

test.each([
  ["a plain field", [["email", "amara@example.org"]]],
  ["a name with a hyphen", [["levels.amp-asco-cap", "A"]]],
  ["the last row", [["evidence[999].id", "26051236"]]],
  ["a list without places", [["phenotypeCategories[]", "toxicity"]]],
  ["a line break and letters of any script", [["comment", "Größe\r\n薬 🧬"]]],
  ["as many fields as fit", Array.from({ length: 10_000 }, () => ["a", "1"])],
  ["a button that adds a row", intent({ name: "evidence" })],
  ["a button that removes a row", intent({ name: "evidence", index: 999 }, "remove")],
] as [string, [string, string][]][])("%s is read", async (_what, fields) => {
  expect([...(await read(fields))]).toEqual(fields);
});

test.each([
  ["a row far away", [["evidence[1000].id", "26051236"]]],
  ["a row beyond every list", [["email[4294967294]", "x"]]],
  ["a prototype", [["evidence[0].__proto__.x", "1"]]],
  ["a constructor", [["constructor.prototype.y", "1"]]],
  ["a broken path", [["a..b", "1"]]],
  ["an empty name", [["", "1"]]],
  ["a deep name", [[`a${".b".repeat(11)}`, "1"]]],
  ["U+0000", [["comment", "a\0b"]]],
  ["one field too many", Array.from({ length: 10_001 }, () => ["a", "1"])],
  ["an unknown intent", intent({ name: "evidence" }, "explode")],
  ["an intent for a row far away", intent({ name: "evidence", index: 100_000_000 }, "update")],
  ["an intent for a name far away", intent({ name: "evidence[100000000]" })],
  ["an intent that is no JSON", [["__intent__", "{"]]],
] as [string, [string, string][]][])("%s is answered with 400", async (_what, fields) => {
  await expect(read(fields)).rejects.toMatchObject({ init: { status: 400 } });
});

test("what is no form is answered with 400", async () => {
  const request = new Request("http://127.0.0.1/", { method: "POST", body: '{"email":"x"}' });
  await expect(readFormData(request)).rejects.toMatchObject({ init: { status: 400 } });
});
