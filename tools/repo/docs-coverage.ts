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
  ['npx plugwright check', { by: 'run', prints: /\S/ }],
  ['npx plugwright graph', { by: 'run', prints: /doc-extract/ }],
  ['npx plugwright why doc-cards', { by: 'run', prints: /documents/ }],
  ['npx plugwright doctor', { by: 'run', prints: /Node/ }],
]);
