/** Open brackets, or dashes in a row, that no document written for people has. */
const absurd = 1_000;

/**
 * Whether a text is so nested that a parser would spend its stack on it. A rough count that does not know quotes: it
 * only has to stop absurd input early, the exact limit is checked on the tree.
 */
export function nestsTooDeeply(text: string): boolean {
  let brackets = 0;
  let dashes = 0;
  for (let at = 0; at < text.length; at += 1) {
    switch (text.charCodeAt(at)) {
      case 0x5b: // [
      case 0x7b: // {
        brackets += 1;
        break;
      case 0x5d: // ]
      case 0x7d: // }
        if (brackets > 0) brackets -= 1;
        break;
      case 0x2d: // -
      case 0x3f: // ?
        dashes += 1;
        break;
      case 0x20: // blank
        break;
      default:
        dashes = 0;
    }
    if (brackets > absurd || dashes > absurd) return true;
  }
  return false;
}
