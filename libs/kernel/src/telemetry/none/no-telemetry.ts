import type { Telemetry } from '../telemetry.ts';

/** Nobody observes. */
export const noTelemetry: Telemetry = { onCall: () => undefined };
