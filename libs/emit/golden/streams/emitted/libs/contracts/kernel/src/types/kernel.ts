// Generated from specs/kernel/kernel.kernel.yaml; edits are lost. Make it again: npx nx sync
export type Key = string;
