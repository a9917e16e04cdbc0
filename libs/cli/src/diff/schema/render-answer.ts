import type { ComparisonResult } from '@plugwright/compat';
import type { Json } from '@plugwright/spec';
import { clipped, printable } from '../../terminal/printable.ts';
import type { Paint, Style } from '../../terminal/terminal.ts';
import type { Format } from '../format.ts';
import { commandProperty, commandText, markdownCode, markdownText } from '../render/escape.ts';
import { sarifLog } from '../render/sarif-log.ts';
import type { Verdict } from '../verdict.ts';
import type { Direction } from '@plugwright/compat';

/** An answer, and what it is the answer to. */
export interface Answered {
  readonly result: ComparisonResult;
  readonly old: string;
  readonly new: string;
  readonly direction: Direction;
}

const mark: Readonly<Record<Verdict, readonly [Style, string]>> = {
  compatible: ['green', '✔ compatible'],
  breaking: ['red', '✘ breaking'],
  unknown: ['yellow', '? could not be decided'],
};

const meaning: Readonly<Record<Direction, Readonly<Record<Verdict, string>>>> = {
  input: {
    compatible: 'Every value that was accepted is still accepted.',
    breaking: 'This value was accepted and is refused now',
    unknown: 'Whether every value that was accepted is still accepted is not known.',
  },
  output: {
    compatible: 'Every value that can come now could come before.',
    breaking: 'This value can come now and could not before',
    unknown: 'Whether every value that can come now could come before is not known.',
  },
  both: {
    compatible: 'The same values are valid as before.',
    breaking: 'This value is valid on one side only',
    unknown: 'Whether the same values are valid as before is not known.',
  },
};

function json(value: Json): string {
  return JSON.stringify(value);
}

function sentence({ result, direction }: Answered): string {
  const text = meaning[direction][result.verdict];
  if (result.verdict !== 'breaking') return text;
  return result.witness === undefined ? 'Values are lost or gained.' : text;
}

function place({ pointer, side }: { readonly pointer: string; readonly side: 'old' | 'new' }): string {
  return `${side} #${pointer}`;
}

function pretty(answered: Answered, paint: Paint): string {
  const { result } = answered;
  const [style, title] = mark[result.verdict];
  const witness = result.witness === undefined ? '' : `: ${paint('bold', clipped(json(result.witness), 400))}`;
  const declared =
    result.declared.verdict === result.verdict
      ? []
      : [
          `With declared names only: ${result.declared.verdict}${result.declared.witness === undefined ? '' : `, such as ${clipped(json(result.declared.witness), 400)}`}`,
        ];
  const reasons = result.reasons.map((reason) => `  ${paint('dim', printable(place(reason)))}  ${printable(reason.message)}`);
  return `${[paint(style, title), `${sentence(answered)}${witness}`, ...declared, ...reasons].join('\n')}\n`;
}

function markdown(answered: Answered): string {
  const { result } = answered;
  const witness = result.witness === undefined ? '' : `: ${markdownCode(json(result.witness))}`;
  const reasons = result.reasons.map((reason) => `- ${markdownCode(place(reason))} ${markdownText(reason.message)}`);
  const head = `**${mark[result.verdict][1]}**: ${markdownCode(answered.old)} against ${markdownCode(answered.new)}`;
  const declared = `With declared names only: ${result.declared.verdict}.`;
  return `${[head, '', `${sentence(answered)}${witness}`, '', declared, ...(reasons.length === 0 ? [] : ['', ...reasons])].join('\n')}\n`;
}

const level = { compatible: 'note', breaking: 'error', unknown: 'warning' } as const;

function text(answered: Answered): string {
  const { result } = answered;
  const witness = result.witness === undefined ? '' : `: ${json(result.witness)}`;
  return [`${sentence(answered)}${witness}`, ...result.reasons.map((reason) => `${place(reason)} ${reason.message}`)].join('\n');
}

function github(answered: Answered): string {
  const { verdict } = answered.result;
  if (verdict === 'compatible') return '';
  return `::${verdict === 'breaking' ? 'error' : 'warning'} file=${commandProperty(answered.new)},title=${commandProperty(`schema/${verdict}`)}::${commandText(text(answered))}\n`;
}

function sarif(answered: Answered): string {
  const { verdict } = answered.result;
  const rules = [{ id: `schema/${verdict}`, shortDescription: { text: mark[verdict][1].slice(2) } }];
  const results = [
    {
      ruleId: `schema/${verdict}`,
      ruleIndex: 0,
      level: level[verdict],
      message: { text: text(answered) },
      locations: [{ physicalLocation: { artifactLocation: { uri: encodeURI(answered.new) } } }],
      properties: { result: answered.result },
    },
  ];
  return sarifLog(rules, verdict === 'compatible' ? [] : results);
}

const renderers = {
  pretty,
  json: ({ result }) => `${JSON.stringify(result, undefined, 2)}\n`,
  sarif,
  github,
  markdown,
} satisfies Record<Format, (answered: Answered, paint: Paint) => string>;

/** One answer, as the command prints it. */
export function renderAnswer(answered: Answered, format: Format, paint: Paint): string {
  return renderers[format](answered, paint);
}
