// Generated from specs/plugins/doc-cards.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-cards
import type { Validator } from '@plugwright/sdk';

/** What the plugin checks its own output by (closed). */
export declare const outputs: { readonly 'make': Validator; readonly 'on-extracted': Validator; };

/** What comes in: inputs, published payloads and the configuration (closed). */
export declare const inbound: { readonly inputs: { readonly 'make': Validator; readonly 'on-extracted': Validator; }; readonly payloads: { readonly 'card-made': Validator; }; readonly config: Validator; };

/** What the plugin calls: input closed, output open. */
export declare const calls: { readonly 'kernel/log.write': { readonly input: Validator; readonly output: Validator }; readonly 'kernel/config.get': { readonly input: Validator; readonly output: Validator }; readonly 'kernel/events.publish': { readonly input: Validator; readonly output: Validator }; readonly 'doc-extract/extract': { readonly input: Validator; readonly output: Validator }; };
