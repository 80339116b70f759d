/** The most pages that a list is leafed through; deeper ones are found by filters. */
const LAST_PAGE = 100_000;

/** The page number that an address names, from 1; anything that is none counts as the first page. */
export function pageOfQuery(query: URLSearchParams, name = "page"): number {
  const text = query.get(name) ?? "";
  const page = /^\d{1,6}$/.test(text) ? Number(text) : 1;
  return Math.min(Math.max(1, page), LAST_PAGE);
}

/** The address of another page of the same list: the query as it is, the page number changed. */
export function pageHref(input: {
  pathname: string;
  query: URLSearchParams;
  page: number;
  name?: string;
}): string {
  const { pathname, page, name = "page" } = input;
  const query = new URLSearchParams(input.query);
  if (page <= 1) {
    query.delete(name);
  } else {
    query.set(name, String(page));
  }
  const text = query.toString();
  return text === "" ? pathname : `${pathname}?${text}`;
}
