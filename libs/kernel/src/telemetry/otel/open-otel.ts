import type { Telemetry } from '../telemetry.ts';
import type { OtelOptions } from './otel-options.ts';

/**
 * Telemetry by OpenTelemetry to a collector that speaks OTLP over HTTP. Its libraries are loaded only now: a kernel without a collector does not
 * pay for them.
 */
export async function openOtel(options: OtelOptions): Promise<Telemetry> {
  const { OtelTelemetry } = await import('./otel-telemetry.ts');
  return new OtelTelemetry(options);
}
