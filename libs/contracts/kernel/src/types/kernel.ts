// Generated from specs/kernel/kernel.kernel.yaml; edits are lost. Make it again: npx nx sync
export type Level = "debug" | "info" | "warn" | "error";

export type Key = string;

export type LockName = string;

export type LeaseTtl = number;

export type LockToken = number;

export type LockMode = "exclusive" | "shared";
