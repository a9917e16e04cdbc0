// Generated from specs/plugins/first-plugin.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin first-plugin
import type { Validator } from '@plugwright/sdk';

/** What the plugin checks its own output by (closed). */
export declare const outputs: { readonly 'echo': Validator; };

/** What comes in: inputs, published payloads and the configuration (closed). */
export declare const inbound: { readonly inputs: { readonly 'echo': Validator; }; readonly payloads: { }; };

/** What the plugin calls: input closed, output open. */
export declare const calls: { readonly 'kernel/log.write': { readonly input: Validator; readonly output: Validator }; };
