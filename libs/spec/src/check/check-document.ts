import { didYouMean, nearMiss, type Diagnostic } from '@plugwright/diagnostics';
import { isObject, typeName } from '../json/access.ts';
import type { DocumentKind } from '../model/document.ts';
import type { ParsedDocument } from '../read/parsed-document.ts';
import { kindOf } from './kind-of.ts';
import { reportMetaFindings } from './meta-findings.ts';
import { documentKinds } from './meta-schemas.ts';
import { Reporter } from './reporter.ts';
import { rules } from './rules.ts';

/** What checking a document by itself gives. */
export interface CheckResult {
  /** Absent where the document does not say a kind that exists. */
  readonly kind?: DocumentKind;
  readonly reporter: Reporter;
}

/** Check one document by itself, without looking at any other. */
export function check(document: ParsedDocument): CheckResult {
  const reporter = new Reporter(document);
  const kind = kindOf(document.value);
  if (kind === undefined) {
    const spec = isObject(document.value) ? document.value['spec'] : undefined;
    const kinds = documentKinds.map((known) => `${known}/v1`);
    const found = typeof spec === 'string' ? spec : typeName(spec);
    const meant = nearMiss(found, kinds);
    reporter.report('spec/unknown-kind', { found }, spec === undefined ? '' : '/spec', {
      hints: didYouMean(found, kinds),
      fix: meant === undefined || spec === undefined ? undefined : reporter.replacement('/spec', meant),
    });
    return { reporter };
  }
  reportMetaFindings(reporter, kind);
  for (const rule of rules) rule(reporter, kind);
  return { kind, reporter };
}

/** The findings of one document by itself; `link` has those between documents as well. */
export function checkDocument(document: ParsedDocument): readonly Diagnostic[] {
  return check(document).reporter.diagnostics;
}
