import { matchesHost } from '@plugwright/manifest';
import type { Scope } from './scope.ts';

/** Other hosts, through the kernel's broker. */
export const network: Scope = {
  names: ['network'],
  restrictedBy: ['hosts', 'addresses', 'size', 'rate', 'bandwidth', 'connections'],
  unlocks: 'none',
  covers: ({ hosts }, target) => hosts === undefined || hosts.some((host) => matchesHost(host, target)),
  enforcedBy: 'the broker; below level sandbox a plugin can go around it',
};
