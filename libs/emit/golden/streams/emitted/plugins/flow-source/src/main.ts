// Generated from specs/plugins/flow-source.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-source
import { servePlugin } from '@plugwright/sdk';
import { plugin } from './generated/plugin.ts';
import { count } from './handlers/count.ts';
import { convert } from './handlers/convert.ts';
import { total } from './handlers/total.ts';
import { nothing } from './handlers/nothing.ts';

await servePlugin(plugin, { count, convert, total, nothing });
