import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inTemporaryFolder } from '../../running/temporary-folder.ts';
import { ownMounts } from './own-mounts.ts';

const script = `
const { smallDisk } = await import(${JSON.stringify(join(import.meta.dirname, 'small-disk.ts'))});
const { writeFileSync } = await import('node:fs');
const disk = smallDisk(process.argv[1]);
const write = (name) => { try { writeFileSync(process.argv[1] + name, 'x'); return 'written'; } catch (error) { return error.code; } };
const said = [write('/one')];
disk.fill();
said.push(write('/two'));
disk.free();
console.log([...said, write('/three')].join(' '));`;

describe('a small disk', () => {
  it('takes nothing when it is full, takes it again when it is free, and is gone afterwards', async () => {
    const mounts = await inTemporaryFolder('disk', (folder) => {
      const place = join(folder, 'disk');
      mkdirSync(place);
      const found = ownMounts(place, 4);
      if (found === undefined) return Promise.resolve(undefined);
      const [command = '', ...before] = found;
      const { stdout } = spawnSync(command, [...before, process.execPath, '--input-type=module', '-e', script, place], { encoding: 'utf8' });
      const outside = spawnSync('df', ['--output=target', place], { encoding: 'utf8' });
      return Promise.resolve({ said: stdout.trim(), mounted: outside.stdout.includes(place) });
    });
    const asItShould = { said: 'written ENOSPC written', mounted: false };
    // A machine without mounts is said by a run, which fails where everything is required.
    expect(mounts ?? asItShould).toEqual(asItShould);
  });
});
