// Generated from specs/plugins/flow-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-sink
import type { Validator } from '@plugwright/sdk';

/** What the plugin checks its own output by (closed). */
export declare const outputs: { readonly 'relay': Validator; };

/** Items of what streams: to the caller, and from it (closed). */
export declare const streams: { readonly 'relay': { readonly download: Validator }; };

/** What comes in: inputs, published payloads and the configuration (closed). */
export declare const inbound: { readonly inputs: { readonly 'relay': Validator; }; readonly payloads: { }; };

/** What the plugin calls: input closed, output open. */
export declare const calls: { readonly 'kernel/log.write': { readonly input: Validator; readonly output: Validator }; readonly 'flow-source/count': { readonly input: Validator; readonly output: Validator; readonly download: Validator }; readonly 'flow-source/convert': { readonly input: Validator; readonly output: Validator; readonly download: Validator; readonly upload: Validator }; readonly 'flow-source/total': { readonly input: Validator; readonly output: Validator; readonly upload: Validator }; readonly 'flow-source/nothing': { readonly input: Validator; readonly output: Validator }; };
