// Generated from specs/plugins/doc-index.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin doc-index
import type { Caller, Logger } from '@plugwright/sdk';
import type { KernelConfigGetInput, KernelConfigGetOutput, KernelStorageDeleteInput, KernelStorageDeleteOutput, KernelStorageGetInput, KernelStorageGetOutput, KernelStorageListInput, KernelStorageListOutput, KernelStorageSetInput, KernelStorageSetOutput } from './operations.ts';

/** What this plugin may ask for: the kernel services, events and plugins that its spec declares, and nothing else. */
export interface Kernel {
  /** Structured log records of the plugin; fields are data, never part of the message. */
  readonly log: Logger;
  /** The kernel service config. */
  readonly config: {
    /** Calls kernel/config.get. */
    get(input?: KernelConfigGetInput): Promise<KernelConfigGetOutput>;
  };
  /** The kernel service storage. */
  readonly storage: {
    /** Calls kernel/storage.get. */
    get(input: KernelStorageGetInput): Promise<KernelStorageGetOutput>;
    /** Calls kernel/storage.set. */
    set(input: KernelStorageSetInput): Promise<KernelStorageSetOutput>;
    /** Calls kernel/storage.delete. */
    delete(input: KernelStorageDeleteInput): Promise<KernelStorageDeleteOutput>;
    /** Calls kernel/storage.list. */
    list(input?: KernelStorageListInput): Promise<KernelStorageListOutput>;
  };
}

/** The typed client over one untyped way out of the plugin. */
export function createKernel(caller: Caller): Kernel {
  const write = (level: string, message: string, fields?: Record<string, unknown>): void => {
    caller.notify('kernel/log.write', { level, message, ...(fields === undefined ? {} : { fields }) });
  };
  return {
    log: {
      debug: (message, fields) => { write('debug', message, fields); },
      info: (message, fields) => { write('info', message, fields); },
      warn: (message, fields) => { write('warn', message, fields); },
      error: (message, fields) => { write('error', message, fields); },
    },
    config: {
      get: async (input = {}) => (await caller.call('kernel/config.get', input)) as KernelConfigGetOutput,
    },
    storage: {
      get: async (input) => (await caller.call('kernel/storage.get', input)) as KernelStorageGetOutput,
      set: async (input) => (await caller.call('kernel/storage.set', input)) as KernelStorageSetOutput,
      delete: async (input) => (await caller.call('kernel/storage.delete', input)) as KernelStorageDeleteOutput,
      list: async (input = {}) => (await caller.call('kernel/storage.list', input)) as KernelStorageListOutput,
    },
  };
}
