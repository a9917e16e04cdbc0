import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { withAttacks } from './attacks-page.ts';

const page = new URL('../../../docs/attacks.md', import.meta.url);
const draft = new URL('../../../docs/attacks.md.new', import.meta.url);
writeFileSync(draft, withAttacks(readFileSync(page, 'utf8')));
renameSync(draft, page);
