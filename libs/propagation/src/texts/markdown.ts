/** Text as a code span, whatever backticks it holds. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  if (longest === 0) return `\`${text}\``;
  const fence = '`'.repeat(longest + 1);
  return `${fence} ${text} ${fence}`;
}

/** Text as one line of prose: nothing in it means anything in Markdown, and no name in it calls anybody. */
export function prose(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_{}[\]<>#|]/g, (character) => `\\${character}`)
    .replaceAll('@', '@\u200b')
    .trim();
}
