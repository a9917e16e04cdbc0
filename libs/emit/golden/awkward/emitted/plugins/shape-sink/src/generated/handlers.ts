// Generated from specs/plugins/shape-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-sink
import type { CallContext } from '@plugwright/sdk';
import type { Kernel } from './kernel.ts';
import type { Config, DrawOutput, DrawReceived, OnDrawnOutput, OnDrawnReceived, RedrawOutput, RedrawReceived } from './operations.ts';

/** What a handler is given beside its input. */
export type Context = CallContext<Kernel, Config>;

/** The operations of the plugin; each is a function in `src/handlers`. */
export interface Handlers {
  /** Draw a shape. *\/ \@deprecated never */
  draw(input: DrawReceived, context: Context): Promise<DrawOutput>;
  /** Take what was drawn. */
  onDrawn(input: OnDrawnReceived, context: Context): Promise<OnDrawnOutput>;
  /**
   * Draw again.
   * @deprecated Use draw. *\/
   */
  redraw(input: RedrawReceived, context: Context): Promise<RedrawOutput>;
}
