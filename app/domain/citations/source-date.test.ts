// Goal: dates of publication are read as far as they are known, and never made more exact.
// Method: the forms that MEDLINE, RIS and CSL use, beside the nearest that no calendar has.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DateParts, isoDate, printedDate, readDate } from "./source-date.ts";

describe("readDate", () => {
  it.each<[string, DateParts | null]>([
    ["2005", [2005]],
    ["2005 Apr", [2005, 4]],
    ["2005 Apr 1", [2005, 4, 1]],
    ["2005 April 1", [2005, 4, 1]],
    ["2005 Apr-May", [2005, 4]],
    ["2005 Apr 28-May 2", [2005, 4, 28]],
    ["1998 Dec-1999 Jan", [1998, 12]],
    ["1998-1999", [1998]],
    ["2005 Spring", [2005]],
    ["2005/04/01/", [2005, 4, 1]],
    ["2005///Spring", [2005]],
    ["2005-04-01", [2005, 4, 1]],
    ["2004 Feb 29", [2004, 2, 29]],
    ["2005 Feb 29", [2005, 2]],
    ["1900/02/29", [1900, 2]],
    ["2000/02/29", [2000, 2, 29]],
    ["2005/13/01", [2005]],
    ["2005/04/31", [2005, 4]],
    ["2005/00/00", [2005]],
    ["0000", null],
    ["20055", null],
    ["in press", null],
    ["", null],
  ])("%j", (text, parts) => {
    expect(readDate(text)).toEqual(parts);
  });

  it("reads back what is printed", () => {
    const days = fc.date({
      min: new Date("1000-01-01"),
      max: new Date("9999-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 3 }), (day, known) => {
        const iso = day.toISOString().slice(0, 10);
        const all = iso.split("-").map(Number);
        const parts = all.slice(0, known) as unknown as DateParts;
        expect(readDate(isoDate(parts))).toEqual(parts);
        expect(readDate(printedDate(parts))).toEqual(parts);
        expect(iso.startsWith(isoDate(parts))).toBe(true);
      }),
    );
  });
});
