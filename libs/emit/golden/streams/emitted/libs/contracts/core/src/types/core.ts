// Generated from specs/contracts/core.contract.yaml; edits are lost. Make it again: npx nx sync
export interface Violation {
  pointer: string;
  message: string;
}
