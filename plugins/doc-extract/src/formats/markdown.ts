import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { ReadingBuilder, type Reading } from './block.ts';
import { frontMatterTitle } from './front-matter.ts';
import { assertParsable } from './intricacy.ts';
import { MarkdownWalk } from './markdown-walk.ts';
import { missingDefinitions, splitPassages } from './passages.ts';

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml']).freeze();

/**
 * Read GitHub's Markdown (CommonMark, tables, task lists, bare links) with front matter and embedded HTML.
 * @throws SourceLimit
 */
export function readMarkdown(content: string): Reading {
  const { passages, definitions } = splitPassages(content);
  assertParsable(passages);
  const builder = new ReadingBuilder();
  let title: string | undefined;
  for (const [at, text] of passages.entries()) {
    const root = processor.parse(passages.length === 1 ? text : text + missingDefinitions(text, definitions));
    new MarkdownWalk(builder, root, text.length).walk();
    if (at === 0) title = frontMatterTitle(root);
  }
  return { blocks: builder.blocks, links: builder.links, ...(title === undefined ? {} : { title }) };
}
