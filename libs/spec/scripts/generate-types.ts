import { writeFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { writtenTypes } from './written-types.ts';

const target = path.join(import.meta.dirname, '..', 'src', 'generated', 'written.ts');
const temporary = `${target}.${process.pid}.tmp`;
await writeFile(temporary, await writtenTypes());
await rename(temporary, target);
