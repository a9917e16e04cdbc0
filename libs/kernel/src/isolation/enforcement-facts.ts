import type { LedgerEvent } from '../ledger/ledger.ts';
import type { Enforcement } from './driver.ts';

/** What confines a plugin, as it stands on the ledger. */
export function enforcementFacts({
  level,
  uid,
  capEff,
  seccomp,
  noNewPrivs,
  landlockAbi,
  cgroup,
  namespaces,
  missing,
}: Enforcement): NonNullable<LedgerEvent['facts']> {
  return {
    enforced: level,
    ...(uid === undefined ? {} : { uid }),
    ...(capEff === undefined ? {} : { capEff }),
    ...(seccomp === undefined ? {} : { seccomp }),
    ...(noNewPrivs === undefined ? {} : { noNewPrivs }),
    ...(landlockAbi === undefined ? {} : { landlockAbi }),
    ...(cgroup === undefined ? {} : { cgroup: Object.entries(cgroup).map(([file, value]) => `${file}=${value}`) }),
    ...(namespaces === undefined ? {} : { namespaces }),
    missing,
  };
}
