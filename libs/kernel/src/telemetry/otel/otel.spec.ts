import { Readable } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type OtlpReceiver, otlpReceiver } from '../../../fixtures/otlp-receiver.ts';
import { failure, startKernel } from '../../../fixtures/start-kernel.ts';
import { openOtel } from './open-otel.ts';
import type { OtelOptions } from './otel-options.ts';

/** Every signal to a receiver. */
function everything({ url }: OtlpReceiver, more: Partial<OtelOptions> = {}): OtelOptions {
  return { urls: { traces: `${url}/v1/traces`, metrics: `${url}/v1/metrics`, logs: `${url}/v1/logs` }, sample: 1, ...more };
}

describe('telemetry by OpenTelemetry', () => {
  it('makes one trace of all hops: caller, plugin, and plugin or service behind it', async () => {
    const receiver = await otlpReceiver();
    const telemetry = await openOtel(everything(receiver, { serviceName: 'a-kernel', headers: { authorization: 'Bearer x' } }));
    const { kernel } = await startKernel(['caller', 'echo', 'keeper'], { telemetry, isolation: { minimum: 'process' } });
    await kernel.call('caller', 'relay', { text: 'hello' });
    await kernel.call('keeper', 'put', { entries: [{ key: 'k', value: 1 }] });
    await kernel.stop();
    const named = (name: string): (typeof receiver.spans)[number] => receiver.spans.find((span) => span.name === name)!;
    expect(receiver.spans.map(({ name }) => name).sort()).toEqual(['caller/relay', 'echo/say', 'keeper/put', 'kernel/storage.set']);
    expect(named('echo/say')).toMatchObject({ trace: named('caller/relay').trace, parent: named('caller/relay').id, kind: 2 });
    expect(named('kernel/storage.set')).toMatchObject({ trace: named('keeper/put').trace, parent: named('keeper/put').id });
    expect(named('caller/relay').parent).toBe('');
    expect(named('echo/say').attributes).toMatchObject({
      'rpc.system.name': 'plugwright',
      'rpc.method': 'echo/say',
      'plugwright.plugin.id': 'echo',
      'plugwright.caller.id': 'caller',
      'rpc.server.request.size': 16,
    });
    expect(named('echo/say').attributes['plugwright.call.cpu.time']).toBeGreaterThanOrEqual(0);
    expect(receiver.resources[0]).toMatchObject({ 'service.name': 'a-kernel' });
    expect(receiver.headers.every(({ authorization }) => authorization === 'Bearer x')).toBe(true);
  });

  it('follows the trace of the caller, recorded or not', async () => {
    const receiver = await otlpReceiver();
    const { kernel } = await startKernel(['echo'], { telemetry: await openOtel(everything(receiver, { sample: 0.5 })) });
    const [recorded, not] = ['a', 'b'].map((digit) => digit.repeat(32));
    for (let count = 0; count < 20; count += 1) {
      await kernel.call('echo', 'say', { text: 'x' }, { traceparent: `00-${recorded!}-${'1'.repeat(16)}-01` });
      await kernel.call('echo', 'say', { text: 'x' }, { traceparent: `00-${not!}-${'1'.repeat(16)}-00` });
    }
    await kernel.stop();
    expect(receiver.spans).toHaveLength(20);
    expect(new Set(receiver.spans.map(({ trace, parent }) => `${trace} ${parent}`))).toEqual(new Set([`${recorded!} ${'1'.repeat(16)}`]));
  });

  it('records the share of traces that is wanted, and all of none', async () => {
    const receiver = await otlpReceiver();
    const { kernel } = await startKernel(['echo'], { telemetry: await openOtel(everything(receiver, { sample: 0 })) });
    for (let count = 0; count < 50; count += 1) await kernel.call('echo', 'say', { text: 'x' });
    await kernel.stop();
    expect(receiver.spans).toHaveLength(0);
    expect(receiver.points.find(({ metric }) => metric === 'rpc.server.call.duration')?.count).toBe(50);
  });

  it('says that a call failed, and by which code', async () => {
    const receiver = await otlpReceiver();
    const { kernel } = await startKernel(['echo'], { telemetry: await openOtel(everything(receiver)) });
    expect((await failure(kernel.call('echo', 'say', { nonsense: 1 }))).code).toBe('core/invalid');
    await kernel.stop();
    expect(receiver.spans).toMatchObject([
      { name: 'echo/say', failed: true, attributes: { 'error.type': 'core/invalid', 'rpc.response.status_code': 'core/invalid' } },
    ]);
  });

  it('says of a call what it streamed, and sums it up', async () => {
    const receiver = await otlpReceiver();
    const { kernel } = await startKernel(['streamer'], { telemetry: await openOtel(everything(receiver)) });
    for (let count = 0; count < 2; count += 1) await kernel.call('streamer', 'twice', {}, { upload: Readable.from([{ n: 1 }, { n: 2 }]) });
    await kernel.stop();
    const [size, summed] = [{ down: 'plugwright.call.download.size', up: 'plugwright.call.upload.size' }, 'plugwright.stream.size'];
    const { attributes } = receiver.spans[0]!;
    expect(attributes).toMatchObject({ 'plugwright.call.download.items': 2, 'plugwright.call.upload.items': 2, [size.up]: 2 * '{"n":1}'.length });
    const of = (metric: string, direction: string): number | undefined =>
      receiver.points.find((point) => point.metric === metric && point.attributes['plugwright.stream.direction'] === direction)?.value;
    expect([of('plugwright.stream.items', 'download'), of('plugwright.stream.items', 'upload')]).toEqual([4, 4]);
    expect([of(summed, 'download'), of(summed, 'upload')]).toEqual([2 * (attributes[size.down] as number), 4 * '{"n":1}'.length]);
  });

  it('sends figures of each plugin, and log records with the trace that they belong to', async () => {
    const receiver = await otlpReceiver();
    const { kernel } = await startKernel(['echo', 'sink'], { telemetry: await openOtel(everything(receiver)), isolation: { minimum: 'process' } });
    await kernel.call('echo', 'say', { text: 'x' });
    await kernel.stop();
    const of = (metric: string): (typeof receiver.points)[number] | undefined =>
      receiver.points.find((point) => point.metric === metric && point.attributes['plugwright.plugin.id'] === 'echo');
    expect(of('plugwright.plugin.calls')).toMatchObject({ value: 1, unit: '{call}' });
    expect(of('plugwright.plugin.errors')?.value).toBe(0);
    expect(of('plugwright.plugin.restarts')?.value).toBe(0);
    expect(of('rpc.server.call.duration')).toMatchObject({ count: 1, unit: 's', attributes: { 'rpc.method': 'echo/say' } });
    expect(receiver.points.some(({ metric }) => metric === 'plugwright.plugin.queue.length')).toBe(true);
  });

  it('costs a call nothing but its batch where no collector is there', async () => {
    const telemetry = await openOtel({ urls: { traces: 'http://127.0.0.1:9/v1/traces' }, sample: 1, timeoutMs: 200 });
    const { kernel } = await startKernel(['echo'], { telemetry });
    expect(await kernel.call('echo', 'say', { text: 'x' })).toMatchObject({ text: 'x' });
    const started = performance.now();
    await kernel.stop();
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('hands log records on as they are written, those of level debug aside', async () => {
    const receiver = await otlpReceiver();
    const telemetry = await openOtel(everything(receiver));
    onTestFinished(() => telemetry.close?.());
    const trace = `00-${'c'.repeat(32)}-${'d'.repeat(16)}-01`;
    telemetry.onLog?.({ time: 1, level: 'warn', source: 'plugin', plugin: 'echo', message: 'careful', fields: { n: 1, deep: { a: 1 }, none: null }, trace });
    telemetry.onLog?.({ time: 1, level: 'debug', source: 'kernel', message: 'quiet' });
    await telemetry.close?.();
    expect(receiver.logs).toEqual([
      {
        severity: 'WARN',
        body: 'careful',
        trace: 'c'.repeat(32),
        attributes: { n: 1, deep: '{"a":1}', 'plugwright.log.source': 'plugin', 'plugwright.plugin.id': 'echo' },
      },
    ]);
  });

  it('passes on the metrics that a plugin declares, tells of others, and knows the trace of what it logs', async () => {
    const receiver = await otlpReceiver();
    const { kernel } = await startKernel(['meter'], { telemetry: await openOtel(everything(receiver)), isolation: { minimum: 'process' } });
    for (const value of [2, 3]) await kernel.call('meter', 'report', { name: 'findings', value, attributes: { kind: 'email' } });
    await kernel.call('meter', 'report', { name: 'secrets', value: 1 });
    await expect.poll(() => kernel.logs({ plugin: 'meter' }).filter(({ message }) => message === 'reported').length).toBe(3);
    await kernel.stop();
    expect(receiver.points.filter(({ metric }) => metric.startsWith('meter.'))).toEqual([
      { metric: 'meter.findings', unit: '1', value: 5, attributes: { kind: 'email', 'plugwright.plugin.id': 'meter' } },
    ]);
    expect(kernel.logs({ plugin: 'meter', level: 'warn' }).map(({ message }) => message)).toEqual([
      expect.stringContaining('the metric secrets is not declared'),
    ]);
    const traces = receiver.spans.filter(({ name }) => name === 'meter/report').map(({ trace }) => trace);
    expect(receiver.logs.filter(({ body }) => body === 'reported').map(({ trace }) => trace)).toEqual(traces);
  });
});
