import { handlerSignature, type HandlerNames } from './signature.ts';
import { contextModule, operationsModule } from './skeleton.ts';

/**
 * Whether a handler plainly has the signature and imports that it should have. Says no where it is not sure; then
 * the syntax tree decides. Cheap, because it is asked of every handler of every plugin that is emitted again.
 */
export function isCurrent(text: string, names: HandlerNames): boolean {
  const { binding, received } = names;
  const { generator, context, contextName, answer, types } = handlerSignature(names);
  const start = `^export async function${generator ? '\\*' : ''} ${escape(binding)}`;
  const signature = new RegExp(`${start}\\(\\w+: ${received}(, \\w+: ${context})?\\): ${answer} \\{$`, 'm');
  const match = signature.exec(text);
  if (match === null) return false;
  const rest = text.slice(match.index + match[0].length);
  if (rest.includes(`function ${binding}(`) || rest.includes(`function* ${binding}(`)) return false;
  const withContext = match[1] !== undefined;
  const operations = imports(text, operationsModule);
  const unneeded = withContext ? undefined : names.upload?.received;
  return (!withContext || imports(text, contextModule).has(contextName)) && types.every((type) => type === unneeded || operations.has(type));
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
