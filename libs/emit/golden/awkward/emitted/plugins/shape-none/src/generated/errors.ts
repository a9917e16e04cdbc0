// Generated from specs/plugins/shape-none.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-none

/** The taxonomy entries of the declared errors, by code. */
export const errorEntries = {
} as const;

/** The errors that the operations of this plugin declare: throw what these make, nothing else. */
export const errors = {
};
