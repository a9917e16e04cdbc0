import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createKernel, openOtel } from '@plugwright/kernel';
import { spansIn, type PrintedSpan } from './printed-spans.ts';

/**
 * Sends the telemetry of a kernel with the reference plugins to a real OpenTelemetry Collector, built here from its official parts, and checks that a
 * call through two plugins and a kernel service arrived as one trace, with metrics and log records. Building it for the first time takes minutes.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const source = fileURLToPath(new URL('./collector', import.meta.url));
const binary = join(root, 'node_modules', '.cache', 'otelcol', 'otelcol');

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A port that is free now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function configuration(port: number): string {
  const pipeline = '{ receivers: [otlp], exporters: [debug] }';
  return [
    `receivers: { otlp: { protocols: { http: { endpoint: '127.0.0.1:${String(port)}' } } } }`,
    'exporters: { debug: { verbosity: detailed } }',
    'service:',
    '  telemetry: { metrics: { level: none } }',
    `  pipelines: { traces: ${pipeline}, metrics: ${pipeline}, logs: ${pipeline} }`,
    '',
  ].join('\n');
}

/** Wait until the collector printed something. */
async function printed(output: () => string, text: string, child: ChildProcess): Promise<void> {
  for (let waited = 0; !output().includes(text); waited += 100) {
    if (child.exitCode !== null || waited > 30_000) throw new Error(`the collector did not print "${text}":\n${output().slice(-2_000)}`);
    await pause(100);
  }
}

/** A call of doc-cards, which calls doc-extract, and one of doc-index, which keeps its index in the kernel's storage. */
async function makeTelemetry(port: number): Promise<void> {
  const base = `http://127.0.0.1:${String(port)}/v1`;
  const telemetry = await openOtel({
    urls: { traces: `${base}/traces`, metrics: `${base}/metrics`, logs: `${base}/logs` },
    sample: 1,
    serviceName: 'otelcol-check',
  });
  const kernel = createKernel({ folders: ['doc-cards', 'doc-extract', 'doc-index'].map((id) => join(root, 'plugins', id)), telemetry });
  try {
    await kernel.start();
    await kernel.call('doc-cards', 'make', { id: 'a.md', content: '# Title\n\nSome words.\n' });
    await kernel.call('doc-index', 'add', { document: { id: 'd1', format: 'text', title: 'Notes', text: 'Two words.' } });
    await kernel.settled();
  } finally {
    await kernel.stop();
  }
}

/** What is wrong with what arrived; nothing where all is well. */
function problemsOf(output: string, spans: readonly PrintedSpan[]): string[] {
  const make = spans.find(({ name }) => name === 'doc-cards/make');
  const add = spans.find(({ name }) => name === 'doc-index/add');
  const extract = spans.find(({ name }) => name === 'doc-extract/extract');
  return [
    ...(make?.parent === '' ? [] : ['doc-cards/make did not arrive as the root of a trace']),
    ...(make !== undefined && extract?.trace === make.trace && extract.parent === make.id ? [] : ['doc-extract/extract is not below doc-cards/make']),
    ...(add !== undefined && spans.some(({ name, parent }) => name.startsWith('kernel/storage.') && parent === add.id)
      ? []
      : ['no kernel service is below doc-index/add']),
    ...['rpc.server.call.duration', 'plugwright.plugin.calls']
      .filter((metric) => !output.includes(`-> Name: ${metric}`))
      .map((metric) => `the metric ${metric} did not arrive`),
    ...(output.includes('SeverityText: ') ? [] : ['no log record arrived']),
  ];
}

async function main(): Promise<number> {
  mkdirSync(join(binary, '..'), { recursive: true });
  say('building the collector');
  execFileSync('go', ['build', '-o', binary, '.'], { cwd: source, stdio: ['ignore', 'inherit', 'inherit'] });
  const folder = mkdtempSync(join(tmpdir(), 'plugwright-otelcol-'));
  const port = await freePort();
  const config = join(folder, 'config.yaml');
  writeFileSync(config, configuration(port));
  const collector = spawn(binary, [], { env: { ...process.env, COLLECTOR_CONFIG: config }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [collector.stdout, collector.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  try {
    await printed(() => output, 'Everything is ready', collector);
    await makeTelemetry(port);
    await pause(1_000);
    const spans = spansIn(output);
    for (const { name, trace, parent } of spans) say(`  ${trace} ${parent === '' ? '-'.padEnd(16) : parent} ${name}`);
    const problems = problemsOf(output, spans);
    for (const problem of problems) say(`  ✘ ${problem}`);
    say(problems.length === 0 ? '✔ one trace through plugins and services, metrics and log records arrived' : 'what arrived is not what was sent');
    return problems.length === 0 ? 0 : 1;
  } finally {
    collector.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = await main();
