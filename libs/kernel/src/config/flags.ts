import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { isSafeKey, type Setting } from './setting.ts';

/** A flag that sets a member of a plugin's configuration. */
export interface FlagSetting extends Setting {
  readonly plugin: string;
}

/** Read `<plugin>.<key>[.<key>..]=<value>` flags. A finding names the flag without its value, which may be a secret. */
export function readFlags(flags: readonly string[]): { settings: readonly FlagSetting[]; diagnostics: readonly Diagnostic[] } {
  const settings: FlagSetting[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const flag of flags) {
    const equals = flag.indexOf('=');
    const name = equals < 0 ? flag : flag.slice(0, equals);
    const [plugin, ...path] = name.split('.');
    const reason =
      equals < 0 ? 'there is no value' : path.length === 0 ? 'it names a plugin but no key' : path.every(isSafeKey) ? undefined : 'a key cannot be used';
    if (reason === undefined && plugin) settings.push({ plugin, path, text: flag.slice(equals + 1) });
    else diagnostics.push(diagnose('kernel/config-bad-setting', { source: `--set ${name}`, reason: reason ?? 'it names no plugin' }));
  }
  return { settings, diagnostics };
}
