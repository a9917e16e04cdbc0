import { didYouMean } from '@plugwright/diagnostics';
import semver from 'semver';
import { below } from '../../json/pointer.ts';
import type { ImportEdge } from '../../model/plugin-parts.ts';
import { admits } from '../admits.ts';
import type { LinkContext } from '../link-context.ts';
import type { LinkDocument } from '../link-document.ts';

function checkEdge(context: LinkContext, document: LinkDocument, edge: ImportEdge): void {
  const { reporter } = document;
  const pointer = below('/imports', edge.alias);
  const at = below(pointer, edge.kind);
  if (edge.document === document.id) {
    document.used.add(edge.alias);
    reporter.report('link/self-import', { id: document.id }, at);
    return;
  }
  const target = context.documents.get(edge.document);
  if (target === undefined) {
    const ids = [...context.documents.values()].filter((other) => other.kind === edge.kind).map((other) => other.id);
    const install = `Add it to specs/, or install a package that carries it: \`npm install @plugwright/${edge.kind}-${edge.document}\`.`;
    reporter.report('link/unknown-document', { kind: edge.kind, id: edge.document }, at, { hints: [...didYouMean(edge.document, ids), install] });
    return;
  }
  if (target.kind !== edge.kind) {
    reporter.report(
      'link/wrong-kind',
      { id: edge.document, found: target.kind, expected: edge.kind },
      { key: at },
      { related: [{ message: `"${edge.document}" is written here`, span: target.parsed.spanOf('/id') }] },
    );
    return;
  }
  if (semver.valid(target.version) !== null && semver.validRange(edge.range) !== null && !admits(edge.range, target.version)) {
    reporter.report('link/range-excludes', { range: edge.range, id: edge.document, version: target.version }, below(pointer, 'range'), {
      related: [{ message: `the version of "${edge.document}"`, span: target.parsed.spanOf('/version') }],
    });
  }
  edge.operations.forEach((operation, index) => {
    document.used.add(edge.alias);
    context.member(document, target, 'operations', operation, below(pointer, 'operations', index));
  });
}

/** Every import leads to a document of the kind it says, whose version its range admits. */
export function checkImports(context: LinkContext, document: LinkDocument): void {
  for (const edge of document.imports.values()) checkEdge(context, document, edge);
}

/** Imports that nothing refers to; asked last, when every reference was followed. */
export function checkUnusedImports(document: LinkDocument): void {
  for (const { alias, kind } of document.imports.values()) {
    if (document.used.has(alias) || (kind === 'plugin' && document.kind !== 'plugin')) continue;
    document.reporter.report('link/unused-import', { alias }, { key: below('/imports', alias) });
  }
}
