import { expect, it } from 'vitest';
import { extism } from './extism.ts';

it('goes on beyond the calls that its SDK has addresses for', { timeout: 60_000 }, async () => {
  const echo = await extism('same-thread');
  for (let call = 0; call < 32_800; call += 1) await echo.say('again');
  expect(await echo.say('still there')).toBe('still there');
  await echo.close();
});
