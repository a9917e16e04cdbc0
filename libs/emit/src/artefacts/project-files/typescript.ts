import { parsePercentage } from '@plugwright/spec';
import type { EmittedFile } from '../../emitted-file.ts';
import { machineFile, type PluginInput } from '../../plugin-input.ts';
import { generatedHeader } from '../../text/header.ts';
import { jsonText } from '../../text/json.ts';
import { template, type Template } from '../../text/template.ts';
import type { TypeScriptNames } from '../operations/names.ts';
import { emitPackageJson } from './package-json.ts';

/** Complete by itself: nothing above the plugin's folder is reached, so it is the same in anybody's workspace. */
const tsconfig = {
  compilerOptions: {
    target: 'es2024',
    lib: ['es2024'],
    module: 'nodenext',
    moduleResolution: 'nodenext',
    types: ['node'],
    noEmit: true,
    allowImportingTsExtensions: true,
    erasableSyntaxOnly: true,
    isolatedModules: true,
    verbatimModuleSyntax: true,
    resolveJsonModule: true,
    strict: true,
    noUncheckedIndexedAccess: true,
    exactOptionalPropertyTypes: true,
    noImplicitOverride: true,
    noImplicitReturns: true,
    noFallthroughCasesInSwitch: true,
    forceConsistentCasingInFileNames: true,
    skipLibCheck: true,
  },
  include: ['src', 'test', 'vitest.config.ts'],
  exclude: ['src/handlers/_removed'],
};

interface View {
  readonly header: string;
  readonly operations: readonly { member: string; binding: string; file: string; shorthand: boolean }[];
}

const main: Template<View> = template(`{{{header}}}import { servePlugin } from '@plugwright/sdk';
import { plugin } from './generated/plugin.ts';
{{#each operations}}
import { {{binding}} } from './handlers/{{{file}}}';
{{/each}}

await servePlugin(plugin, { {{#each operations}}{{member}}{{#unless shorthand}}: {{binding}}{{/unless}}{{#unless @last}}, {{/unless}}{{/each}} });
`);

const vitestConfig: Template<{ header: string; options: string }> = template(`{{{header}}}import { pluginTestConfig } from '@plugwright/testkit/vitest';

export default pluginTestConfig({{{options}}});
`);

/** `package.json`, `tsconfig.json`, `vitest.config.ts` and `src/main.ts`. */
export function emitProjectFiles(input: PluginInput, names: TypeScriptNames): EmittedFile[] {
  const header = generatedHeader(input.plugin.source.file, input.plugin.id);
  const coverage = parsePercentage(input.plugin.tests.coverage);
  const operations = [...names.own.values()].map(({ member, binding, file }) => ({
    member,
    binding,
    file,
    shorthand: member === binding,
  }));
  return [
    ...emitPackageJson(input),
    machineFile(input, 'tsconfig.json', jsonText(tsconfig)),
    machineFile(input, 'vitest.config.ts', vitestConfig({ header, options: coverage === undefined ? '' : `{ coverage: ${String(coverage)} }` })),
    machineFile(input, 'src/main.ts', main({ header, operations })),
  ];
}
