// Generated from specs/plugins/doc-extract.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-extract
import type { Validator } from '@plugwright/sdk';

/** What the plugin checks its own output by (closed). */
export declare const outputs: { readonly 'extract': Validator; };

/** What comes in: inputs, published payloads and the configuration (closed). */
export declare const inbound: { readonly inputs: { readonly 'extract': Validator; }; readonly payloads: { readonly 'document-extracted': Validator; }; };

/** What the plugin calls: input closed, output open. */
export declare const calls: { readonly 'kernel/log.write': { readonly input: Validator; readonly output: Validator }; readonly 'kernel/events.publish': { readonly input: Validator; readonly output: Validator }; };
