/** An accession in an address, with the version where one is asked for. */
export type EntryAddress = { readonly accession: string; readonly version: number | null };

/**
 * Reads `CUR-000001` or `CUR-000001@3` as it stands in an address; null for anything else. Accessions
 * have six to twelve digits, versions count from 1. Letters may be small: the permanent spelling is
 * given back.
 */
export function parseEntryAddress(text: string): EntryAddress | null {
  const match = /^(CUR-\d{6,12})(?:@([1-9]\d{0,8}))?$/i.exec(text);
  if (match?.[1] === undefined) {
    return null;
  }
  return {
    accession: match[1].toUpperCase(),
    version: match[2] === undefined ? null : Number(match[2]),
  };
}
