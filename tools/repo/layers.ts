/** What one layer may use: names of our packages, and whether Nx and the file system are its business. */
export interface Layer {
  readonly name: string;
  /** Folders of the packages, `*` for any one name. */
  readonly folders: readonly string[];
  /** Layers whose packages it may import. */
  readonly mayImport: readonly string[];
  readonly nx: boolean;
  /** Folders, relative to the package, that may touch the file system; `*` for all of it. */
  readonly fileSystem: readonly string[];
}

/** The table of docs/architecture.md, as data. */
export const layers: readonly Layer[] = [
  { name: 'diagnostics', folders: ['libs/diagnostics'], mayImport: [], nx: false, fileSystem: [] },
  { name: 'manifest', folders: ['libs/manifest'], mayImport: ['diagnostics'], nx: false, fileSystem: [] },
  { name: 'spec', folders: ['libs/spec'], mayImport: ['diagnostics', 'manifest'], nx: false, fileSystem: ['src/sources', 'scripts'] },
  { name: 'emit', folders: ['libs/emit'], mayImport: ['diagnostics', 'manifest', 'spec'], nx: false, fileSystem: ['src/templates'] },
  { name: 'compat', folders: ['libs/compat'], mayImport: ['diagnostics', 'manifest', 'spec'], nx: false, fileSystem: ['testing', 'src/schema/guard'] },
  // Of the SDK the kernel takes the codec, `@plugwright/sdk/wire`: one for both ends of the wire.
  { name: 'kernel', folders: ['libs/kernel'], mayImport: ['diagnostics', 'manifest', 'spec', 'sdk'], nx: false, fileSystem: ['*'] },
  { name: 'sdk', folders: ['libs/sdk-typescript', 'libs/sdk-python'], mayImport: ['manifest'], nx: false, fileSystem: ['*'] },
  // A program of its own, in Rust; the kernel starts it and imports nothing of it.
  { name: 'launcher', folders: ['libs/launcher'], mayImport: [], nx: false, fileSystem: ['*'] },
  { name: 'launcher', folders: ['libs/launcher'], mayImport: [], nx: false, fileSystem: ['*'] },
  { name: 'release', folders: ['libs/release'], mayImport: ['diagnostics', 'manifest', 'spec', 'compat'], nx: false, fileSystem: ['*'] },
  {
    name: 'propagation',
    folders: ['libs/propagation'],
    mayImport: ['diagnostics', 'manifest', 'spec', 'emit', 'compat', 'release'],
    nx: false,
    fileSystem: ['*'],
  },
  { name: 'testkit', folders: ['libs/testkit'], mayImport: ['diagnostics', 'manifest', 'spec', 'emit', 'kernel', 'sdk'], nx: false, fileSystem: ['*'] },
  {
    name: 'nx',
    folders: ['generators'],
    mayImport: ['diagnostics', 'manifest', 'spec', 'emit', 'compat', 'release', 'kernel', 'sdk', 'testkit'],
    nx: true,
    fileSystem: ['*'],
  },
  {
    name: 'cli',
    folders: ['libs/cli'],
    mayImport: ['diagnostics', 'manifest', 'spec', 'emit', 'compat', 'release', 'propagation', 'kernel', 'sdk', 'testkit'],
    nx: false,
    fileSystem: ['*'],
  },
  { name: 'contract', folders: ['libs/contracts/*'], mayImport: [], nx: false, fileSystem: [] },
  { name: 'plugin', folders: ['plugins/*'], mayImport: ['sdk'], nx: false, fileSystem: ['*'] },
  { name: 'apps', folders: ['apps/*'], mayImport: ['diagnostics'], nx: false, fileSystem: ['*'] },
  {
    name: 'tools',
    folders: ['tools'],
    mayImport: ['diagnostics', 'manifest', 'spec', 'emit', 'compat', 'release', 'propagation', 'kernel', 'sdk', 'testkit', 'nx', 'cli'],
    nx: true,
    fileSystem: ['*'],
  },
];

const matches = (pattern: string, folder: string): boolean => new RegExp(`^${pattern.replaceAll('*', '[^/]+')}$`).test(folder);

/** The layer of a package folder; absent: the folder has no place in the table. */
export const layerOf = (folder: string): Layer | undefined => layers.find((layer) => layer.folders.some((pattern) => matches(pattern, folder)));
