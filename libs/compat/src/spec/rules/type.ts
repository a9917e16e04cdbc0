import { typeAdded } from './type/type-added.ts';
import { typeExtended } from './type/type-extended.ts';
import { typeNarrowed } from './type/type-narrowed.ts';
import { typeRemoved } from './type/type-removed.ts';
import { typeRenamed } from './type/type-renamed.ts';
import { typeRewritten } from './type/type-rewritten.ts';
import { typeWidened } from './type/type-widened.ts';

/** The rules of one family. */
export const typeRules = [typeAdded, typeExtended, typeNarrowed, typeRemoved, typeRenamed, typeRewritten, typeWidened] as const;
