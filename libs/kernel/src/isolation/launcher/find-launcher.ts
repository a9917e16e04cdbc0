import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const PROGRAM = 'plugwright-launch';

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The launcher as the optional package of this machine's kind brings it. */
function prebuilt(): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(`@plugwright/launcher-${process.platform}-${process.arch}/bin/${PROGRAM}`);
  } catch {
    return undefined;
  }
}

/** The launcher: from its package, or as this workspace built it; undefined where there is none. */
export function findLauncher(): string | undefined {
  const workspace = fileURLToPath(new URL(`../../../../launcher/target/release/${PROGRAM}`, import.meta.url));
  return [prebuilt(), workspace].find((file) => file !== undefined && isProgram(file));
}
