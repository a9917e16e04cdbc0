import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program outside npm that some tests need. */
export interface SystemPart {
  readonly program: string;
  readonly leftOut: string;
}

const parts: readonly SystemPart[] = [
  { program: 'bwrap', leftOut: 'the tests of the operating system sandbox' },
  { program: 'python3', leftOut: 'the tests of plugins in Python' },
  { program: 'runc', leftOut: 'the tests of plugins in containers' },
  { program: 'cargo', leftOut: 'the tests of confined plugins, which need the launcher,' },
  { program: 'strace', leftOut: 'a test of learning what a plugin opens' },
  { program: 'chromium', leftOut: 'the tests of the portal in a browser' },
];

/** Whether a program is in one of the folders of a `PATH`. */
export function isOnPath(program: string, path: string): boolean {
  return path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** One line for each program that is missing: what is left out, and what installs it. */
export function missingParts(path: string): readonly string[] {
  return parts
    .filter(({ program }) => !isOnPath(program, path))
    .map(({ program, leftOut }) => `${program} is not installed, so ${leftOut} are left out; \`npm run setup:system\` installs it`);
}
