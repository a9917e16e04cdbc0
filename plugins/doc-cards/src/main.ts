// Generated from specs/plugins/doc-cards.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-cards
import { servePlugin } from '@plugwright/sdk';
import { plugin } from './generated/plugin.ts';
import { make } from './handlers/make.ts';
import { onExtracted } from './handlers/on-extracted.ts';

await servePlugin(plugin, { make, onExtracted });
