import type { Cell, CellVerdict, Matrix } from '@plugwright/compat';
import { table } from '../terminal/table.ts';
import type { Terminal } from '../terminal/terminal.ts';

const colourOf: Readonly<Record<CellVerdict['kind'], 'green' | 'yellow' | 'red'>> = {
  pass: 'green',
  flaky: 'yellow',
  waiting: 'yellow',
  'needs-approval': 'yellow',
  regressed: 'red',
  incompatible: 'red',
};

function detail(verdict: CellVerdict): string {
  switch (verdict.kind) {
    case 'pass':
      return '';
    case 'regressed':
    case 'flaky':
      return verdict.tests.join('; ');
    case 'waiting':
      return verdict.for;
    case 'needs-approval':
      return verdict.reason;
    case 'incompatible':
      return `${verdict.rule} at ${verdict.at}${verdict.witness === undefined ? '' : `, witness ${JSON.stringify(verdict.witness)}`}`;
  }
}

const flags = ({ declared, resolved }: Cell): string => (resolved ? 'resolved' : declared ? 'declared' : 'excluded');

/** The matrix for a person: a line a combination, those that a resolver would choose first. */
export function renderMatrix({ cells }: Matrix, paint: Terminal['paint']): string {
  if (cells.length === 0) return 'There is no plugin, and so nothing to combine.\n';
  const rank = (cell: Cell): number => (cell.resolved ? 0 : cell.declared ? 1 : 2);
  const ordered = cells.toSorted((a, b) => rank(a) - rank(b));
  const rows = ordered.map((cell) => [
    `${cell.plugin.id}@${cell.plugin.version}`,
    Object.entries(cell.with)
      .map(([id, version]) => `${id}@${version}`)
      .join(' '),
    flags(cell),
    cell.evidence,
    cell.verdict.kind,
    detail(cell.verdict),
  ]);
  const text = table([{ title: 'Plugin' }, { title: 'With' }, { title: 'Ranges' }, { title: 'Evidence' }, { title: 'Verdict' }, { title: '' }], rows, (title) =>
    paint('bold', title),
  );
  // Whole lines are painted, so that the columns keep their widths.
  return text
    .split('\n')
    .map((line, index) => {
      const cell = ordered[index - 1];
      return cell === undefined || cell.verdict.kind === 'pass' ? line : paint(colourOf[cell.verdict.kind], line);
    })
    .join('\n');
}
