// Generated from specs/plugins/shape-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-sink
import type { Tree as ShapesTree } from './shapes.ts';

export interface Tree {
  own: boolean;
  of?: ShapesTree;
}

export type Drawing = string;
