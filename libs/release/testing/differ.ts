import type { Bump, SpecChange } from '@plugwright/compat';
import type { Differ } from '../src/gate/differ.ts';
import { higher } from '../src/versions/bump.ts';

/** A change of a document as the comparison would find it. */
export function change(document: string, bump: Bump, more: Partial<SpecChange> = {}): SpecChange {
  const level = bump === 'major' ? 'breaking' : 'safe';
  const text = { rule: `compat/test-${bump}`, message: `A ${bump} change.`, advice: 'Adapt.', page: '/docs/x' };
  return { category: 'wire', surface: 'operation', document, kind: 'plugin', level, bump, ...text, ...more };
}

/** A comparison that finds what a test says, of the documents that it is asked for. */
export function finding(...changes: readonly SpecChange[]): Differ {
  return (old, current, { documents }) => {
    const found = documents.map((document) => {
      const own = changes.filter((entry) => entry.document === document);
      const bump = own.filter(({ approval }) => approval === undefined).reduce<Bump>((highest, entry) => higher(entry.bump, highest), 'none');
      const [oldVersion = '', newVersion = ''] = [old.documents.get(document)?.version, current.documents.get(document)?.version];
      return { document, kind: 'plugin' as const, oldVersion, newVersion, changes: own, bump };
    });
    return Promise.resolve({ documents: found.filter((entry) => entry.changes.length > 0), diagnostics: [] });
  };
}
