import useBaseUrl from '@docusaurus/useBaseUrl';
import Heading from '@theme/Heading';
import Layout from '@theme/Layout';
import { type ReactNode, useEffect, useState } from 'react';
import { readExcerpt } from '../portal/excerpt.ts';
import { findPages, type Found } from '../portal/pagefind.ts';

type State = { readonly kind: 'empty' } | { readonly kind: 'found'; readonly pages: readonly Found[] } | { readonly kind: 'no-index' };

/** Search over all pages of the built site. */
export default function Search(): ReactNode {
  const [query, setQuery] = useState('');
  const state = useSearch(query);
  return (
    <Layout title="Search" description="Search all pages.">
      <main className="portal">
        <div className="portal__text">
          <Heading as="h1">Search</Heading>
          <form
            className="filter"
            role="search"
            onSubmit={(event) => {
              event.preventDefault();
            }}
          >
            <label>
              Words
              <input
                type="search"
                value={query}
                onChange={(event) => {
                  setQuery(event.target.value);
                }}
              />
            </label>
          </form>
          <p role="status">{statusOf(state)}</p>
          <ol className="found">
            {state.kind === 'found' &&
              state.pages.map((page) => (
                <li key={page.url}>
                  <a href={page.url}>{page.title}</a>
                  <p>{readExcerpt(page.excerpt).map(({ text, marked }, at) => (marked ? <mark key={at}>{text}</mark> : text))}</p>
                </li>
              ))}
          </ol>
        </div>
      </main>
    </Layout>
  );
}

function useSearch(query: string): State {
  const [state, setState] = useState<State>({ kind: 'empty' });
  const baseUrl = useBaseUrl('/');
  useEffect(() => {
    if (query.trim() === '') {
      setState({ kind: 'empty' });
      return undefined;
    }
    let current = true;
    findPages(query, baseUrl).then(
      (pages) => {
        if (current) setState({ kind: 'found', pages });
      },
      () => {
        if (current) setState({ kind: 'no-index' });
      },
    );
    return () => {
      current = false;
    };
  }, [query, baseUrl]);
  return state;
}

function statusOf(state: State): string {
  if (state.kind === 'empty') return 'Type what you look for.';
  if (state.kind === 'no-index') return 'The search index is made by a build: run `npx nx build docs`, then `npx nx serve docs`.';
  return state.pages.length === 0 ? 'Nothing found.' : `${String(state.pages.length)} pages`;
}
