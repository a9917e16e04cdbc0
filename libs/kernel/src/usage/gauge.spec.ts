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
          const allowed = used <= 100 ? [undefined, 'warn', 'release', 'thaw'] : [ladder[acted]];
          expect(allowed).toContain(step);
          if (used > 100) acted = Math.min(acted + 1, ladder.length);
          if (step === 'release') acted = 0;
          if (step === 'thaw') acted -= 1;
        }
      }),
    );
  });

  it('lets frozen code go on that is not above its limit for four samples in a row, and freezes it again at the next one above', () => {
    const gauge = new Gauge(ladder);
    const steps = [101, 101, 90, 100, 75, 99, 99, 101, 101].map((used) => gauge.judge(used, 100));
    expect(steps).toEqual(['throttle', 'freeze', undefined, undefined, undefined, 'thaw', undefined, 'freeze', 'kill']);
  });

  it('rests twice as long with each time, until it was well', () => {
    const gauge = new Gauge(ladder);
    const samplesToThaw = (): number => {
      let samples = 1;
      while (gauge.judge(90, 100) !== 'thaw') samples += 1;
      return samples;
    };
    const freeze = (): void => {
      while (gauge.judge(101, 100) !== 'freeze');
    };
    const rests = [1, 2, 3].map(() => {
      freeze();
      return samplesToThaw();
    });
    expect(rests).toEqual([4, 8, 16]);
    expect(gauge.judge(60, 100)).toBe('release');
    freeze();
    expect(samplesToThaw()).toBe(4);
  });

  it('keeps nothing frozen that stays at or below its limit, and thaws nothing that it did not freeze', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 70, max: 120 }), { maxLength: 80 }), (samples) => {
        const gauge = new Gauge(ladder);
        let frozen = false;
        let freezes = 0;
        for (const used of samples) {
          const step = gauge.judge(used, 100);
          expect(step === 'thaw' && !frozen).toBe(false);
          if (step === 'freeze') freezes += 1;
          if (step === 'freeze' || step === 'thaw') frozen = step === 'freeze';
          if (step === 'kill') return;
        }
        for (let sample = 0; sample < 4 * 2 ** freezes; sample += 1) if (gauge.judge(100, 100) === 'thaw') frozen = false;
        expect(frozen).toBe(false);
      }),
    );
  });
});
