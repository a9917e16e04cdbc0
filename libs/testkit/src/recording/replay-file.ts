import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { StubRecord } from '@plugwright/sdk/stub';
import { recording, writeWhole } from '../goldens/golden.ts';
import type { AnyStub } from '../suites/subject.ts';

/** A recording as text: one record a line, so that a diff shows which call changed. */
function printed(records: readonly StubRecord[]): string {
  return `[\n${records.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`;
}

/**
 * Replay the recording in a file on a fresh stub. Under `RECORD=1` the file is written instead: by `drive`, which calls
 * what is to be recorded.
 * @throws ReplayDivergence where the plugin asks or answers something else than was recorded.
 */
export async function replayFile<Stub extends Pick<AnyStub, 'records' | 'replay'>>(
  file: string | URL,
  fresh: () => Stub,
  drive: (stub: Stub) => Promise<unknown>,
): Promise<void> {
  const path = file instanceof URL ? fileURLToPath(file) : file;
  const stub = fresh();
  if (recording()) {
    await drive(stub);
    writeWhole(path, printed(stub.records()));
    return;
  }
  if (!existsSync(path)) throw new Error(`${path}: no recording yet; RECORD=1 makes it`);
  await stub.replay(JSON.parse(readFileSync(path, 'utf8')) as StubRecord[]);
}
