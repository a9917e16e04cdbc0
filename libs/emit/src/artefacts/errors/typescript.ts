import { generatedHeader } from '../../text/header.ts';
import { template, type Template } from '../../text/template.ts';
import { machineFile, type PluginInput } from '../../plugin-input.ts';
import type { EmittedFile } from '../../emitted-file.ts';
import { detailsSchema } from '../../surface/errors.ts';
import type { Declaration, TypeSection } from '../types/type-book.ts';
import type { NamedError } from './names.ts';

interface View {
  readonly header: string;
  readonly imports: string;
  readonly declarations: string;
  readonly any: boolean;
  readonly errors: readonly {
    member: string;
    code: string;
    class: string;
    retryable: boolean;
    message: string;
    details: string;
  }[];
}

const render: Template<View> = template(`{{{header}}}{{#if any}}import { declaredError, type PluginError } from '@plugwright/sdk';
{{/if}}{{{imports}}}
{{#if declarations}}
{{{declarations}}}
{{/if}}
/** The taxonomy entries of the declared errors, by code. */
export const errorEntries = {
{{#each errors}}
  {{{lit code}}}: { class: {{{lit class}}}, retryable: {{retryable}}, message: {{{lit message}}} },
{{/each}}
} as const;

/** The errors that the operations of this plugin declare: throw what these make, nothing else. */
export const errors = {
{{#each errors}}
  {{{doc message}}}
  {{member}}: ({{#if details}}details: {{details}}{{/if}}): PluginError => declaredError({{{lit code}}}, errorEntries[{{{lit code}}}]{{#if details}}, { ...details }{{/if}}),
{{/each}}
};
`);

/** The types of the details that `generated/errors.ts` declares. */
export function errorDeclarations(errors: readonly NamedError[]): Declaration[] {
  return errors.flatMap(({ entry, details }) => {
    const schema = detailsSchema(entry);
    return details === undefined || schema === undefined ? [] : [{ name: details, schema, form: 'given' as const }];
  });
}

/** `generated/errors.ts`: a constructor for each declared error. */
export function emitErrors(input: PluginInput, errors: readonly NamedError[], types: TypeSection): EmittedFile[] {
  const text = render({
    header: generatedHeader(input.plugin.source.file, input.plugin.id),
    imports: types.imports,
    declarations: types.declarations,
    any: errors.length > 0,
    errors: errors.map(({ entry, member, details }) => ({
      member,
      code: entry.code,
      class: entry.class,
      retryable: entry.retryable,
      message: entry.message,
      details: details ?? '',
    })),
  });
  return [machineFile(input, 'src/generated/errors.ts', text)];
}
