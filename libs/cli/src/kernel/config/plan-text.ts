import type { ConfigAction, ConfigPlan, ShownValue } from '@plugwright/kernel';
import { clipped, printable } from '../../terminal/printable.ts';
import { counted } from '../../terminal/quantity.ts';
import type { Terminal } from '../../terminal/terminal.ts';

const actions: Readonly<Record<ConfigAction, string>> = {
  hot: 'is told while it runs',
  replace: 'is replaced without a lost call',
  restart: 'is restarted; calls wait',
  start: 'is started',
  later: 'does not run; it gets this when it is started again',
};

/** A value as it may be shown: a secret is only said to be one. */
export function valueText(value: ShownValue): string {
  return 'value' in value ? clipped(JSON.stringify(value.value), 60) : `[secret ${value.digest?.slice(0, 8) ?? ''}]`;
}

/** A value with where it comes from. */
export function originText({ source, from }: ShownValue): string {
  return source === 'default' ? 'default' : `${source}: ${printable(from)}`;
}

/** A plan for people; without its findings. */
export function planText({ changes, plan }: ConfigPlan, { paint }: Terminal): string {
  if (changes.length === 0) return 'Nothing would change.\n';
  const lines = changes.flatMap(({ plugin, action, keys }) => [
    `${paint('cyan', plugin)} ${actions[action]}`,
    ...keys.map(({ pointer, before, after }) => {
      const [was, is] = [before, after].map((value) => (value === undefined ? 'nothing' : `${valueText(value)} (${originText(value)})`));
      return `  ${printable(pointer)}  ${was ?? ''} → ${is ?? ''}`;
    }),
  ]);
  return `${lines.join('\n')}\n${counted(changes.length, 'plugin')}; plan ${plan}\n`;
}
