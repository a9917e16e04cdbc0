import { isObject } from '@plugwright/spec';
import type { DocumentVersion } from './document-version.ts';
import { type Overlay, rangeInForce } from './overlays.ts';

/** What a document asks of another one. */
export interface Need {
  readonly upstream: string;
  readonly range: string;
}

/** The imports of a document and, for a plugin, the kernel, with the ranges in force. */
export function needsOf({ id, version, document, isHead }: DocumentVersion, overlays: readonly Overlay[] = []): readonly Need[] {
  const written: Need[] = [];
  const imports = isObject(document.value['imports']) ? document.value['imports'] : {};
  for (const edge of Object.values(imports)) {
    if (!isObject(edge)) continue;
    const upstream = edge['contract'] ?? edge['plugin'];
    if (typeof upstream === 'string' && typeof edge['range'] === 'string') written.push({ upstream, range: edge['range'] });
  }
  const kernel = document.value['kernel'];
  if (isObject(kernel) && typeof kernel['range'] === 'string') written.push({ upstream: 'kernel', range: kernel['range'] });
  // A working document is mended in its spec; overlays are for what cannot be changed any more.
  if (isHead) return written;
  return written.map(({ upstream, range }) => ({ upstream, range: rangeInForce(overlays, id, version, upstream, range) }));
}
