/** How a documented command is known to work. */
export type Coverage =
  /** Executed by docs-commands.spec.ts in this checkout; it must end with 0 and print what the pattern says. */
  | { readonly by: 'run'; readonly prints: RegExp }
  /** A step of tools/e2e runs the same thing in a stranger's workspace. */
  | { readonly by: 'e2e'; readonly step: string }
  /** A committed script or test contains the text that runs it. */
  | { readonly by: 'file'; readonly file: string; readonly contains: string };

/** Every command of the documentation; one that stands in no document any more is reported as stale. */
export const docsCoverage: ReadonlyMap<string, Coverage> = new Map<string, Coverage>([
  ['npm ci', { by: 'file', file: '.ci/run', contains: 'npm ci' }],
  ['npm start', { by: 'file', file: 'tools/test/main.ts', contains: "'tools:start'" }],
  ['npm test', { by: 'file', file: '.ci/run', contains: 'npm test' }],
  ['npx nx generate @plugwright/nx:spec my-plugin --language=typescript --no-interactive', { by: 'e2e', step: 'nx generate spec' }],
  ['npx nx generate @plugwright/nx:plugin my-plugin', { by: 'e2e', step: 'nx generate plugin' }],
  ['npx nx test my-plugin', { by: 'e2e', step: 'nx test' }],
  ['npx nx generate @plugwright/nx:bump', { by: 'file', file: 'tools/rehearse/rehearsal.ts', contains: "nx('generate', '@plugwright/nx:bump')" }],
  ['npx plugwright gate', { by: 'file', file: 'tools/rehearse/rehearsal.ts', contains: "plugwright(['gate'])" }],
  ['npm run version', { by: 'file', file: 'tools/rehearse/rehearsal.ts', contains: "run('node', ['tools/version/main.ts'])" }],
  ['npm run release:publish', { by: 'file', file: 'tools/rehearse/rehearsal.ts', contains: "run('node', ['tools/publish/main.ts'" }],
  ['npm run release:rehearse', { by: 'file', file: 'tools/package.json', contains: 'node tools/rehearse/main.ts' }],
  ['npx plugwright check', { by: 'run', prints: /\S/ }],
  ['npx plugwright graph', { by: 'run', prints: /doc-extract/ }],
  ['npx plugwright why doc-cards', { by: 'run', prints: /documents/ }],
  ['npx plugwright propagate --dry-run', { by: 'file', file: 'libs/cli/test/propagate.spec.ts', contains: "'propagate', '--dry-run'" }],
  ['npx plugwright doctor', { by: 'run', prints: /Node/ }],
  ['npx plugwright diff HEAD', { by: 'file', file: 'libs/cli/test/diff.spec.ts', contains: "runBin(['diff', 'HEAD']" }],
  [
    'npx plugwright diff HEAD~1 specs/plugins/doc-index.plugin.yaml',
    { by: 'file', file: 'libs/cli/test/diff.spec.ts', contains: "run('diff', 'HEAD', words, '--json')" },
  ],
  ['npx plugwright diff released', { by: 'file', file: 'libs/cli/test/diff.spec.ts', contains: "['released']" }],
  [
    'npx plugwright diff --schema main:libs/spec/schemas/plugin.schema.json libs/spec/schemas/plugin.schema.json --direction input',
    { by: 'file', file: 'libs/cli/src/diff/schema/read-schema.spec.ts', contains: "readSchema('HEAD:inner/s.json'" },
  ],
  ['npx plugwright impact', { by: 'run', prints: /HEAD → the working tree/ }],
  [
    'npx plugwright impact --base HEAD~1 --format markdown',
    { by: 'file', file: 'libs/cli/test/diff.spec.ts', contains: "run('impact', '--format', 'markdown')" },
  ],
  ['npx plugwright matrix', { by: 'run', prints: /doc-index/ }],
  ['npx plugwright matrix --check', { by: 'file', file: 'tools/acceptance/matrix.spec.ts', contains: "plugwright('matrix', '--check')" }],
  ['npx plugwright matrix --update', { by: 'file', file: 'tools/acceptance/matrix.spec.ts', contains: "plugwright('matrix', '--update')" }],
  ['npx plugwright why doc-cards --base HEAD~1', { by: 'file', file: 'libs/cli/test/diff.spec.ts', contains: "run('why', 'scribe', '--base', 'HEAD')" }],
  [
    'npx plugwright kernel call my-plugin import --upload @items.ndjson --items',
    { by: 'file', file: 'libs/cli/test/kernel-streams.spec.ts', contains: "'--upload', '@notes.ndjson'" },
  ],
  ['npx plugwright kernel config plan', { by: 'file', file: 'libs/cli/test/kernel-config.spec.ts', contains: "config('plan')" }],
  ['npx plugwright kernel config apply', { by: 'file', file: 'libs/cli/test/kernel-config.spec.ts', contains: "config('apply', name)" }],
  ['npx plugwright kernel config history', { by: 'file', file: 'libs/cli/test/kernel-config.spec.ts', contains: "config('history')" }],
  [
    'npx plugwright kernel config rollback 3 --dry-run',
    { by: 'file', file: 'libs/cli/test/kernel-config.spec.ts', contains: "config('rollback', '1', '--dry-run')" },
  ],
  ['npx plugwright kernel config rollback 3', { by: 'file', file: 'libs/cli/test/kernel-config.spec.ts', contains: "config('rollback', '1', '--json')" }],
]);
