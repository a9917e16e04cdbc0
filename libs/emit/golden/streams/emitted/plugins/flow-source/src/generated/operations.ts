// Generated from specs/plugins/flow-source.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-source
import type { Reading, ReadingReceived } from './types/flow-source.ts';

export interface CountInput {
  to?: number;
}

export interface CountReceived {
  to: number;
}

export interface CountOutput {
  count: number;
}

export interface CountItem {
  number: number;
}

export interface ConvertInput {
  unit: string;
}

export interface ConvertOutput {}

export type ConvertItem = Reading;

export type ConvertUpload = Reading;

export type ConvertUploadReceived = ReadingReceived;

export interface TotalInput {}

export interface TotalOutput {
  total: number;
}

export type TotalUpload = number;

export interface NothingInput {}

export interface NothingOutput {}

export interface KernelLogWriteInput {
  level: "debug" | "info" | "warn" | "error";
  message: string;
  fields?: {
    [k: string]: unknown;
  };
}

export interface KernelLogWriteOutput {}

export type ConvertReceived = ConvertInput;

export type TotalReceived = TotalInput;

export type TotalUploadReceived = TotalUpload;

export type NothingReceived = NothingInput;

export type Config = Record<string, never>;
