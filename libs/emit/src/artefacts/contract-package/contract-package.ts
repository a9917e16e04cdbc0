import { documentSchema, type ContractDocument, type KernelDocument, type Model } from '@plugwright/spec';
import type { EmittedFile } from '../../emitted-file.ts';
import type { EmitRun } from '../../run.ts';
import type { EmitSettings } from '../../settings.ts';
import { oneLine } from '../../text/prose.ts';
import { jsonText, sortKeys } from '../../text/json.ts';
import { template, type Template } from '../../text/template.ts';
import { emitContractTypes } from './typescript.ts';

/** A document that is distributed as a package. */
export type DistributedDocument = ContractDocument | KernelDocument;

/** Folder of the package of a contract or kernel, workspace-relative. */
export function contractRoot(id: string): string {
  return `libs/contracts/${id}`;
}

/** npm name of the package of a contract or kernel. */
export function contractPackageName(settings: EmitSettings, id: string): string {
  return `${settings.scope}/contract-${id}`;
}

/** The package.json of a contract's package, as a value. */
export function contractPackage(document: DistributedDocument, settings: EmitSettings): Record<string, unknown> {
  return {
    name: contractPackageName(settings, document.id),
    version: document.version,
    description: oneLine(document.summary),
    ...(settings.license === undefined ? {} : { license: settings.license }),
    type: 'module',
    engines: { node: '>=22.18' },
    exports: {
      '.': './src/index.ts',
      './document.json': './document.json',
      './schema.json': './schema.json',
      './package.json': './package.json',
    },
    files: ['src', 'document.json', 'schema.json'],
    plugwright: { document: './document.json' },
    nx: { name: `contract-${document.id}`, tags: ['layer:contract'] },
  };
}

const readme: Template<{ title: string; summary: string; spec: string; name: string }> = template(`# {{{md title}}}

{{{md summary}}}

The document of {{{code spec}}} as a package: \`document.json\` is what Plugwright reads, \`schema.json\` its JSON Schema, and
{{{code name}}} exports its types.
`);

/** The package of a contract or of the kernel: for versioning and distribution; no plugin depends on it. */
export async function emitContractPackage(model: Model, document: DistributedDocument, settings: EmitSettings, run: EmitRun): Promise<EmittedFile[]> {
  const root = contractRoot(document.id);
  const { spec, ...rest } = document.raw;
  const machine = (path: string, text: string): EmittedFile => ({
    path: `${root}/${path}`,
    text,
    ownership: 'machine',
  });
  return [
    machine('package.json', jsonText(contractPackage(document, settings))),
    machine('document.json', jsonText({ spec, ...(sortKeys(rest) as object) })),
    machine('schema.json', jsonText(sortKeys(documentSchema(model, document.id)))),
    machine(
      'tsconfig.json',
      jsonText({
        compilerOptions: {
          module: 'nodenext',
          target: 'es2024',
          strict: true,
          noEmit: true,
          allowImportingTsExtensions: true,
          types: [],
        },
        include: ['src'],
      }),
    ),
    ...(await emitContractTypes(model, document, run)).map(({ path, text }) => machine(path, text)),
    {
      path: `${root}/README.md`,
      text: readme({
        title: document.title,
        summary: document.summary,
        spec: document.source.file,
        name: contractPackageName(settings, document.id),
      }),
      ownership: 'shared',
    },
  ];
}
