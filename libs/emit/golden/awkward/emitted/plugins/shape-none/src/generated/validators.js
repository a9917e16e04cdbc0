// Generated from specs/plugins/shape-none.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-none
export const outputs = /* @__PURE__ */ {};
export const inbound = /* @__PURE__ */ { inputs: {}, payloads: {} };
export const calls = /* @__PURE__ */ {};
