import { describe, expect, it } from 'vitest';
import { sampleGraph } from '../../../fixtures/sample-graph.ts';
import { renderDot } from './dot.ts';
import { renderGraphJson } from './json.ts';
import { renderMermaid } from './mermaid.ts';
import { renderTree } from './tree.ts';

describe('drawing a graph', () => {
  it('as a tree', () => {
    expect(renderTree(sampleGraph, (_, text) => text)).toBe(`Kernel
  kernel 1.0.0

Contracts
  core 1.2.0

Plugins
  cards 1.0.0
    ├─ core  ^1.0
    ├─ core  receives happened
    ├─ end  adds to formats
    ├─ end  >=2 "x" extract, scan (optional)
    └─ kernel  ^1.0 log
  end 2.0.0
    └─ core  ^1.1
  lonely 0.1.0
`);
  });

  it('in DOT, with quotes escaped and edges that order nothing dashed', () => {
    expect(renderDot(sampleGraph)).toBe(`digraph plugwright {
  rankdir=LR;
  "cards" [label="cards 1.0.0", shape=box];
  "core" [label="core 1.2.0", shape=note];
  "end" [label="end 2.0.0", shape=box];
  "kernel" [label="kernel 1.0.0", shape=house];
  "lonely" [label="lonely 0.1.0", shape=box];
  "cards" -> "core" [label="^1.0"];
  "cards" -> "core" [label="receives happened", style=dashed];
  "cards" -> "end" [label="adds to formats", style=dashed];
  "cards" -> "end" [label=">=2 \\"x\\" extract, scan (optional)"];
  "cards" -> "kernel" [label="^1.0 log"];
  "end" -> "core" [label="^1.1"];
}
`);
  });

  it('in Mermaid, whose words are no names of nodes', () => {
    expect(renderMermaid(sampleGraph)).toBe(`flowchart LR
  n0["cards 1.0.0"]
  n1(["core 1.2.0"])
  n2["end 2.0.0"]
  n3{{"kernel 1.0.0"}}
  n4["lonely 0.1.0"]
  n0 -->|"^1.0"| n1
  n0 -.->|"receives happened"| n1
  n0 -.->|"adds to formats"| n2
  n0 -->|"#gt;=2 #quot;x#quot; extract, scan (optional)"| n2
  n0 -->|"^1.0 log"| n3
  n2 -->|"^1.1"| n1
`);
  });

  it('as JSON that reads back as the same graph', () => {
    expect(JSON.parse(renderGraphJson(sampleGraph))).toEqual(sampleGraph);
  });
});
