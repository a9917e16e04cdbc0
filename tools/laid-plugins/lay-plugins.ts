import { cpSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { entryFiles, manifestOf, type Laid } from './manifest-of.ts';

const code = fileURLToPath(new URL('./code/', import.meta.url));

/** A module that answers `say` and little more; one of the kernel's own tests. */
const module = fileURLToPath(new URL('../../libs/kernel/fixtures/wasm/hello/hello.wasm', import.meta.url));

/** Lays plugins into folders: a manifest and built code, as a package holds them. */
export interface PluginBed {
  /** Lay a plugin; its folder. */
  lay(plugin: Laid): string;
}

/** Write a file whole or not at all, readable by the users that plugins run as. */
function put(file: string, text: string): void {
  writeFileSync(`${file}.new`, text, { mode: 0o644 });
  renameSync(`${file}.new`, file);
}

/** Build the code once; plugins of it are laid below a folder, which other users must be able to reach. */
export async function pluginBed(base: string): Promise<PluginBed> {
  const built = join(base, 'code.js');
  await build({ entryPoints: [join(code, 'plugin.ts')], outfile: built, bundle: true, format: 'esm', platform: 'node', target: 'node22', logLevel: 'warning' });
  return {
    lay(plugin) {
      const folder = join(base, plugin.id);
      const { language = 'typescript' } = plugin;
      const entry = join(folder, entryFiles[language]);
      mkdirSync(dirname(entry), { recursive: true });
      cpSync({ typescript: built, python: join(code, 'plugin.py'), wasm: module }[language], `${entry}.new`);
      renameSync(`${entry}.new`, entry);
      if (language === 'typescript') put(join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
      put(join(folder, 'plugin.manifest.json'), JSON.stringify(manifestOf(plugin)));
      return folder;
    },
  };
}
