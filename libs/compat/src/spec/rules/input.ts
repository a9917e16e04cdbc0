import { inputNarrowed } from './input/input-narrowed.ts';
import { inputRewritten } from './input/input-rewritten.ts';
import { inputWidened } from './input/input-widened.ts';

/** The rules of one family. */
export const inputRules = [inputNarrowed, inputRewritten, inputWidened] as const;
