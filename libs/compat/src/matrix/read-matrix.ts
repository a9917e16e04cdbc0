import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import semver from 'semver';
import matrixSchema from '../../schemas/matrix.schema.json' with { type: 'json' };
import overlaysSchema from '../../schemas/overlays.schema.json' with { type: 'json' };
import type { Matrix } from './matrix.ts';
import type { Overlay } from './overlays.ts';

/** What reading a registry file gives: the value, or why it cannot be used. */
export type RegistryFile<T> =
  { readonly value: T; readonly diagnostics: readonly [] } | { readonly value?: undefined; readonly diagnostics: readonly [Diagnostic] };

const ajv = new Ajv2020({ strict: true, ownProperties: true });
let validators: { readonly matrix: ValidateFunction; readonly overlays: ValidateFunction } | undefined;

/** Compiled when the first file is read: most commands read none. */
const validatorOf = (kind: 'matrix' | 'overlays'): ValidateFunction =>
  (validators ??= { matrix: ajv.compile(matrixSchema), overlays: ajv.compile(overlaysSchema) })[kind];

const refused = (file: string, reason: string): { readonly diagnostics: readonly [Diagnostic] } => ({
  diagnostics: [diagnose('matrix/unreadable', { file, reason })],
});

function parsed(file: string, text: string, kind: 'matrix' | 'overlays'): { readonly value: unknown } | { readonly diagnostics: readonly [Diagnostic] } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return refused(file, `it is not JSON (${error instanceof Error ? error.message : 'it does not parse'})`);
  }
  const validate = validatorOf(kind);
  if (validate(value)) return { value };
  const [first] = validate.errors ?? [];
  return refused(file, `${first?.instancePath === '' ? 'it' : (first?.instancePath ?? 'it')} ${first?.message ?? 'does not follow its schema'}`);
}

/** Read the text of `registry/matrix.json`. */
export function readMatrix(file: string, text: string): RegistryFile<Matrix> {
  const result = parsed(file, text, 'matrix');
  return 'value' in result ? { value: result.value as Matrix, diagnostics: [] } : result;
}

/** Read the text of `registry/overlays.json`; a range that is none is refused. */
export function readOverlays(file: string, text: string): RegistryFile<readonly Overlay[]> {
  const result = parsed(file, text, 'overlays');
  if (!('value' in result)) return result;
  const { overlays } = result.value as { readonly overlays: readonly Overlay[] };
  for (const overlay of overlays) {
    const wrong = [overlay.range, overlay.versions].find((range) => semver.validRange(range) === null);
    if (wrong !== undefined) return refused(file, `"${wrong}" is not a range (overlay of "${overlay.plugin}")`);
  }
  return { value: overlays, diagnostics: [] };
}
