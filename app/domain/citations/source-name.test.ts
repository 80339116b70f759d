// Goal: authors come out as reference lists write them. Method: the forms of MEDLINE, RIS and CSL.
import { describe, expect, it } from "vitest";
import { printName, readInvertedName, readShortName, type SourceName } from "./source-name.ts";

describe("readInvertedName", () => {
  it.each<[string, SourceName | null, string]>([
    ["Levine, Mark N", { family: "Levine", given: "Mark N" }, "Levine MN"],
    ["Levine, M. N.", { family: "Levine", given: "M. N." }, "Levine MN"],
    [
      "van der Berg, Jean-Pierre",
      { family: "van der Berg", given: "Jean-Pierre" },
      "van der Berg JP",
    ],
    ["King, Martin L Jr", { family: "King", given: "Martin L", suffix: "Jr" }, "King ML Jr"],
    ["King, M. L., Jr.", { family: "King", given: "M. L.", suffix: "Jr" }, "King ML Jr"],
    ["Özdemir, Çağla", { family: "Özdemir", given: "Çağla" }, "Özdemir Ç"],
    ["CPIC", { literal: "CPIC" }, "CPIC"],
    ["Plato,", { literal: "Plato" }, "Plato"],
  ])("%s", (text, name, printed) => {
    expect(readInvertedName(text)).toEqual(name);
    expect(name === null ? "" : printName(name)).toBe(printed);
  });

  it.each(["", " , "])("finds none in '%s'", (text) => {
    expect(readInvertedName(text)).toBeNull();
  });
});

describe("readShortName", () => {
  it.each<[string, SourceName]>([
    ["Levine MN", { family: "Levine", given: "MN" }],
    ["van der Berg JP", { family: "van der Berg", given: "JP" }],
    ["King ML Jr", { family: "King", given: "ML", suffix: "Jr" }],
    ["American Nurses Association", { literal: "American Nurses Association" }],
    ["Plato", { literal: "Plato" }],
  ])("%s", (text, name) => {
    expect(readShortName(text)).toEqual(name);
    expect(printName(name)).toBe(text);
  });
});
