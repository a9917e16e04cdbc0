import type { Manifest } from '@plugwright/manifest';
import { describe, expect, it } from 'vitest';
import notes from '../../fixtures/notes/plugin.manifest.json' with { type: 'json' };
import { sampleConfig } from './sample-config.ts';

const withConfig = (schema: Record<string, unknown>): Manifest => ({ ...(notes as unknown as Manifest), config: { schema, reload: 'hot' } });

describe('a configuration for tests', () => {
  it('is empty where the defaults do, and made up where the plugin demands one', () => {
    expect(sampleConfig(notes as unknown as Manifest)).toEqual({});
    const demanding = { type: 'object', required: ['key'], properties: { key: { type: 'string', minLength: 3 } }, additionalProperties: false };
    expect(sampleConfig(withConfig(demanding))).toEqual({ key: expect.stringMatching(/^.{3,}$/su) as unknown });
  });
});
