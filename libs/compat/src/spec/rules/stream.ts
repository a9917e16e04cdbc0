import { downloadAdded } from './stream/download-added.ts';
import { downloadExtended } from './stream/download-extended.ts';
import { downloadMemberRemoved } from './stream/download-member-removed.ts';
import { downloadNarrowed } from './stream/download-narrowed.ts';
import { downloadRemoved } from './stream/download-removed.ts';
import { downloadRewritten } from './stream/download-rewritten.ts';
import { downloadWidened } from './stream/download-widened.ts';
import { uploadAdded } from './stream/upload-added.ts';
import { uploadNarrowed } from './stream/upload-narrowed.ts';
import { uploadRemoved } from './stream/upload-removed.ts';
import { uploadRewritten } from './stream/upload-rewritten.ts';
import { uploadWidened } from './stream/upload-widened.ts';

/** The rules of one family. */
export const streamRules = [
  downloadAdded,
  downloadExtended,
  downloadMemberRemoved,
  downloadNarrowed,
  downloadRemoved,
  downloadRewritten,
  downloadWidened,
  uploadAdded,
  uploadNarrowed,
  uploadRemoved,
  uploadRewritten,
  uploadWidened,
] as const;
