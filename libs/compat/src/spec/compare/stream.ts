import { below, type Operation } from '@plugwright/spec';
import type { Comparison } from '../comparison.ts';
import { downloadAdded } from '../rules/stream/download-added.ts';
import { downloadExtended } from '../rules/stream/download-extended.ts';
import { downloadMemberRemoved } from '../rules/stream/download-member-removed.ts';
import { downloadNarrowed } from '../rules/stream/download-narrowed.ts';
import { downloadRemoved } from '../rules/stream/download-removed.ts';
import { downloadRewritten } from '../rules/stream/download-rewritten.ts';
import { downloadWidened } from '../rules/stream/download-widened.ts';
import { uploadAdded } from '../rules/stream/upload-added.ts';
import { uploadNarrowed } from '../rules/stream/upload-narrowed.ts';
import { uploadRemoved } from '../rules/stream/upload-removed.ts';
import { uploadRewritten } from '../rules/stream/upload-rewritten.ts';
import { uploadWidened } from '../rules/stream/upload-widened.ts';
import { compareAccepting, compareTelling } from '../surface/compare-surface.ts';

const downloadRules = {
  widened: downloadWidened,
  narrowed: downloadNarrowed,
  extended: downloadExtended,
  reduced: downloadMemberRemoved,
  rewritten: downloadRewritten,
};
const uploadRules = { narrowed: uploadNarrowed, widened: uploadWidened, rewritten: uploadRewritten };
const cameOrWent = {
  download: { added: downloadAdded, removed: downloadRemoved },
  upload: { added: uploadAdded, removed: uploadRemoved },
} as const;

/** Compare what an operation streams: what comes to the caller is given like an output, what the caller sends is accepted like an input. */
export async function compareStream(comparison: Comparison, name: string, old: Operation, current: Operation): Promise<void> {
  for (const direction of ['download', 'upload'] as const) {
    const before = old.stream?.[direction];
    const after = current.stream?.[direction];
    const oldPointer = below(old.pointer, 'stream', direction);
    const newPointer = below(current.pointer, 'stream', direction);
    if (before === undefined || after === undefined) {
      const { removed, added } = cameOrWent[direction];
      if (before !== undefined) comparison.report(removed, { name }, { member: current.pointer, old: oldPointer, new: current.pointer });
      if (after !== undefined) comparison.report(added, { name }, { member: current.pointer, new: newPointer });
      continue;
    }
    const place = {
      what: `${direction === 'download' ? 'Download' : 'Upload'} of ${name}`,
      member: current.pointer,
      old: before,
      new: after,
      oldPointer,
      newPointer,
    };
    if (direction === 'download') await compareTelling(comparison, place, downloadRules);
    else await compareAccepting(comparison, place, uploadRules);
  }
}
