/**
 * The check character of a string of digits by ISO/IEC 7064 MOD 11-2, as ORCID uses it: a digit or
 * `X`. Expects digits alone.
 */
export function mod11Dash2(digits: string): string {
  let total = 0;
  for (const digit of digits) {
    total = ((total + Number(digit)) * 2) % 11;
  }
  const check = (12 - total) % 11;
  return check === 10 ? "X" : String(check);
}

/**
 * The Mod 10 check digit of a string of digits, as LOINC uses it (LOINC Users' Guide, appendix on
 * check digits): from the right every second digit counts double, and its cross sum is taken.
 * Expects digits alone.
 */
export function mod10(digits: string): string {
  let total = 0;
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    total += value > 9 ? value - 9 : value;
  }
  return String((10 - (total % 10)) % 10);
}
