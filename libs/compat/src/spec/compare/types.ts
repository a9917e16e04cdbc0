import type { Model, SharedMembers, TypeEntry } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { typeAdded } from '../rules/type/type-added.ts';
import { typeExtended } from '../rules/type/type-extended.ts';
import { typeNarrowed } from '../rules/type/type-narrowed.ts';
import { typeRemoved } from '../rules/type/type-removed.ts';
import { typeRenamed } from '../rules/type/type-renamed.ts';
import { typeRewritten } from '../rules/type/type-rewritten.ts';
import { typeWidened } from '../rules/type/type-widened.ts';
import { compareExchanged } from '../surface/compare-surface.ts';
import { referencedFromOutside, typesInUse } from '../upstream/type-uses.ts';
import { compareGroup } from './group.ts';

const group = { added: typeAdded, removed: typeRemoved, renamed: typeRenamed };
const exchanged = { narrowed: typeNarrowed, widened: typeWidened, extended: typeExtended, rewritten: typeRewritten };

/** Whether a type is judged by itself: nobody knows on which side its users stand, or nothing of the document uses it. */
function standsAlone(comparison: Comparison, document: SharedMembers, type: TypeEntry): boolean {
  if (document.kind === 'contract') return true;
  const reference = `${document.id}#/types/${type.name}`;
  const outside = (model: Model): boolean => referencedFromOutside(model, document.id).has(reference);
  return outside(comparison.old.model) || outside(comparison.new.model) || !typesInUse(comparison.new.model, document.id).has(reference);
}

/**
 * Compare the types of a document. Those of a contract are judged as if given and as if read; those of a plugin or of
 * the kernel where the document itself uses them, unless another document does.
 */
export async function compareTypes(comparison: Comparison, old: SharedMembers, current: SharedMembers): Promise<void> {
  const pairs = compareGroup(comparison, 'type', old.types, current.types, group);
  const alone = pairs.filter(([, type]) => standsAlone(comparison, current, type));
  const judged = new Set(alone.map(([, type]) => `${current.id}#/types/${type.name}`));
  for (const [before, after] of alone) {
    const surface = {
      what: `Type ${after.name}`,
      member: after.pointer,
      old: before.schema,
      new: after.schema,
      oldPointer: before.pointer,
      newPointer: after.pointer,
    };
    await compareExchanged(comparison, surface, exchanged, (reference) => judged.has(reference));
  }
}
