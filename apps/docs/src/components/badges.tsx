import type { ReactNode } from 'react';

/** Short facts in a row, such as maturity and version. */
export function Badges({ facts }: { readonly facts: readonly (string | undefined)[] }): ReactNode {
  return (
    <ul className="badges">
      {[...new Set(facts)]
        .filter((fact) => fact !== undefined && fact !== '')
        .map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
    </ul>
  );
}
