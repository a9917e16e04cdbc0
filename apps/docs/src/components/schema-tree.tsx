import type { ReactNode } from 'react';
import { anchor } from '../portal/paths.ts';
import { followed } from '../portal/follow.ts';
import { schemaChildren, schemaLine, type SchemaLine } from '../portal/schema-view.ts';
import type { JsonSchema } from '../portal/shape.ts';
import { Anchored } from './anchored.tsx';
import { Inline } from './prose.tsx';

const deepest = 12;
/** Levels that stand open when the page is opened. */
const openLevels = 2;

interface SchemaTreeProps {
  readonly schema: JsonSchema;
  /** Prefix of the anchors of its members. */
  readonly id: string;
}

/** A schema as nested lists that open and close without a script; definitions are shown in place. */
export function SchemaTree({ schema, id }: SchemaTreeProps): ReactNode {
  const line = schemaLine(schema, followed(schema, schema, [])?.schema);
  const members = <Members root={schema} schema={schema} id={id} depth={0} within={[]} />;
  return (
    <div className="schema">
      <p className="schema__line">
        <Facts line={line} />
      </p>
      {members}
    </div>
  );
}

interface MembersProps extends SchemaTreeProps {
  readonly root: JsonSchema;
  readonly depth: number;
  /** Names of the definitions around, outermost first. */
  readonly within: readonly string[];
}

function Members({ root, schema, id, depth, within }: MembersProps): ReactNode {
  const found = followed(root, schema, within);
  const children = found === undefined || depth >= deepest ? [] : schemaChildren(found.schema);
  if (found === undefined || children.length === 0) return null;
  return (
    <ul>
      {children.map(({ label, required, schema: child }) => {
        const childId = anchor(id, label);
        return (
          <Anchored as="li" id={childId} key={label}>
            <Member root={root} label={label} required={required} schema={child} id={childId} depth={depth + 1} within={found.within} />
          </Anchored>
        );
      })}
    </ul>
  );
}

function Member({ label, required, ...props }: MembersProps & { readonly label: string; readonly required: boolean }): ReactNode {
  const found = followed(props.root, props.schema, props.within);
  const line = schemaLine(props.schema, found?.schema);
  const row = (
    <>
      <code className="schema__name">{label}</code> {required && <span className="schema__required">required</span>} <Facts line={line} />
      {found === undefined && <span className="schema__fact"> (as above)</span>}
    </>
  );
  if (found === undefined || props.depth >= deepest || schemaChildren(found.schema).length === 0) return <div className="schema__line">{row}</div>;
  return (
    <details open={props.depth < openLevels}>
      <summary className="schema__line">{row}</summary>
      <Members {...props} />
    </details>
  );
}

function Facts({ line }: { readonly line: SchemaLine }): ReactNode {
  return (
    <>
      <span className="schema__type">{line.type}</span>
      {line.facts.map((fact) => (
        <span className="schema__fact" key={fact}>
          {' '}
          · {fact}
        </span>
      ))}
      {line.description !== undefined && (
        <span className="schema__prose">
          {' '}
          <Inline text={line.description} />
        </span>
      )}
    </>
  );
}
