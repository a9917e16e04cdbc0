// Generated from specs/plugins/flow-source.plugin.yaml; edits are lost. Make it again: npx nx generate @plugwright/nx:plugin flow-source
import type { Caller, Logger } from '@plugwright/sdk';

/** What this plugin may ask for: the kernel services, events and plugins that its spec declares, and nothing else. */
export interface Kernel {
  /** Structured log records of the plugin; fields are data, never part of the message. */
  readonly log: Logger;
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
  };
}
