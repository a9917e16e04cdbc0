import type { Machine, Needs, Probe, ProbeResult } from './probe.ts';

/** What one probe found. */
export interface Examined {
  readonly id: string;
  readonly title: string;
  readonly purpose: string;
  readonly required: boolean;
  readonly present: boolean;
  readonly found: string;
  /** How to get it; absent where it is there. */
  readonly mend?: string;
}

async function look(probe: Probe, machine: Machine): Promise<ProbeResult> {
  try {
    return await probe.look(machine);
  } catch (error) {
    return { present: false, found: error instanceof Error ? error.message : String(error) };
  }
}

/** Run all probes at once; the order of the answers is that of the probes. A probe that fails counts as absent. */
export function examine(probes: readonly Probe[], needs: Needs, machine: Machine): Promise<Examined[]> {
  return Promise.all(
    probes.map(async (probe) => {
      const result = await look(probe, machine);
      const { id, title, purpose } = probe;
      return { id, title, purpose, required: probe.required(needs), ...result, ...(result.present ? {} : { mend: result.mend ?? probe.mend }) };
    }),
  );
}

/** Whether nothing that is required is missing. */
export function healthy(examined: readonly Examined[]): boolean {
  return examined.every(({ required, present }) => present || !required);
}
