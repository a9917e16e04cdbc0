import type { EmittedFile } from '../../emitted-file.ts';
import { machineFile, type PluginInput } from '../../plugin-input.ts';
import { generatedHeader } from '../../text/header.ts';
import { template, type Template } from '../../text/template.ts';

interface View {
  readonly header: string;
}

const folder = "pluginFolder: new URL('../../../', import.meta.url)";

const examples: Template<View> = template(`{{{header}}}import { describeExamples } from '@plugwright/testkit';
import examples from '../examples.json' with { type: 'json' };
import { createStubKernel } from '../stub-kernel.ts';

describeExamples({ createStubKernel, examples, ${folder} });
`);

const properties: Template<View> = template(`{{{header}}}import { describeProperties } from '@plugwright/testkit';
import { createStubKernel } from '../stub-kernel.ts';

describeProperties({ createStubKernel, ${folder} });
`);

const contract: Template<View> = template(`{{{header}}}import { describeContract } from '@plugwright/testkit';
import examples from '../examples.json' with { type: 'json' };
import { createStubKernel } from '../stub-kernel.ts';

describeContract({ createStubKernel, examples, ${folder} });
`);

/** `generated/tests`: the examples, properties of generated input, and stub and real kernel against each other. */
export function emitTests(input: PluginInput): EmittedFile[] {
  const view = { header: generatedHeader(input.plugin.source.file, input.plugin.id) };
  const operations = [...input.plugin.operations.values()];
  return [
    ...(operations.some((operation) => operation.examples.length > 0) ? [machineFile(input, 'src/generated/tests/examples.spec.ts', examples(view))] : []),
    ...(operations.length > 0 ? [machineFile(input, 'src/generated/tests/properties.spec.ts', properties(view))] : []),
    machineFile(input, 'src/generated/tests/contract.spec.ts', contract(view)),
  ];
}
