import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ProbeResult } from './probe.ts';

/** Whether a folder can be written, found out by writing. */
export function writable(folder: string): ProbeResult {
  try {
    rmSync(mkdtempSync(join(folder, 'plugwright-doctor-')), { recursive: true });
    return { present: true, found: folder };
  } catch (error) {
    return { present: false, found: `${folder}: ${error instanceof Error && 'code' in error ? String(error.code) : 'not writable'}` };
  }
}
