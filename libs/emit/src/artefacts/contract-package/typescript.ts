import type { Model } from '@plugwright/spec';
import type { EmitRun } from '../../run.ts';
import { literal, pascalCase } from '../../text/identifiers.ts';
import { NameScope } from '../../text/names.ts';
import { oneLine } from '../../text/prose.ts';
import { typeKey } from '../types/form.ts';
import { compileTypes, type Declaration } from '../types/type-book.ts';
import { typeNames } from '../types/type-names.ts';
import type { DistributedDocument } from './contract-package.ts';

/** The types of a contract for programs outside Plugwright: `src/types/<document>.ts` and `src/index.ts`. */
export async function emitContractTypes(model: Model, document: DistributedDocument, run: EmitRun): Promise<{ path: string; text: string }[]> {
  const header = `// Generated from ${oneLine(document.source.file)}; edits are lost. Make it again: npx nx sync\n`;
  const refs = [...document.types.keys()].map((name) => `${document.id}#/types/${name}`);
  const own = typeNames(model, document.id);
  const names = new NameScope(refs.map((ref) => own.get(typeKey(ref, 'given')) ?? ''));
  const every = refs.map((ref): Declaration => ({ name: ref, schema: { $ref: ref }, form: 'given' }));
  const members = memberDeclarations(document, names);
  const book = await compileTypes(
    model,
    run.types,
    new Map([
      ['every', every],
      ['index', members],
    ]),
  );
  const section = book.sections.get('index');
  const exported = refs.map((ref) => own.get(typeKey(ref, 'given')) ?? '').sort();
  const codes = [...document.errors.values()].map(({ code }) => literal(code));
  const parts = [
    exported.length === 0 ? '' : `export type { ${exported.join(', ')} } from './types/${document.id}.ts';\n`,
    section?.imports ?? '',
    section?.declarations ?? '',
    `/** Codes of the errors that this document declares. */\nexport type ${names.take('ErrorCode')} = ${codes.length === 0 ? 'never' : codes.join(' | ')};\n`,
  ];
  return [
    ...[...book.documents].map(([id, text]) => ({ path: `src/types/${id}.ts`, text: header + text })),
    { path: 'src/index.ts', text: header + parts.filter((part) => part !== '').join('\n') },
  ];
}

/** Payloads of a contract's events; input and output of a kernel's services. */
function memberDeclarations(document: DistributedDocument, names: NameScope): Declaration[] {
  if (document.kind === 'contract') {
    return [...document.events.values()].map(({ name, payload }) => ({
      name: names.take(`${pascalCase(name)}Payload`),
      schema: payload,
      form: 'given',
    }));
  }
  return [...document.services.values()].flatMap((service) =>
    [...service.operations.values()].flatMap((operation): Declaration[] => {
      const base = `${pascalCase(service.name)}${pascalCase(operation.name)}`;
      return [
        { name: names.take(`${base}Input`), schema: operation.input, form: 'given' },
        { name: names.take(`${base}Output`), schema: operation.output, form: 'given' },
      ];
    }),
  );
}
