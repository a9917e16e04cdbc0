import type { Model, Schema } from '@plugwright/spec';
import { refusing } from '../../emit-refusal.ts';
import { sha256 } from '../../text/digest.ts';
import { splitMarkers, type CompiledType } from './compiled-type.ts';
import type { TypeForm, TypeKey } from './form.ts';
import { layOut, splitMembers } from './layout.ts';
import { lower, type Lowered } from './lower.ts';

const options = { format: false, bannerComment: '', additionalProperties: false, unknownAny: true } as const;

/** A schema to compile, in the form in which it is seen. */
export interface TypeRequest {
  readonly schema: Schema;
  readonly form: TypeForm;
}

/** Compiles schemas to TypeScript; each lowered schema once in the life of the compiler. */
export interface TypeCompiler {
  /** The types, in order. @throws EmitRefusal for a schema that json-schema-to-typescript refuses. */
  compile(model: Model, requests: readonly TypeRequest[]): Promise<CompiledType[]>;
}

interface Pending {
  readonly id: string;
  readonly lowered: Lowered;
}

/** A compiler with an empty cache. */
export function createTypeCompiler(): TypeCompiler {
  const cache = new Map<string, CompiledType>();
  return {
    async compile(model, requests) {
      const keys: TypeKey[] = [];
      const index = new Map<TypeKey, number>();
      const mark = (key: TypeKey): string => {
        let number = index.get(key);
        if (number === undefined) {
          number = keys.push(key) - 1;
          index.set(key, number);
        }
        return `$ref${String(number)}$`;
      };
      const pending = requests.map(({ schema, form }): Pending => {
        const lowered = lower(model, schema, form, mark);
        return { id: identify(lowered, keys), lowered };
      });
      const missing = new Map(pending.filter(({ id }) => !cache.has(id)).map(({ id, lowered }) => [id, lowered]));
      for (const [id, text] of await compileTogether(missing)) cache.set(id, splitMarkers(layOut(text), keys));
      return pending.map(({ id }) => {
        const compiled = cache.get(id);
        if (compiled === undefined) throw new Error('json-schema-to-typescript printed fewer types than it was given');
        return compiled;
      });
    },
  };
}

/** A digest of what a lowered schema means: the markers by what they stand for. */
function identify(lowered: Lowered, keys: readonly TypeKey[]): string {
  return sha256(
    JSON.stringify(lowered, (name, value: unknown) => {
      const marker = name === 'tsType' && typeof value === 'string' ? /^\$ref(\d+)\$$/.exec(value) : null;
      return marker === null ? value : keys[Number(marker[1])];
    }),
  );
}

/** One run of the library for many schemas costs half of one run each. */
async function compileTogether(schemas: ReadonlyMap<string, Lowered>): Promise<Map<string, string>> {
  if (schemas.size === 0) return new Map();
  const { compile } = await import('json-schema-to-typescript');
  const ids = [...schemas.keys()];
  const properties = Object.fromEntries([...schemas.values()].map((schema, number) => [`p${String(number)}`, schema]));
  const root = { type: 'object', properties, required: Object.keys(properties) };
  const members = splitMembers(await refusing(() => compile(root as Parameters<typeof compile>[0], 'T', options)));
  return new Map(ids.map((id, number) => [id, members.get(`p${String(number)}`) ?? 'unknown']));
}
