import { describe, expect, it } from 'vitest';
import { otelOptionsOf } from './otel-options.ts';

describe('telemetry by an environment', () => {
  it('is off where no endpoint is named, or it is disabled', () => {
    expect(otelOptionsOf({})).toEqual({ problems: [] });
    expect(otelOptionsOf({ OTEL_SERVICE_NAME: 'x', OTEL_EXPORTER_OTLP_ENDPOINT: ' ' })).toEqual({ problems: [] });
    expect(otelOptionsOf({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318', OTEL_SDK_DISABLED: 'TRUE' })).toEqual({ problems: [] });
  });

  it('goes by the standard names', () => {
    expect(
      otelOptionsOf({
        OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318/',
        OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://t:1/other',
        OTEL_METRICS_EXPORTER: 'none',
        OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20x, b = c=d',
        OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
        OTEL_SERVICE_NAME: 'k',
        OTEL_TRACES_SAMPLER: 'traceidratio',
        OTEL_TRACES_SAMPLER_ARG: '0.5',
        OTEL_EXPORTER_OTLP_TIMEOUT: '500',
        OTEL_METRIC_EXPORT_INTERVAL: '1000',
      }),
    ).toEqual({
      options: {
        urls: { traces: 'https://t:1/other', logs: 'http://c:4318/v1/logs' },
        sample: 0.5,
        ignoreParent: true,
        headers: { authorization: 'Bearer x', b: 'c=d' },
        resource: { 'deployment.environment.name': 'test' },
        serviceName: 'k',
        timeoutMs: 500,
        metricIntervalMs: 1_000,
      },
      problems: [],
    });
  });

  it('records one trace in a hundred, and follows its caller, where nothing is said', () => {
    const { options } = otelOptionsOf({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318' });
    expect(options?.sample).toBe(0.01);
    expect(options?.ignoreParent).toBeUndefined();
    expect(otelOptionsOf({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318', OTEL_TRACES_SAMPLER: 'parentbased_always_on' }).options?.sample).toBe(1);
    expect(otelOptionsOf({ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c:4318', OTEL_TRACES_SAMPLER: 'always_off' }).options).toMatchObject({
      sample: 0,
      ignoreParent: true,
    });
  });

  it.each([
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'c:4318' }, 3],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'file:///etc/passwd' }, 3],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, 1],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c', OTEL_TRACES_SAMPLER: 'xray' }, 1],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c', OTEL_TRACES_SAMPLER_ARG: '2' }, 1],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c', OTEL_TRACES_SAMPLER_ARG: 'many' }, 1],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c', OTEL_EXPORTER_OTLP_HEADERS: 'hunter2' }, 1],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c', OTEL_EXPORTER_OTLP_HEADERS: 'a=%E0%A4%A' }, 1],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c', OTEL_EXPORTER_OTLP_TIMEOUT: '-1' }, 1],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c', OTEL_EXPORTER_OTLP_TIMEOUT: '0', OTEL_METRIC_EXPORT_INTERVAL: '0' }, 2],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c', OTEL_EXPORTER_OTLP_HEADERS: 'a b=hunter2' }, 1],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://c', OTEL_EXPORTER_OTLP_HEADERS: 'a=hunter2%0A' }, 1],
  ])('says what of %j it cannot follow, without showing a token', (environment, problems) => {
    const settings = otelOptionsOf(environment);
    expect(settings.problems).toHaveLength(problems);
    expect([settings.options?.headers, settings.options?.timeoutMs, settings.options?.metricIntervalMs]).toEqual([undefined, undefined, undefined]);
    expect(settings.problems.join()).not.toContain('hunter2');
  });
});
