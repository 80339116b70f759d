import type { FormLists } from "./apply-form.ts";

/**
 * Where a refusal of the content is shown in the form. Content paths have dots (`evidence.0.citation.id`),
 * field names have brackets (`evidence[0].id`), and some content is typed elsewhere than it is kept.
 * A path that has no field of its own goes to the form as a whole (the empty string). `rows` says which
 * row each member was typed in.
 */
export function fieldNameOf(path: string, rows: FormLists): string {
  return toTypedRow(spell(path), rows);
}

/** Puts the number of the typed row where the number of the member stands. */
function toTypedRow(name: string, rows: FormLists): string {
  const match = /^(\w+)\[(\d+)\](.*)$/.exec(name);
  const [, list, index, rest] = match ?? [];
  if (list === undefined || !(list in rows)) {
    return name;
  }
  const row = rows[list as keyof FormLists][Number(index)];
  return row === undefined ? list : `${list}[${row}]${rest ?? ""}`;
}

function spell(path: string): string {
  const rules: readonly [RegExp, (...groups: string[]) => string][] = [
    [
      /^evidence\.(\d+)\.citation\.(id|source|label|abstract)$/,
      (i, part) => `evidence[${i}].${part}`,
    ],
    [/^evidence\.(\d+)\.citation$/, (i) => `evidence[${i}].id`],
    [/^evidence\.(\d+)\.trials(?:\.\d+)?$/, (i) => `evidence[${i}].trials`],
    [/^evidence\.(\d+)\.(\w+)$/, (i, part) => `evidence[${i}].${part}`],
    [/^evidence\.(\d+)$/, (i) => `evidence[${i}].id`],
    [/^(therapies|phenotypes|genes|drugs)\.(\d+)\.id$/, (list, i) => `${list}[${i}].id`],
    [/^(therapies|phenotypes|genes|drugs)\.(\d+)(?:\.\w+)*$/, (list, i) => `${list}[${i}].label`],
    [/^genotypes\.(\d+)\.(\w+)$/, (i, part) => `genotypes[${i}].${part}`],
    [/^disease\.id$/, () => "disease.id"],
    [/^disease(?:\.\w+)*$/, () => "disease.label"],
    [/^profile\.of\.(\d+)\..*gene\.id$/, (i) => `biomarkers[${i}].geneId`],
    [/^profile\.of\.(\d+)\..*gene.*$/, (i) => `biomarkers[${i}].gene`],
    [/^profile\.of\.(\d+)(?:\..*)?$/, (i) => `biomarkers[${i}].name`],
    [/^profile\.(?:of\.)?biomarker\.gene\.id$/, () => "biomarkers[0].geneId"],
    [/^profile\.(?:of\.)?biomarker\.gene.*$/, () => "biomarkers[0].gene"],
    [/^profile(?:\..*)?$/, () => "biomarkers[0].name"],
    [/^levels(?:\..*)?$/, () => "levels"],
    [/^statement(?:\..*)?$/, () => "statement"],
    [/^(therapies|phenotypes|genes|drugs|evidence|genotypes|phenotypeCategories)$/, (list) => list],
    [
      /^(recordType|therapyInteraction|evidenceType|direction|significance|variantOrigin|rating|population|summary|reason)$/,
      (name) => name,
    ],
  ];
  for (const [pattern, write] of rules) {
    const match = pattern.exec(path);
    if (match !== null) {
      return write(...match.slice(1));
    }
  }
  return "";
}
