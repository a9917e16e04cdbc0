import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isObject } from '../json.ts';
import type { WorkspacePackage } from '../workspace/workspace-packages.ts';

const fields = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;

/** A range that named the old version names the new one, in the same form; any other is a person's own and stays. */
function moved(range: unknown, from: string, to: string): unknown {
  return typeof range === 'string' && ['', '^', '~'].some((sign) => range === sign + from) ? range.replace(from, to) : range;
}

interface Move {
  readonly from: string;
  readonly to: string;
}

function withVersions(entry: Record<string, unknown>, name: string | undefined, moves: ReadonlyMap<string, Move>): Record<string, unknown> {
  const result: Record<string, unknown> = { ...entry };
  const own = name === undefined ? undefined : moves.get(name);
  if (own !== undefined) result['version'] = own.to;
  for (const field of fields) {
    const ranges = entry[field];
    if (!isObject(ranges)) continue;
    result[field] = Object.fromEntries(
      Object.entries(ranges).map(([dependency, range]) => {
        const move = moves.get(dependency);
        return [dependency, move === undefined ? range : moved(range, move.from, move.to)];
      }),
    );
  }
  return result;
}

async function readJson(root: string, file: string): Promise<Record<string, unknown> | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(join(root, file), 'utf8'));
    return isObject(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

const printed = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/**
 * The package.json files and the lock file after hand-written packages got new versions: their own version, and every
 * range by which the workspace named the old one. Emitted packages are left to the emitter.
 */
export async function handWrittenFiles(
  root: string,
  packages: readonly WorkspacePackage[],
  moves: ReadonlyMap<string, Move>,
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  if (moves.size === 0) return files;
  const put = (file: string, before: unknown, after: unknown): void => {
    if (printed(before) !== printed(after)) files.set(file, printed(after));
  };
  const hand = packages.filter(({ document }) => document === undefined);
  for (const folder of ['', ...hand.map((entry) => entry.folder)]) {
    const file = folder === '' ? 'package.json' : `${folder}/package.json`;
    const manifest = await readJson(root, file);
    if (manifest !== undefined) put(file, manifest, withVersions(manifest, typeof manifest['name'] === 'string' ? manifest['name'] : undefined, moves));
  }
  const lock = await readJson(root, 'package-lock.json');
  const entries = lock?.['packages'];
  if (lock !== undefined && isObject(entries)) {
    const names = new Map(hand.map(({ folder, name }) => [folder, name]));
    const next = Object.entries(entries).map(([key, entry]): [string, unknown] => [
      key,
      isObject(entry) && (key === '' || names.has(key)) ? withVersions({ ...entry }, names.get(key), moves) : entry,
    ]);
    put('package-lock.json', lock, { ...lock, packages: Object.fromEntries(next) });
  }
  return files;
}
