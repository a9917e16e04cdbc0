import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where a plugin keeps the packages that it brings with it, the SDK among them. */
export const VENDOR_FOLDER = 'vendor';

const PACKAGE = join('plugwright', '__init__.py');

function installed(): string | undefined {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@plugwright/sdk-python/package.json')), 'src');
  } catch {
    return undefined;
  }
}

/** Folders that a plugin imports packages from, first come first served: its own, then that of the SDK where it does not bring one. */
export function packageFolders(folder: string): { readonly own: readonly string[]; readonly sdk: readonly string[] } {
  const vendor = join(folder, VENDOR_FOLDER);
  if (existsSync(join(vendor, PACKAGE))) return { own: [vendor], sdk: [] };
  const workspace = fileURLToPath(new URL('../../../../sdk-python/src', import.meta.url));
  const sdk = [workspace, installed()].find((candidate) => candidate !== undefined && existsSync(join(candidate, PACKAGE)));
  return { own: existsSync(vendor) ? [vendor] : [], sdk: sdk === undefined ? [] : [sdk] };
}
