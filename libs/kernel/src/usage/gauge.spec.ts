import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Gauge } from './gauge.ts';

const ladder = ['throttle', 'freeze', 'kill'] as const;

describe('Gauge', () => {
  it('warns once, climbs a step a sample, and starts again only well below the limit', () => {
    const gauge = new Gauge(ladder);
    const steps = [50, 80, 95, 100, 101, 90, 150, 75, 101, 101, 60, 101].map((used) => gauge.judge(used, 100));
    expect(steps).toEqual([undefined, 'warn', undefined, undefined, 'throttle', undefined, 'freeze', undefined, 'kill', undefined, 'release', 'throttle']);
  });

  it('warns again after it was well', () => {
    const gauge = new Gauge(['kill']);
    expect([85, 60, 85].map((used) => gauge.judge(used, 100))).toEqual(['warn', undefined, 'warn']);
  });

  it('never does more than warn at or below the limit, and acts at the first sample above it', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 60 }), (samples) => {
        const gauge = new Gauge(ladder);
        let acted = 0;
        for (const used of samples) {
          const step = gauge.judge(used, 100);
          const allowed = used <= 100 ? [undefined, 'warn', 'release'] : [ladder[acted]];
          expect(allowed).toContain(step);
          if (used > 100) acted = Math.min(acted + 1, ladder.length);
          if (step === 'release') acted = 0;
        }
      }),
    );
  });
});
