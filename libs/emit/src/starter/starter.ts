import type { Language } from '@plugwright/spec';
import { pluginRoot } from '../plugin-input.ts';
import type { EmittedFile } from '../emitted-file.ts';
import { oneLine } from '../text/prose.ts';
import { template, type Template } from '../text/template.ts';

/** What a new plugin is begun with. */
export interface StarterOptions {
  readonly id: string;
  readonly language: Language;
  readonly owners: readonly string[];
  readonly title?: string;
  readonly summary?: string;
  readonly category?: string;
  /** SPDX identifier; Apache-2.0 where absent. */
  readonly license?: string;
}

interface View {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly category: string;
  readonly license: string;
  readonly owners: string;
  readonly language: string;
}

const spec: Template<View> = template(`# yaml-language-server: $schema=../../node_modules/@plugwright/spec/schemas/plugin.schema.json
spec: plugin/v1
id: {{id}}
version: 0.1.0
title: {{{title}}}
summary: {{{summary}}}
category: {{{category}}}
license: {{{license}}}
owners: {{{owners}}}
maturity: experimental

runtime:
  language: {{language}}
  isolation: process
  concurrency: { mode: parallel, max: 4 }
kernel: { range: ^1.0, services: [log] }

operations:
  echo:
    summary: Give a text back with its length.
    input:
      type: object
      required: [text]
      properties:
        text: { type: string, maxLength: 65536 }
    output:
      type: object
      required: [text, length]
      properties:
        text: { type: string }
        length: { type: integer, minimum: 0, description: Unicode characters of the text. }
    errors: []
    effects: { reads: [], writes: [], idempotent: true }
    timeout: 1s
    examples:
      - name: a greeting
        input: { text: Hello }
        output: { text: Hello, length: 5 }

resources: { memory: 128Mi, cpu: 50%, fileHandles: 64 }
lifecycle: { startTimeout: 5s, stopTimeout: 2s, health: { interval: 5s, timeout: 500ms }, hotReload: true, onCrash: restart }
tests: { level: property, coverage: 80% }
`);

/** A value as YAML reads it back, whatever it holds. */
function scalar(text: string): string {
  return JSON.stringify(oneLine(text)).replace(/[\u007f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

function titleOf(id: string): string {
  const words = id.replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** The text of a first spec, in YAML: one operation with an example, which {@link starterHandlers} implements. */
export function starterSpec({ id, language, owners, title, summary, category, license }: StarterOptions): string {
  return spec({
    id,
    language,
    title: scalar(title ?? titleOf(id)),
    summary: scalar(summary ?? 'Gives a text back with its length.'),
    category: scalar(category ?? 'general'),
    license: scalar(license ?? 'Apache-2.0'),
    owners: `[${owners.map(scalar).join(', ')}]`,
  });
}

const echo = `import type { Context } from '../generated/handlers.ts';
import type { EchoOutput, EchoReceived } from '../generated/operations.ts';

/** Give a text back with its length. */
export async function echo(input: EchoReceived, context: Context): Promise<EchoOutput> {
  const length = [...input.text].length;
  context.log.debug('echoed', { length });
  return { text: input.text, length };
}
`;

/** Handlers that do what the starter spec promises, so that a new plugin is green untouched. None for a language without an emitter. */
export function starterHandlers({ id, language }: Pick<StarterOptions, 'id' | 'language'>): EmittedFile[] {
  if (language !== 'typescript') return [];
  return [{ path: `${pluginRoot(id)}/src/handlers/echo.ts`, text: echo, ownership: 'person' }];
}
