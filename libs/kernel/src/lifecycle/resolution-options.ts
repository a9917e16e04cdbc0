import type { ResolutionOptions } from '../resolution/resolve.ts';
import { defaultServices } from '../services/service-manifest.ts';
import type { Fleet } from './fleet.ts';

/** What bears on the choice of versions besides what was found: the services of this kernel, and what its operator wants. */
export function resolutionOptions({ options }: Pick<Fleet, 'options'>): ResolutionOptions {
  const { learning, pins, services = defaultServices } = options;
  const names = new Set(Object.keys(services.operations).flatMap((operation) => [operation, operation.slice(0, operation.indexOf('.'))]));
  return {
    ...(pins === undefined ? {} : { pins }),
    // A plugin that is learnt about is given whatever it asks for.
    ...(learning === undefined ? { hasService: (service: string) => names.has(service) } : {}),
  };
}
