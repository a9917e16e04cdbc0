import type { StubLog } from '../stub-types.ts';
import type { Service, ServiceState } from './service.ts';

/** `kernel/log.*`: kept in order, for `stub.logs()`. */
export const log: Service = {
  write: (state: ServiceState, record: Omit<StubLog, 'time'>) => {
    state.logs.push({ time: state.now(), ...record });
    return {};
  },
};
