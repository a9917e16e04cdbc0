import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { serviceManifest } from './service-manifest.ts';

const spec = new URL('../../../specs/kernel/kernel.kernel.yaml', import.meta.url);
const target = new URL('../src/generated/kernel-services.json', import.meta.url);
const temporary = new URL('../src/generated/.kernel-services.json.tmp', import.meta.url);

writeFileSync(temporary, `${JSON.stringify(serviceManifest(readFileSync(spec, 'utf8')), null, 2)}\n`);
renameSync(temporary, target);
