import { readText } from '@plugwright/spec';
import type { DocumentVersion, Shelf } from '../../src/matrix/document-version.ts';
import { meaningDigest } from '../../src/matrix/meaning.ts';

const kernel = `spec: kernel/v1
id: kernel
version: 1.0.0
title: Kernel
summary: Services.
owners: ['@acme/all']
services:
  log:
    summary: Logs.
    operations:
      write:
        summary: Write a line.
        input: { type: object, required: [text], properties: { text: { type: string } } }
        output: { type: object, properties: {} }
        effects: { reads: [], writes: [], idempotent: true }
        timeout: 1s
`;

/** A contract with one used and one unused type; \`size\` is what tests change. */
export const contract = (version: string, limit: number, extra = ''): string => `spec: contract/v1
id: shapes
version: ${version}
title: Shapes
summary: ${extra === '' ? 'Shapes.' : extra}
owners: ['@acme/all']
maturity: stable
types:
  Square: { type: object, required: [side], properties: { side: { type: integer, maximum: ${String(limit)} } } }
  Unused: { type: string, maxLength: ${String(limit)} }
`;

/** A plugin that takes a square. */
export const plugin = (version: string, range = '^1.0'): string => `spec: plugin/v1
id: areas
version: ${version}
title: Areas
summary: Areas of shapes.
category: geometry
license: Apache-2.0
owners: ['@acme/all']
maturity: stable
runtime: { language: typescript, isolation: worker, concurrency: { mode: serial, max: 1 } }
kernel: { range: '^1.0', services: [log] }
imports: { shapes: { contract: shapes, range: '${range}' } }
operations:
  area:
    summary: The area of a square.
    input: { type: object, required: [square], properties: { square: { $ref: 'shapes#/types/Square' } } }
    output: { type: object, required: [area], properties: { area: { type: integer } } }
    errors: []
    effects: { reads: [], writes: [], idempotent: true }
    timeout: 1s
`;

/** One version of a document, from its text. */
export function versionOf(
  text: string,
  options: { readonly head?: boolean; readonly label?: string; readonly resolved?: Readonly<Record<string, string>> } = {},
): DocumentVersion {
  const [, kind = '', id = ''] = /^spec: (\w+)\/v1\nid: (\S+)/.exec(text) ?? [];
  const { document, diagnostics } = readText(`${id}.${kind}.yaml`, text);
  if (document === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  const { version } = document.value as { version: string };
  return {
    kind: kind as DocumentVersion['kind'],
    id,
    label: options.label ?? version,
    version,
    isHead: options.head === true,
    document,
    resolved: new Map(Object.entries(options.resolved ?? {})),
    digest: meaningDigest(document.value),
  };
}

/** A shelf of these versions, and the kernel. */
export function shelfOf(...versions: readonly DocumentVersion[]): Shelf {
  const shelf = new Map<string, DocumentVersion[]>();
  for (const version of [...versions, versionOf(kernel, { head: true })]) shelf.set(version.id, [...(shelf.get(version.id) ?? []), version]);
  return new Map([...shelf].sort(([a], [b]) => (a < b ? -1 : 1)));
}
