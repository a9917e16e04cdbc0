import { flagOf, isObject, listOf, memberOf, numberOf, objectOf, textOf, textsOf } from '../../json/access.ts';
import { below } from '../../json/pointer.ts';
import type { Example, Operation, OperationStream } from '../../model/members.ts';
import type { Json, JsonObject, Schema } from '../../model/schema.ts';
import { parseDuration } from '../../model/units.ts';
import type { LinkContext } from '../link-context.ts';
import type { LinkDocument } from '../link-document.ts';
import { buildGroup, present } from './member.ts';
import { linkedSchema } from './shared.ts';

type StubBehaviour = NonNullable<Operation['stub']>['behaviour'];

const stubBehaviours: readonly string[] = ['memory', 'scripted', 'recorded', 'refuse'] satisfies StubBehaviour[];

function buildExample(context: LinkContext, document: LinkDocument, written: Json, pointer: string): Example | undefined {
  if (!isObject(written)) return undefined;
  const error = textOf(written, 'error');
  const target = error === undefined ? undefined : context.resolveError(document, error, below(pointer, 'error'));
  return {
    name: textOf(written, 'name') ?? '',
    input: memberOf(written, 'input') ?? {},
    pointer,
    ...present<Example>({
      upload: itemsOf(written, 'upload'),
      items: itemsOf(written, 'items'),
      output: memberOf(written, 'output'),
      error: target === undefined ? undefined : `${target.document}/${target.name}`,
    } as Example),
  };
}

/** A list of an example, where it is written. */
function itemsOf(written: Json, key: 'upload' | 'items'): readonly Json[] | undefined {
  return memberOf(written, key) === undefined ? undefined : listOf(written, key);
}

function streamOf(context: LinkContext, document: LinkDocument, written: Json, pointer: string): Operation['stream'] {
  const stream = memberOf(written, 'stream');
  if (stream === undefined) return undefined;
  const item = (key: keyof OperationStream): Schema | undefined =>
    memberOf(stream, key) === undefined ? undefined : linkedSchema(context, document, stream, below(pointer, 'stream'), key);
  return present<OperationStream>({ download: item('download'), upload: item('upload') });
}

function retryOf(written: Json): Operation['retry'] {
  const retry = memberOf(written, 'retry');
  return retry === undefined ? undefined : { attempts: numberOf(retry, 'attempts') ?? 1, backoffMs: parseDuration(textOf(retry, 'backoff')) ?? 0 };
}

function stubOf(written: Json): Operation['stub'] {
  const behaviour = textOf(objectOf(written, 'stub'), 'behaviour');
  return behaviour !== undefined && stubBehaviours.includes(behaviour) ? { behaviour: behaviour as StubBehaviour } : undefined;
}

/** The operations of a plugin or of a kernel service. */
export function buildOperations(context: LinkContext, document: LinkDocument, group: JsonObject, pointer: string): ReadonlyMap<string, Operation> {
  return buildGroup<Operation>(group, pointer, (member, written, at) => {
    const effects = objectOf(written, 'effects');
    const safety = objectOf(written, 'safety');
    return {
      ...member,
      input: linkedSchema(context, document, written, at, 'input'),
      output: linkedSchema(context, document, written, at, 'output'),
      errors: listOf(written, 'errors').flatMap((error, index) => {
        const target = typeof error === 'string' ? context.resolveError(document, error, below(at, 'errors', index)) : undefined;
        return target === undefined ? [] : [target];
      }),
      effects: { reads: textsOf(effects, 'reads'), writes: textsOf(effects, 'writes'), idempotent: flagOf(effects, 'idempotent') ?? false },
      safety: { whatIf: flagOf(safety, 'whatIf') ?? false, confirm: flagOf(safety, 'confirm') ?? false, rollback: flagOf(safety, 'rollback') ?? false },
      timeoutMs: parseDuration(textOf(written, 'timeout')) ?? 30_000,
      examples: listOf(written, 'examples').flatMap((example, index) => buildExample(context, document, example, below(at, 'examples', index)) ?? []),
      optional: flagOf(written, 'optional') ?? false,
      ...present<Operation>({ stream: streamOf(context, document, written, at), retry: retryOf(written), stub: stubOf(written) } as Operation),
    };
  });
}
