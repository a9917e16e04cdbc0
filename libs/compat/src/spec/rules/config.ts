import { configNarrowed } from './config/config-narrowed.ts';
import { configRewritten } from './config/config-rewritten.ts';
import { configWidened } from './config/config-widened.ts';
import { reloadGained } from './config/reload-gained.ts';
import { reloadLost } from './config/reload-lost.ts';

/** The rules of one family. */
export const configRules = [configNarrowed, configRewritten, configWidened, reloadGained, reloadLost] as const;
