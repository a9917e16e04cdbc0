import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { scenario } from '../e2e/scenario.ts';
import { documentedCommands, namedScripts } from './docs-blocks.ts';
import { docsCoverage, type Coverage } from './docs-coverage.ts';
import { repositoryRoot, textOf, trackedFiles } from './tracked-files.ts';

const documents = trackedFiles().filter((file) => /^(?:[^/]+|docs\/.*|libs\/[^/]+\/README)\.md$/.test(file) || /^apps\/docs\/docs\/.*\.mdx?$/.test(file));
const commands = documents.flatMap((file) => documentedCommands(file, textOf(file)));
const steps = new Set(scenario(repositoryRoot, '').map(({ name }) => name));
const bin = join(repositoryRoot, 'node_modules', '.bin');

function problemOf(coverage: Coverage): string | undefined {
  if (coverage.by === 'e2e') return steps.has(coverage.step) ? undefined : `tools/e2e has no step "${coverage.step}"`;
  if (coverage.by === 'file')
    return existsSync(join(repositoryRoot, coverage.file)) && textOf(coverage.file).includes(coverage.contains)
      ? undefined
      : `${coverage.file} does not contain ${coverage.contains}`;
  return undefined;
}

describe('the commands of the documentation', () => {
  it('are each covered (tools/repo/docs-coverage.ts)', () => {
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.filter(({ command }) => !docsCoverage.has(command)).map(({ file, line, command }) => `${file}:${line} ${command}`)).toEqual([]);
  });

  it('are all still documented', () => {
    const documented = new Set(commands.map(({ command }) => command));
    expect([...docsCoverage.keys()].filter((command) => !documented.has(command))).toEqual([]);
  });

  it.each([...docsCoverage])('%s: what covers it exists', (_, coverage) => {
    expect(problemOf(coverage)).toBeUndefined();
  });

  it('name only npm scripts that exist; decisions may name what is to come', () => {
    const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
    const unknown = documents
      .filter((file) => !file.startsWith('docs/adr/'))
      .flatMap((file) =>
        namedScripts(textOf(file))
          .filter((script) => !Object.hasOwn(scripts, script))
          .map((script) => `${file}: npm run ${script}`),
      );
    expect(unknown).toEqual([]);
  });

  const executed = [...docsCoverage].flatMap(([command, coverage]) => (coverage.by === 'run' ? [[command, coverage.prints] as const] : []));

  it.each(executed)(
    '%s works here',
    (command, prints) => {
      const env = { ...process.env, PATH: [bin, process.env['PATH'] ?? ''].join(delimiter), NX_DAEMON: 'false' };
      expect(execFileSync('sh', ['-c', command], { cwd: repositoryRoot, env, encoding: 'utf8', timeout: 120_000, maxBuffer: 1 << 26 })).toMatch(prints);
    },
    150_000,
  );
});

describe('documentedCommands', () => {
  it('reads sh blocks only, joins continued lines, and leaves comments out', () => {
    const text = [
      '```sh',
      '# first',
      'npm ci   # brings Node',
      'npx nx generate x \\',
      '  --flag',
      '```',
      '',
      '```ts',
      'no()',
      '```',
      '  ~~~sh',
      '  $ npm ci && npm test',
      '  ~~~',
      '```',
      'plain',
      '```',
    ].join('\n');
    expect(documentedCommands('a.md', text)).toEqual([
      { file: 'a.md', line: 3, command: 'npm ci' },
      { file: 'a.md', line: 5, command: 'npx nx generate x --flag' },
      { file: 'a.md', line: 12, command: 'npm ci' },
      { file: 'a.md', line: 12, command: 'npm test' },
    ]);
  });

  it('finds the scripts that prose names', () => {
    expect(namedScripts('Run `npm run setup:system`, then npm run docs.')).toEqual(['docs', 'setup:system']);
  });
});
