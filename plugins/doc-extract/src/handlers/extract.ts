import { errors } from '../generated/errors.ts';
import type { Context } from '../generated/handlers.ts';
import type { ExtractOutput, ExtractReceived } from '../generated/operations.ts';
import { binaryReason } from '../formats/binary.ts';
import { detectFormat } from '../formats/detect.ts';
import { SourceLimit } from '../formats/limits.ts';
import { structure } from '../formats/structure.ts';

/** Parse a source text and publish the document found in it. */
export async function extract(input: ExtractReceived, context: Context): Promise<ExtractOutput> {
  const reason = binaryReason(input.content);
  if (reason !== undefined) throw errors.notADocument({ reason });
  const document = read(input);
  if (input.publish) await context.kernel.events.publishDocumentExtracted({ document });
  return { document };
}

function read(input: ExtractReceived): ExtractOutput['document'] {
  try {
    return structure(input.id, input.content, input.format ?? detectFormat(input.id, input.content));
  } catch (error) {
    if (error instanceof SourceLimit) throw errors.limitExceeded({ limit: error.message });
    throw error;
  }
}
