/** The parts of a date as CSL has them: year, then month and day where they are known. */
export type DateParts =
  | readonly [number]
  | readonly [number, number]
  | readonly [number, number, number];

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * Reads a date as MEDLINE ("2005 Apr 1", "2005 Apr-May", "1998 Dec-1999 Jan", "2005 Spring") and RIS
 * ("2005/04/01/", "2005///Spring") write it, and ISO dates; a range gives its beginning. Null where no
 * year stands at the start. What does not fit a calendar (a 13th month, a season) is left out.
 */
export function readDate(text: string): DateParts | null {
  const [, yearText, rest = ""] = /^\s*(\d{4})(?!\d)[\s/-]*(.*)$/.exec(text) ?? [];
  const year = Number(yearText);
  if (yearText === undefined || year < 1) {
    return null;
  }
  const [, monthText = "", behind = ""] = /^([A-Za-z]{3,9}|\d{1,2}(?!\d))(.*)$/.exec(rest) ?? [];
  const month = /^\d/.test(monthText)
    ? Number(monthText)
    : MONTHS.indexOf(monthText.slice(0, 3).toLowerCase()) + 1;
  if (month < 1 || month > 12) {
    return [year];
  }
  const day = Number(/^[\s/-]*(\d{1,2})(?!\d)/.exec(behind)?.[1] ?? 0);
  return day >= 1 && day <= daysIn(year, month) ? [year, month, day] : [year, month];
}

/** A date as ISO 8601 writes it, as far as it is known: `2005`, `2005-04`, `2005-04-01`. */
export function isoDate(parts: DateParts): string {
  const [year, ...rest] = parts;
  return [String(year).padStart(4, "0"), ...rest.map((part) => String(part).padStart(2, "0"))].join(
    "-",
  );
}

/** A date as reference lists write it: `2005 Apr 1`. */
export function printedDate(parts: DateParts): string {
  const [year, month, day] = parts;
  const name = month === undefined ? undefined : MONTHS[month - 1];
  if (name === undefined) {
    return String(year);
  }
  const capital = `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
  return [year, capital, ...(day === undefined ? [] : [day])].join(" ");
}

function daysIn(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}
