// Goal: a cell of names is split where its commas separate and nowhere else, and a cell with several
// readings stays whole and is reported. Method: the awkward cells of CIViC's files, and a property
// that joins names and splits them again.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type NameCell, NameList, type TermVocabulary } from "./name-list.ts";

const cell = (text: string, count: NameCell["count"] = "unknown"): NameCell => ({ text, count });

function listOf(cells: NameCell[], vocabulary?: TermVocabulary): NameList {
  const list = new NameList(vocabulary);
  for (const one of cells) {
    list.learn(one);
  }
  list.settle();
  return list;
}

const split = (one: NameCell, cells: NameCell[] = []) => listOf([...cells, one]).split(one);
const whole = (text: string) => ({ names: [text], isAmbiguous: true });
const names = (...given: string[]) => ({ names: given, isAmbiguous: false });

describe("NameList", () => {
  it("gives nothing for an empty cell and one name for a cell without comma", () => {
    expect(split(cell(""))).toEqual(names());
    expect(split(cell(" "))).toEqual(names());
    expect(split(cell("Erlotinib", "one"))).toEqual(names("Erlotinib"));
    expect(split(cell("Erlotinib", "several"))).toEqual(names("Erlotinib"));
  });

  it("splits two names that are said to be several, and learns them", () => {
    const list = listOf([cell("Paclitaxel,Carboplatin", "several"), cell("Erlotinib", "one")]);
    expect(list.split(cell("Erlotinib,Carboplatin"))).toEqual(names("Erlotinib", "Carboplatin"));
    expect(list.split(cell("Carboplatin,Paclitaxel,Erlotinib"))).toEqual(
      names("Carboplatin", "Paclitaxel", "Erlotinib"),
    );
  });

  it("believes an unknown name that stands alone between known ones", () => {
    const known = [cell("Gefitinib"), cell("Selumetinib")];
    expect(split(cell("Gefitinib,Newdrug,Selumetinib"), known)).toEqual(
      names("Gefitinib", "Newdrug", "Selumetinib"),
    );
  });

  it.each([
    [cell("2,4-pyrimidinediamine", "one"), ["2,4-pyrimidinediamine"]],
    [cell("2,4-pyrimidinediamine"), ["2,4-pyrimidinediamine"]],
    [
      cell("Gefitinib,HER2 Inhibitor CP-724,714,Selumetinib", "several"),
      ["Gefitinib", "HER2 Inhibitor CP-724,714", "Selumetinib"],
    ],
    [
      cell("FGF/VEGF Receptor Tyrosine Kinase Inhibitor, PD173074,Gefitinib", "several"),
      ["FGF/VEGF Receptor Tyrosine Kinase Inhibitor, PD173074", "Gefitinib"],
    ],
    [cell("N,N-Dimethylsphingosine,Gefitinib"), ["N,N-Dimethylsphingosine", "Gefitinib"]],
    [cell("Gefitinib, mesylate"), ["Gefitinib, mesylate"]],
    [cell("Gefitinib, Selumetinib"), ["Gefitinib", "Selumetinib"]],
  ])("keeps commas inside names: %j", (given, expected) => {
    const known = [cell("Gefitinib", "one"), cell("Selumetinib", "one")];
    expect(split(given, known)).toEqual(names(...expected));
  });

  it("takes the longest known name", () => {
    const vocabulary: TermVocabulary = {
      find: (label) =>
        ["Alpha,beta-thing", "Alpha", "Gamma"].includes(label)
          ? { label, id: null, xrefs: [] }
          : null,
    };
    const list = listOf([], vocabulary);
    expect(list.split(cell("Alpha,beta-thing,Gamma"))).toEqual(names("Alpha,beta-thing", "Gamma"));
    expect(list.split(cell("Gamma,Alpha"))).toEqual(names("Gamma", "Alpha"));
  });

  it.each([
    cell("KU-0060648,NU7441"),
    cell("Alpha,beta-thing"),
    cell("6-mercaptopurine,6-thioguanine"),
    cell("Alpha,Beta", "one"),
    cell("AEE788,9F7-F11,AZ628", "several"),
    cell("Gefitinib,AEE788,9F7-F11"),
    cell("2,4-thing", "several"),
  ])("keeps %j whole and says that it has several readings", (given) => {
    expect(split(given, [cell("Gefitinib")])).toEqual(whole(given.text));
  });

  it("splits at a comma between words, the second with a capital", () => {
    expect(split(cell("Dyspnea,Venous malformation,Chylothorax"))).toEqual(
      names("Dyspnea", "Venous malformation", "Chylothorax"),
    );
    expect(split(cell("Intellectual disability, mild,Dyspnea"))).toEqual(
      names("Intellectual disability, mild", "Dyspnea"),
    );
  });

  it("splits known names also where the file says that there is one", () => {
    const known = [cell("Imatinib", "one"), cell("Dasatinib", "one")];
    expect(split(cell("Imatinib,Dasatinib", "one"), known)).toEqual(names("Imatinib", "Dasatinib"));
  });

  it("gives back names that it knows, whatever commas they hold, and never loses a character", () => {
    const name = fc.stringMatching(/^[A-Za-z]{3,6}(,[0-9]{1,3}| [a-z]{2,4}|, [a-z]{3})?$/);
    fc.assert(
      fc.property(fc.uniqueArray(name, { minLength: 1, maxLength: 5 }), (all) => {
        const list = listOf(all.map((text) => cell(text, "one")));
        const { names: found } = list.split(cell(all.join(","), "unknown"));
        expect(found.join(",")).toBe(all.join(","));
      }),
    );
  });
});
