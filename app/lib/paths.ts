/**
 * The only way to make an address inside the application, so that no link is spelled by hand. Values
 * are encoded; ids are the permanent ones.
 */
export const pb = {
  home: () => "/",
  theme: () => "/theme",
  signIn: (next?: string) => (next ? `/login?next=${encodeURIComponent(next)}` : "/login"),
  signOut: () => "/logout",
  account: () => "/account",
  entries: (query?: URLSearchParams) => withQuery("/entries", query),
  entry: (accession: string) => `/entries/${encodeURIComponent(accession)}`,
  entryVersion: (accession: string, version: number) =>
    `/entries/${encodeURIComponent(accession)}@${version}`,
  entryHistory: (accession: string) => `/entries/${encodeURIComponent(accession)}/history`,
  entryCompare: (accession: string, from: number, to: number) =>
    `/entries/${encodeURIComponent(accession)}/compare?from=${from}&to=${to}`,
  newEntry: (kind: "gene-drug" | "biomarker-therapy") => `/work/new/${kind}`,
  amendEntry: (accession: string) => `/work/amend/${encodeURIComponent(accession)}`,
  retireEntry: (accession: string) => `/work/retire/${encodeURIComponent(accession)}`,
  work: () => "/work",
  review: (query?: URLSearchParams) => withQuery("/review", query),
  proposal: (proposalId: string) => `/review/${encodeURIComponent(proposalId)}`,
  reviseProposal: (proposalId: string) => `/review/${encodeURIComponent(proposalId)}/revise`,
  imports: () => "/imports",
  importBatch: (batchId: string) => `/imports/${encodeURIComponent(batchId)}`,
  releases: () => "/releases",
  release: (version: string) => `/releases/${encodeURIComponent(version)}`,
  releaseDiff: (from: string, to: string) =>
    `/releases/${encodeURIComponent(from)}...${encodeURIComponent(to)}`,
  newRelease: () => "/releases/new",
  audit: (query?: URLSearchParams) => withQuery("/audit", query),
  apiEntry: (accession: string, version?: number) =>
    `/api/v1/entries/${encodeURIComponent(accession)}${version === undefined ? "" : `@${version}`}`,
  apiEntries: (query?: URLSearchParams) => withQuery("/api/v1/entries", query),
  apiTerms: () => "/api/v1/terms",
  apiReleases: () => "/api/v1/releases",
  apiRelease: (version: string) => `/api/v1/releases/${encodeURIComponent(version)}`,
  tufTarget: (path: string) => `/tuf/targets/${path.split("/").map(encodeURIComponent).join("/")}`,
} as const;

function withQuery(path: string, query: URLSearchParams | undefined): string {
  const text = query?.toString() ?? "";
  return text === "" ? path : `${path}?${text}`;
}
