// Generated from specs/plugins/shape-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-sink
import { servePlugin } from '@plugwright/sdk';
import { plugin } from './generated/plugin.ts';
import { draw } from './handlers/draw.ts';
import { onDrawn } from './handlers/on-drawn.ts';
import { redraw } from './handlers/redraw.ts';

await servePlugin(plugin, { draw, onDrawn, redraw });
