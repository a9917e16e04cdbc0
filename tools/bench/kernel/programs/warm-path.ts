import { chmodSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { openOtel } from '@plugwright/kernel';
import type { Isolation } from '@plugwright/manifest';
import { pluginBed } from '../../../laid-plugins/lay-plugins.ts';
import { inTemporaryFolder } from '../../../running/temporary-folder.ts';
import { otlpSink } from '../peers/otlp-sink.ts';
import { startSubject } from '../subject.ts';

// The warm path alone, for a profile, with the processor time of a call, which a loaded machine does not falsify:
// node --cpu-prof --cpu-prof-dir <folder> warm-path.ts [--level sandbox] [--share 0.01] [--calls 100000] [--window 200]
const { values } = parseArgs({
  options: {
    level: { type: 'string', default: 'process' },
    share: { type: 'string', default: '0' },
    calls: { type: 'string', default: '100000' },
    window: { type: 'string', default: '200' },
  },
});
setFlagsFromString('--no-parallel-scavenge');
const [share, calls, window] = [Number(values.share), Number(values.calls), Number(values.window)];

await inTemporaryFolder('profile', async (folder) => {
  chmodSync(folder, 0o755);
  const sink = await otlpSink();
  const parts = { folder, bed: await pluginBed(folder), rounds: 1, scale: 1, say: (): void => undefined };
  const telemetry = share === 0 ? {} : { telemetry: await openOtel({ urls: { traces: sink.url }, sample: share }) };
  const plugin = { id: 'echo', isolation: values.level as Isolation, operations: ['say'] } as const;
  const kernel = await startSubject(parts, [plugin], { ...telemetry, ledgerPolicy: { calls: share } });
  const many = async (count: number): Promise<void> => {
    let left = count;
    const lane = async (): Promise<void> => {
      for (; left > 0; left -= 1) await kernel.call('echo', 'say', { text: 'The quick brown fox jumps over the lazy dog.' });
    };
    await Promise.all(Array.from({ length: window }, lane));
  };
  const cpuOf = (): number => kernel.readings()[0]?.cpuMs ?? Number.NaN;
  await many(20_000);
  const [pluginBefore, before, started] = [cpuOf(), process.cpuUsage(), performance.now()];
  await many(calls);
  const { user, system } = process.cpuUsage(before);
  const us = (ms: number): string => `${((ms * 1000) / calls).toFixed(1)} us a call`;
  process.stdout.write(`kernel ${us((user + system) / 1000)}, plugin ${us(cpuOf() - pluginBefore)}, clock ${us(performance.now() - started)}\n`);
  await kernel.stop();
  sink.close();
});
