import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createStubKernel } from '../../fixtures/notes/src/generated/stub-kernel.ts';
import { proof } from '../../fixtures/notes/src/handlers/proof.ts';
import { read } from '../../fixtures/notes/src/handlers/read.ts';
import { replayFile } from './replay-file.ts';

let folder = '';
const drive = async (stub: ReturnType<typeof createStubKernel>): Promise<void> => {
  stub.script('speller/check', { mistakes: 0 });
  await stub.calls.save({ id: 'a', text: 'one two' });
  await stub.calls.read({ id: 'a' });
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'replay-'));
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

describe('a recording in a file', () => {
  it('is made under RECORD=1, always the same, and replays without scripts', async () => {
    const file = join(folder, 'calls.json');
    vi.stubEnv('RECORD', '1');
    await replayFile(file, createStubKernel, drive);
    const first = readFileSync(file, 'utf8');
    await replayFile(file, createStubKernel, drive);
    expect(readFileSync(file, 'utf8')).toBe(first);
    vi.stubEnv('RECORD', '');
    await replayFile(file, createStubKernel, drive);
  });

  it('tells where the plugin has changed', async () => {
    const file = join(folder, 'calls.json');
    vi.stubEnv('RECORD', '1');
    await replayFile(file, createStubKernel, drive);
    vi.stubEnv('RECORD', '');
    const changed = () => createStubKernel({}, { proof, read, save: async (_, { kernel }) => kernel.call('kernel/storage.get', { key: 'x' }) });
    await expect(replayFile(file, changed, drive)).rejects.toThrow('the recording has a call of speller/check, and the plugin called kernel/storage.get');
  });

  it('is asked for where there is none', async () => {
    vi.stubEnv('RECORD', '');
    await expect(replayFile(join(folder, 'none.json'), createStubKernel, drive)).rejects.toThrow('no recording yet; RECORD=1 makes it');
  });
});
