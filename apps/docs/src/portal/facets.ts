import type { CatalogueRow } from './shape.ts';

/** A property of the rows that the catalogue can be narrowed by. */
export type Facet = 'kind' | 'category' | 'maturity' | 'language';

export const facets: readonly { readonly facet: Facet; readonly label: string }[] = [
  { facet: 'kind', label: 'Kind' },
  { facet: 'category', label: 'Category' },
  { facet: 'maturity', label: 'Maturity' },
  { facet: 'language', label: 'Language' },
];

/** What is chosen; a facet that is absent or empty narrows nothing. */
export type Choice = Partial<Record<Facet, string>>;

/** The rows that fit a choice. */
export function narrow(rows: readonly CatalogueRow[], choice: Choice): CatalogueRow[] {
  return rows.filter((row) => facets.every(({ facet }) => (choice[facet] ?? '') === '' || row[facet] === choice[facet]));
}

/** The values of a facet with the number of rows that would remain, sorted; the choice in the facet itself is left aside. */
export function valuesOf(rows: readonly CatalogueRow[], choice: Choice, facet: Facet): { readonly value: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const row of narrow(rows, { ...choice, [facet]: '' })) if (row[facet] !== '') counts.set(row[facet], (counts.get(row[facet]) ?? 0) + 1);
  return [...counts].sort(([left], [right]) => (left < right ? -1 : 1)).map(([value, count]) => ({ value, count }));
}
