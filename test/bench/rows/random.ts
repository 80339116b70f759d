/** A small pseudo-random source (mulberry32): the same rows on every machine and in every run. */
export function randomSource(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const SYLLABLES =
  "ba ce di fo gu ha ke li mo nu pa re si to vu xa ze bri clo dra fle gra plo tri sto".split(" ");

/** The number-th word of an endless vocabulary: letters only, three syllables and more. */
export function inventedWord(number: number): string {
  const base = SYLLABLES.length;
  let rest = number + base * base;
  let word = "";
  while (rest > 0) {
    word += SYLLABLES[rest % base];
    rest = Math.floor(rest / base);
  }
  return word;
}
