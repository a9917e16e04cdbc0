import type { Model } from '@plugwright/spec';
import type { EmittedFile } from '../../emitted-file.ts';
import { pluginRoot } from '../../plugin-input.ts';
import { isLocal } from '../../surface/documents.ts';
import { oneLine } from '../../text/prose.ts';
import { contractRoot } from '../contract-package/contract-package.ts';

/** The machine's part of `CODEOWNERS`: each spec, and what follows from it, belongs to the spec's owners. */
export function emitCodeowners(model: Model): EmittedFile[] {
  const lines = [...model.documents.values()]
    .filter((document) => isLocal(document) && document.owners.length > 0)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((document) => {
      const owners = document.owners.map((owner) => oneLine(owner).replaceAll(' ', '')).join(' ');
      const root = document.kind === 'plugin' ? pluginRoot(document.id) : document.kind === 'contract' || document.kind === 'kernel' ? contractRoot(document.id) : undefined;
      return [`/${document.source.file} ${owners}`, ...(root === undefined ? [] : [`/${root}/ ${owners}`])];
    });
  return [{ path: 'CODEOWNERS', text: `${lines.join('\n')}\n`, ownership: 'shared' }];
}
