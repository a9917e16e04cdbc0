// Generated from specs/plugins/flow-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-sink

/** The taxonomy entries of the declared errors, by code. */
export const errorEntries = {
} as const;

/** The errors that the operations of this plugin declare: throw what these make, nothing else. */
export const errors = {
};
