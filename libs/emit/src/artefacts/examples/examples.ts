import type { EmittedFile } from '../../emitted-file.ts';
import { machineFile, type PluginInput } from '../../plugin-input.ts';
import { jsonText, sortKeys } from '../../text/json.ts';

/** `generated/examples.json`: the examples of the spec by operation, in their order; the same in every language. */
export function emitExamples(input: PluginInput): EmittedFile[] {
  const examples = Object.fromEntries(
    [...input.plugin.operations.values()].map(({ name, examples: list }) => [
      name,
      list.map(({ name: title, input: given, upload, items, output, error }) => ({
        name: title,
        input: sortKeys(given),
        ...(upload === undefined ? {} : { upload: sortKeys(upload) }),
        ...(items === undefined ? {} : { items: sortKeys(items) }),
        ...(output === undefined ? {} : { output: sortKeys(output) }),
        ...(error === undefined ? {} : { error }),
      })),
    ]),
  );
  return [machineFile(input, 'src/generated/examples.json', jsonText(examples))];
}
