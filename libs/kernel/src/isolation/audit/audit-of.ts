import type { Ledger } from '../../ledger/ledger.ts';
import type { LogBook } from '../../logging/log-book.ts';
import type { KernelOptions } from '../../kernel-options.ts';
import { thisMachine } from '../child/machine.ts';
import type { AttestedDenial } from './attested-denials.ts';
import { LandlockAudit } from './landlock-audit.ts';

/** The audit of a kernel, where its options ask for one; that there can be none is said. */
export function auditOf({ isolation }: KernelOptions, ledger: Ledger, log: LogBook): LandlockAudit | undefined {
  if (isolation?.audit !== true) return undefined;
  const unheard = (reason: string): void => log.say('warn', `what Linux refuses to plugins is not heard: ${reason}`);
  const tell = ({ plugin, permission, path, count }: AttestedDenial): void => {
    const more = { ...(path === undefined ? {} : { path }), ...(count === undefined ? {} : { count }) };
    ledger.append({ kind: 'deny', plugin, facts: { mechanism: 'landlock', permission, ...more } });
  };
  const audit = LandlockAudit.open(thisMachine, tell, () => unheard('who listened to its audit has ended'));
  if (audit === undefined) unheard('that takes root, the launcher, and Landlock of ABI 7');
  else audit.listening.catch((error: unknown) => unheard(error instanceof Error ? error.message : String(error)));
  return audit;
}
