import type { Format } from '../generated/types/documents.ts';

const byExtension: ReadonlyMap<string, Format> = new Map<string, Format>([
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['mdown', 'markdown'],
  ['mkd', 'markdown'],
  ['mdx', 'markdown'],
  ['html', 'html'],
  ['htm', 'html'],
  ['xhtml', 'html'],
  ['txt', 'text'],
  ['text', 'text'],
  ['log', 'text'],
]);

/** What only Markdown has: headings, fences, links, list items and emphasis of its kind. Each part is linear. */
const markdownSigns = [/^#{1,6} \S/m, /^(?:```|~~~)/m, /\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)/, /^(?:=|-){3,}$/m, /\*\*[^*\n]{1,200}\*\*/];
const looked = 16_384;

/** The format of a source: by the extension of its id, else by what its beginning looks like. */
export function detectFormat(id: string, content: string): Format {
  const extension = /\.([A-Za-z0-9]{1,10})(?:[?#]|$)/.exec(id.slice(-200))?.[1]?.toLowerCase();
  const named = extension === undefined ? undefined : byExtension.get(extension);
  if (named !== undefined) return named;
  const start = content.slice(0, looked);
  if (/^\s{0,100}(?:<!--[^>]{0,500}-->\s{0,100})?<(?:!doctype html|html[\s>]|head>|body[\s>])/i.test(start)) return 'html';
  return markdownSigns.some((sign) => sign.test(start)) ? 'markdown' : 'text';
}
