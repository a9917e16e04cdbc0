import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommand } from '../running/command.ts';
import { inTemporaryFolder } from '../running/temporary-folder.ts';
import { ownMounts } from './disk/own-mounts.ts';
import type { ChaosChoice } from './options.ts';
import type { ChaosOutcome } from './outcome.ts';

const program = fileURLToPath(new URL('./programs/chaos-inside.ts', import.meta.url));

const DISK_MIB = 64;

/** However badly a run goes, it ends. */
const LONGEST_MS = 60 * 60_000;

/** A run in a process of its own, with a small file system for the kernel's state where the machine allows one; nothing of it stays. Undefined where it came to nothing, which was said then. */
export function runApart(choice: ChaosChoice, patienceMs: number, say: (text: string) => void): Promise<ChaosOutcome | undefined> {
  return inTemporaryFolder('chaos', async (folder) => {
    const disk = join(folder, 'disk');
    mkdirSync(disk);
    const mounts = ownMounts(disk, DISK_MIB);
    if (mounts === undefined) say('no file system can be mounted here: a full disk is imitated by a limit of the size of files\n');
    const options = JSON.stringify({ ...choice, folder, patienceMs, ownDisk: mounts !== undefined });
    const [command, ...args] = [...(mounts ?? []), process.execPath, '--disable-warning=ExperimentalWarning', program, options] as const;
    let rest = '';
    const { code, stdout } = await runCommand(command, args, {
      cwd: import.meta.dirname,
      timeoutMs: LONGEST_MS,
      onOutput: (text) => {
        // The outcome is not for people; what comes before it, line by line, is.
        const lines = (rest + text).split('\n');
        rest = lines.pop() ?? '';
        for (const line of lines) if (!line.startsWith('{')) say(`${line}\n`);
      },
    });
    return code === 0 ? (JSON.parse(stdout) as ChaosOutcome) : undefined;
  });
}
