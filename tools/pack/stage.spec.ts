import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inTemporaryFolder } from '../running/temporary-folder.ts';
import { packAll } from './pack-all.ts';

const repository = join(import.meta.dirname, '..', '..');

function layPackage(root: string): void {
  const files: Record<string, string> = {
    LICENSE: 'the licence\n',
    'tsconfig.base.json': readFileSync(join(repository, 'tsconfig.base.json'), 'utf8'),
    'libs/one/package.json': JSON.stringify({
      name: '@sample/one',
      version: '0.1.0',
      description: 'A sample.',
      license: 'Apache-2.0',
      type: 'module',
      exports: { '.': './src/index.ts' },
      bin: { one: './bin/one.js' },
      files: ['src', 'bin'],
      scripts: { test: 'x' },
    }),
    'libs/one/bin/one.js': "#!/usr/bin/env node\nconst { late } = await import('../src/index.ts');\nconsole.log(await late());\n",
    'libs/one/src/index.ts':
      "import type { Shape } from './shape.ts';\nexport type { Shape } from './shape.ts';\nexport const late = async (): Promise<number> => (await import('./late.ts')).value;\nexport const worker: URL = new URL('./late.ts', import.meta.url);\nexport const shape = (): Shape => ({ kind: 'round' });\n",
    'libs/one/src/shape.ts': "/** A shape. */\nexport interface Shape {\n  readonly kind: 'round' | 'square';\n}\n",
    'libs/one/src/late.ts': 'export const value = 42;\n',
    'libs/one/src/index.spec.ts': "throw new Error('not to be packed');\n",
    'libs/hidden/package.json': JSON.stringify({ name: '@sample/hidden', version: '0.1.0', private: true }),
  };
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  symlinkSync(join(repository, 'node_modules'), join(root, 'node_modules'));
}

describe('packAll', () => {
  it('makes a package that plain Node runs, with declarations and without tests', async () => {
    await inTemporaryFolder('pack', async (root) => {
      layPackage(root);
      const [packed, ...others] = await packAll(root, join(root, 'out'));
      expect(others).toEqual([]);
      expect(packed).toMatchObject({ name: '@sample/one', problems: [] });
      const folder = packed?.folder ?? '';
      expect(execFileSync(process.execPath, [join(folder, 'bin/one.js')], { encoding: 'utf8' })).toBe('42\n');
      const script = `const m = await import(${JSON.stringify(join(folder, 'dist/index.js'))}); console.log(m.worker.pathname.endsWith('/dist/late.js'), m.shape().kind)`;
      expect(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })).toBe('true round\n');
      expect(readFileSync(join(folder, 'dist/index.d.ts'), 'utf8')).toContain("export type { Shape } from './shape.js'");
      const listed = execFileSync('tar', ['-tzf', packed?.tarball ?? ''], { encoding: 'utf8' });
      expect(listed).toContain('package/dist/shape.d.ts');
      expect(listed).not.toMatch(/spec|\/src\//);
    });
  }, 60_000);
});
