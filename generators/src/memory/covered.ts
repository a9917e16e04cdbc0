/** Folders whose every file a plan may read, below the workspace. */
export const coveredFolders = ['specs', 'plugins', 'libs/contracts', 'registry', 'apps/docs/data'] as const;

/** Single files that a plan may read. */
export const coveredFiles = ['package.json', 'package-lock.json', 'CODEOWNERS', 'nx.json', 'apps/docs/package.json'] as const;

/** Folders that hold nothing emitted, at any depth. */
const never = new Set(['node_modules', 'dist']);

/** What tasks write into a plugin's folder, right inside of it. */
const outputs = new Set(['coverage', 'test-output', '.nx']);

/** Whether a folder is left out: what tasks write, what npm installs, and the releases, which no plan looks at. */
export function isLeftOut(folder: string): boolean {
  const parts = folder.split('/');
  if (never.has(parts.at(-1) ?? '') || folder === 'registry/released') return true;
  return parts[0] === 'plugins' && parts.length === 3 && outputs.has(parts[2] ?? '');
}

/** Whether a path is one whose state is remembered, so that a plan that read it can be remembered. */
export function isCovered(path: string): boolean {
  if ((coveredFiles as readonly string[]).includes(path)) return true;
  if (!coveredFolders.some((folder) => path === folder || path.startsWith(`${folder}/`))) return false;
  const parts = path.split('/');
  return !parts.some((_, index) => index > 0 && isLeftOut(parts.slice(0, index).join('/')));
}

/** What a path is remembered with: a spec by itself, the files of a plugin together, the rest by its folder. */
export function groupOf(path: string): string {
  if (path.startsWith('specs/')) return path;
  if (path.startsWith('plugins/')) {
    const end = path.indexOf('/', 'plugins/'.length);
    return end === -1 ? path : path.slice(0, end);
  }
  return coveredFolders.find((folder) => path.startsWith(`${folder}/`)) ?? path;
}
