// Loaded before a command: the disk has as few free bytes as FREE_BYTES says, whatever it really has.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const { statfsSync } = fs;
fs.statfsSync = (...args) => ({ ...statfsSync(...args), bsize: 1, bavail: Number(process.env.FREE_BYTES) });
syncBuiltinESMExports();
