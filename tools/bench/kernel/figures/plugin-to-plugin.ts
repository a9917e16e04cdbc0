import type { Kernel } from '@plugwright/kernel';
import type { BenchParts, Figure } from '../figure.ts';
import { interleave, type Entrant } from '../measure/interleave.ts';
import { canKeepAwake, keptAwake } from '../measure/kept-awake.ts';
import { rowsOf } from '../measure/rows-of.ts';
import { startSubject, variants, type Variant } from '../subject.ts';

function inside(kernel: Kernel, operation: 'relay-many' | 'look-many', times: number): Awaited<ReturnType<Entrant>> {
  const asked = async (): Promise<{ p50: number }> => (await kernel.call('caller', operation, { times })) as { p50: number };
  const awake = canKeepAwake();
  return {
    async round() {
      const { p50 } = await asked();
      return awake ? { p50, 'awake p50': (await keptAwake(asked)).p50 } : { p50 };
    },
    close: () => kernel.stop(),
  };
}

function pair(parts: BenchParts, { language, isolation }: Variant, times: number): Entrant {
  return async () => {
    const laid = { language, isolation } as const;
    const kernel = await startSubject(parts, [
      { ...laid, id: 'target', operations: ['say', 'twice'] },
      { ...laid, id: 'caller', operations: ['relay-many'], callsTarget: true },
    ]);
    await kernel.call('caller', 'relay-many', { times });
    return inside(kernel, 'relay-many', times);
  };
}

function asking(parts: BenchParts, times: number): Entrant {
  return async () => {
    const kernel = await startSubject(parts, [{ id: 'caller', isolation: 'sandbox', operations: ['look-many'], stores: true }]);
    await kernel.call('caller', 'look-many', { times });
    return inside(kernel, 'look-many', times);
  };
}

/** What a plugin waits for: another plugin by way of the kernel, and a kernel service behind a capability; by the plugin's own clock. */
export const pluginToPlugin: Figure = {
  name: 'plugin-to-plugin',
  async measure(parts) {
    const times = Math.ceil(3_000 * parts.scale);
    const measured = await interleave(
      {
        'two Node plugins in sandboxes': pair(parts, variants.nodeSandbox, times),
        'two Python plugins in sandboxes': pair(parts, variants.pythonSandbox, times),
        'kernel service': asking(parts, times),
      },
      parts.rounds,
    );
    const row = { measure: 'p50', unit: 'us' } as const;
    const awake = { measure: 'awake p50', unit: 'us', goal: { none: true } } as const;
    return rowsOf(measured, [
      { ...row, id: 'plugin to plugin, Node sandboxes: p50', of: 'two Node plugins in sandboxes', goal: { most: 120 } },
      { ...awake, id: 'plugin to plugin, Node sandboxes, cores kept awake: p50', of: 'two Node plugins in sandboxes' },
      { ...row, id: 'plugin to plugin, Python sandboxes: p50', of: 'two Python plugins in sandboxes', goal: { none: true } },
      { ...row, id: 'kernel service behind a capability, Node sandbox: p50', of: 'kernel service', goal: { none: true } },
      { ...awake, id: 'kernel service behind a capability, Node sandbox, cores kept awake: p50', of: 'kernel service' },
    ]);
  },
};
