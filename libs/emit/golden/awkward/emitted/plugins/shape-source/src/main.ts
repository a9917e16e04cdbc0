// Generated from specs/plugins/shape-source.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-source
import { servePlugin } from '@plugwright/sdk';
import { plugin } from './generated/plugin.ts';
import { available } from './handlers/available.ts';
import { fetch } from './handlers/fetch.ts';

await servePlugin(plugin, { available, fetch });
