import type { EmittedFile } from '../../emitted-file.ts';
import { machineFile, type PluginInput } from '../../plugin-input.ts';
import type { EmitSettings } from '../../settings.ts';
import { oneLine } from '../../text/prose.ts';
import { jsonText, sortKeys } from '../../text/json.ts';

/** npm name of the package of a plugin. */
export function pluginPackageName(settings: EmitSettings, id: string): string {
  return `${settings.scope}/plugin-${id}`;
}

/** The levels of tests at which a person writes properties, too. */
const propertyLevels = ['property', 'mutation'];

/** The package.json of a TypeScript plugin, as a value. */
export function pluginPackage({ plugin, settings }: PluginInput): Record<string, unknown> {
  return {
    name: pluginPackageName(settings, plugin.id),
    version: plugin.version,
    description: oneLine(plugin.summary),
    license: plugin.license,
    private: true,
    type: 'module',
    engines: { node: '>=22.18' },
    exports: {
      '.': './dist/main.js',
      './plugin.manifest.json': './plugin.manifest.json',
      './package.json': './package.json',
    },
    files: ['dist', 'plugin.manifest.json'],
    sideEffects: ['./src/main.ts', './dist/main.js'],
    plugwright: { plugin: './plugin.manifest.json' },
    dependencies: sortKeys({ ...plugin.packages.ecosystems['npm'], '@plugwright/sdk': settings.platformRange }),
    devDependencies: sortKeys({
      '@plugwright/testkit': settings.platformRange,
      '@types/node': settings.nodeTypesRange,
      vitest: settings.vitestRange,
      ...(propertyLevels.includes(plugin.tests.level) ? { 'fast-check': settings.fastCheckRange } : {}),
    }),
    nx: {
      name: plugin.id,
      tags: ['layer:plugin', `lang:${plugin.runtime.language}`, `maturity:${plugin.maturity}`, `category:${plugin.category}`],
    },
  };
}

/** `package.json`. */
export function emitPackageJson(input: PluginInput): EmittedFile[] {
  return [machineFile(input, 'package.json', jsonText(pluginPackage(input)))];
}
