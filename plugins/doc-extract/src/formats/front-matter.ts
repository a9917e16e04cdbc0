import type { Root } from './tree.ts';

/** The `title` in the front matter of a document; only plain one-line strings are understood, no YAML is run. */
export function frontMatterTitle(root: Root): string | undefined {
  const first = root.children[0];
  // `toml` nodes come from remark-frontmatter and are not among mdast's own types.
  if (first === undefined || !('value' in first) || !['yaml', 'toml'].includes(first.type)) return undefined;
  for (const line of first.value.split('\n')) {
    const written = /^title[ \t]?[:=](.*)$/.exec(line)?.[1]?.trim();
    if (written !== undefined) return unquoted(written);
  }
  return undefined;
}

function unquoted(written: string): string | undefined {
  const quoted = /^(["'])(.*)\1$/.exec(written)?.[2];
  const title = (quoted ?? written).trim();
  return title === '' || /^[|>&*{[]/.test(title) ? undefined : title;
}
