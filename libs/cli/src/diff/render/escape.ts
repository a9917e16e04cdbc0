import { printable } from '../../terminal/printable.ts';

/** Text from outside for Markdown: it formats nothing, links nothing and calls nobody by name. */
export function markdownText(text: string): string {
  return (
    printable(text)
      .replaceAll('&', '&amp;')
      .replace(/[\\`*_{}[\]()#|~]/g, '\\$&')
      // Last: what stands for them has characters that are escaped above.
      .replaceAll('<', '&lt;')
      .replaceAll('@', '&#64;')
  );
}

/** Text from outside as code in Markdown; a fence longer than any within. */
export function markdownCode(text: string): string {
  const shown = printable(text).replaceAll('|', '\\|');
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `\`${shown}\`` : `${fence} ${shown} ${fence}`;
}

/** A message for Markdown: what stands between its backticks is code, the rest formats nothing. */
export function markdownMessage(text: string): string {
  const parts = text.split('`');
  // An odd one out opens nothing.
  const closed = parts.length % 2 === 1 ? parts.length : parts.length - 1;
  return parts.map((part, index) => (index % 2 === 1 && index < closed && part !== '' ? markdownCode(part) : markdownText(part))).join('');
}

/** The text of a workflow command of GitHub Actions, as the runner's own toolkit escapes it. */
export function commandText(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property of such a command. */
export function commandProperty(text: string): string {
  return commandText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
