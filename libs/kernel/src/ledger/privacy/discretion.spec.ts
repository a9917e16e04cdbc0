import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Facts } from '../ledger.ts';
import { Discretion } from './discretion.ts';
import { maskPersonal } from './mask-personal.ts';

const discretion = new Discretion(Buffer.from('salt'));

describe('what of an event is written', () => {
  it('is what is listed, and nothing else', () => {
    const facts = JSON.parse('{"version":"1.0.0","password":"x","__proto__":"y","constructor":"z"}') as Facts;
    expect(discretion.facts(facts)).toEqual({ version: '1.0.0' });
    expect(discretion.facts({})).toBeUndefined();
  });

  it('hides a subject behind a hash that is the same for the same one, and another with another salt', () => {
    const written = discretion.facts({ subject: 'Ada Lovelace', subjects: ['Ada Lovelace', 'Bob'] });
    expect(JSON.stringify(written)).not.toMatch(/Ada|Bob/);
    expect(written?.subject).toBe((written?.subjects as string[])[0]);
    expect(new Discretion(Buffer.from('pepper')).facts({ subject: 'Ada Lovelace' })?.subject).not.toBe(written?.subject);
  });

  it.each([
    ['an e-mail address', 'cannot read ada.lovelace+x@mail.example.org today', 'ada'],
    ['a telephone number', 'call +49 (170) 123-4567', '4567'],
    ['a card number', 'card 4111 1111 1111 1111 was declined', '1111'],
    ['an IBAN', 'from DE89 3704 0044 0532 0130 00 to', '3704'],
  ])('has no %s in its reasons', (_, reason, part) => {
    const written = discretion.facts({ reason })?.reason as string;
    expect(written).not.toContain(part);
    expect(written).toContain('#');
  });

  it('keeps a path, apart from addresses in it', () => {
    expect(discretion.facts({ path: '/var/1234567890123/ada@example.org/x' })?.path).toMatch(/^\/var\/1234567890123\/#[0-9a-f]{24}\/x$/);
  });

  it('keeps reasons that name nobody', () => {
    for (const reason of ['exit code 1', 'port 65535 is in use', 'needs 1.2.3 and has 4.5.6', 'ENOENT: /etc/x'])
      expect(discretion.facts({ reason })?.reason).toBe(reason);
  });

  it('has no secret that is known', () => {
    const scrubbing = new Discretion(Buffer.from('salt'), (text) => text.replaceAll('hunter2', '[sensitive]'));
    expect(scrubbing.facts({ target: 'host/hunter2', services: ['a-hunter2'] })).toEqual({ target: 'host/[sensitive]', services: ['a-[sensitive]'] });
  });

  it('is cut where it is long, and always a text of whole characters', () => {
    const reason = `${'a'.repeat(1_999)}\u{1f600}`;
    const written = discretion.facts({ reason })?.reason as string;
    expect(written.length).toBe(2_000);
    expect(written.isWellFormed()).toBe(true);
  });

  it('takes no time that grows faster than the text', () => {
    for (const text of ['a'.repeat(2_000), 'a@'.repeat(1_000), '1 '.repeat(1_000), `A1${'11 '.repeat(600)}`, 'a@b.'.repeat(500)]) {
      const started = performance.now();
      maskPersonal(text, () => '#');
      expect(performance.now() - started).toBeLessThan(1_000);
    }
  });

  it('never lets an address through', () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.string(), fc.string(), (address, before, after) => {
        const written = discretion.facts({ reason: `${before} <${address}> ${after}` })?.reason as string;
        expect(written).not.toContain(`<${address}>`);
      }),
    );
  });
});
