// Control characters, and those that turn the direction of text: what a plugin or a spec wrote must not steer the terminal.
const steering = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

function escaped(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`;
}

// Those of them that JSON does not write as escapes by itself.
const steeringInJson = /[\u007f-\u009f\u202a-\u202e\u2066-\u2069]/gu;

/** JSON that means the same, and holds nothing that could steer the terminal it is shown in. */
export function legible(json: string): string {
  return json.replace(steeringInJson, escaped);
}

/** Text from outside, on one line, with every character that could steer a terminal made visible. */
export function printable(text: string): string {
  return text.replace(steering, (character) => (character === '\n' || character === '\t' ? ' ' : escaped(character)));
}

/** The same, cut to a width in characters. */
export function clipped(text: string, width: number): string {
  const characters = Array.from(printable(text));
  return characters.length <= width ? characters.join('') : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}
