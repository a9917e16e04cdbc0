import { hasErrors, sortDiagnostics, type Diagnostic } from '@plugwright/diagnostics';
import { checkOnce, type CheckedDocuments } from '../check/checked-documents.ts';
import type { Reporter } from '../check/reporter.ts';
import type { Model, SpecDocument } from '../model/document.ts';
import type { Schema } from '../model/schema.ts';
import type { ParsedDocument } from '../read/parsed-document.ts';
import { buildDocument } from './build/document.ts';
import { freeze } from './freeze.ts';
import { LinkContext } from './link-context.ts';
import { linkDocument, type LinkDocument } from './link-document.ts';
import { modelOf } from './model-of.ts';
import { checkErrors } from './rules/errors.ts';
import { checkFits } from './rules/fits.ts';
import { checkImportCycles } from './rules/import-cycles.ts';
import { checkImports, checkUnusedImports } from './rules/imports.ts';
import { checkKernelServices } from './rules/kernel-services.ts';
import { checkReferenceLoops } from './rules/reference-loops.ts';

/** What linking gives: a Model where there is no error, and all findings in order. */
export interface LinkResult {
  readonly model?: Model;
  readonly diagnostics: readonly Diagnostic[];
}

/** One finding told twice is told once: the same event is looked at by its contract and by each publisher. */
function distinct(diagnostics: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return diagnostics.filter((diagnostic) => {
    const key = `${diagnostic.code} ${diagnostic.span?.file ?? ''} ${diagnostic.span?.start.offset ?? ''} ${diagnostic.message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function collect(
  parsed: readonly ParsedDocument[],
  checked: CheckedDocuments | undefined,
): { readonly documents: Map<string, LinkDocument>; readonly reporters: Reporter[] } {
  const documents = new Map<string, LinkDocument>();
  const reporters: Reporter[] = [];
  for (const document of parsed.toSorted((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0))) {
    const { kind, reporter } = checkOnce(document, checked);
    reporters.push(reporter);
    const linked = kind === undefined ? undefined : linkDocument(document, kind, reporter);
    if (linked === undefined) continue;
    const first = documents.get(linked.id);
    if (first === undefined) documents.set(linked.id, linked);
    else reporter.report('link/duplicate-id', { id: linked.id }, '/id', { related: [{ message: 'it is taken here', span: first.parsed.spanOf('/id') }] });
  }
  return { documents, reporters };
}

/** Documents without an error of their own whose imports, and theirs, have none either. */
function sound(documents: ReadonlyMap<string, LinkDocument>): ReadonlySet<string> {
  const broken = new Set([...documents.values()].filter((document) => hasErrors(document.reporter.diagnostics)).map((document) => document.id));
  const importers = new Map<string, string[]>();
  for (const document of documents.values()) {
    for (const edge of document.imports.values()) {
      const known = importers.get(edge.document);
      if (known === undefined) importers.set(edge.document, [document.id]);
      else known.push(document.id);
    }
  }
  for (const id of broken) for (const importer of importers.get(id) ?? []) broken.add(importer);
  return new Set([...documents.keys()].filter((id) => !broken.has(id)));
}

/**
 * Check documents one by one and against each other, and make the Model of them.
 * Links what can be linked: a broken document hides no finding of another. What `checked` knows is not checked by itself again.
 */
export function link(parsed: readonly ParsedDocument[], checked?: CheckedDocuments): LinkResult {
  const { documents, reporters } = collect(parsed, checked);
  const context = new LinkContext(documents);
  const built = new Map<string, SpecDocument>();
  for (const document of documents.values()) {
    checkImports(context, document);
    if (document.kind === 'plugin') checkKernelServices(context, document);
    checkErrors(context, document);
    built.set(document.id, buildDocument(context, document));
    checkUnusedImports(document);
  }
  checkImportCycles(context);
  const typeOf = (reference: string): Schema | undefined => {
    const [id = '', name = ''] = reference.split('#/types/');
    const owner = built.get(id);
    return owner !== undefined && 'types' in owner ? owner.types.get(name)?.schema : undefined;
  };
  for (const document of documents.values()) {
    const owner = built.get(document.id);
    if (owner !== undefined && 'types' in owner) checkReferenceLoops(document, owner, typeOf);
  }
  // What needs whole schemas is asked of the documents that have them.
  const whole = sound(documents);
  const model = modelOf([...built.values()].filter((document) => whole.has(document.id)));
  for (const id of whole) {
    const document = documents.get(id);
    if (document !== undefined) checkFits(context, model, document);
  }
  const diagnostics = distinct(sortDiagnostics(reporters.flatMap((reporter) => reporter.diagnostics)));
  return hasErrors(diagnostics) ? { diagnostics } : { model: freeze(model), diagnostics };
}
