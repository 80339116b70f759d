// Goal: check digits catch what they are made to catch. Method: published identifiers, and properties:
// every single wrong digit is seen, and every exchange of neighbours by MOD 11-2.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mod10, mod11Dash2 } from "./check-digits.ts";

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));

describe("mod11Dash2", () => {
  it.each([
    ["000000021825009", "7"],
    ["000000015109370", "0"],
    ["000000021694233", "X"],
  ])("%s has %s", (body, check) => {
    expect(mod11Dash2(body)).toBe(check);
  });

  it("changes with every single digit and every exchange of unlike neighbours", () => {
    fc.assert(
      fc.property(digits(15), fc.nat(14), fc.integer({ min: 1, max: 9 }), (body, place, step) => {
        const other = (Number(body[place]) + step) % 10;
        const wrong = `${body.slice(0, place)}${other}${body.slice(place + 1)}`;
        expect(mod11Dash2(wrong)).not.toBe(mod11Dash2(body));
        const [left, right] = [body[place], body[place + 1]];
        if (right !== undefined && left !== right) {
          const swapped = `${body.slice(0, place)}${right}${left}${body.slice(place + 2)}`;
          expect(mod11Dash2(swapped)).not.toBe(mod11Dash2(body));
        }
      }),
    );
  });
});

describe("mod10", () => {
  // LOINC Users' Guide's own example (12345-5), creatinine, haemoglobin, leukocytes.
  it.each([
    ["12345", "5"],
    ["2160", "0"],
    ["718", "7"],
    ["6690", "2"],
  ])("%s has %s", (body, check) => {
    expect(mod10(body)).toBe(check);
  });

  it("changes with every single digit", () => {
    fc.assert(
      fc.property(digits(6), fc.nat(5), fc.integer({ min: 1, max: 9 }), (body, place, step) => {
        const other = (Number(body[place]) + step) % 10;
        const wrong = `${body.slice(0, place)}${other}${body.slice(place + 1)}`;
        expect(mod10(wrong)).not.toBe(mod10(body));
      }),
    );
  });
});
