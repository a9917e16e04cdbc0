import type { EmittedFile } from '../../emitted-file.ts';
import { machineFile, type PluginInput } from '../../plugin-input.ts';
import { sortedJsonText } from '../../text/json.ts';

/** `generated/imports.lock.json`: a digest of each member of other documents that the plugin uses. */
export function emitImportsLock(input: PluginInput): EmittedFile[] {
  return [machineFile(input, 'src/generated/imports.lock.json', sortedJsonText(input.surface))];
}
