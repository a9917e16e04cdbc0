import type { AST } from '@eslint-community/regexpp';

/** A sequence of elements, as a branch of a pattern or of a group has it. */
export interface Branch {
  readonly elements: readonly AST.Element[];
}

/** An end of the word at which something must match. */
export type Edge = 'start' | 'end';

/** A branch without the lookaround at its edges. */
export interface Edges {
  readonly core: readonly AST.Element[];
  readonly looks: readonly AST.LookaroundAssertion[];
}

/**
 * Takes apart `^(?=..)(?!..)rest` and `rest(?<=..)(?<!..)$`: there a lookahead speaks of the whole word and
 * a lookbehind, too, so each is a language to intersect with. `undefined` where no lookaround stands so.
 */
export function edgesOf(elements: readonly AST.Element[]): Edges | undefined {
  const looks: AST.LookaroundAssertion[] = [];
  let from = 0;
  let to = elements.length;
  if (isAnchor(elements[0], 'start')) {
    from = 1;
    for (let look = lookAt(elements[from], 'lookahead'); look !== undefined; look = lookAt(elements[from], 'lookahead')) {
      looks.push(look);
      from += 1;
    }
  }
  if (to - 1 >= from && isAnchor(elements[to - 1], 'end')) {
    to -= 1;
    for (let look = lookAt(elements[to - 1], 'lookbehind'); look !== undefined && to > from; look = lookAt(elements[to - 1], 'lookbehind')) {
      looks.push(look);
      to -= 1;
    }
  }
  if (looks.length === 0) return undefined;
  const [first, last] = [elements[0], elements.at(-1)];
  const core = elements.slice(from, to);
  // The anchors themselves stay.
  if (first !== undefined && isAnchor(first, 'start')) core.unshift(first);
  if (last !== undefined && isAnchor(last, 'end')) core.push(last);
  return { core, looks };
}

function isAnchor(element: AST.Element | undefined, kind: Edge): boolean {
  return element?.type === 'Assertion' && element.kind === kind;
}

function lookAt(element: AST.Element | undefined, kind: 'lookahead' | 'lookbehind'): AST.LookaroundAssertion | undefined {
  return element?.type === 'Assertion' && element.kind === kind ? element : undefined;
}
