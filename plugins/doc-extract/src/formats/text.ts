import { ReadingBuilder, type Reading } from './block.ts';

const longestTitleLine = 120;

/** Read plain text: paragraphs between blank lines, addresses as links, a short first line as the title. */
export function readText(content: string): Reading {
  const builder = new ReadingBuilder();
  const lines = content.split(/\r\n|\r|\n/);
  let paragraph: string[] = [];
  for (const line of [...lines, '']) {
    if (line.trim() !== '') paragraph.push(line.trimEnd());
    else {
      builder.paragraph(paragraph.join('\n'));
      paragraph = [];
    }
  }
  for (const [address] of content.matchAll(/\bhttps?:\/\/[^\s<>"'`]{1,2000}/g)) {
    const target = withoutPunctuation(address);
    builder.link(target, target);
  }
  const first = lines.find((line) => line.trim() !== '')?.trim();
  return { blocks: builder.blocks, links: builder.links, ...(first !== undefined && first.length <= longestTitleLine ? { title: first } : {}) };
}

/** A sentence's full stop or closing bracket behind an address is not part of it. */
function withoutPunctuation(address: string): string {
  let end = address.length;
  while (end > 0 && '.,;:!?)]}'.includes(address.charAt(end - 1))) end--;
  return address.slice(0, end);
}
