import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Packed } from '../pack/pack-all.ts';
import { runCommand, type Outcome } from '../running/command.ts';

const limitMs = 120_000;

/** The digest that npm stores of a tarball. */
export function integrityOf(tarball: string): string {
  return `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
}

/** Whether a registry answered that it does not have a version, and not that it could not be asked. */
export function isAbsent({ code, stdout, stderr }: Outcome): boolean {
  return code !== 0 ? /\bE404\b/.test(`${stdout}${stderr}`) : stdout.trim() === '';
}

async function isPublished(entry: Packed, cwd: string): Promise<boolean> {
  const asked = await runCommand('npm', ['view', `${entry.name}@${entry.version}`, 'dist.integrity'], { cwd, timeoutMs: limitMs });
  if (isAbsent(asked)) return false;
  if (asked.code !== 0) throw new Error(`the registry could not be asked for ${entry.name}: ${asked.stderr.trim().slice(-1000)}`);
  return true;
}

/** `<name>@<version>` of the packages that the registry has already; it is asked for a few at a time. */
async function publishedOf(packed: readonly Packed[], cwd: string): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  const waiting = [...packed];
  const ask = async (): Promise<void> => {
    for (let entry = waiting.shift(); entry !== undefined; entry = waiting.shift()) {
      if (await isPublished(entry, cwd)) found.add(`${entry.name}@${entry.version}`);
    }
  };
  await Promise.all(Array.from({ length: 4 }, ask));
  return found;
}

/**
 * Publish packed packages that the registry does not have yet. What is sent is what was packed: the digest is taken
 * when the tarballs are there and compared before each is sent. Returns `<name>@<version>` of the new ones.
 */
export async function publishPackages(packed: readonly Packed[], cwd: string, say: (text: string) => void): Promise<readonly string[]> {
  const digests = new Map(packed.map(({ tarball }) => [tarball, integrityOf(tarball)]));
  const sent: string[] = [];
  const there = await publishedOf(packed, cwd);
  for (const entry of packed) {
    const label = `${entry.name}@${entry.version}`;
    if (there.has(label)) {
      say(`there already  ${label}\n`);
      continue;
    }
    if (integrityOf(entry.tarball) !== digests.get(entry.tarball)) throw new Error(`${entry.tarball} changed after it was packed; nothing more is published`);
    const outcome = await runCommand('npm', ['publish', entry.tarball, '--access', 'public', '--ignore-scripts'], { cwd, timeoutMs: limitMs });
    if (outcome.code !== 0) throw new Error(`${label} was not published: ${outcome.stderr.trim().slice(-2000)}`);
    say(`published      ${label}\n`);
    sent.push(label);
  }
  return sent;
}
