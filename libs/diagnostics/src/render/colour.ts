/** The styles a terminal rendering uses. */
export type Style = 'red' | 'yellow' | 'blue' | 'green' | 'bold' | 'dim';

const sgr: Readonly<Record<Style, readonly [open: number, close: number]>> = {
  red: [31, 39],
  yellow: [33, 39],
  blue: [34, 39],
  green: [32, 39],
  bold: [1, 22],
  dim: [2, 22],
};

/** A painter that wraps text in ANSI sequences, or leaves it alone where colour is off. */
export function painter(colour: boolean): (style: Style, text: string) => string {
  return (style, text) => (colour ? `\u001b[${sgr[style][0]}m${text}\u001b[${sgr[style][1]}m` : text);
}

/** Make control characters visible, so that a hostile file cannot write to the terminal. */
export function visible(text: string): string {
  return Array.from(text, (character) => {
    const point = character.codePointAt(0) ?? 0;
    const control =
      (point < 0x20 && character !== '\t') || (point >= 0x7f && point < 0xa0) || (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
    return control ? `\\u${point.toString(16).padStart(4, '0')}` : character;
  }).join('');
}
