import type { StubLog } from '../stub-types.ts';
import { operation, type Service } from './service.ts';

/** `kernel/log.*`: kept in order, for `stub.logs()`. */
export const log: Service = {
  write: operation<Omit<StubLog, 'time'>>((state, record) => {
    state.logs.push({ time: state.now(), ...record });
    return {};
  }),
};
