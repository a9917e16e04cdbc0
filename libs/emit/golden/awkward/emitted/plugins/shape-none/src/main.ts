// Generated from specs/plugins/shape-none.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-none
import { servePlugin } from '@plugwright/sdk';
import { plugin } from './generated/plugin.ts';

await servePlugin(plugin, {  });
