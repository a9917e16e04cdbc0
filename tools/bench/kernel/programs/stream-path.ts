import { chmodSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import type { Isolation } from '@plugwright/manifest';
import { pluginBed } from '../../../laid-plugins/lay-plugins.ts';
import { inTemporaryFolder } from '../../../running/temporary-folder.ts';
import { streamsOf } from '../measure/kernel-streams.ts';
import { startSubject } from '../subject.ts';

// Streams alone, for a profile, with the processor time of an item, which a loaded machine does not falsify:
// node --cpu-prof --cpu-prof-dir <folder> stream-path.ts [--way upload] [--size 0] [--items 200000] [--level sandbox] [--language python]
const { values } = parseArgs({
  options: {
    way: { type: 'string', default: 'download' },
    size: { type: 'string', default: '0' },
    items: { type: 'string', default: '200000' },
    level: { type: 'string', default: 'process' },
    language: { type: 'string', default: 'typescript' },
  },
});
setFlagsFromString('--no-parallel-scavenge');
const [size, items] = [Number(values.size), Number(values.items)];
const language = values.language === 'python' ? 'python' : 'typescript';

await inTemporaryFolder('profile', async (folder) => {
  chmodSync(folder, 0o755);
  const parts = { folder, bed: await pluginBed(folder), rounds: 1, scale: 1, say: (): void => undefined };
  const kernel = await startSubject(parts, [{ id: 'target', language, isolation: values.level as Isolation, operations: ['list', 'collect'] }]);
  const streamer = streamsOf(kernel);
  const stream = (count: number): Promise<number> => (values.way === 'upload' ? streamer.upload(count, size) : streamer.download(count, size));
  const cpuOf = (): number => kernel.readings()[0]?.cpuMs ?? Number.NaN;
  await stream(Math.ceil(items / 10));
  const [pluginBefore, before, started] = [cpuOf(), process.cpuUsage(), performance.now()];
  const came = await stream(items);
  const { user, system } = process.cpuUsage(before);
  const us = (ms: number): string => `${((ms * 1000) / came).toFixed(2)} us an item`;
  process.stdout.write(`kernel ${us((user + system) / 1000)}, plugin ${us(cpuOf() - pluginBefore)}, clock ${us(performance.now() - started)}\n`);
  await kernel.stop();
});
