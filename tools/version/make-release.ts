import { renderPretty, type Diagnostic } from '@plugwright/diagnostics';
import { planVersions, writeAll, type ReleaseEntry } from '@plugwright/release';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { killRunning, runCommand } from '../running/command.ts';
import { releaseLines } from './release-lines.ts';

const syncLimitMs = 10 * 60_000;
const matrixLimitMs = 30 * 60_000;
const signals = ['SIGINT', 'SIGTERM'] as const;

/** How a release went. */
export interface Made {
  readonly ok: boolean;
  readonly releases: readonly ReleaseEntry[];
}

function shown(root: string, diagnostics: readonly Diagnostic[]): string {
  const source = (file: string): string | undefined => {
    try {
      return readFileSync(join(root, file), 'utf8');
    } catch {
      return undefined;
    }
  };
  return diagnostics.length === 0 ? '' : renderPretty(diagnostics, { source, colour: false });
}

/** Bring the compatibility matrix up to date; what it has against the release is shown and stops nothing: the gate will. */
async function updateMatrix(root: string): Promise<string> {
  const { stdout, stderr } = await runCommand(join(root, 'node_modules', '.bin', 'plugwright'), ['matrix', '--update'], {
    cwd: root,
    env: { ...process.env, NO_COLOR: '1' },
    timeoutMs: matrixLimitMs,
  });
  return `${stdout}${stderr}`;
}

/**
 * Make the next release in a workspace: versions, changelogs and registry entries are written, used changesets are
 * deleted, and generated files follow. Where any of it fails everything is put back as it was.
 */
export async function makeRelease(root: string, dryRun: boolean, say: (text: string) => void): Promise<Made> {
  const { releases, files, diagnostics } = await planVersions(root);
  say(shown(root, diagnostics));
  if (diagnostics.some(({ severity }) => severity === 'error')) {
    say('Nothing was released.\n');
    return { ok: false, releases: [] };
  }
  if (releases.length === 0) {
    say('There is nothing to release.\n');
    return { ok: true, releases };
  }
  for (const line of releaseLines(releases)) say(`${line}\n`);
  if (dryRun) {
    for (const [file, text] of files) say(`${text === undefined ? 'delete' : 'write '} ${file}\n`);
    say('Nothing was written, because this is a dry run.\n');
    return { ok: true, releases };
  }
  const undo = await writeAll(root, files);
  const stop = (signal: NodeJS.Signals): void => {
    killRunning();
    void undo().then(() => {
      say(`\nstopped by ${signal}; everything was put back and nothing was released\n`);
      process.exit(signal === 'SIGINT' ? 130 : 143);
    });
  };
  for (const signal of signals) process.once(signal, stop);
  const sync = await runCommand(join(root, 'node_modules', '.bin', 'nx'), ['sync'], {
    cwd: root,
    env: { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' },
    timeoutMs: syncLimitMs,
  });
  // What was `head` has a version now; verdicts that rest on the same documents and tests are taken over.
  const matrix = sync.code === 0 && existsSync(join(root, 'registry', 'matrix.json')) ? await updateMatrix(root) : '';
  for (const signal of signals) process.off(signal, stop);
  if (sync.code !== 0) {
    await undo();
    say(`${sync.stdout}${sync.stderr}\n\`nx sync\` failed, so everything was put back and nothing was released.\n`);
    return { ok: false, releases: [] };
  }
  say(matrix);
  say('Generated files follow. Look at the changes and commit them; `npm run release:publish` publishes what is not published yet.\n');
  return { ok: true, releases };
}
