import { commentText } from '../../text/prose.ts';
import { literal } from '../../text/identifiers.ts';
import type { OwnOperationNames } from '../operations/names.ts';

/** What stands in a handler's file by its operation: the function, and the types that its signature names. */
export type HandlerNames = Pick<OwnOperationNames, 'binding' | 'received' | 'output'>;

/** Modules that a handler's signature comes from. */
export const contextModule = '../generated/handlers.ts';
export const operationsModule = '../generated/operations.ts';

/** A handler that nobody has written yet: it compiles, and its example tests are red and name it. */
export function skeletonHandler(operation: string, names: HandlerNames, summary: string): string {
  return `import { unimplemented } from '@plugwright/sdk';
import type { Context } from '${contextModule}';
import type { ${[names.output, names.received].sort().join(', ')} } from '${operationsModule}';

/** ${commentText(summary)} */
export async function ${names.binding}(_input: ${names.received}, _context: Context): Promise<${names.output}> {
  throw unimplemented(${literal(operation)});
}
`;
}

const body = /export async function [\w$]+\(_input: [\w$]+, _context: Context\): Promise<[\w$]+> \{\n {2}throw unimplemented\('[^']*'\);\n\}\n$/;

/** Whether a handler is still what the machine wrote: nothing is lost with it. */
export function isSkeleton(text: string): boolean {
  return text.length < 4096 && text.startsWith("import { unimplemented } from '@plugwright/sdk';\n") && body.test(text) && text.split('\n').length === 8 + 1;
}
