import type { Figure } from '../figure.ts';
import { coldLoad } from './cold-load.ts';
import { crash } from './crash.ts';
import { denial } from './denial.ts';
import { hang } from './hang.ts';
import { hotReload } from './hot-reload.ts';
import { ledgerAppend } from './ledger-append.ts';
import { manyPlugins } from './many-plugins.ts';
import { memoryBreach } from './memory-breach.ts';
import { memoryOfTen } from './memory-of-ten.ts';
import { pluginToPlugin } from './plugin-to-plugin.ts';
import { resolver } from './resolver.ts';
import { revocation } from './revocation.ts';
import { streams } from './streams.ts';
import { warmCall } from './warm-call.ts';

/** Every group of figures, in the order of the table. */
export const figures: readonly Figure[] = [
  coldLoad,
  manyPlugins,
  warmCall,
  pluginToPlugin,
  streams,
  crash,
  hotReload,
  revocation,
  memoryBreach,
  denial,
  hang,
  memoryOfTen,
  resolver,
  ledgerAppend,
];
