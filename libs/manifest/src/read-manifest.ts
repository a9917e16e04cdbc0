import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { manifestSchema } from './manifest-schema.ts';
import type { Manifest } from './manifest.ts';

/** Larger than any emitted manifest by far; what is larger is not read. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Findings of one manifest that are worth reading at once. */
const MAX_FINDINGS = 20;

/** A manifest, or why there is none; exactly one of the two is of use. */
export interface ManifestReading {
  readonly manifest?: Manifest;
  readonly diagnostics: readonly Diagnostic[];
}

let compiled: ValidateFunction<Manifest> | undefined;

/** Compiling costs tens of milliseconds, so the first reading pays and not the import. */
function validator(): ValidateFunction<Manifest> {
  compiled ??= new Ajv2020({ strict: false, ownProperties: true, allErrors: true, validateFormats: false }).compile<Manifest>(manifestSchema);
  return compiled;
}

/**
 * Read a manifest from its JSON text or from the parsed object, checked against {@link manifestSchema}.
 * @param file how findings name the place, workspace-relative
 */
export function readManifest(source: string | object, file = 'plugin.manifest.json'): ManifestReading {
  if (typeof source === 'string' && source.length > MAX_BYTES) {
    return { diagnostics: [diagnose('kernel/manifest-unreadable', { file, reason: 'it is larger than 16 MiB' })] };
  }
  let value: unknown;
  try {
    value = typeof source === 'string' ? JSON.parse(source) : source;
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'it is not JSON';
    return { diagnostics: [diagnose('kernel/manifest-unreadable', { file, reason })] };
  }
  const validate = validator();
  if (validate(value)) {
    const diagnostics = crossCheck(value);
    return diagnostics.length === 0 ? { manifest: value, diagnostics } : { diagnostics };
  }
  const plugin = nameOf(value, file);
  return { diagnostics: (validate.errors ?? []).slice(0, MAX_FINDINGS).map((error) => finding(plugin, error)) };
}

/** What the schema cannot say: names that must lead somewhere inside the same manifest, and to what they can. */
function crossCheck(manifest: Manifest): Diagnostic[] {
  const findings: Diagnostic[] = [];
  const say = (pointer: string, reason: string): void => {
    findings.push(diagnose('kernel/manifest-invalid', { plugin: manifest.id, pointer, reason }, { pointer }));
  };
  const missing = (pointer: string, name: string): void => {
    say(pointer, `there is no operation ${name}`);
  };
  manifest.coordination.exposesMethods.forEach((name, index) => {
    if (!Object.hasOwn(manifest.operations, name)) missing(`/coordination/exposesMethods/${String(index)}`, name);
  });
  manifest.coordination.messaging.subscribes.forEach(({ operation }, index) => {
    const pointer = `/coordination/messaging/subscribes/${String(index)}/operation`;
    if (!Object.hasOwn(manifest.operations, operation)) missing(pointer, operation);
    else if (manifest.operations[operation]?.stream !== undefined) say(pointer, `the operation ${operation} streams, and takes no event`);
  });
  return findings;
}

function nameOf(value: unknown, file: string): string {
  const id = typeof value === 'object' && value !== null ? (value as { readonly id?: unknown }).id : undefined;
  return typeof id === 'string' && id.length <= 100 ? id : file;
}

function finding(plugin: string, error: ErrorObject): Diagnostic {
  const extra = error.keyword === 'additionalProperties' ? ` (${String(error.params['additionalProperty'])})` : '';
  const pointer = error.instancePath === '' ? '/' : error.instancePath;
  return diagnose('kernel/manifest-invalid', { plugin, pointer, reason: `${error.message ?? error.keyword}${extra}` }, { pointer: error.instancePath });
}
