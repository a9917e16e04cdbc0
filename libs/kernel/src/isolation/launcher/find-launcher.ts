import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import own from '../../../package.json' with { type: 'json' };

/** What of the kernel's package.json says which launcher is its own. */
interface KernelPackage {
  readonly version: string;
  readonly optionalDependencies: Readonly<Record<string, string>>;
}

/** The package of its sources, which is not published; what is published for a kind of machine adds that kind to the name. */
const SOURCES = '@plugwright/launcher';
const PREBUILT = `${SOURCES}-${process.platform}-${process.arch}`;
const PROGRAM = 'plugwright-launch';

function resolved(file: string): string | undefined {
  try {
    const path = createRequire(import.meta.url).resolve(file);
    accessSync(path, constants.X_OK);
    return path;
  } catch {
    return undefined;
  }
}

/** The launcher: from its package, or as this workspace built it; undefined where there is none. */
export function findLauncher(): string | undefined {
  return resolved(`${PREBUILT}/bin/${PROGRAM}`) ?? resolved(`${SOURCES}/target/release/${PROGRAM}`);
}

/** The release that the launcher has to be of: that of the kernel. */
export const launcherRelease = (): string => own.version;

/** The command that brings this kernel's launcher; undefined where none is published for this kind of machine. */
export function launcherCommand({ version, optionalDependencies }: KernelPackage = own): string | undefined {
  if (Object.hasOwn(optionalDependencies, SOURCES)) return 'npm run build:launcher';
  return Object.hasOwn(optionalDependencies, PREBUILT) ? `npm install ${PREBUILT}@${version}` : undefined;
}
