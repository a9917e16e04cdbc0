/** A page that fits a query. `excerpt` is HTML by the index: escaped text with `mark` elements. */
export interface Found {
  readonly url: string;
  readonly title: string;
  readonly excerpt: string;
}

interface Pagefind {
  init(): Promise<void>;
  search(query: string): Promise<{
    readonly results: readonly { data(): Promise<{ readonly url: string; readonly meta: { readonly title?: string }; readonly excerpt: string }> }[];
  }>;
}

let loading: Promise<Pagefind> | undefined;

/**
 * Search the built site.
 * @throws Error when there is no index, which only a build makes.
 */
export async function findPages(query: string, baseUrl: string): Promise<Found[]> {
  loading ??= load(baseUrl);
  const { results } = await (await loading).search(query);
  const pages = await Promise.all(results.slice(0, 20).map((result) => result.data()));
  return pages.map(({ url, meta, excerpt }) => ({ url: url.replace(/\.html$/, '').replace(/\/index$/, '/'), title: meta.title ?? url, excerpt }));
}

async function load(baseUrl: string): Promise<Pagefind> {
  // The index is written after the bundle, so the bundler must not look for it.
  const pagefind = (await import(/* webpackIgnore: true */ `${baseUrl}pagefind/pagefind.js`)) as Pagefind;
  await pagefind.init();
  return pagefind;
}
