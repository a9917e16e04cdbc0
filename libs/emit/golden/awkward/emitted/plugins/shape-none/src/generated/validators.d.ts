// Generated from specs/plugins/shape-none.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-none
/** What the plugin checks its own output by (closed). */
export declare const outputs: { };

/** What comes in: inputs, published payloads and the configuration (closed). */
export declare const inbound: { readonly inputs: { }; readonly payloads: { }; };

/** What the plugin calls: input closed, output open. */
export declare const calls: { };
