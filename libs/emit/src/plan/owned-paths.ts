/** The machine's files of a plugin beside `src/generated/**`, below its folder. */
const pluginFiles = new Set(['plugin.manifest.json', 'package.json', 'vitest.config.ts', 'src/main.ts', 'README.md']);

/** Whether a path below a plugin's folder may belong to the machine. Whatever a ledger says, nothing else is ever deleted. */
export function isPluginOwned(path: string): boolean {
  return path.startsWith('src/generated/') || pluginFiles.has(path) || /^tsconfig(\.[a-z]+)?\.json$/.test(path);
}

/** The same for the package of a contract: all of it is emitted, but for its changelog. */
export function isContractOwned(path: string): boolean {
  return path.startsWith('src/') || ['package.json', 'document.json', 'schema.json', 'tsconfig.json', 'README.md'].includes(path);
}

/** Path of the ledger of a plugin, below its folder. */
export const pluginLedger = 'src/generated/.emitted.json';

/** Path of the ledger of a contract's package, below its folder. */
export const contractLedger = '.emitted.json';
