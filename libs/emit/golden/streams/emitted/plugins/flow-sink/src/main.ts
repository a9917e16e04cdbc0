// Generated from specs/plugins/flow-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-sink
import { servePlugin } from '@plugwright/sdk';
import { plugin } from './generated/plugin.ts';
import { relay } from './handlers/relay.ts';

await servePlugin(plugin, { relay });
