import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { holdConversation, type Step } from './fixtures/hold-conversation.ts';
import { serve } from './fixtures/served-session.ts';
import { vectorHandlers, vectorStreams } from './fixtures/vector-plugin.ts';

const vectors = JSON.parse(readFileSync(new URL('../../../kernel/vectors/streams.json', import.meta.url), 'utf8')) as { name: string; steps: Step[] }[];

describe('streams.json', () => {
  it.each(vectors)('$name', async ({ steps }) => {
    await expect(holdConversation(serve(vectorHandlers, vectorStreams), steps)).resolves.toBe(steps.length);
  });
});
