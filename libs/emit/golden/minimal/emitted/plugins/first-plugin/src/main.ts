// Generated from specs/plugins/first-plugin.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin first-plugin
import { servePlugin } from '@plugwright/sdk';
import { plugin } from './generated/plugin.ts';
import { echo } from './handlers/echo.ts';

await servePlugin(plugin, { echo });
