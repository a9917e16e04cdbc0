import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeAll } from '../src/files/write-all.ts';
import { planBump, type BumpPlan } from '../src/bump/plan-bump.ts';
import type { Differ } from '../src/gate/differ.ts';
import { planVersions, type VersionPlan } from '../src/release/plan-versions.ts';
import { specs } from './specs.ts';

/** A workspace on a real disk. */
export interface TestWorkspace {
  readonly root: string;
  read(file: string): string;
  has(file: string): boolean;
  list(folder: string): readonly string[];
  write(file: string, text: string): void;
  edit(file: string, from: string, to: string): void;
  remove(file: string): void;
  /** Put everything into git as one commit. */
  commit(): void;
  /** Plan a release and write it. @throws Error where there is none */
  release(differ?: Differ): Promise<VersionPlan>;
  /** Plan changesets and write them. @throws Error where there is no plan */
  bump(differ?: Differ): Promise<BumpPlan>;
  dispose(): void;
}

const packages: readonly (readonly [string, string, string])[] = [
  ['plugins/alpha', '@acme/plugin-alpha', 'plugin'],
  ['plugins/beta', '@acme/plugin-beta', 'plugin'],
  ['libs/contracts/base', '@acme/contract-base', 'document'],
  ['libs/contracts/kernel', '@acme/contract-kernel', 'document'],
];

const printed = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Specs with their emitted packages, two hand-written packages of one version, and a private one that uses them. */
export function testWorkspace(): TestWorkspace {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'plugwright-release-')));
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  for (const [file, text] of Object.entries(specs)) write(file, text);
  for (const [folder, name, kind] of packages) {
    write(`${folder}/package.json`, printed({ name, version: '1.0.0', private: kind === 'plugin', plugwright: { [kind]: './x.json' } }));
  }
  write(
    'package.json',
    printed({ name: 'acme', private: true, workspaces: ['libs/*', 'libs/contracts/*', 'plugins/*', 'tools'], devDependencies: { '@acme/one': '0.1.0' } }),
  );
  write('libs/one/package.json', printed({ name: '@acme/one', version: '0.1.0', dependencies: { '@acme/two': '0.1.0', semver: '^7.0.0' } }));
  write('libs/two/package.json', printed({ name: '@acme/two', version: '0.1.0' }));
  write('tools/package.json', printed({ name: '@acme/tools', version: '0.0.0', private: true, devDependencies: { '@acme/one': '^0.1.0' } }));
  const locked = {
    '': { name: 'acme', devDependencies: { '@acme/one': '0.1.0' } },
    'libs/one': { name: '@acme/one', version: '0.1.0', dependencies: { '@acme/two': '0.1.0', semver: '^7.0.0' } },
    'libs/two': { name: '@acme/two', version: '0.1.0' },
    'node_modules/@acme/one': { resolved: 'libs/one', link: true },
    tools: { name: '@acme/tools', version: '0.0.0', devDependencies: { '@acme/one': '^0.1.0' } },
  };
  write('package-lock.json', printed({ name: 'acme', lockfileVersion: 3, packages: locked }));
  write('.changeset/config.json', printed({ fixed: [['@acme/one', '@acme/two']], privatePackages: { version: true, tag: true } }));
  write('.changeset/README.md', '# Changesets\n');
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false', ...args], { cwd: root, stdio: 'ignore' });
  };
  return {
    root,
    read,
    has: (file) => existsSync(join(root, file)),
    list: (folder) => (existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort() : []),
    write,
    edit: (file, from, to) => {
      const text = read(file);
      if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
      write(file, text.replace(from, to));
    },
    remove: (file) => rmSync(join(root, file), { recursive: true }),
    commit: () => {
      if (!existsSync(join(root, '.git'))) git('init', '--quiet', '--initial-branch=main');
      git('add', '--all');
      git('commit', '--quiet', '--message=state');
    },
    release: async (differ) => {
      const plan = await planVersions(root, differ === undefined ? {} : { differ });
      const errors = plan.diagnostics.filter(({ severity }) => severity === 'error');
      if (errors.length > 0) throw new Error(errors.map(({ code, message }) => `${code}: ${message}`).join('\n'));
      await writeAll(root, plan.files);
      return plan;
    },
    bump: async (differ) => {
      const plan = await planBump(root, differ === undefined ? {} : { differ });
      if (plan.files === undefined) throw new Error(plan.diagnostics.map(({ code, message }) => `${code}: ${message}`).join('\n'));
      await writeAll(root, plan.files);
      return plan;
    },
    dispose: () => rmSync(root, { recursive: true, force: true }),
  };
}
