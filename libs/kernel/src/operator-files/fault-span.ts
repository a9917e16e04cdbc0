import type { Span } from '@plugwright/diagnostics';
import { isMap, isScalar, LineCounter, parseDocument, type Node } from 'yaml';
import type { Fault } from './first-fault.ts';

/** Where in a file's text a fault is; JSON is read as the YAML that it is. Undefined where the text leads to no such place. */
export function faultSpan(file: string, text: string, { pointer, member }: Fault): Span | undefined {
  const lineCounter = new LineCounter();
  const path = pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  const holder = parseDocument(text, { lineCounter, logLevel: 'silent' }).getIn(path, true) as Node | undefined;
  const key = isMap(holder) ? holder.items.map((pair) => pair.key).find((one) => isScalar(one) && String(one.value) === member) : undefined;
  const range = ((key ?? holder) as Node | undefined)?.range;
  if (range == null) return undefined;
  const at = (offset: number): Span['start'] => {
    const { line, col } = lineCounter.linePos(offset);
    return { line, column: col, offset };
  };
  return { file, start: at(range[0]), end: at(range[1]) };
}
