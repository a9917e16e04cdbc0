import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { launcherIn } from './launcher.ts';

function workspace(): { readonly root: string; readonly build: () => void } {
  const root = mkdtempSync(join(tmpdir(), 'plugwright-start-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const folder = join(root, 'libs/launcher/target/release');
  return {
    root,
    build: () => {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'plugwright-launch'), '');
    },
  };
}

describe.runIf(process.platform === 'linux')('the launcher of a fresh clone', () => {
  it('is built once', async () => {
    const { root, build } = workspace();
    const asked: (readonly string[])[] = [];
    const nx = (args: readonly string[]): Promise<{ code: number; output: string }> => {
      asked.push(args);
      build();
      return Promise.resolve({ code: 0, output: '' });
    };
    let told = 0;
    expect(await launcherIn(root, nx, () => (told += 1))).toBe('built');
    expect(await launcherIn(root, nx, () => (told += 1))).toBe('there');
    expect([asked, told]).toEqual([[['run', '@plugwright/launcher:build']], 1]);
  });

  it('is left out where it could not be built', async () => {
    const { root } = workspace();
    expect(
      await launcherIn(
        root,
        () => Promise.resolve({ code: 1, output: 'no cargo' }),
        () => undefined,
      ),
    ).toBe('left-out');
  });
});
