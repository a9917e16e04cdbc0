import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { withChart } from './lifecycle-page.ts';

const page = new URL('../../../docs/lifecycle.md', import.meta.url);
const draft = new URL('../../../docs/lifecycle.md.new', import.meta.url);
writeFileSync(draft, withChart(readFileSync(page, 'utf8')));
renameSync(draft, page);
