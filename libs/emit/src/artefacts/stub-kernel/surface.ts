import type { EmittedFile } from '../../emitted-file.ts';
import { machineFile, type PluginInput } from '../../plugin-input.ts';

/**
 * `generated/surface.json`: what the plugin may call outside itself, by method, as the stub kernel and the
 * test kit read it. The same in every language.
 */
export async function emitSurface(input: PluginInput): Promise<EmittedFile[]> {
  const { model, run, callable } = input;
  const members: string[] = [];
  for (const operation of [...callable].sort((a, b) => (a.method < b.method ? -1 : 1))) {
    const { surface } = await run.called(model, operation);
    members.push(`  ${JSON.stringify(operation.method)}: ${surface}`);
  }
  return [machineFile(input, 'src/generated/surface.json', members.length === 0 ? '{}\n' : `{\n${members.join(',\n')}\n}\n`)];
}
