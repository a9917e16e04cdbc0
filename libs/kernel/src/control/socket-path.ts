import { createHash } from 'node:crypto';
import { realpathSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** Paths of Unix sockets end at 108 bytes, the closing zero included; some systems have 104. */
const MAX_PATH_BYTES = 103;

/**
 * Where the kernel of a workspace listens: in the user's runtime folder, else in a folder of the user's own in the temporary
 * one, under a short hash of the workspace's real path.
 */
export function controlSocketPath(workspaceRoot: string): string {
  const name = `${createHash('sha256').update(realpathSync(workspaceRoot)).digest('hex').slice(0, 16)}.sock`;
  const runtime = process.env['XDG_RUNTIME_DIR'];
  const candidates = [...(runtime === undefined || runtime === '' ? [] : [join(runtime, 'plugwright', name)]), join(tmpdir(), ownFolder(), name)];
  return candidates.find((path) => Buffer.byteLength(path) <= MAX_PATH_BYTES) ?? join('/tmp', ownFolder(), name);
}

/** A folder name for each user, since the temporary folder is everybody's. */
function ownFolder(): string {
  return `plugwright-${String(userInfo().uid)}`;
}
