import type { EmittedFile } from '../../emitted-file.ts';
import { machineFile, type PluginInput } from '../../plugin-input.ts';
import { errorCodes } from '../../surface/errors.ts';
import { selfContained, withoutProse } from '../../surface/self-contained.ts';
import { sortedJsonText } from '../../text/json.ts';

/**
 * `generated/surface.json`: what the plugin may call outside itself, by method, as the stub kernel and the
 * test kit read it. The same in every language.
 */
export function emitSurface(input: PluginInput): EmittedFile[] {
  const { model, plugin, callable } = input;
  const surface = Object.fromEntries(
    callable.map(({ method, document, operation, service }) => [
      method,
      {
        input: withoutProse(selfContained(model, document, operation.input, 'closed', plugin.id)),
        output: withoutProse(selfContained(model, document, operation.output, 'open', plugin.id)),
        errors: errorCodes(model, operation.errors),
        timeoutMs: operation.timeoutMs,
        behaviour: service === undefined ? undefined : operation.stub?.behaviour,
        unlockedBy: service?.unlockedBy,
      },
    ]),
  );
  return [machineFile(input, 'src/generated/surface.json', sortedJsonText(surface))];
}
