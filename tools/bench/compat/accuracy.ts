import { compareSchemas } from '@plugwright/compat';
import { ajvOracle, corpora, disputes, hyperjumpOracle, translate, type CorpusCase } from '@plugwright/compat/testing';
import type { Json, Schema } from '@plugwright/spec';
import { guardedPeer } from './peers/guarded-peer.ts';
import { peers } from './peers/peers.ts';

/** How one library did on one corpus. */
export interface Score {
  readonly corpus: string;
  readonly library: string;
  correct: number;
  /** "compatible", though a value that two validators confirm is refused now. */
  unsound: number;
  /** Not the label, and no value shows it to be unsound. */
  otherwise: number;
  unknown: number;
  crashed: number;
  hung: number;
  milliseconds: number;
}

/** A case with undisputed label, in 2020-12 too, and a value that shows the break where there is one. */
interface Fact {
  readonly asked: CorpusCase;
  readonly old: Schema;
  readonly new: Schema;
  readonly witness?: Json;
}

const score = (corpus: string, library: string): Score => ({
  corpus,
  library,
  correct: 0,
  unsound: 0,
  otherwise: 0,
  unknown: 0,
  crashed: 0,
  hung: 0,
  milliseconds: 0,
});

/** Whether two validators agree that the value was fine and is not now. */
async function isBreak(old: Schema, next: Schema, value: Json): Promise<boolean> {
  const oracles = [
    [ajvOracle(old), ajvOracle(next)],
    [await hyperjumpOracle(old), await hyperjumpOracle(next)],
  ] as const;
  return oracles.every(([before, after]) => before?.(value) === true && after?.(value) === false);
}

/** The corpus' undisputed cases, each with our own verdict counted on the way. */
async function factsOf(questions: readonly CorpusCase[], ours: Score): Promise<readonly Fact[]> {
  const disputed = new Set(disputes().map(({ corpus, name }) => `${corpus} ${name}`));
  const facts: Fact[] = [];
  for (const asked of questions.filter(({ corpus, name, mayBeUnknown }) => mayBeUnknown !== true && !disputed.has(`${corpus} ${name}`))) {
    const start = performance.now();
    const { verdict, witness } = compareSchemas({ old: asked.old, new: asked.new, dialect: asked.dialect, direction: 'input' });
    ours.milliseconds += performance.now() - start;
    const [old, next] = [translate(asked.old, asked.dialect), translate(asked.new, asked.dialect)];
    if ('reason' in old || 'reason' in next) {
      ours.unknown += 1;
      continue;
    }
    const candidates: readonly Json[] = witness === undefined ? asked.examples : [witness, ...asked.examples];
    let shown: Json | undefined;
    for (const value of candidates) {
      if (shown === undefined && (await isBreak(old.schema, next.schema, value))) shown = value;
    }
    facts.push({ asked, old: old.schema, new: next.schema, ...(shown === undefined ? {} : { witness: shown }) });
    count(ours, asked, verdict, shown);
  }
  return facts;
}

function count(into: Score, asked: CorpusCase, verdict: 'compatible' | 'breaking' | 'unknown', witness: Json | undefined): void {
  if (verdict === 'unknown') into.unknown += 1;
  else if (verdict === 'compatible' && witness !== undefined) into.unsound += 1;
  else if (verdict === asked.expected) into.correct += 1;
  else into.otherwise += 1;
}

/** The older drafts of the membership suite: the peers do not claim them, and each costs minutes. */
const leftOut = /^membership ./;

/** Asks this engine and every peer about every corpus; a call of a peer may take `capMs`. */
export async function accuracy(capMs: number, progress: (line: string) => void): Promise<readonly Score[]> {
  const scores: Score[] = [];
  for (const [corpus, load] of Object.entries(corpora).filter(([name]) => !leftOut.test(name))) {
    const ours = score(corpus, 'plugwright');
    const facts = await factsOf(load(), ours);
    scores.push(ours);
    for (const { name, dialect } of peers) {
      const theirs = score(corpus, name);
      const peer = guardedPeer(name, capMs);
      for (const { asked, old, new: next, witness } of facts) {
        const given = await peer.ask(dialect === '2020-12' ? { old, new: next } : { old: asked.old, new: asked.new });
        if ('hung' in given) theirs.hung += 1;
        else if ('crashed' in given) theirs.crashed += 1;
        else {
          theirs.milliseconds += given.milliseconds;
          count(theirs, asked, given.verdict, witness);
        }
      }
      peer.close();
      scores.push(theirs);
    }
    progress(`${corpus}: ${String(facts.length)} undisputed cases`);
  }
  return scores;
}
