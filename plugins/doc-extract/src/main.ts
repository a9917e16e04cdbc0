// Generated from specs/plugins/doc-extract.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-extract
import { servePlugin } from '@plugwright/sdk';
import { plugin } from './generated/plugin.ts';
import { extract } from './handlers/extract.ts';

await servePlugin(plugin, { extract });
