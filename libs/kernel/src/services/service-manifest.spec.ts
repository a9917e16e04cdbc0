import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { serviceManifest } from '../../scripts/service-manifest.ts';
import { configService } from './config/config-service.ts';
import { eventsService } from './events/events-service.ts';
import { locksService } from './locks/locks-service.ts';
import { logService } from './log/log-service.ts';
import { defaultServices } from './service-manifest.ts';
import { storageService } from './storage/storage-service.ts';

it('is what the kernel spec says; otherwise run `npm run generate:kernel`', () => {
  const spec = readFileSync(new URL('../../../../specs/kernel/kernel.kernel.yaml', import.meta.url), 'utf8');
  expect(defaultServices).toEqual(serviceManifest(spec));
});

it('declares exactly the operations that are implemented', () => {
  const unused = undefined as never;
  const services = [logService(unused), configService(unused), storageService(unused, 0), eventsService(unused), locksService(unused, () => 0)];
  const implemented = services.flatMap(({ name, operations }) => Object.keys(operations).map((operation) => `${name}.${operation}`));
  expect(implemented.sort()).toEqual(Object.keys(defaultServices.operations).sort());
});
