import { diagnose, type Diagnostic } from '@plugwright/diagnostics';
import type { DiagnosticsAddress, DiagnosticsServer, Kernel, KernelOptions, LedgerPolicy } from '@plugwright/kernel';
import { InvalidArgumentError, type Command } from 'commander';
import { resolve } from 'node:path';
import { keyOf } from '../ledger/ledger-folder.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { ledgerPolicyOf } from './ledger-policy.ts';

/** What a person said about how a kernel is watched and what is recorded of it. */
export interface WatchOptions {
  readonly diagnostics?: string;
  readonly ledgerCalls?: Pick<LedgerPolicy, 'calls' | 'failedCalls'>;
  readonly ledgerKeep?: number;
  readonly ledgerKey?: string;
  readonly policy?: string;
}

const units: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

function period(text: string): number {
  const [, count = '', unit = ''] = /^([1-9][0-9]{0,8})([smhd])$/.exec(text) ?? [];
  const ms = Number(count) * (units[unit] ?? NaN);
  if (!(ms > 0)) throw new InvalidArgumentError('It is a number with s, m, h or d, as 30d.');
  return ms;
}

function calls(text: string): Pick<LedgerPolicy, 'calls' | 'failedCalls'> {
  if (text === 'all') return { calls: 1, failedCalls: true };
  if (text === 'failed') return { calls: 0, failedCalls: true };
  const share = Number(text);
  if (text.trim() === '' || !(share >= 0 && share <= 1)) throw new InvalidArgumentError('It is all, failed, or a share between 0 and 1.');
  return { calls: share, failedCalls: share > 0 };
}

function address(text: string, cwd: string): DiagnosticsAddress {
  return /^\d{1,5}$/.test(text) ? { port: Number(text) } : { socketPath: resolve(cwd, text) };
}

function place(text: string): string {
  if (/^\d+$/.test(text) && Number(text) > 65_535) throw new InvalidArgumentError('It is a port up to 65535, or the path of a socket.');
  return text;
}

/** Add the options to a command. */
export function watchOptions(command: Command): void {
  command
    .option('--diagnostics <port or path>', 'serve /healthz, /readyz, /metrics and /diagnostics on a loopback port (0 for any) or a Unix socket', place)
    .option('--policy <file>', 'the policy that says what the ledger records, and how long (default: specs/policies/ledger.policy.yaml, if there)')
    .option('--ledger-calls <which>', 'calls that go on the ledger: all, failed, or a share as 0.01', calls)
    .option('--ledger-keep <period>', 'drop what is older from the ledger, as 90d', period)
    .option('--ledger-key <pem>', 'the private Ed25519 key that signs the ledger (default: one in the state folder)');
}

/** What of it concerns the kernel: what is said on the command line goes before the policy. Telemetry goes by the standard OTEL_* variables, and is off where they name no endpoint. */
export async function watchOf(
  options: WatchOptions,
  root: string,
  terminal: Terminal,
): Promise<{ readonly kernel: Pick<KernelOptions, 'telemetry' | 'ledgerPolicy' | 'ledgerKey'>; readonly findings: readonly Diagnostic[] }> {
  const { openOtel, otelOptionsOf } = await import('@plugwright/kernel');
  const { options: otel, problems } = otelOptionsOf(terminal.env);
  const key = keyOf(terminal, options.ledgerKey);
  const ledgerPolicy = {
    ...(await ledgerPolicyOf(root, options.policy === undefined ? undefined : resolve(terminal.cwd, options.policy))),
    ...options.ledgerCalls,
    ...(options.ledgerKeep === undefined ? {} : { retentionMs: options.ledgerKeep }),
  };
  return {
    kernel: { ledgerPolicy, ...(key === undefined ? {} : { ledgerKey: key }), ...(otel === undefined ? {} : { telemetry: await openOtel(otel) }) },
    findings: problems.map((reason) => diagnose('kernel/telemetry-setting', { reason })),
  };
}

/** Serve the diagnostics endpoint where one is wanted, from before the plugins start: until they run, `/readyz` says that it is not ready. */
export async function serveWatched(
  kernel: Kernel,
  { diagnostics: where }: WatchOptions,
  terminal: Terminal,
): Promise<{ readonly server?: DiagnosticsServer; readonly diagnostics: readonly Diagnostic[] }> {
  if (where === undefined) return { diagnostics: [] };
  const { serveDiagnostics } = await import('@plugwright/kernel');
  const served = await serveDiagnostics(kernel, address(where, terminal.cwd));
  const { port } = served.server ?? {};
  if (port !== undefined) terminal.err(`Diagnostics: http://127.0.0.1:${String(port)}/diagnostics\n`);
  return served;
}
