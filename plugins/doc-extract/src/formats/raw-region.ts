/** HTML that goes on over blank lines, and what ends it (CommonMark 0.31, HTML blocks 1 to 5). */
const htmlRegions: readonly (readonly [RegExp, RegExp])[] = [
  [/^ {0,3}<(?:script|pre|style|textarea)(?:[\s>]|$)/i, /<\/(?:script|pre|style|textarea)>/i],
  [/^ {0,3}<!--/, /-->/],
  [/^ {0,3}<\?/, /\?>/],
  [/^ {0,3}<!\[CDATA\[/, /\]\]>/],
  [/^ {0,3}<![A-Za-z]/, />/],
];

/**
 * Follows the regions of Markdown in which lines are not blocks: front matter, fences, raw HTML. Where it errs it
 * holds a region open for too long, never for too short.
 */
export class RawRegion {
  #end: RegExp | undefined;
  #first = true;

  /** `content` is looked at for front matter that closes; without a close it is none. */
  constructor(content: string) {
    const mark = /^(---|\+\+\+)[ \t]*\r?\n/.exec(content)?.[1];
    if (mark !== undefined && content.includes(`\n${mark}`, 3)) this.#end = mark === '---' ? /^---\s*$/ : /^\+\+\+\s*$/;
  }

  /** Whether the next line lies inside a region. */
  get open(): boolean {
    return this.#end !== undefined;
  }

  read(line: string): void {
    if (this.#first) {
      this.#first = false;
      // The opening line of front matter looks like its closing line.
      if (this.#end !== undefined) return;
    }
    if (this.#end !== undefined) {
      if (this.#end.test(line)) this.#end = undefined;
      return;
    }
    const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      this.#end = new RegExp(`^ {0,3}${fence.charAt(0)}{${String(fence.length)},}\\s*$`);
      return;
    }
    const region = htmlRegions.find(([start]) => start.test(line));
    if (region !== undefined && !region[1].test(line)) this.#end = region[1];
  }
}
