import { describe, expect, it } from 'vitest';
import { otlpReceiver } from '../../../fixtures/otlp-receiver.ts';
import { startKernel } from '../../../fixtures/start-kernel.ts';
import { openOtel } from './open-otel.ts';

const REASON = 'more wait for the collector than the queue holds';

describe('what is lost on its way to a collector', () => {
  it('is counted by the metric that OpenTelemetry has for it, and told once with its number at the end', async () => {
    const { url, spans, points } = await otlpReceiver();
    const telemetry = await openOtel({ urls: { traces: `${url}/v1/traces`, metrics: `${url}/v1/metrics` }, sample: 1 });
    const { kernel } = await startKernel(['echo'], { telemetry });
    const made = 5_000;
    for (let count = 0; count < made; count += 1)
      telemetry.startCall?.({ plugin: 'echo', operation: 'say', from: 'kernel', type: 'request' }).end({ durationMs: 1 });
    const said = (): string[] => kernel.logs({ level: 'warn' }).map(({ message }) => message);
    expect(said()).toEqual([`spans are being lost: ${REASON}`]);
    await kernel.stop();
    const lost = made - spans.length;
    expect(spans.length).toBeGreaterThanOrEqual(2_048);
    expect(lost).toBeGreaterThan(0);
    expect(said()).toEqual([`spans are being lost: ${REASON}`, `spans lost in all: ${String(lost)} (${REASON})`]);
    const processed = points.filter(({ metric }) => metric === 'otel.sdk.processor.span.processed');
    expect(processed.find(({ attributes }) => attributes['error.type'] === 'queue_full')?.value).toBe(lost);
  });

  it('is told where there is no collector, by the error of sending', async () => {
    const telemetry = await openOtel({ urls: { traces: 'http://127.0.0.1:9/v1/traces' }, sample: 1, timeoutMs: 200 });
    const { kernel } = await startKernel(['echo'], { telemetry });
    await kernel.call('echo', 'say', { text: 'x' });
    await kernel.stop();
    const said = kernel.logs({ level: 'warn' }).map(({ message }) => message);
    expect(said).toHaveLength(2);
    expect(said[0]).toMatch(/^spans are being lost: \S/);
    expect(said[1]).toMatch(/^spans lost in all: 1 \(\S/);
  });

  it('is not spoken of where nothing is lost', async () => {
    const { url, spans } = await otlpReceiver();
    const { kernel } = await startKernel(['echo'], { telemetry: await openOtel({ urls: { traces: `${url}/v1/traces` }, sample: 1 }) });
    await kernel.call('echo', 'say', { text: 'x' });
    await kernel.stop();
    expect(spans).toHaveLength(1);
    expect(kernel.logs({ level: 'warn' })).toHaveLength(0);
  });
});
