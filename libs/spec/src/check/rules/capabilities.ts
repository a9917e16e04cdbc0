import { didYouMean } from '@plugwright/diagnostics';
import { isObject, listOf, textOf, textsOf } from '../../json/access.ts';
import { below } from '../../json/pointer.ts';
import type { Rule } from '../rules.ts';

/** What each scope can permit; `data`, `memory`, `ui` and `system` are unlocked service by service, so the kernel spec says. */
const permissions: Readonly<Record<string, readonly string[]>> = {
  filesystem: ['read', 'write', 'watch'],
  network: ['connect', 'listen'],
  process: ['spawn'],
  environment: ['read'],
};

function leaves(path: string): boolean {
  return (
    path.startsWith('/') || path.startsWith('~') || path.includes('\\') || path.includes('\0') || /^[A-Za-z]:/.test(path) || path.split('/').includes('..')
  );
}

/** A capability names exactly what it opens, and no path of it leaves the plugin's folder. */
export const capabilities: Rule = (reporter, kind) => {
  if (kind !== 'plugin') return;
  const ids = new Set<string>();
  listOf(reporter.document.value, 'capabilities').forEach((written, index) => {
    if (!isObject(written)) return;
    const pointer = below('/capabilities', index);
    const id = textOf(written, 'id') ?? '';
    const scope = textOf(written, 'scope') ?? '';
    const incomplete = (problem: string, at: string, hints: readonly string[] = []): void =>
      reporter.report('spec/capability-incomplete', { id, scope, problem }, at, { hints });
    if (ids.has(id)) incomplete('has the id of another one', below(pointer, 'id'));
    ids.add(id);
    const paths = textsOf(written, 'paths');
    const hosts = textsOf(written, 'hosts');
    if (scope === 'filesystem' && paths.length === 0) incomplete('names no paths', pointer);
    if (scope === 'network' && hosts.length === 0) incomplete('names no hosts', pointer);
    if (scope !== 'filesystem' && paths.length > 0) incomplete('cannot have paths', below(pointer, 'paths'));
    if (scope !== 'network' && hosts.length > 0) incomplete('cannot have hosts', below(pointer, 'hosts'));
    const known = Object.hasOwn(permissions, scope) ? permissions[scope] : undefined;
    listOf(written, 'permissions').forEach((permission, at) => {
      if (known === undefined || typeof permission !== 'string' || known.includes(permission)) return;
      incomplete(`has no permission "${permission}"`, below(pointer, 'permissions', at), [...didYouMean(permission, known), `It has: ${known.join(', ')}.`]);
    });
    listOf(written, 'paths').forEach((path, at) => {
      if (typeof path === 'string' && leaves(path)) reporter.report('spec/unsafe-path', { value: path }, below(pointer, 'paths', at));
    });
  });
};
