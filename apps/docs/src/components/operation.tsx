import type { ReactNode } from 'react';
import { anchor } from '../portal/paths.ts';
import type { PortalOperation } from '../portal/shape.ts';
import { Deprecation } from './deprecation.tsx';
import { ErrorLink } from './error-link.tsx';
import { JsonBlock } from './json-block.tsx';
import { Inline, Prose } from './prose.tsx';
import { SchemaTree } from './schema-tree.tsx';
import { Section } from './section.tsx';

interface OperationProps {
  readonly operation: PortalOperation;
  /** Anchor of the operation. */
  readonly id: string;
  /** Name to show, `storage.get` for a service's. */
  readonly name: string;
}

/** One operation: promises, input, output, errors, examples. */
export function Operation({ operation, id, name }: OperationProps): ReactNode {
  const examples = operation.examples ?? [];
  return (
    <Section id={id} title={name} level="h3">
      <Deprecation of={operation} />
      {operation.summary !== undefined && (
        <p>
          <Inline text={operation.summary} />
        </p>
      )}
      <Prose text={operation.description} />
      <ul className="promises">
        {promisesOf(operation).map((promise) => (
          <li key={promise}>{promise}</li>
        ))}
      </ul>
      <h4>Input</h4>
      <SchemaTree schema={operation.input} id={anchor(id, 'input')} />
      <h4>Output</h4>
      <SchemaTree schema={operation.output} id={anchor(id, 'output')} />
      {operation.stream?.download !== undefined && (
        <>
          <h4>Items to the caller</h4>
          <SchemaTree schema={operation.stream.download} id={anchor(id, 'download')} />
        </>
      )}
      {operation.stream?.upload !== undefined && (
        <>
          <h4>Items from the caller</h4>
          <SchemaTree schema={operation.stream.upload} id={anchor(id, 'upload')} />
        </>
      )}
      <h4>Errors</h4>
      {operation.errors.length === 0 ? (
        <p>None of its own.</p>
      ) : (
        <ul>
          {operation.errors.map((code) => (
            <li key={code}>
              <ErrorLink code={code} />
            </li>
          ))}
        </ul>
      )}
      {examples.length > 0 && <h4>Examples</h4>}
      {examples.map((example) => (
        <details className="example" key={example.name}>
          <summary>{example.name}</summary>
          <JsonBlock title="input" value={example.input} />
          {example.upload !== undefined && <JsonBlock title="items from the caller" value={example.upload} />}
          {example.items !== undefined && <JsonBlock title="items to the caller" value={example.items} />}
          {example.error === undefined ? (
            <JsonBlock title="output" value={example.output} />
          ) : (
            <p>
              Fails with <ErrorLink code={example.error} />.
            </p>
          )}
        </details>
      ))}
    </Section>
  );
}

function promisesOf({ stability, effects, safety, timeoutMs, retry }: PortalOperation): string[] {
  const promises = [stability ?? 'stable', `answers within ${timeoutMs % 1000 === 0 ? `${String(timeoutMs / 1000)} s` : `${String(timeoutMs)} ms`}`];
  if (effects.reads.length > 0) promises.push(`reads ${effects.reads.join(', ')}`);
  promises.push(effects.writes.length > 0 ? `writes ${effects.writes.join(', ')}` : 'writes nothing');
  if (effects.idempotent) promises.push('idempotent');
  if (effects.writes.length > 0 && safety !== undefined) {
    for (const rail of ['whatIf', 'confirm', 'rollback'] as const) if (safety[rail]) promises.push(`offers ${rail}`);
  }
  if (retry !== undefined) promises.push(`${String(retry.attempts)} attempts`);
  return promises;
}
