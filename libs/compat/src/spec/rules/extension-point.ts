import { contributedAdded } from './extension-point/contributed-added.ts';
import { contributedRemoved } from './extension-point/contributed-removed.ts';
import { contributionNarrowed } from './extension-point/contribution-narrowed.ts';
import { contributionRewritten } from './extension-point/contribution-rewritten.ts';
import { contributionWidened } from './extension-point/contribution-widened.ts';
import { contributionsLimited } from './extension-point/contributions-limited.ts';
import { contributionsUnlimited } from './extension-point/contributions-unlimited.ts';
import { extensionPointAdded } from './extension-point/extension-point-added.ts';
import { extensionPointRemoved } from './extension-point/extension-point-removed.ts';
import { extensionPointRenamed } from './extension-point/extension-point-renamed.ts';

/** The rules of one family. */
export const extensionPointRules = [
  contributedAdded,
  contributedRemoved,
  contributionNarrowed,
  contributionRewritten,
  contributionWidened,
  contributionsLimited,
  contributionsUnlimited,
  extensionPointAdded,
  extensionPointRemoved,
  extensionPointRenamed,
] as const;
