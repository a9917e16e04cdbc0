import type { Ledger } from '../ledger/ledger.ts';
import type { LogBook } from '../logging/log-book.ts';
import { UseWindow, DenialWindow, type Denial, type Use } from './audit-window.ts';

/** How long uses and denials are added up before they are written. */
export const AUDIT_WINDOW_MS = 60_000;

/** What an audit writes to. */
export interface AuditParts {
  readonly ledger: Ledger;
  readonly log: LogBook;
  readonly now: () => number;
}

/**
 * Brings uses of capabilities and denials to the ledger: the first at once, those that follow added up once a window. However often and
 * however inventively a plugin asks, it adds a bounded number of entries a minute.
 */
export class Audit {
  readonly #parts: AuditParts;
  readonly #uses = new Map<string, UseWindow>();
  readonly #denials = new Map<string, DenialWindow>();
  #timer: NodeJS.Timeout | undefined;
  #onDenied: ((plugin: string) => void) | undefined;

  constructor(parts: AuditParts) {
    this.#parts = parts;
  }

  /** A capability was used, or a use of it went on: then it has bytes and no `permission`. */
  used(use: Use): void {
    const { ledger, now } = this.#parts;
    const at = now();
    const key = `${use.plugin}\n${use.capability}`;
    let window = this.#uses.get(key);
    if (window === undefined) this.#uses.set(key, (window = new UseWindow(use, at)));
    else if (at - window.openedAt >= AUDIT_WINDOW_MS) this.#closeUses(key, window, at);
    const event = window.add(use);
    if (event !== undefined) ledger.append(event);
    this.#watch();
  }

  /** Hear of every refusal, also of those that are only added up. */
  hearDenials(listener: (plugin: string) => void): void {
    this.#onDenied = listener;
  }

  /** Something was refused to a plugin. */
  denied(denial: Denial): void {
    this.#onDenied?.(denial.plugin);
    const { ledger, log, now } = this.#parts;
    const at = now();
    let window = this.#denials.get(denial.plugin);
    if (window !== undefined && at - window.openedAt >= AUDIT_WINDOW_MS) {
      this.#closeDenials(window);
      window = undefined;
    }
    if (window === undefined) this.#denials.set(denial.plugin, (window = new DenialWindow(denial.plugin, at)));
    const event = window.add(denial);
    if (event !== undefined) {
      ledger.append(event);
      log.say('warn', `${denial.plugin} was refused ${String(event.facts?.method)}: ${denial.reason}`, denial.plugin);
    }
    this.#watch();
  }

  /** Write what was added up in windows that are over; in all of them at the end of the kernel. */
  flush(all = true): void {
    const at = this.#parts.now();
    for (const [key, window] of this.#uses) if (all || at - window.openedAt >= AUDIT_WINDOW_MS) this.#closeUses(key, window, at);
    for (const [plugin, window] of this.#denials) {
      if (!all && at - window.openedAt < AUDIT_WINDOW_MS) continue;
      this.#closeDenials(window);
      this.#denials.delete(plugin);
    }
    if (this.#uses.size + this.#denials.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** A window without a use ends the watch of that capability: its next use is written at once again. */
  #closeUses(key: string, window: UseWindow, at: number): void {
    const event = window.close(at);
    if (event === undefined) this.#uses.delete(key);
    else this.#parts.ledger.append(event);
  }

  #closeDenials(window: DenialWindow): void {
    const event = window.close();
    if (event !== undefined) this.#parts.ledger.append(event);
  }

  #watch(): void {
    // It must not keep a kernel's process alive that has nothing else to do.
    this.#timer ??= setInterval(() => this.flush(false), AUDIT_WINDOW_MS).unref();
  }
}
