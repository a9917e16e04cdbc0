// Generated from specs/plugins/shape-none.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-none
const own = {};
export const outputs = { };
export const inbound = { inputs: { }, payloads: { }, };
export const calls = /* @__PURE__ */ {};
