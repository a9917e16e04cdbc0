import { contains } from '@plugwright/compat';
import { emptyTally, examineRange, reproducer, together, type Range, type Tally } from '@plugwright/compat/testing';

/** What the parent sends: ranges one after another, then the end. */
export type ToChild = { readonly range: Range } | { readonly end: true };

/** What it hears: how far a range is, and the tally of a whole one. */
export type ToParent = { readonly done: number } | { readonly tally: Tally };

/** Findings that are shrunk; the rest is only counted. */
const shrunkAtMost = 5;

const tell = (message: ToParent): void => void process.send?.(message);

async function examine(range: Range): Promise<void> {
  const tally = await examineRange(range, contains, (done) => tell({ done }));
  const shrunk: Tally['findings'][number][] = [];
  for (const finding of tally.findings.slice(0, shrunkAtMost)) shrunk.push({ ...(await reproducer(finding, contains)), index: finding.index });
  tell({ tally: together({ ...tally, findings: [] }, { ...emptyTally, findings: [...shrunk, ...tally.findings.slice(shrunkAtMost)] }) });
}

process.on('message', (message: ToChild) => {
  if ('end' in message) process.disconnect();
  else void examine(message.range);
});
