import { readCslJson } from "./read-csl-json.ts";
import { readNbib } from "./read-nbib.ts";
import { readRis } from "./read-ris.ts";
import { fault, type SourceFileResult } from "./source-file.ts";

/**
 * Reads a file of sources in the format that its first characters show: NBIB (`PMID-`), RIS (`TY  -`)
 * or CSL-JSON. What is none of them is refused.
 */
export function readSourceFile(input: string | Uint8Array): SourceFileResult {
  const start = beginning(input);
  if (/^PMID ?-/.test(start)) {
    return readNbib(input);
  }
  if (/^TY {1,2}-/.test(start)) {
    return readRis(input);
  }
  return /^[[{]/.test(start) || start === ""
    ? readCslJson(input)
    : fault(
        "source-format",
        1,
        "The file is none of NBIB (PubMed), RIS and CSL-JSON: it begins with neither PMID, TY nor a bracket.",
      );
}

function beginning(input: string | Uint8Array): string {
  const text =
    typeof input === "string"
      ? input.slice(0, 1_000)
      : new TextDecoder("utf-8").decode(input.subarray(0, 1_000));
  return text.replace(/^\uFEFF/, "").trimStart();
}
