import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where a plugin keeps the packages that it brings with it, the SDK among them. */
export const VENDOR_FOLDER = 'vendor';

const PACKAGE = 'plugwright/__init__.py';

/** The SDK's own package, which comes with the kernel. */
function shipped(): readonly string[] {
  try {
    return [dirname(dirname(createRequire(import.meta.url).resolve(`@plugwright/sdk-python/${PACKAGE}`)))];
  } catch {
    return [];
  }
}

/** Folders that a plugin imports packages from, first come first served: its own, then that of the SDK where it does not bring one. */
export function packageFolders(folder: string): { readonly own: readonly string[]; readonly sdk: readonly string[] } {
  const vendor = join(folder, VENDOR_FOLDER);
  if (existsSync(join(vendor, PACKAGE))) return { own: [vendor], sdk: [] };
  return { own: existsSync(vendor) ? [vendor] : [], sdk: shipped() };
}
