import { outputExtended } from './output/output-extended.ts';
import { outputMemberRemoved } from './output/output-member-removed.ts';
import { outputNarrowed } from './output/output-narrowed.ts';
import { outputRewritten } from './output/output-rewritten.ts';
import { outputWidened } from './output/output-widened.ts';

/** The rules of one family. */
export const outputRules = [outputExtended, outputMemberRemoved, outputNarrowed, outputRewritten, outputWidened] as const;
