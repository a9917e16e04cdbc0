import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { integrityOf } from '../publish/publish-packages.ts';
import { inTemporaryFolder } from '../running/temporary-folder.ts';
import { readElf } from './elf.ts';
import { packAll } from './pack-all.ts';
import { stageLaunchers } from './stage-launchers.ts';

const [X64, ARM64] = [62, 183];
const manifest = { name: '@plugwright/launcher', version: '0.3.0', private: true, license: 'Apache-2.0', engines: { node: '>=22.18' } };
const own = JSON.stringify(manifest);

/** An ELF file with one segment, of type 3 where it names a dynamic linker, and a text behind it. */
function program(machine: number, isDynamic: boolean, text: string): Buffer {
  const header = Buffer.alloc(64 + 56);
  header.write('\u007fELF\u0002\u0001', 'latin1');
  header.writeUInt16LE(machine, 18);
  header.writeBigUInt64LE(64n, 32);
  header.writeUInt16LE(56, 54);
  header.writeUInt16LE(1, 56);
  header.writeUInt32LE(isDynamic ? 3 : 1, 64);
  return Buffer.concat([header, Buffer.from(text)]);
}

function lay(root: string, programs: Readonly<Record<string, Buffer | string>>): void {
  const files = { LICENSE: 'the licence\n', 'libs/launcher/package.json': own, ...programs };
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
}

const native = 'libs/launcher/target/release/plugwright-launch';
const named = 'libs/launcher/target/aarch64-unknown-linux-gnu/release/plugwright-launch';

describe('stageLaunchers', () => {
  it('makes a package of what is built for each kind of machine', async () => {
    await inTemporaryFolder('launchers', (root) => {
      lay(root, { [native]: program(X64, false, own), [named]: program(ARM64, false, own) });
      const staged = stageLaunchers(root, join(root, 'out'));
      expect(staged).toMatchObject([
        { name: '@plugwright/launcher-linux-x64', version: '0.3.0' },
        { name: '@plugwright/launcher-linux-arm64', version: '0.3.0' },
      ]);
      const [, arm] = staged;
      const read = (file: string): Buffer => readFileSync(join(arm !== undefined && 'folder' in arm ? arm.folder : '', file));
      expect(JSON.parse(read('package.json').toString())).toMatchObject({ version: '0.3.0', os: ['linux'], cpu: ['arm64'], license: 'Apache-2.0' });
      expect(readElf(read('bin/plugwright-launch'))).toEqual({ machine: ARM64, isDynamic: false });
      return Promise.resolve();
    });
  });

  it.each([
    ['is not built', undefined, 'it is not built'],
    ['is for another kind of machine', program(ARM64, false, own), 'it is not built'],
    ['is no program', Buffer.from('hello'), 'it is not built'],
    ['needs a C library', program(X64, true, own), 'needs the C library'],
    ['was built as another version', program(X64, false, own.replace('0.3.0', '0.2.0')), 'another package.json'],
  ])('leaves out one that %s, and says so', async (_, bytes, why) => {
    await inTemporaryFolder('launchers', (root) => {
      lay(root, bytes === undefined ? {} : { [native]: bytes });
      const [x64] = stageLaunchers(root, join(root, 'out'));
      expect(x64).toMatchObject({ name: '@plugwright/launcher-linux-x64' });
      const said = x64 !== undefined && 'why' in x64 ? x64.why : '';
      expect(said).toContain(why);
      expect(said).toContain('npm run build:launcher');
      return Promise.resolve();
    });
  });

  it('is packed as a program, to the same bytes each time', async () => {
    await inTemporaryFolder('launchers', async (root) => {
      lay(root, { [native]: program(X64, false, own), 'tsconfig.base.json': '{ "compilerOptions": {} }' });
      const packed = async (): Promise<string> => {
        const lines: string[] = [];
        const [launcher, ...others] = await packAll(root, join(root, 'out'), { report: (line) => void lines.push(line) });
        expect(lines).toContain('left out @plugwright/launcher-linux-arm64: it is not built; npm run build:launcher does it on linux arm64');
        expect([launcher?.problems, others]).toEqual([[], []]);
        return launcher?.tarball ?? '';
      };
      const first = integrityOf(await packed());
      const tarball = await packed();
      expect(integrityOf(tarball)).toBe(first);
      expect(execFileSync('tar', ['-tvzf', tarball], { encoding: 'utf8' })).toMatch(/^-rwxr-xr-x .* package\/bin\/plugwright-launch$/m);
    });
  }, 60_000);
});
