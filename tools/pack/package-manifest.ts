import { launcherPackage, launcherSources, launcherTargets } from './launcher-targets.ts';
import { stagedPath, stagedStrings } from './staged-path.ts';

/** What of a package.json concerns packing. */
export interface PackageManifest {
  readonly name: string;
  readonly version: string;
  readonly description?: string;
  readonly private?: boolean;
  readonly exports?: unknown;
  readonly files?: readonly string[];
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

const keptInTheWorkspace = new Set(['scripts', 'devDependencies', 'nx', 'private']);

/** An export of a `.ts` file gets its declarations first and its JavaScript after; others only move. */
function stagedExport(target: unknown): unknown {
  if (typeof target === 'string') {
    const moved = stagedPath(target);
    return target.endsWith('.ts') && moved !== target ? { types: moved.replace(/\.js$/, '.d.ts'), default: moved } : moved;
  }
  if (typeof target !== 'object' || target === null || Array.isArray(target)) return stagedStrings(target);
  const declared = Object.entries(target).filter(([condition]) => condition !== 'types' || !('default' in target));
  const moved = declared.map(([condition, inner]) => [condition, stagedExport(inner)] as const);
  return Object.fromEntries(moved);
}

/** The exports without those whose file stays in the workspace, such as what only tests of other packages import. */
function shippedExports(exports: unknown, files: readonly string[]): unknown {
  if (typeof exports !== 'object' || exports === null || Array.isArray(exports)) return exports;
  const shipped = (target: unknown): boolean =>
    typeof target !== 'string' || target === './package.json' || files.some((entry) => target === `./${entry}` || target.startsWith(`./${entry}/`));
  return Object.fromEntries(Object.entries(exports).filter(([, target]) => shipped(target)));
}

function exactDependencies(dependencies: Readonly<Record<string, string>>, ours: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(dependencies).flatMap(([name, range]) => {
      // What is built in the workspace comes built: a package for each kind of machine. One that is not published would stop `npm ci`.
      const names = name === launcherSources ? launcherTargets.map(launcherPackage).filter((launcher) => ours.has(launcher)) : [name];
      return names.map((published) => [published, ours.get(published) ?? range]);
    }),
  );
}

/**
 * The package.json of the staged package: paths under `src` point to `dist`, what only the workspace needs is left out,
 * dependencies among our own packages name their exact version.
 * @param ours version by name of every package that is published together
 */
export function stagedManifest(manifest: PackageManifest, ours: ReadonlyMap<string, string>): PackageManifest {
  const staged: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(manifest)) {
    if (keptInTheWorkspace.has(key)) continue;
    if (key === 'exports') staged[key] = stagedExport(shippedExports(value, manifest.files ?? ['src']));
    else if (key.endsWith('ependencies')) staged[key] = exactDependencies(value as Record<string, string>, ours);
    else if (key !== 'files') staged[key] = stagedStrings(value);
  }
  const files = [...new Set([...(manifest.files ?? ['src']).map((entry) => (entry === 'src' ? 'dist' : entry)), 'README.md', 'LICENSE'])].sort();
  return { ...staged, name: manifest.name, version: manifest.version, files, publishConfig: { access: 'public' } };
}
