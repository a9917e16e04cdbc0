import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import type { ManifestSchema } from '@plugwright/manifest';
import { leavesOf, mapLeaves, pointerOf } from './leaf.ts';
import { SecretError } from './secret/secret-error.ts';
import type { SecretReader } from './secret/secret-reader.ts';
import { describeReference, isReference, readReference } from './secret/secret-reference.ts';
import { memberSchema, parseText } from './setting.ts';

/** A configuration whose references are replaced by what they stand for. */
export interface ResolvedReferences {
  readonly value: unknown;
  readonly secrets: readonly string[];
  /** Where each secret comes from, in words, by the pointer of the member. */
  readonly origins: ReadonlyMap<string, string>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Replace every reference to a secret by the secret, as the type that the schema asks for. */
export async function resolveReferences(plugin: string, schema: ManifestSchema, tree: unknown, reader: SecretReader): Promise<ResolvedReferences> {
  const values = new Map<string, unknown>();
  const origins = new Map<string, string>();
  const secrets: string[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { path, value } of leavesOf(tree)) {
    const pointer = pointerOf(path);
    if (Array.isArray(value) && mentionsReference(value)) {
      diagnostics.push(diagnose('config/secret-invalid', { plugin, pointer, reason: 'a reference cannot stand in a list' }));
      continue;
    }
    if (!isReference(value)) continue;
    const reading = path.length === 0 ? { reason: 'it stands for a member, not for the whole configuration' } : readReference(value);
    if ('reason' in reading) {
      diagnostics.push(diagnose('config/secret-invalid', { plugin, pointer, reason: reading.reason }));
      continue;
    }
    const origin = describeReference(reading.reference);
    origins.set(pointer, origin);
    try {
      const secret = await reader.read(reading.reference);
      secrets.push(secret);
      const at = path.reduce<unknown>((node, key) => memberSchema(schema, node, key), schema);
      values.set(pointer, parseText(schema, at, secret));
    } catch (error) {
      const reason = error instanceof SecretError ? error.message : 'it cannot be read';
      diagnostics.push(diagnose('config/secret-unavailable', { plugin, pointer, origin, reason }));
    }
  }
  if (origins.size === 0) return { value: tree, secrets, origins, diagnostics };
  const value = mapLeaves(tree, ({ path, value: own }) => (isReference(own) ? values.get(pointerOf(path)) : own));
  return { value, secrets: [...secrets, ...innerTexts([...values.values()])], origins, diagnostics };
}

function mentionsReference(value: unknown, depth = 0): boolean {
  if (isReference(value)) return true;
  return depth < 32 && typeof value === 'object' && value !== null && Object.values(value).some((inner) => mentionsReference(inner, depth + 1));
}

/** A secret that is an object in JSON is as secret in its parts. */
function innerTexts(values: readonly unknown[], depth = 0): string[] {
  if (depth > 32) return [];
  return values.flatMap((value) => {
    if (typeof value === 'object' && value !== null) return innerTexts(Object.values(value), depth + 1);
    return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
  });
}
