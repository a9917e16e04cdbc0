import { describe, expect, it } from 'vitest';
import { spansIn } from './printed-spans.ts';

const output = `2026-01-01T00:00:00Z info Traces
Span #0
    Trace ID       : 355391a228eaecfefce781c2f78a6e47
    Parent ID      : 86f1b8406296bcd7
    ID             : b9f53f65ca14e108
    Name           : echo/say
    Kind           : Server
Span #1
    Trace ID       : 355391a228eaecfefce781c2f78a6e47
    Parent ID      : 
    ID             : 86f1b8406296bcd7
    Name           : caller/relay
`;

describe('spans that a collector printed', () => {
  it('are read with their parents', () => {
    expect(spansIn(output)).toEqual([
      { name: 'echo/say', trace: '355391a228eaecfefce781c2f78a6e47', id: 'b9f53f65ca14e108', parent: '86f1b8406296bcd7' },
      { name: 'caller/relay', trace: '355391a228eaecfefce781c2f78a6e47', id: '86f1b8406296bcd7', parent: '' },
    ]);
    expect(spansIn('')).toEqual([]);
  });
});
