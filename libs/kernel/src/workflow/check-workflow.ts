import type { ManifestOperation } from '@plugwright/manifest';
import { pointersOf } from './template.ts';
import type { Workflow, WorkflowCall, WorkflowStep } from './workflow.ts';

const MAX_STEPS = 100;
const ID = /^[a-z][a-z0-9-]{0,63}$/;

/** The operation of `<plugin>/<operation>`; undefined where no plugin offers it. */
export type FindOperation = (call: string) => ManifestOperation | undefined;

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is wrong with members of an object. */
function strangers(value: Readonly<Record<string, unknown>>, known: readonly string[], place: string): string[] {
  return Object.keys(value)
    .filter((key) => !known.includes(key))
    .map((key) => `${place}: unknown member ${JSON.stringify(key.slice(0, 50))}`);
}

function checkForm(value: unknown): string[] {
  if (!isObject(value)) return ['it must be a JSON object'];
  const { workflow, steps } = value;
  const findings = strangers(value, ['workflow', 'steps', 'output'], 'the workflow');
  if (typeof workflow !== 'string' || !ID.test(workflow)) findings.push('workflow: its name must be kebab-case');
  if (!Array.isArray(steps) || steps.length < 1 || steps.length > MAX_STEPS) return [...findings, `steps: a list of 1 to ${String(MAX_STEPS)} steps`];
  for (const [index, step] of (steps as readonly unknown[]).entries()) findings.push(...checkStep(step, `steps/${String(index)}`));
  return findings;
}

function checkStep(step: unknown, place: string): string[] {
  if (!isObject(step)) return [`${place}: it must be an object`];
  const { id, attempts, compensate } = step;
  const findings = [...strangers(step, ['id', 'call', 'input', 'compensate', 'attempts'], place), ...checkCall(step, place)];
  if (typeof id !== 'string' || !ID.test(id)) findings.push(`${place}: its id must be kebab-case`);
  if (attempts !== undefined && !(Number.isInteger(attempts) && (attempts as number) >= 1 && (attempts as number) <= 100))
    findings.push(`${place}: attempts from 1 to 100`);
  if (compensate === undefined) return findings;
  if (!isObject(compensate)) return [...findings, `${place}/compensate: it must be an object`];
  return [...findings, ...strangers(compensate, ['call', 'input'], `${place}/compensate`), ...checkCall(compensate, `${place}/compensate`)];
}

function checkCall({ call, input }: Readonly<Record<string, unknown>>, place: string): string[] {
  const findings = typeof call === 'string' && /^[^/]+\/[^/]+$/.test(call) ? [] : [`${place}: call must be <plugin>/<operation>`];
  return input === undefined ? [...findings, `${place}: input is missing`] : findings;
}

/** What pointers of a template may begin with. */
function checkPointers(template: unknown, results: readonly string[], place: string): string[] {
  return pointersOf(template)
    .filter((pointer) => {
      const [, root, step] = pointer.split('/');
      return !(pointer === '/run' || root === 'input' || (root === 'steps' && step !== undefined && results.includes(step)));
    })
    .map((pointer) => `${place}: ${pointer.slice(0, 100)} is neither /input nor /run nor the result of an earlier step`);
}

function checkOperation({ call }: WorkflowCall, place: string, find: FindOperation): string[] {
  return find(call) === undefined ? [`${place}: no plugin offers ${call}`] : [];
}

function checkMeaning(step: WorkflowStep, earlier: readonly string[], find: FindOperation): string[] {
  const place = `step ${step.id}`;
  const findings = [...checkOperation(step, place, find), ...checkPointers(step.input, earlier, place)];
  if (earlier.includes(step.id)) findings.push(`${place}: two steps have this id`);
  const { compensate } = step;
  const idempotent = find(step.call)?.effects.idempotent !== false;
  // After a crash nobody knows whether it was done: it must be possible to do it again or to undo it.
  if (compensate === undefined) return idempotent ? findings : [...findings, `${place}: ${step.call} is not idempotent, so it needs a compensation`];
  findings.push(...checkOperation(compensate, `${place}, compensation`, find));
  findings.push(...checkPointers(compensate.input, [...earlier, step.id], `${place}, compensation`));
  if (find(compensate.call)?.effects.idempotent === false) findings.push(`${place}, compensation: ${compensate.call} is not idempotent`);
  return findings;
}

/** A workflow document, or everything that is wrong with it, in words for a person. */
export function checkWorkflow(value: unknown, find: FindOperation): { readonly workflow: Workflow } | { readonly findings: readonly string[] } {
  const form = checkForm(value);
  if (form.length > 0) return { findings: form };
  const workflow = value as Workflow;
  const ids = workflow.steps.map(({ id }) => id);
  const findings = workflow.steps.flatMap((step, index) => checkMeaning(step, ids.slice(0, index), find));
  findings.push(...checkPointers(workflow.output, ids, 'output'));
  return findings.length > 0 ? { findings } : { workflow };
}
