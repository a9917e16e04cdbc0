// Generated from specs/plugins/shape-sink.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin shape-sink
import type { Caller, Logger } from '@plugwright/sdk';
import type { DrawnPayload, EmptiedPayload, KernelEventsPublishOutput, KernelStorageGetInput, KernelStorageGetOutput, KernelStorageListInput, KernelStorageListOutput, SourceAvailableInput, SourceAvailableOutput, SourceFetchInput, SourceFetchOutput } from './operations.ts';

/** What this plugin may ask for: the kernel services, events and plugins that its spec declares, and nothing else. */
export interface Kernel {
  /** Structured log records of the plugin; fields are data, never part of the message. */
  readonly log: Logger;
  /** The events that the plugin publishes. */
  readonly events: {
    /** Publish drawn. */
    publishDrawn(payload: DrawnPayload): Promise<KernelEventsPublishOutput>;
    /** Publish emptied. */
    publishEmptied(payload: EmptiedPayload): Promise<KernelEventsPublishOutput>;
  };
  /** The kernel service storage. */
  readonly storage: {
    /** Calls kernel/storage.get. */
    get(input: KernelStorageGetInput): Promise<KernelStorageGetOutput>;
    /** Calls kernel/storage.list. */
    list(input?: KernelStorageListInput): Promise<KernelStorageListOutput>;
  };
  /** The imported plugins, by alias. */
  readonly plugins: {
    readonly source: {
      /** Calls shape-source/available. */
      available(input?: SourceAvailableInput): Promise<SourceAvailableOutput>;
      /** Calls shape-source/fetch. */
      fetch(input: SourceFetchInput): Promise<SourceFetchOutput>;
      /** Whether the optional import is installed and running. */
      isAvailable(): Promise<boolean>;
    };
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
    events: {
      publishDrawn: async (payload) => (await caller.call('kernel/events.publish', { event: 'drawn', payload })) as KernelEventsPublishOutput,
      publishEmptied: async (payload) => (await caller.call('kernel/events.publish', { event: 'emptied', payload })) as KernelEventsPublishOutput,
    },
    storage: {
      get: async (input) => (await caller.call('kernel/storage.get', input)) as KernelStorageGetOutput,
      list: async (input = {}) => (await caller.call('kernel/storage.list', input)) as KernelStorageListOutput,
    },
    plugins: {
      source: {
        available: async (input = {}) => (await caller.call('shape-source/available', input)) as SourceAvailableOutput,
        fetch: async (input) => (await caller.call('shape-source/fetch', input)) as SourceFetchOutput,
        isAvailable: async () => ((await caller.call('$/available', { plugin: 'shape-source' })) as { available: boolean }).available,
      },
    },
  };
}
