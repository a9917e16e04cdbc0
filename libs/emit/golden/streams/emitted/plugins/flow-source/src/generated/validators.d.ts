// Generated from specs/plugins/flow-source.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-source
import type { Validator } from '@plugwright/sdk';

/** What the plugin checks its own output by (closed). */
export declare const outputs: { readonly 'count': Validator; readonly 'convert': Validator; readonly 'total': Validator; readonly 'nothing': Validator; };

/** Items of what streams: to the caller, and from it (closed). */
export declare const streams: { readonly 'count': { readonly download: Validator }; readonly 'convert': { readonly download: Validator; readonly upload: Validator }; readonly 'total': { readonly upload: Validator }; };

/** What comes in: inputs, published payloads and the configuration (closed). */
export declare const inbound: { readonly inputs: { readonly 'count': Validator; readonly 'convert': Validator; readonly 'total': Validator; readonly 'nothing': Validator; }; readonly payloads: { }; };

/** What the plugin calls: input closed, output open. */
export declare const calls: { readonly 'kernel/log.write': { readonly input: Validator; readonly output: Validator }; };
