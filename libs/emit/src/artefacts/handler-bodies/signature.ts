import type { OwnOperationNames } from '../operations/names.ts';

/** What stands in a handler's file by its operation: the function, and the types that its signature names. */
export type HandlerNames = Pick<OwnOperationNames, 'binding' | 'received' | 'output' | 'item' | 'upload'>;

/** The signature of a handler, as far as it depends on what the operation streams. */
interface HandlerSignature {
  /** Whether it is a generator. */
  readonly generator: boolean;
  /** Type of its context, and the name in it that is imported. */
  readonly context: string;
  readonly contextName: string;
  /** Type of what it returns. */
  readonly answer: string;
  /** Types of what goes in and out that it names, sorted; those of the context apart. */
  readonly types: readonly string[];
}

/** The signature that an operation asks of its handler: with a download an async generator, which yields items and returns the output. */
export function handlerSignature({ received, output, item, upload }: HandlerNames): HandlerSignature {
  return {
    generator: item !== undefined,
    context: upload === undefined ? 'Context' : `UploadContext<${upload.received}>`,
    contextName: upload === undefined ? 'Context' : 'UploadContext',
    answer: item === undefined ? `Promise<${output}>` : `AsyncGenerator<${item}, ${output}, void>`,
    types: [received, output, ...(item === undefined ? [] : [item]), ...(upload === undefined ? [] : [upload.received])].sort(),
  };
}
