import Link from '@docusaurus/Link';
import Heading from '@theme/Heading';
import MiniSearch from 'minisearch';
import { type ReactNode, useMemo, useState } from 'react';
import { Badges } from '../components/badges.tsx';
import { Page } from '../components/page.tsx';
import { type Choice, facets, narrow, valuesOf } from '../portal/facets.ts';
import { pathOf } from '../portal/paths.ts';
import type { CatalogueRow } from '../portal/shape.ts';

/** Every plugin, contract and kernel, narrowed by facets and words; without a script the whole list. */
export default function Catalogue({ value: rows }: { readonly value: readonly CatalogueRow[] }): ReactNode {
  const [choice, setChoice] = useState<Choice>({});
  const [words, setWords] = useState('');
  const found = useFound(rows, words);
  const shown = narrow(found, choice);
  return (
    <Page title="Catalogue" description="Every plugin, contract and kernel service of this workspace.">
      <Heading as="h1">Catalogue</Heading>
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
            value={words}
            onChange={(event) => {
              setWords(event.target.value);
            }}
          />
        </label>
        {facets.map(({ facet, label }) => (
          <label key={facet}>
            {label}
            <select
              value={choice[facet] ?? ''}
              onChange={(event) => {
                setChoice({ ...choice, [facet]: event.target.value });
              }}
            >
              <option value="">any</option>
              {valuesOf(found, choice, facet).map(({ value, count }) => (
                <option key={value} value={value}>
                  {value} ({count})
                </option>
              ))}
            </select>
          </label>
        ))}
      </form>
      <p role="status">
        {shown.length} of {rows.length}
      </p>
      <ul className="cards">
        {shown.map((row) => (
          <li key={row.id}>
            <h2>
              <Link to={pathOf(row.kind, row.id)}>{row.title}</Link>
            </h2>
            <p>{row.summary}</p>
            <Badges facts={[row.kind, row.version, row.maturity, row.language, ...row.tags]} />
          </li>
        ))}
      </ul>
    </Page>
  );
}

/** The rows that fit the words, best first; all in their order without words. */
function useFound(rows: readonly CatalogueRow[], words: string): readonly CatalogueRow[] {
  const index = useMemo(() => {
    const search = new MiniSearch<CatalogueRow>({
      fields: ['title', 'id', 'summary', 'tags', 'offers'],
      searchOptions: { prefix: true, fuzzy: 0.2, combineWith: 'AND', boost: { title: 3, id: 2 } },
    });
    search.addAll(rows);
    return search;
  }, [rows]);
  if (words.trim() === '') return rows;
  const byId = new Map(rows.map((row) => [row.id, row]));
  return index.search(words).flatMap(({ id }) => byId.get(String(id)) ?? []);
}
