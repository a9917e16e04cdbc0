// Generated from specs/plugins/change-propagation.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin change-propagation
import type { Caller, Logger } from '@plugwright/sdk';
import type { KernelConfigGetInput, KernelConfigGetOutput, KernelEventsPublishOutput, KernelStorageDeleteInput, KernelStorageDeleteOutput, KernelStorageGetInput, KernelStorageGetOutput, KernelStorageListInput, KernelStorageListOutput, KernelStorageSetInput, KernelStorageSetOutput, PropagatedPayload, PropagationDuePayload, RolledBackPayload } from './operations.ts';

/** What this plugin may ask for: the kernel services, events and plugins that its spec declares, and nothing else. */
export interface Kernel {
  /** Structured log records of the plugin; fields are data, never part of the message. */
  readonly log: Logger;
  /** The events that the plugin publishes. */
  readonly events: {
    /** A source of a rule was extracted anew. */
    publishPropagationDue(payload: PropagationDuePayload): Promise<KernelEventsPublishOutput>;
    /** Files were changed by rules. */
    publishPropagated(payload: PropagatedPayload): Promise<KernelEventsPublishOutput>;
    /** The files of a change are as they were before. */
    publishRolledBack(payload: RolledBackPayload): Promise<KernelEventsPublishOutput>;
  };
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
    events: {
      publishPropagationDue: async (payload) => (await caller.call('kernel/events.publish', { event: 'propagation-due', payload })) as KernelEventsPublishOutput,
      publishPropagated: async (payload) => (await caller.call('kernel/events.publish', { event: 'propagated', payload })) as KernelEventsPublishOutput,
      publishRolledBack: async (payload) => (await caller.call('kernel/events.publish', { event: 'rolled-back', payload })) as KernelEventsPublishOutput,
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
