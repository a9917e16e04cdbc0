import { pathProblem } from '../files/path-problem.ts';
import type { Rule } from '../generated/types/change-propagation.ts';
import { patternProblem } from '../transformations/pattern-problem.ts';
import { pointerProblem } from '../transformations/pointer.ts';
import { targetOf, unknownPlaceholders } from './placeholders.ts';

function globProblem(glob: string): string | undefined {
  const problem = pathProblem(glob.replaceAll('*', 'x'));
  if (problem !== undefined) return `its source is ${problem}`;
  const mixed = glob.split('/').find((segment) => segment.includes('**') && segment !== '**');
  return mixed === undefined ? undefined : `\`**\` stands for whole folders, so "${mixed}" means nothing`;
}

function targetProblem(target: string): string | undefined {
  const [unknown] = unknownPlaceholders(target);
  if (unknown !== undefined) return `its target has the unknown placeholder {${unknown}}`;
  const problem = pathProblem(targetOf(target, 'f/n.e'));
  return problem === undefined ? undefined : `its target is ${problem}`;
}

function transformationProblem(transformation: Rule['transformation']): string | undefined {
  switch (transformation.kind) {
    case 'replace':
      return patternProblem(transformation.pattern, transformation.by);
    case 'json-set':
      return pointerProblem(transformation.from) ?? pointerProblem(transformation.to);
    default:
      return undefined;
  }
}

/** Why a rule cannot be used, as the end of a sentence; undefined where it can. */
export function ruleProblem({ source, target, transformation }: Rule): string | undefined {
  return globProblem(source) ?? targetProblem(target) ?? transformationProblem(transformation);
}
