const LINE_FEED = 0x0a;
const START_SIZE = 4_096;

/**
 * Where each line of a file starts, in bytes, learnt while the file is read once. Eight bytes a line,
 * so that rows can be read again in any order without holding them.
 */
export class LineStarts {
  #starts = new Float64Array(START_SIZE);
  #count = 1;
  #length = 0;

  /** Takes note of the next bytes of the file. */
  add(chunk: Uint8Array): void {
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) {
      if (this.#count === this.#starts.length) {
        const longer = new Float64Array(this.#starts.length * 2);
        longer.set(this.#starts);
        this.#starts = longer;
      }
      this.#starts[this.#count] = this.#length + at + 1;
      this.#count += 1;
    }
    this.#length += chunk.length;
  }

  /** The bytes from the start of line `first` up to the start of the line after `last`, or to the end. Lines count from 1. */
  range(lines: { first: number; last: number }): { start: number; end: number } {
    const start = this.#starts[lines.first - 1];
    return {
      start: start ?? this.#length,
      end: lines.last < this.#count ? (this.#starts[lines.last] ?? this.#length) : this.#length,
    };
  }
}
