import { coreCallError, type CallError } from '../call-error.ts';
import type { Supervisor } from '../lifecycle/supervisor.ts';
import { MIGRATION } from '../state/namespace.ts';
import type { Call } from './call.ts';
import { RoutedCall, type RoutedCallParts, type Target } from './routed-call.ts';

/** What a router needs of its kernel. */
export interface RouterParts extends RoutedCallParts {
  supervisorOf(plugin: string): Supervisor | undefined;
  /** Why a plugin that is there was not launched. */
  absenceOf(plugin: string): string | undefined;
}

/** Serves calls of plugins' operations: looks up, checks both ways, counts. */
export class Router {
  readonly #parts: RouterParts;

  constructor(parts: RouterParts) {
    this.#parts = parts;
  }

  /** Serve one call; rejects with a {@link CallError} that the callee declares or the kernel raises. */
  serve(call: Call): Promise<unknown> {
    return new Promise((resolve, reject) => new RoutedCall(this.#parts, call, this.#target(call), resolve, reject).begin());
  }

  /** The kernel stops, and no code serves any more: what is not over ends now. */
  close(): void {
    for (const call of this.#parts.outlasting) call.abandon();
  }

  #target(call: Call): Target {
    const supervisor = this.#parts.supervisorOf(call.plugin);
    if (supervisor === undefined) throw this.#noPlugin(call.plugin);
    const gate = supervisor.gate(call.operation);
    if (gate === undefined) throw coreCallError('core/not-found', { what: `operation ${call.operation} of ${call.plugin}` });
    if (call.operation === MIGRATION) throw coreCallError('core/forbidden', { reason: `only the kernel calls ${MIGRATION}` });
    return { supervisor, gate };
  }

  #noPlugin(plugin: string): CallError {
    const reason = this.#parts.absenceOf(plugin);
    if (reason === undefined) return coreCallError('core/not-found', { what: `plugin ${plugin}` });
    return coreCallError('core/unavailable', { what: `${plugin}, which does not run: ${reason}` });
  }
}
