import type { Document, Format, Section } from '../generated/types/documents.ts';
import type { Block, Reading } from './block.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { readText } from './text.ts';

const readers: Readonly<Record<Format, (content: string) => Reading>> = { markdown: readMarkdown, html: readHtml, text: readText };
const longestTitle = 300;

/**
 * The document in a source of a known format.
 * @throws SourceLimit for a source that is made to be hard on its reader.
 */
export function structure(id: string, content: string, format: Format): Document {
  const reading = readers[format](content.startsWith('\uFEFF') ? content.slice(1) : content);
  return {
    id,
    format,
    title: titleOf(id, reading),
    text: reading.blocks.map((block) => block.text).join('\n\n'),
    sections: sectionsOf(reading.blocks),
    links: [...reading.links],
  };
}

/** The named title, else the first heading of the highest level near the top, else the last part of the id. */
function titleOf(id: string, reading: Reading): string {
  const headings = reading.blocks.filter((block) => block.level !== undefined);
  const heading = headings.find((block) => block.level === 1) ?? headings[0];
  const title = reading.title ?? heading?.text ?? nameOf(id);
  return title.length > longestTitle ? `${title.slice(0, longestTitle - 1).trimEnd()}…` : title;
}

function nameOf(id: string): string {
  const name = id.slice(Math.max(id.lastIndexOf('/'), id.lastIndexOf('\\')) + 1);
  const dot = name.lastIndexOf('.');
  return (dot > 0 ? name.slice(0, dot) : name) || id;
}

function sectionsOf(blocks: readonly Block[]): Section[] {
  const open: { level: number; heading: string; texts: string[] }[] = [];
  for (const block of blocks) {
    const current = open.at(-1);
    if (block.level !== undefined) open.push({ level: block.level, heading: block.text, texts: [] });
    else if (current === undefined) open.push({ level: 0, heading: '', texts: [block.text] });
    else current.texts.push(block.text);
  }
  return open.map(({ level, heading, texts }) => ({ level, heading, text: texts.join('\n\n') }));
}
