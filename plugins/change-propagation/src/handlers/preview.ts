import { pathProblem } from '../files/path-problem.ts';
import { errors } from '../generated/errors.ts';
import type { PreviewOutput, PreviewReceived } from '../generated/operations.ts';
import { globFits } from '../rules/glob.ts';
import { targetOf } from '../rules/placeholders.ts';
import { ruleProblem } from '../rules/usable.ts';
import { bytesOf, textOf } from '../transformations/text.ts';
import { transform } from '../transformations/transform.ts';
import { Untransformable } from '../transformations/untransformable.ts';

function made({ rule, path, text, current }: PreviewReceived): PreviewOutput {
  const reason = ruleProblem(rule);
  if (reason !== undefined) throw errors.unusableRule({ reason });
  if (!globFits(rule.source, path)) return { matches: false };
  const target = targetOf(rule.target, path);
  const problem = pathProblem(target);
  if (problem !== undefined) throw errors.notTransformed({ reason: `its target would be ${problem}` });
  try {
    const result = transform(rule.transformation, { path, source: bytesOf(text), current: current === undefined ? undefined : bytesOf(current) });
    return { matches: true, target, text: textOf(result, 'the result') };
  } catch (error) {
    if (error instanceof Untransformable) throw errors.notTransformed({ reason: error.message });
    throw error;
  }
}

/** What a rule makes of a text, without any file. */
export async function preview(input: PreviewReceived): Promise<PreviewOutput> {
  return Promise.resolve(made(input));
}
