import { chmodSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../fixtures/start-kernel.ts';
import { SecretError } from './secret/secret-error.ts';
import { SecretReader } from './secret/secret-reader.ts';
import { readReference, type SecretReference } from './secret/secret-reference.ts';

const SECRET = 'correct horse battery staple';

async function read(reference: SecretReference, folder = temporaryFolder(), environment: Record<string, string> = {}): Promise<string> {
  try {
    return await new SecretReader({ environment, file: join(folder, 'plugwright.config.json') }).read(reference);
  } catch (error) {
    if (error instanceof SecretError) return `refused: ${error.message}`;
    throw error;
  }
}

function folderWith(mode: number, text = `${SECRET}\n`): string {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'key'), text);
  chmodSync(join(folder, 'key'), mode);
  return folder;
}

const node = (program: string): readonly string[] => [process.execPath, '-e', program];
const command = (argv: readonly string[], timeoutMs = 20_000): SecretReference => ({ from: 'command', argv, timeoutMs });
const file = (shared = false, name = 'key'): SecretReference => ({ from: 'file', file: name, shared });

describe('a secret in a file', () => {
  it.each([
    { what: 'of the owner alone', mode: 0o600, shared: false, got: SECRET },
    { what: 'that others may read', mode: 0o644, shared: false, got: 'refused: others may read it; mend it by: chmod 600 ' },
    { what: 'that others may read, and that is said', mode: 0o444, shared: true, got: SECRET },
    { what: 'that others may write', mode: 0o666, shared: true, got: 'refused: others may write it; mend it by: chmod 600 ' },
    { what: 'that the group may write', mode: 0o620, shared: true, got: 'refused: others may write it; mend it by: chmod 600 ' },
  ])('$what', async ({ mode, shared, got }) => {
    const folder = folderWith(mode);
    expect(await read(file(shared), folder)).toBe(got.endsWith('chmod 600 ') ? `${got}${join(folder, 'key')}` : got);
  });

  it('behind a link, as orchestrators mount them', async () => {
    const folder = folderWith(0o600);
    symlinkSync('key', join(folder, 'link'));
    expect(await read(file(false, 'link'), folder)).toBe(SECRET);
  });

  it('that is none', async () => {
    const folder = folderWith(0o600, 'x'.repeat(70_000));
    mkdirSync(join(folder, 'folder'));
    expect(await read(file(), folder)).toBe('refused: it is larger than 65536 bytes');
    expect(await read(file(false, 'folder'), folder)).toBe('refused: it is no file');
    expect(await read(file(false, 'nothing'), folder)).toBe('refused: it cannot be opened (ENOENT)');
    expect(await read(file(), folderWith(0o600, 'abc\n'))).toMatch(/fewer than 4 characters/);
  });
});

describe('a secret of a command', () => {
  it('is what it prints, without a shell between', async () => {
    expect(await read(command([...node('console.log(process.argv.at(-1))'), '$(id); `id` && x']))).toBe('$(id); `id` && x');
  });

  it.each([
    { what: 'that fails', argv: node(`console.error('${SECRET}'); console.log('${SECRET}'); process.exit(3)`), got: 'refused: it ended with 3' },
    { what: 'that is not there', argv: ['/nonexistent/program'], got: 'refused: it cannot be run (ENOENT)' },
    {
      what: 'that prints without end',
      // Where it is there, what starts at once however busy the machine is.
      argv: existsSync('/usr/bin/yes') ? ['/usr/bin/yes'] : node("process.stdout.write('x'.repeat(70_000)); setInterval(() => {}, 1000)"),
      got: 'refused: it printed more than 65536 bytes',
    },
    { what: 'that is killed', argv: node("process.kill(process.pid, 'SIGKILL')"), got: 'refused: it was ended by SIGKILL' },
  ])('$what', async ({ argv, got }) => {
    expect(await read(command(argv))).toBe(got);
  });

  it('that hangs with a child that holds its output', async () => {
    const program = "require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], {stdio: 'inherit'}); setInterval(() => {}, 1000)";
    expect(await read(command(node(program), 300))).toBe('refused: it took longer than 300 ms');
  });

  it('does not see what plugins are configured with', async () => {
    const environment = { VAULT: 'there', PLUGWRIGHT_CONFIG__ECHO__API_KEY: 'not for it' };
    const seen = node("console.log(Object.keys(process.env).filter((name) => /VAULT|PLUGWRIGHT/.test(name)).join() + ' seen')");
    expect(await read(command(seen), temporaryFolder(), environment)).toBe('VAULT seen');
  });
});

describe('references', () => {
  it('to variables', async () => {
    expect(await read({ from: 'env', variable: 'KEY' }, temporaryFolder(), { KEY: SECRET })).toBe(SECRET);
    expect(await read({ from: 'env', variable: 'constructor' })).toBe('refused: it is not set');
  });

  it.each([
    { $secret: 'text' },
    { $secret: {} },
    { $secret: { file: 'a', env: 'B' } },
    { $secret: { file: 'a', other: 1 } },
    { $secret: { file: 'a' }, beside: 1 },
    { $secret: { file: 'a\0b' } },
    { $secret: { env: 'A', shared: true } },
    { $secret: { command: 'a shell line' } },
    { $secret: { command: [] } },
    { $secret: { command: ['a', 1] } },
    { $secret: { command: ['a'], timeoutMs: 1e9 } },
  ])('that are not written right: %j', (written) => {
    expect(readReference(written)).toHaveProperty('reason');
  });
});
