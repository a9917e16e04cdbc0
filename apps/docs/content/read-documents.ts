import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DiagnosticCode, DocumentKind, PortalContract, PortalDocument, PortalKernel, PortalPlugin } from '../src/portal/shape.ts';

/** Every emitted document, sorted by id. */
export interface PortalContent {
  readonly plugins: readonly PortalPlugin[];
  readonly contracts: readonly PortalContract[];
  readonly kernels: readonly PortalKernel[];
  readonly diagnostics: readonly DiagnosticCode[];
}

/**
 * Read the emitted documents below a folder.
 * @throws Error naming the command that emits them where there are none, or the file that is no document.
 */
export function readDocuments(folder: string): PortalContent {
  const content = {
    plugins: readKind(folder, 'plugin') as PortalPlugin[],
    contracts: readKind(folder, 'contract') as PortalContract[],
    kernels: readKind(folder, 'kernel') as PortalKernel[],
    diagnostics: readDiagnostics(folder),
  };
  if (content.kernels.length + content.contracts.length + content.plugins.length === 0) {
    throw new Error(`no emitted documents in ${folder}: run \`npx nx sync\` first`);
  }
  return content;
}

/** Every document of a content, in a fixed order. */
export function allDocuments(content: PortalContent): readonly PortalDocument[] {
  return [...content.plugins, ...content.contracts, ...content.kernels];
}

function readDiagnostics(folder: string): DiagnosticCode[] {
  const file = join(folder, 'diagnostics.json');
  if (!existsSync(file)) return [];
  return (JSON.parse(readFileSync(file, 'utf8')) as { readonly diagnostics: DiagnosticCode[] }).diagnostics;
}

function readKind(folder: string, kind: DocumentKind): PortalDocument[] {
  const place = join(folder, kind);
  if (!existsSync(place)) return [];
  const files = readdirSync(place)
    .filter((name) => name.endsWith('.json'))
    .sort();
  return files.map((name) => {
    const document = JSON.parse(readFileSync(join(place, name), 'utf8')) as PortalDocument;
    if (document.kind !== kind || name !== `${document.id}.json`) throw new Error(`${join(place, name)} is not the ${kind} of its name: run \`npx nx sync\``);
    return document;
  });
}
