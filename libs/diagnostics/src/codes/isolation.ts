import { defineCodes } from '../code.ts';

/** What keeps a plugin from being confined as its spec or the operator demands. */
export const isolationCodes = defineCodes('isolation', {
  'isolation/level-unavailable': {
    severity: 'error',
    message: '{plugin} is to run at isolation level {level}, which this machine does not give: {mechanism}: {reason}.',
    summary: 'The mechanism that a level is made of was tried and does not work here. A plugin is never run at a weaker level.',
    hint: 'Mend it: `{mend}`. What this machine has: `npx plugwright doctor`.',
  },
  'isolation/mechanism-missing': {
    severity: 'error',
    message: '{plugin} is not started: the operator demands {mechanism}, and at level {level} there is none ({reason}).',
    summary: 'A mechanism that the policy of the kernel demands was tried and does not work here, or is no part of the level.',
    hint: 'Mend it: `{mend}`. What this machine has: `npx plugwright doctor`.',
  },
});
