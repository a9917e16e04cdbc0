import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import { faultSpan } from './fault-span.ts';
import type { FaultFinder } from './first-fault.ts';
import { readOperatorFile, UnreadableFileError } from './read-file.ts';

/** A kind of file that operators write. */
export interface FileKind<Document> {
  readonly unreadable: 'grants/unreadable' | 'usage/limits-unreadable';
  readonly invalid: 'grants/invalid' | 'usage/limits-invalid';
  readonly faultIn: FaultFinder;
  /** What it says, of a value without a fault. */
  readonly documentOf: (value: unknown) => Document;
}

/**
 * Read a file of a kind, JSON or YAML by its name: what it says, or the one finding why it cannot be used.
 * @param shown how findings name it
 */
export async function readChecked<Document>(
  { unreadable, invalid, faultIn, documentOf }: FileKind<Document>,
  file: string,
  shown = file,
): Promise<{ readonly document?: Document; readonly diagnostics: readonly Diagnostic[] }> {
  try {
    const { text, value } = await readOperatorFile(file);
    const fault = faultIn(value);
    if (fault === undefined) return { document: documentOf(value), diagnostics: [] };
    const { pointer, reason, hints = [] } = fault;
    return {
      diagnostics: [
        diagnose(invalid, { file: shown, pointer: pointer === '' ? '/' : pointer, reason }, { span: faultSpan(shown, text, fault), pointer, hints }),
      ],
    };
  } catch (error) {
    if (!(error instanceof UnreadableFileError)) throw error;
    return { diagnostics: [diagnose(unreadable, { file: shown, reason: error.message })] };
  }
}
