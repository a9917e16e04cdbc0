// Generated from specs/plugins/shape-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-sink
import type { Validator } from '@plugwright/sdk';

/** What the plugin checks its own output by (closed). */
export declare const outputs: { readonly 'draw': Validator; readonly 'on-drawn': Validator; readonly 'redraw': Validator; };

/** What comes in: inputs, published payloads and the configuration (closed). */
export declare const inbound: { readonly inputs: { readonly 'draw': Validator; readonly 'on-drawn': Validator; readonly 'redraw': Validator; }; readonly payloads: { readonly 'drawn': Validator; readonly 'emptied': Validator; }; readonly config: Validator; };

/** What the plugin calls: input closed, output open. */
export declare const calls: { readonly 'kernel/log.write': { readonly input: Validator; readonly output: Validator }; readonly 'kernel/storage.get': { readonly input: Validator; readonly output: Validator }; readonly 'kernel/storage.list': { readonly input: Validator; readonly output: Validator }; readonly 'kernel/events.publish': { readonly input: Validator; readonly output: Validator }; readonly 'shape-source/available': { readonly input: Validator; readonly output: Validator }; readonly 'shape-source/fetch': { readonly input: Validator; readonly output: Validator }; };
