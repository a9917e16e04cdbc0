/** Specs of a small workspace by file: two plugins over a contract, one of which calls the other. */
export const specs: Readonly<Record<string, string>> = {
  'specs/contracts/base.contract.yaml': `spec: contract/v1
id: base
version: 1.0.0
title: Base
summary: What a thing is.
owners: ['@acme/base']
maturity: stable
types:
  Thing: # a thing
    type: object
    required: [id]
    properties:
      id: { type: string }
  Other:
    type: object
    properties:
      n: { type: integer }
errors:
  invalid: { class: validation, retryable: false, message: 'Invalid: {reason}.' }
`,
  'specs/kernel/kernel.kernel.yaml': `spec: kernel/v1
id: kernel
version: 1.0.0
title: Kernel
summary: What a plugin may ask for.
owners: ['@acme/base']
services:
  log:
    summary: Records.
    operations:
      write:
        summary: Write one.
        input: { type: object, required: [message], properties: { message: { type: string } } }
        output: { type: object, properties: {} }
        errors: []
        effects: { reads: [], writes: [], idempotent: false }
        timeout: 200ms
`,
  'specs/plugins/alpha.plugin.yaml': `# the first plugin
spec: plugin/v1
id: alpha
version: 1.0.0
title: Alpha
summary: Makes things.
category: things
tags: []
license: Apache-2.0
owners: ['@acme/base']
maturity: beta
runtime: { language: typescript, isolation: worker }
kernel: { range: ^1.0, services: [log] }
imports:
  base: { contract: base, range: ^1.0 } # why it is here
operations:
  make:
    summary: Make one.
    input: { type: object, required: [name], properties: { name: { type: string } } }
    output: { type: object, required: [thing], properties: { thing: { $ref: 'base#/types/Thing' } } }
    errors: [base#/errors/invalid]
    effects: { reads: [], writes: [], idempotent: true }
    timeout: 1s
  count:
    summary: Count them.
    input: { type: object, properties: {} }
    output: { type: object, required: [n], properties: { n: { type: integer } } }
    errors: []
    effects: { reads: [], writes: [], idempotent: true }
    timeout: 1s
`,
  'specs/plugins/beta.plugin.yaml': `spec: plugin/v1
id: beta
version: 1.0.0
title: Beta
summary: Counts things.
category: things
tags: []
license: Apache-2.0
owners: ['@acme/base']
maturity: beta
runtime: { language: typescript, isolation: worker }
kernel: { range: ^1.0, services: [log] }
imports:
  a: { plugin: alpha, range: ^1.0, operations: [count] }
operations:
  twice:
    summary: Twice as many.
    input: { type: object, properties: {} }
    output: { type: object, required: [n], properties: { n: { type: integer } } }
    errors: []
    effects: { reads: [], writes: [], idempotent: true }
    timeout: 1s
`,
};
