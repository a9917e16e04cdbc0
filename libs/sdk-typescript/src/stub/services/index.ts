import { config } from './config.ts';
import { events } from './events.ts';
import { locks } from './locks.ts';
import { log } from './log.ts';
import type { Service, ServiceOperation } from './service.ts';
import { storage } from './storage.ts';

const services = new Map<string, Service>(Object.entries({ config, events, locks, log, storage }));

/** The memory behaviour of a kernel method such as `kernel/storage.get`, where the stub has one. */
export function serviceOperation(method: string): ServiceOperation | undefined {
  const [service = '', name = ''] = method.slice('kernel/'.length).split('.');
  const found = services.get(service);
  return found !== undefined && Object.hasOwn(found, name) ? found[name] : undefined;
}
