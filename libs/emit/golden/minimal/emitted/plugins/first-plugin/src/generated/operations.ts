// Generated from specs/plugins/first-plugin.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin first-plugin
export interface EchoInput {
  text: string;
}

export interface EchoOutput {
  text: string;
  length: number;
}

export interface KernelLogWriteInput {
  level: "debug" | "info" | "warn" | "error";
  message: string;
  fields?: {
    [k: string]: unknown;
  };
}

export interface KernelLogWriteOutput {}

export type EchoReceived = EchoInput;

export type Config = Record<string, never>;
