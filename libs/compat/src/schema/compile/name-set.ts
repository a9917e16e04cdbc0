import { evaluate } from '../formula/evaluate.ts';
import type { Formula } from '../formula/formula.ts';
import type { Formulas } from '../formula/formulas.ts';
import { withinLimit, type StringSet } from '../formula/string-set.ts';
import { maskOf } from '../formula/type-mask.ts';
import { anyString, complement, intersect, lengthBetween, literals, noString, union, type Language } from '../language/index.ts';

/** Longer bounds are not counted by automata. */
const LONGEST_COUNTED = 2000;

/** The strings that a schema accepts, as `propertyNames` asks for them. */
export function nameSet(schema: Formula, pointer: string, formulas: Formulas): StringSet {
  return formulas.stringSet(`n${schema.id}`, (id) => {
    let language: Language | undefined;
    let known = false;
    return {
      id,
      doubt: { pointer, reason: 'the schema of the member names is no regular language' },
      language: () => {
        if (!known) language = withinLimit(() => languageFor(schema, formulas, new Map(), 0));
        known = true;
        return language;
      },
      holds: (word) => evaluate(schema, word, formulas),
      samples: samplesIn(schema, new Set()),
    };
  });
}

function samplesIn(formula: Formula, seen: Set<Formula>): readonly string[] {
  if (seen.has(formula)) return [];
  seen.add(formula);
  if (formula.kind === 'and' || formula.kind === 'or') return formula.parts.flatMap((part) => samplesIn(part, seen));
  return formula.kind === 'atom' && formula.atom.kind === 'word' ? formula.atom.set.samples : [];
}

/** The strings that satisfy a formula, or undefined where they are no language that is understood. */
function languageFor(formula: Formula, formulas: Formulas, known: Map<Formula, Language | undefined>, depth: number): Language | undefined {
  if (depth > 30 || known.has(formula)) return known.get(formula);
  const language = readLanguage(formula, formulas, known, depth);
  known.set(formula, language);
  return language;
}

function readLanguage(formula: Formula, formulas: Formulas, known: Map<Formula, Language | undefined>, depth: number): Language | undefined {
  switch (formula.kind) {
    case 'types':
      return (formula.mask & maskOf('string')) === 0 ? noString() : anyString();
    case 'opaque':
      return undefined;
    case 'link':
      return languageFor(formulas.follow(formula), formulas, known, depth + 1);
    case 'and':
    case 'or': {
      const join = formula.kind === 'and' ? intersect : union;
      let language: Language | undefined = formula.kind === 'and' ? anyString() : noString();
      for (const part of formula.parts) {
        const next: Language | undefined = languageFor(part, formulas, known, depth + 1);
        language = next === undefined || language === undefined ? undefined : join(language, next);
      }
      return language;
    }
    case 'atom': {
      const language = languageOfAtom(formula);
      return language === undefined || formula.positive ? language : complement(language);
    }
  }
}

function languageOfAtom({ atom }: Extract<Formula, { readonly kind: 'atom' }>): Language | undefined {
  if (atom.on !== 'string') return anyString();
  switch (atom.kind) {
    case 'in':
      return literals(atom.values.filter((value) => typeof value === 'string'));
    case 'length':
      return atom.least > LONGEST_COUNTED ? undefined : lengthBetween(atom.least, Infinity);
    case 'word':
      return atom.set.language();
  }
}
