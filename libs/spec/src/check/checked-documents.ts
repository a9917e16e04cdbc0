import type { ParsedDocument } from '../read/parsed-document.ts';
import { check, type CheckResult } from './check-document.ts';
import { kindOf } from './kind-of.ts';
import { Reporter } from './reporter.ts';

/** Which documents were found right by themselves before: by this very code, in this file, with this text. */
export interface CheckedDocuments {
  has(document: ParsedDocument): boolean;
  add(document: ParsedDocument): void;
}

/** Check a document by itself, unless that is known to find nothing. */
export function checkOnce(document: ParsedDocument, checked?: CheckedDocuments): CheckResult {
  if (checked?.has(document) === true) {
    const kind = kindOf(document.value);
    if (kind !== undefined) return { kind, reporter: new Reporter(document) };
  }
  const result = check(document);
  if (result.reporter.diagnostics.length === 0) checked?.add(document);
  return result;
}
