// Goal: names of star and HLA alleles are told from names that need another reading.
// Method: a table of right names beside the nearest wrong one, with the hint that is given.
import { describe, expect, it } from "vitest";
import { starAlleleProblem } from "./star-allele.ts";

const RIGHT_AND_WRONG: readonly (readonly [right: string, wrong: string, hint: string])[] = [
  ["CYP2C9*3", "*3", "with its gene"],
  ["CYP2C9*3", "CYP2C9 *3", "looks like"],
  ["CYP2C9*3", "CYP2C9*", "looks like"],
  ["CYP2C9*3", "cyp2c9*3", "looks like"],
  ["CYP2C9*3", "CYP2C9*1/*3", "diplotype"],
  ["CYP2D6*4.001", "CYP2D6*4.01", "looks like"],
  ["CYP2D6*1x2", "CYP2D6*1x", "looks like"],
  ["CYP2D6*1x2", "CYP2D6*1x0", "looks like"],
  ["CYP2D6*1xN", "CYP2D6*1xn", "looks like"],
  ["CYP2D6*2x>=3", "CYP2D6*2x=3", "looks like"],
  ["CYP2D6*36", "CYP2D6*36+*10", "tandem"],
  ["UGT1A6*1a", "UGT1A6*1ab", "looks like"],
  ["SLCO1B1*1B", "SLCO1B1*B", "looks like"],
  ["HLA-B*57:01", "HLA-B*5701:", "HLA"],
  ["HLA-B*57:01:01:02N", "HLA-B*57:01:01:02:03", "HLA"],
  ["HLA-DRB1*15:01", "HLA-*15:01", "HLA"],
];

describe("starAlleleProblem", () => {
  it.each(RIGHT_AND_WRONG)("takes %s and refuses %s: %s", (right, wrong, hint) => {
    expect(starAlleleProblem(right)).toBeNull();
    expect(starAlleleProblem(wrong)).toContain(hint);
  });
});
