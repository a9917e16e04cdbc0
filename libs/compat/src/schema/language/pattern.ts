import { RegExpParser, type AST } from '@eslint-community/regexpp';
import { JS } from 'refa';
import type { Automaton } from './automaton.ts';
import { edgesOf, type Branch, type Edge } from './lookaround.ts';
import { LanguageLimit } from './limit.ts';
import { minimize } from './minimize.ts';
import { Nfa } from './nfa.ts';
import { product } from './product.ts';

/** Patterns are read as `new RegExp(pattern, 'u')` reads them. */
const FLAGS = { unicode: true } as const;

/** Longest pattern looked at, in UTF-16 code units. */
const MAX_LENGTH = 4_000;

/** Deepest nesting of groups; the parser is recursive. */
const MAX_DEPTH = 100;

/** What of a pattern has no place in a regular language here, in words for a message. */
class Unsupported extends Error {}

/** The automaton of all words a pattern matches somewhere, or why there is none. */
export function compilePattern(pattern: string): Automaton | { reason: string } {
  if (pattern.length > MAX_LENGTH) return { reason: `the pattern is longer than ${String(MAX_LENGTH)} characters` };
  if (depthOf(pattern) > MAX_DEPTH) return { reason: `the pattern nests deeper than ${String(MAX_DEPTH)} groups` };
  let parsed: AST.Pattern;
  try {
    parsed = new RegExpParser().parsePattern(pattern, 0, pattern.length, FLAGS);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { reason: 'the pattern is no regular expression under the "u" flag' };
  }
  try {
    return compileBranches(parsed.alternatives);
  } catch (error) {
    if (error instanceof Unsupported) return { reason: `the pattern uses ${error.message}` };
    if (error instanceof LanguageLimit) return { reason: `the pattern is too large: ${error.message}` };
    throw error;
  }
}

/** An upper bound of the nesting, read off the brackets without parsing. */
function depthOf(pattern: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of pattern) {
    if (character === '(') deepest = Math.max(deepest, (depth += 1));
    else if (character === ')') depth -= 1;
  }
  return deepest;
}

/** Branches with lookaround at their edges become intersections of their own; the rest is one automaton. */
function compileBranches(branches: readonly AST.Alternative[]): Automaton {
  const plain: Branch[] = [];
  const automata: Automaton[] = [];
  for (const branch of branches) {
    const edges = edgesOf(branch.elements);
    if (edges === undefined) plain.push(branch);
    else automata.push(edges.looks.reduce((held, look) => both(held, lookedAt(look), look.negate), automatonOf([{ elements: edges.core }])));
  }
  if (plain.length > 0) automata.push(automatonOf(plain));
  return automata.reduce((held, other) => minimize(product(held, other, (left, right) => left || right)));
}

function both(held: Automaton, look: Automaton, negate: boolean): Automaton {
  return minimize(product(held, look, (left, right) => left && right !== negate));
}

/** The words that begin, for a lookahead, or end, for a lookbehind, with what is looked at. */
function lookedAt({ kind, alternatives: branches }: AST.LookaroundAssertion): Automaton {
  return automatonOf(branches, kind === 'lookahead' ? 'start' : 'end');
}

/** The words in which one of the branches matches somewhere, or just at the given edge. */
function automatonOf(branches: readonly Branch[], edge?: Edge): Automaton {
  const nfa = new Nfa();
  const start = nfa.state();
  if (edge !== 'start') nfa.readAny(start, start);
  const end = alternatives(nfa, branches, start);
  if (edge !== 'end') nfa.readAny(end, end);
  return minimize(nfa.determinize(start, end));
}

function alternatives(nfa: Nfa, branches: readonly Branch[], from: number): number {
  const to = nfa.state();
  for (const branch of branches) {
    let at = nfa.state();
    nfa.skip(from, at);
    for (const element of branch.elements) at = append(nfa, element, at);
    nfa.skip(at, to);
  }
  return to;
}

function append(nfa: Nfa, element: AST.Element, from: number): number {
  switch (element.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
      return character(nfa, element, from);
    case 'CapturingGroup':
      return alternatives(nfa, element.alternatives, from);
    case 'Group':
      if (element.modifiers !== null) throw new Unsupported('flags inside a group');
      return alternatives(nfa, element.alternatives, from);
    case 'Quantifier':
      return repeat(nfa, element, from);
    case 'Assertion':
      return assertion(nfa, element, from);
    case 'Backreference':
      throw new Unsupported('a backreference');
    case 'ExpressionCharacterClass':
      throw new Unsupported('a class of the "v" flag');
  }
}

function character(nfa: Nfa, element: AST.Character | AST.CharacterSet | AST.CharacterClass, from: number): number {
  if ((element.type === 'CharacterClass' && element.unicodeSets) || (element.type === 'CharacterSet' && 'strings' in element && element.strings)) {
    throw new Unsupported('a class of the "v" flag');
  }
  const set = JS.parseCharSet(element, FLAGS);
  const to = nfa.state();
  nfa.read(from, to, set.ranges);
  return to;
}

function assertion(nfa: Nfa, element: AST.Assertion, from: number): number {
  switch (element.kind) {
    case 'start':
    case 'end': {
      const to = nfa.state();
      nfa.skip(from, to, element.kind === 'start' ? 'at-start' : 'at-end');
      return to;
    }
    case 'word':
      throw new Unsupported('a word boundary');
    case 'lookahead':
    case 'lookbehind':
      throw new Unsupported(`a ${element.kind}`);
  }
}

function repeat(nfa: Nfa, { element, min, max }: AST.Quantifier, from: number): number {
  let at = from;
  for (let count = 0; count < min; count += 1) at = append(nfa, element, at);
  if (max === Infinity) {
    const loop = nfa.state();
    nfa.skip(at, loop);
    nfa.skip(append(nfa, element, loop), loop);
    return loop;
  }
  const to = nfa.state();
  nfa.skip(at, to);
  for (let count = min; count < max; count += 1) {
    at = append(nfa, element, at);
    nfa.skip(at, to);
  }
  return to;
}
