import type { DocumentDiff, SpecChange } from '@plugwright/compat';
import { counted } from '../../terminal/quantity.ts';
import type { Compared } from '../compare.ts';

/** `2 breaking, 1 dangerous, 3 safe`, without what there is none of. */
export function countsOf(changes: readonly SpecChange[]): string {
  return (['breaking', 'dangerous', 'safe'] as const)
    .map((level) => [changes.filter((change) => change.level === level).length, level] as const)
    .filter(([count]) => count > 0)
    .map(([count, level]) => `${count} ${level}`)
    .join(', ');
}

/** `1.2.0 needs a major bump`, as far as there are versions. */
export function demandOf({ oldVersion, newVersion, bump }: DocumentDiff): string {
  if (oldVersion === undefined) return `${newVersion ?? ''}, new`.trim();
  if (newVersion === undefined) return `${oldVersion}, removed`;
  const versions = oldVersion === newVersion ? oldVersion : `${oldVersion} → ${newVersion}`;
  return bump === 'none' ? `${versions}, no bump needed` : `${versions}, needs ${bump}`;
}

/** The last line: what it all comes to. */
export function conclusionOf({ verdict, documents }: Compared): string {
  const changes = documents.flatMap((document) => document.changes);
  if (changes.length === 0) return 'Nothing that users can see changed.';
  const what = { compatible: 'Compatible', breaking: 'Breaking', unknown: 'Could not be decided' }[verdict];
  return `${what}: ${counted(documents.length, 'document')} with ${countsOf(changes)}.`;
}
