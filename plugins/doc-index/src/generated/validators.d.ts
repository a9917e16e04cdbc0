// Generated from specs/plugins/doc-index.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-index
import type { Validator } from '@plugwright/sdk';

/** What the plugin checks its own output by (closed). */
export declare const outputs: { readonly 'add': Validator; readonly 'search': Validator; readonly 'list': Validator; readonly 'remove': Validator; readonly 'on-extracted': Validator; };

/** Items of what streams: to the caller, and from it (closed). */
export declare const streams: { readonly 'list': { readonly download: Validator }; };

/** What comes in: inputs, published payloads and the configuration (closed). */
export declare const inbound: { readonly inputs: { readonly 'add': Validator; readonly 'search': Validator; readonly 'list': Validator; readonly 'remove': Validator; readonly 'on-extracted': Validator; }; readonly payloads: { }; readonly config: Validator; };

/** What the plugin calls: input closed, output open. */
export declare const calls: { readonly 'kernel/log.write': { readonly input: Validator; readonly output: Validator }; readonly 'kernel/config.get': { readonly input: Validator; readonly output: Validator }; readonly 'kernel/storage.get': { readonly input: Validator; readonly output: Validator }; readonly 'kernel/storage.set': { readonly input: Validator; readonly output: Validator }; readonly 'kernel/storage.delete': { readonly input: Validator; readonly output: Validator }; readonly 'kernel/storage.list': { readonly input: Validator; readonly output: Validator }; };
