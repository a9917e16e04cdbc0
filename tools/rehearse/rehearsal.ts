import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commit, copyWorkspace, gitIn } from '../acceptance/workspace-copy.ts';
import { startRegistry } from '../e2e/registry.ts';
import type { Step } from '../e2e/steps.ts';
import { runCommand, type Outcome } from '../running/command.ts';

const minute = 60_000;
const contract = 'specs/contracts/documents.contract.yaml';
const packageName = '@plugwright/contract-documents';
const anchor = "      links: { type: array, items: { $ref: '#/types/Link' } }\n";
const added = '      language: { type: string, maxLength: 35 }\n';

function expectThat(condition: boolean, message: string): void {
  if (!condition) throw new Error(message);
}

function versionIn(text: string): string {
  return /^version: (\d+\.\d+\.\d+)$/m.exec(text)?.[1] ?? '';
}

function nextMinor(version: string): string {
  const [major = '', minor = ''] = version.split('.');
  return `${major}.${String(Number(minor) + 1)}.0`;
}

/**
 * A release from a spec edit to a package in a stranger's folder, in a copy of this workspace with a git repository and
 * a registry of its own; nothing of it leaves `base`.
 */
export function rehearsal(base: string): readonly Step[] {
  let root = '';
  let before = '';
  let npmrc = '';
  const read = (file: string): string => readFileSync(join(root, file), 'utf8');
  const changesets = (): readonly string[] => readdirSync(join(root, '.changeset')).filter((name) => name.endsWith('.md') && name !== 'README.md');
  const environment = (): Record<string, string | undefined> => {
    const kept = Object.entries(process.env).filter(([name]) => !/^(?:npm_|NX_|VITEST|FORCE_COLOR$|INIT_CWD$|GIT_)/i.test(name));
    const path = [join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(':');
    return {
      ...Object.fromEntries(kept),
      PATH: path,
      CI: 'true',
      NX_DAEMON: 'false',
      NX_TUI: 'false',
      NO_COLOR: '1',
      ...(npmrc === '' ? {} : { npm_config_userconfig: npmrc }),
    };
  };
  const run = async (program: string, args: readonly string[], code = 0, cwd = root): Promise<Outcome> => {
    const outcome = await runCommand(program, args, { cwd, env: environment(), timeoutMs: 10 * minute });
    if (outcome.code === code) return outcome;
    throw new Error(
      `${[program, ...args].join(' ')} ended with ${String(outcome.code)}, not ${String(code)}\n${outcome.stdout.slice(-4000)}\n${outcome.stderr.slice(-4000)}`,
    );
  };
  const nx = (...args: string[]): Promise<Outcome> => run('nx', args);
  const plugwright = (args: readonly string[], code = 0): Promise<Outcome> => run('plugwright', args, code);
  const changed = (): string => gitIn(root, 'status', '--porcelain').trim();
  return [
    {
      name: 'a copy of this workspace, in git',
      run() {
        // The copy goes where everything else of the rehearsal goes, so that all of it disappears together.
        process.env['TMPDIR'] = base;
        root = copyWorkspace();
        gitIn(root, 'config', 'user.name', 'Rehearsal');
        gitIn(root, 'config', 'user.email', 'rehearsal@example.org');
        gitIn(root, 'config', 'tag.gpgsign', 'false');
        return Promise.resolve();
      },
    },
    {
      name: 'what was waiting is released first',
      async run() {
        await nx('generate', '@plugwright/nx:bump');
        await nx('sync');
        await run('node', ['tools/version/main.ts']);
        commit(root, 'release');
        before = versionIn(read(contract));
        expectThat(existsSync(join(root, `registry/released/contract/documents/${before}.json`)), `documents ${before} is not in the registry`);
      },
    },
    {
      name: 'a spec edit closes the gate',
      async run() {
        const text = read(contract);
        expectThat(text.includes(anchor), `${contract} has no line to edit`);
        writeFileSync(join(root, contract), text.replace(anchor, anchor + added));
        const { stdout } = await plugwright(['gate'], 1);
        expectThat(stdout.includes('release/bump-too-low') && stdout.includes('@plugwright/nx:bump'), `the gate said something else\n${stdout}`);
      },
    },
    {
      name: 'nx generate @plugwright/nx:bump writes the changesets',
      async run() {
        await nx('generate', '@plugwright/nx:bump', '--dry-run');
        expectThat(changesets().length === 0, 'a dry run wrote changesets');
        await nx('generate', '@plugwright/nx:bump');
        const written = changesets();
        for (const id of ['documents', 'doc-cards', 'doc-extract', 'doc-index']) {
          expectThat(written.includes(`plugwright-${id}.md`), `there is no changeset for ${id}, only ${written.join(', ')}`);
        }
        expectThat(read('.changeset/plugwright-documents.md').includes('documents": minor'), 'the changeset of documents is not minor');
        expectThat(!written.includes('plugwright-core.md'), 'core has a changeset, but did not change');
        await nx('sync');
        commit(root, 'an optional member');
      },
    },
    {
      name: 'a second run changes nothing, and the gate is open',
      async run() {
        await nx('generate', '@plugwright/nx:bump');
        expectThat(changed() === '', `the second run changed\n${changed()}`);
        await plugwright(['gate']);
      },
    },
    {
      name: 'npm run version',
      async run() {
        await run('node', ['tools/version/main.ts']);
        const version = nextMinor(before);
        expectThat(versionIn(read(contract)) === version, `documents is ${versionIn(read(contract))}, not ${version}`);
        expectThat(changesets().length === 0, 'used changesets are still there');
        const released = JSON.parse(read(`registry/released/contract/documents/${version}.json`)) as Record<string, unknown>;
        expectThat(released['version'] === version, 'the registry has another version');
        expectThat(read('libs/contracts/documents/CHANGELOG.md').includes(`## ${version}\n\n### Minor Changes`), 'the changelog does not tell the version');
        expectThat(read('plugins/doc-index/CHANGELOG.md').includes('Follows `documents`'), "a dependent's changelog does not tell what it follows");
        const manifest = JSON.parse(read('libs/contracts/documents/package.json')) as Record<string, unknown>;
        expectThat(manifest['version'] === version, 'the emitted package.json did not follow');
      },
    },
    {
      name: 'everything is in sync, the gate is open, and npm ci takes the lock file',
      async run() {
        await nx('sync:check');
        await plugwright(['gate']);
        await run('npm', ['ci', '--dry-run', '--ignore-scripts', '--no-audit', '--no-fund']);
        commit(root, 'release');
      },
    },
    {
      name: 'published to a local registry, and tagged',
      async run() {
        const registry = await startRegistry(join(base, 'registry'));
        npmrc = join(base, 'npmrc');
        writeFileSync(npmrc, registry.npmrc);
        const { stderr } = await run('node', ['tools/publish/main.ts'], 1);
        expectThat(stderr.includes('nothing was published\n@plugwright/launcher-linux-x64: it is not built'), `launchers are not asked for\n${stderr}`);
        const { stdout } = await run('node', ['tools/publish/main.ts', '--no-launchers']);
        const version = nextMinor(before);
        expectThat(stdout.includes(`published      ${packageName}@${version}\n`), `${packageName} was not published\n${stdout}`);
        const tags = gitIn(root, 'for-each-ref', '--format=%(objecttype) %(refname:short)', 'refs/tags').split('\n');
        for (const tag of [`${packageName}@${version}`, '@plugwright/plugin-doc-index@']) {
          expectThat(
            tags.some((line) => line.startsWith(`tag ${tag}`)),
            `there is no annotated tag ${tag}`,
          );
        }
      },
    },
    {
      name: 'publishing again publishes nothing',
      async run() {
        const { stdout } = await run('node', ['tools/publish/main.ts', '--no-launchers']);
        expectThat(/^0 published/m.test(stdout) && !stdout.includes('New tag'), `the second run did something\n${stdout}`);
      },
    },
    {
      name: 'installed by a stranger, who reads the document',
      async run() {
        const folder = join(base, 'stranger');
        mkdirSync(folder);
        writeFileSync(join(folder, 'package.json'), '{ "name": "stranger", "private": true }\n');
        const version = nextMinor(before);
        await run('npm', ['install', `${packageName}@^${version}`, '--no-audit', '--no-fund'], 0, folder);
        const document = JSON.parse(readFileSync(join(folder, 'node_modules', packageName, 'document.json'), 'utf8')) as {
          version?: string;
          types?: { Document?: { properties?: Record<string, unknown> } };
        };
        expectThat(document.version === version, `the installed document is ${String(document.version)}`);
        expectThat(document.types?.Document?.properties?.['language'] !== undefined, 'the installed document lacks what was added');
      },
    },
  ];
}
