import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A call and what the spec says it answers. */
export interface ExpectedAnswer {
  readonly operation: string;
  readonly input: unknown;
  readonly output: unknown;
}

type Examples = Readonly<Record<string, readonly { readonly input: unknown; readonly output?: unknown }[]>>;

/** The first example with an output among those emitted into a plugin's folder; absent where it has none. */
export function firstExample(pluginFolder: string): ExpectedAnswer | undefined {
  const examples = JSON.parse(readFileSync(join(pluginFolder, 'src/generated/examples.json'), 'utf8')) as Examples;
  for (const [operation, list] of Object.entries(examples)) {
    for (const { input, output } of list) if (output !== undefined) return { operation, input, output };
  }
  return undefined;
}
