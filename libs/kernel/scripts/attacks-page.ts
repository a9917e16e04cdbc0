import { readFileSync } from 'node:fs';
import { brokerAttacks } from '../fixtures/attack/table/broker.ts';
import { diskAttack, floodAttacks, siegeLevels, wireAttacks, type ChannelAttack } from '../fixtures/attack/table/channel.ts';
import { networkAttacks } from '../fixtures/attack/table/network.ts';
import { streamAttacks, streamFloods } from '../fixtures/attack/table/streams.ts';
import { outsideAttacks, unknownCalls, walledLevels, type Refusal } from '../fixtures/attack/table/outside.ts';
import { pageTable } from './page-table.ts';

/** What stands before and after the generated part of docs/attacks.md. */
export const attackMarkers = ['<!-- attacks: begin, written by `npm run generate:kernel` -->', '<!-- attacks: end -->'] as const;

const calls = new URL('../fixtures/attack/calls.py', import.meta.url);

/** The system calls that `calls.py` makes, in its order. */
export function systemCalls(): readonly string[] {
  return [...readFileSync(calls, 'utf8').matchAll(/^ {4}(?:CALLS\[)?"([^"]+)"(?:\] = |: )\(/gm)].flatMap(([, name]) => name ?? []);
}

function refusalText(refusal: Refusal): string {
  const errors = refusal.errors.filter((error) => /^E[A-Z]+$/.test(error)).map((error) => `\`${error}\``);
  return errors.length === 0 ? refusal.by : `${errors.join(', ')} by ${refusal.by}`;
}

function recordText({ ledger, faster }: ChannelAttack): string {
  const { kind, facts, says } = ledger;
  if (kind === 'call') return `\`call\` with \`${String(says?.['calls'])}\``;
  const why = Object.entries(faster?.says ?? {}).map(([name, text]) => `, ${name} \`${text}\``);
  const other = faster === undefined ? '' : `, or \`${faster.kind}\`${why.join('')} where Linux was faster`;
  const text = `\`${kind}\` ${Object.entries(facts)
    .map(([name, value]) => `${name} \`${value}\``)
    .join(', ')}`;
  return `${text}${other}`;
}

function channelTable(attacks: readonly ChannelAttack[]): string {
  return pageTable(
    ['attack', 'what it does', 'on the ledger', 'its code', 'held by'],
    attacks.map((attack) => {
      const { name, does, only, ends, by, gap } = attack;
      return [
        `\`${name}\``,
        only === undefined ? does : `${does} (${only} alone)`,
        recordText(attack),
        ends ? 'ended' : 'goes on',
        gap === undefined ? by : `${by}. **Gap:** ${gap}`,
      ];
    }),
  );
}

/** The attacks as the page shows them. */
export function attacksText(): string {
  const outside = pageTable(
    ['attempt', 'on the ledger', ...walledLevels],
    outsideAttacks.map(({ name, record, at }) => [
      name,
      record === undefined ? 'nothing: it is not refused' : `\`deny\` \`${record}\``,
      ...walledLevels.map((level) => refusalText(at[level])),
    ]),
  );
  const { process: onProcess, sandbox: onSandbox } = diskAttack.at;
  const disk = `\`${diskAttack.name}\` ${diskAttack.does}. At level process: ${onProcess.by} (\`${onProcess.ledger.kind}\` on the ledger). At level sandbox: ${onSandbox.by}; nothing has to be recorded.`;
  const network = pageTable(
    ['asked for', 'refused with', 'by'],
    networkAttacks.map(({ name, code, by }) => [name, `\`${code}\``, by]),
  );
  const statuses = [...new Set(brokerAttacks.map(({ status }) => status))].sort();
  const requests = pageTable(
    ['answered with', 'what is sent'],
    statuses.map((status) => [
      `\`${String(status)}\``,
      brokerAttacks
        .filter((attack) => attack.status === status)
        .map(({ name }) => name)
        .join('; '),
    ]),
  );
  const unknown = unknownCalls.map((name) => `\`${name}\``).join(', ');
  return [
    '## Out of the walls',
    outside,
    `Besides, ${String(systemCalls().length)} system calls that lead out of a sandbox are made by their number, and each is refused with \`EPERM\` by the filter of system calls (${unknown} with \`ENOSYS\`, so that libraries go on without them):`,
    `${systemCalls().join('; ')}.`,
    '## Against the protocol',
    channelTable(wireAttacks),
    '## Against the machine and its neighbours',
    `Made at the levels ${siegeLevels.join(' and ')}, while a neighbour is called without a pause; none of its calls may fail.`,
    channelTable(floodAttacks),
    disk,
    '## By streams',
    'By a plugin that is called and streams to its caller or is streamed to, or that calls and does so. Each is made in Node at level process and in Python at level sandbox. That a call failed is on the ledger where its policy says `failedCalls`.',
    channelTable(streamAttacks),
    'These go on for as long as they are let:',
    channelTable(streamFloods),
    '## Into the network',
    'From inside a plugin whose manifest declares the hosts and whose operator granted that, without naming addresses.',
    network,
    `Besides, ${String(brokerAttacks.length)} requests that some program reads otherwise than another are sent to the broker byte by byte. Each is answered once, reaches nobody, is not looked up, and stands on the ledger:`,
    requests,
  ].join('\n\n');
}

/** The page with its tables as they are now. */
export function withAttacks(page: string): string {
  const [begin, end] = attackMarkers;
  const [from, to] = [page.indexOf(begin), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error('docs/attacks.md has lost its markers');
  return `${page.slice(0, from + begin.length)}\n\n${attacksText()}\n\n${page.slice(to)}`;
}
