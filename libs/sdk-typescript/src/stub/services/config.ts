import { operation, type Service } from './service.ts';

/** `kernel/config.*`: the merged configuration. */
export const config: Service = {
  get: operation((state) => ({ config: state.config })),
};
