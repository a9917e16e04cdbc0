import type { ManifestSchema } from '@plugwright/manifest';
import { deref, memberSchema } from './setting.ts';

const MAX_DEPTH = 32;

/** The texts of all values that a schema marks by `x-sensitive: true`, everything below a marked value included. */
export function sensitiveTexts(root: ManifestSchema, value: unknown): string[] {
  const texts: string[] = [];
  collect(root, root, value, false, 0, texts);
  return texts;
}

function collect(root: ManifestSchema, schema: unknown, value: unknown, marked: boolean, depth: number, texts: string[]): void {
  if (depth > MAX_DEPTH) return;
  const node = deref(root, schema);
  const own = typeof schema === 'object' && schema !== null ? (schema as Record<string, unknown>)['x-sensitive'] : undefined;
  const sensitive = marked || own === true || node?.['x-sensitive'] === true;
  if (Array.isArray(value)) {
    for (const item of value) collect(root, node?.['items'], item, sensitive, depth + 1, texts);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, member] of Object.entries(value)) collect(root, memberSchema(root, node, key), member, sensitive, depth + 1, texts);
  } else if (sensitive && (typeof value === 'string' || typeof value === 'number')) {
    texts.push(String(value));
  }
}
