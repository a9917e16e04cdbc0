import { contextModule, operationsModule, type HandlerNames } from './skeleton.ts';

/**
 * Whether a handler plainly has the signature and imports that it should have. Says no where it is not sure; then
 * the syntax tree decides. Cheap, because it is asked of every handler of every plugin that is emitted again.
 */
export function isCurrent(text: string, { binding, received, output }: HandlerNames): boolean {
  const signature = new RegExp(`^export async function ${escape(binding)}\\(\\w+: ${received}(?:, \\w+: Context)?\\): Promise<${output}> \\{$`, 'm');
  const match = signature.exec(text);
  if (match === null) return false;
  if (text.includes(`function ${binding}(`, match.index + match[0].length)) return false;
  const context = !match[0].includes(': Context') || imports(text, contextModule).has('Context');
  const operations = imports(text, operationsModule);
  return context && operations.has(received) && operations.has(output);
}

function escape(text: string): string {
  return text.replaceAll('$', '\\$');
}

function imports(text: string, module: string): Set<string> {
  const names = new Set<string>();
  for (const match of text.matchAll(/^import type \{([^{}]*)\} from '([^']+)';$/gm)) {
    if (match[2] === module) for (const name of (match[1] ?? '').split(',')) names.add(name.trim());
  }
  return names;
}
