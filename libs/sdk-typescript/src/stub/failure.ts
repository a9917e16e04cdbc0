import { coreErrors, type Manifest } from '@plugwright/manifest';
import type { ValidatorError } from '../definition.ts';
import { declaredError, type ErrorEntry, PluginError } from '../plugin-error.ts';
import { StubMisuse } from './misuse.ts';
import type { RecordedError } from './record.ts';

const MAX_VIOLATIONS = 20;

/** The error `code` as the plugin's manifest describes it. @throws StubMisuse for a code that it does not have. */
export function failure(manifest: Manifest, code: string, details: Readonly<Record<string, unknown>>): PluginError {
  const known: Readonly<Record<string, ErrorEntry>> = { ...coreErrors, ...manifest.errors };
  const entry = Object.hasOwn(known, code) ? known[code] : undefined;
  if (entry === undefined) throw new StubMisuse(`${manifest.id} knows no error ${code}; there are ${Object.keys(known).join(', ')}`);
  return declaredError(code, entry, { ...details });
}

/** `core/invalid` with the places that a validator found. `what` names the value. */
export function invalid(manifest: Manifest, errors: readonly ValidatorError[] | null | undefined, what: string): PluginError {
  const violations = (errors ?? []).slice(0, MAX_VIOLATIONS).map((error) => ({ pointer: error.instancePath, message: error.message ?? error.keyword }));
  const [first] = violations;
  const reason = first === undefined ? `the ${what} does not fit its schema` : `${what}: ${first.pointer === '' ? '' : `${first.pointer} `}${first.message}`;
  return failure(manifest, 'core/invalid', { reason, violations });
}

/** An error as it goes into a recording. */
export function recordedError(error: unknown): RecordedError {
  if (error instanceof PluginError) {
    const { code, class: kind, retryable, message, details } = error;
    return { code, class: kind, retryable, message, ...(details === undefined ? {} : { details }) };
  }
  return { code: 'core/internal', class: 'internal', retryable: false, message: error instanceof Error ? error.message : String(error) };
}

/** The error that a recording tells of. */
export function failureFrom({ code, class: kind, retryable, message, details }: RecordedError): PluginError {
  return new PluginError({ code, class: kind, retryable, message, details: details as Record<string, unknown> | undefined });
}
