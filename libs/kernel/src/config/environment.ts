import type { ManifestSchema } from '@plugwright/manifest';
import { isSafeKey, memberNames, memberSchema, type Setting } from './setting.ts';

const PREFIX = 'PLUGWRIGHT_CONFIG__';

/** A variable that sets a member of a plugin's configuration. */
export interface EnvironmentSetting extends Setting {
  readonly variable: string;
}

/** `docIndex`, `doc-index` and `DOC_INDEX` are one name: the environment knows capitals and underscores only. */
function plain(name: string): string {
  return name.replaceAll(/[-_]/g, '').toLowerCase();
}

/** The segments of the variable for a plugin; undefined where it is not for this plugin. */
function pathOf(variable: string, plugin: string): readonly string[] | undefined {
  if (!variable.startsWith(PREFIX)) return undefined;
  const [id, ...path] = variable.slice(PREFIX.length).split('__');
  return id !== undefined && path.length > 0 && plain(id) === plain(plugin) ? path : undefined;
}

/** Replace each segment by the member of the schema that it means; one that means none stays, and validation reports it. */
function nameMembers(root: ManifestSchema, segments: readonly string[]): readonly string[] {
  let schema: unknown = root;
  return segments.map((segment) => {
    const name = memberNames(root, schema).find((member) => member === segment || plain(member) === plain(segment)) ?? segment;
    schema = memberSchema(root, schema, name);
    return name;
  });
}

/** `PLUGWRIGHT_CONFIG__<PLUGIN>__<KEY>[__<KEY>..]=<value>` for one plugin, in order of the names. */
export function settingsFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  plugin: string,
  schema: ManifestSchema,
): EnvironmentSetting[] {
  const settings: EnvironmentSetting[] = [];
  for (const variable of Object.keys(environment).sort()) {
    const path = pathOf(variable, plugin);
    const text = environment[variable];
    if (path !== undefined && text !== undefined && path.every(isSafeKey)) settings.push({ variable, path: nameMembers(schema, path), text });
  }
  return settings;
}
