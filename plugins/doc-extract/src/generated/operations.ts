// Generated from specs/plugins/doc-extract.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-extract
import type { Document, Format } from './types/documents.ts';
import type { Level } from './types/kernel.ts';

export interface ExtractInput {
  id: string;
  content: string;
  format?: Format;
  publish?: boolean;
}

export interface ExtractReceived {
  id: string;
  content: string;
  format?: Format;
  publish: boolean;
}

export interface ExtractOutput {
  document: Document;
}

export interface DocumentExtractedPayload {
  document: Document;
}

export interface KernelLogWriteInput {
  level: Level;
  message: string;
  fields?: {
    [k: string]: unknown;
  };
}

export interface KernelLogWriteOutput {}

export interface KernelEventsPublishInput {
  event: string;
  payload: unknown;
}

export interface KernelEventsPublishOutput {
  id: string;
}

export type Config = Record<string, never>;
