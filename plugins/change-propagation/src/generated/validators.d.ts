// Generated from specs/plugins/change-propagation.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin change-propagation
import type { Validator } from '@plugwright/sdk';

/** What the plugin checks its own output by (closed). */
export declare const outputs: { readonly 'define-rule': Validator; readonly 'list-rules': Validator; readonly 'remove-rule': Validator; readonly 'preview': Validator; readonly 'plan': Validator; readonly 'apply': Validator; readonly 'rollback': Validator; readonly 'history': Validator; readonly 'on-extracted': Validator; };

/** What comes in: inputs, published payloads and the configuration (closed). */
export declare const inbound: { readonly inputs: { readonly 'define-rule': Validator; readonly 'list-rules': Validator; readonly 'remove-rule': Validator; readonly 'preview': Validator; readonly 'plan': Validator; readonly 'apply': Validator; readonly 'rollback': Validator; readonly 'history': Validator; readonly 'on-extracted': Validator; }; readonly payloads: { readonly 'propagation-due': Validator; readonly 'propagated': Validator; readonly 'rolled-back': Validator; }; readonly config: Validator; };

/** What the plugin calls: input closed, output open. */
export declare const calls: { readonly 'kernel/log.write': { readonly input: Validator; readonly output: Validator }; readonly 'kernel/config.get': { readonly input: Validator; readonly output: Validator }; readonly 'kernel/storage.get': { readonly input: Validator; readonly output: Validator }; readonly 'kernel/storage.set': { readonly input: Validator; readonly output: Validator }; readonly 'kernel/storage.delete': { readonly input: Validator; readonly output: Validator }; readonly 'kernel/storage.list': { readonly input: Validator; readonly output: Validator }; readonly 'kernel/events.publish': { readonly input: Validator; readonly output: Validator }; };
