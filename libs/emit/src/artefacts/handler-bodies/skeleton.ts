import { commentText } from '../../text/prose.ts';
import { literal } from '../../text/identifiers.ts';
import { handlerSignature, type HandlerNames } from './signature.ts';

/** Modules that a handler's signature comes from. */
export const contextModule = '../generated/handlers.ts';
export const operationsModule = '../generated/operations.ts';

/** A handler that nobody has written yet: it compiles, and its example tests are red and name it. */
export function skeletonHandler(operation: string, names: HandlerNames, summary: string): string {
  const { generator, context, contextName, answer, types } = handlerSignature(names);
  return `import { unimplemented } from '@plugwright/sdk';
import type { ${contextName} } from '${contextModule}';
import type { ${types.join(', ')} } from '${operationsModule}';

/** ${commentText(summary)} */
export async function${generator ? '*' : ''} ${names.binding}(_input: ${names.received}, _context: ${context}): ${answer} {
  throw unimplemented(${literal(operation)});
}
`;
}

const context = String.raw`(?:Context|UploadContext<[\w$]+>)`;
const answer = String.raw`(?:Promise<[\w$]+>|AsyncGenerator<[\w$]+, [\w$]+, void>)`;
const body = new RegExp(
  String.raw`export async function\*? [\w$]+\(_input: [\w$]+, _context: ${context}\): ${answer} \{\n {2}throw unimplemented\('[^']*'\);\n\}\n$`,
);

/** Whether a handler is still what the machine wrote: nothing is lost with it. */
export function isSkeleton(text: string): boolean {
  return text.length < 4096 && text.startsWith("import { unimplemented } from '@plugwright/sdk';\n") && body.test(text) && text.split('\n').length === 8 + 1;
}
