import { defaultTreeAdapter, parse, parseFragment, type DefaultTreeAdapterMap, type ParserOptions, type TreeAdapter } from 'parse5';
import { ReadingBuilder, type Reading } from './block.ts';
import { HtmlWalk } from './html-walk.ts';
import { maxNesting, nestingLimit } from './limits.ts';

/** Read an HTML page as a browser would parse it. */
export function readHtml(content: string): Reading {
  const builder = new ReadingBuilder();
  const walk = new HtmlWalk(builder);
  walk.walk(parse(content, guarded()));
  return { blocks: builder.blocks, links: builder.links, ...(walk.title === undefined ? {} : { title: walk.title }) };
}

/** Read a piece of HTML inside another format into its reading. */
export function readHtmlFragment(content: string, builder: ReadingBuilder): void {
  new HtmlWalk(builder).walk(parseFragment(content, guarded()));
}

/** Refuses a stack of open elements that is too deep while parsing, before any quadratic work on it. */
function guarded(): ParserOptions<DefaultTreeAdapterMap> {
  let depth = 0;
  const treeAdapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    onItemPush: () => {
      depth++;
      if (depth > maxNesting) throw nestingLimit();
    },
    onItemPop: () => {
      depth--;
    },
  };
  return { treeAdapter };
}
