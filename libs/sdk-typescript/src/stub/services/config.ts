import type { Service, ServiceState } from './service.ts';

/** `kernel/config.*`: the merged configuration. */
export const config: Service = {
  get: (state: ServiceState) => ({ config: state.config }),
};
