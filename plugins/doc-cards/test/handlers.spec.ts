import { describe, expect, it } from 'vitest';
import { createStubKernel } from '../src/generated/stub-kernel.ts';

const document = { id: 'a.md', format: 'markdown' as const, title: 'A', text: 'A\n\nBody.', sections: [{ level: 1, heading: 'A', text: 'Body.' }], links: [] };

describe('make', () => {
  it('asks for the document without publishing it', async () => {
    const stub = createStubKernel();
    let asked: unknown;
    stub.script('doc-extract/extract', (input) => {
      asked = input;
      return { document };
    });
    const { card } = await stub.calls.make({ id: 'a.md', content: '# A\n\nBody.' });
    expect(card).toMatchObject({ id: 'a.md', title: 'A', abstract: 'Body.', outline: ['A'] });
    expect(asked).toEqual({ id: 'a.md', content: '# A\n\nBody.', publish: false });
    expect(stub.events()).toEqual([]);
  });

  it('passes on that there is no document', async () => {
    const stub = createStubKernel();
    stub.script('doc-extract/extract', { document });
    stub.fault('doc-extract/extract', { error: 'documents/not-a-document' });
    await expect(stub.calls.make({ id: 'a', content: '\0' })).rejects.toMatchObject({ code: 'documents/not-a-document' });
  });
});

describe('onExtracted', () => {
  it('publishes the card it answers, by the configured length', async () => {
    const stub = createStubKernel({ config: { abstractLength: 40 } });
    const { card } = await stub.calls.onExtracted({ document: { ...document, sections: [{ level: 0, heading: '', text: 'Many words. '.repeat(20) }] } });
    expect(card.abstract).toBe('Many words. Many words. Many words.');
    expect(stub.events()).toMatchObject([{ payload: { card } }]);
  });
});
