// Loaded before a command: the disk has as few free bytes as FREE_BYTES says, or is full as soon as a file is written
// whose path has FULL_AT in it, whatever there really is.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { FREE_BYTES, FULL_AT } = process.env;
const { statfsSync, writeFileSync } = fs;

if (FREE_BYTES !== undefined) fs.statfsSync = (...args) => ({ ...statfsSync(...args), bsize: 1, bavail: Number(FREE_BYTES) });
if (FULL_AT !== undefined) {
  fs.writeFileSync = (file, ...args) => {
    if (String(file).includes(FULL_AT))
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28, syscall: 'write' });
    return writeFileSync(file, ...args);
  };
}
syncBuiltinESMExports();
