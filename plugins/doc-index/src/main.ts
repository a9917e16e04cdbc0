// Generated from specs/plugins/doc-index.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-index
import { servePlugin } from '@plugwright/sdk';
import { plugin } from './generated/plugin.ts';
import { add } from './handlers/add.ts';
import { search } from './handlers/search.ts';
import { list } from './handlers/list.ts';
import { remove } from './handlers/remove.ts';
import { onExtracted } from './handlers/on-extracted.ts';

await servePlugin(plugin, { add, search, list, remove, onExtracted });
