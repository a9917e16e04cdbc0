import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startKernel, temporaryFolder } from '../../fixtures/start-kernel.ts';
import type { WireProfile } from '../isolation/channel.ts';
import type { RuntimeLanguage } from '../runtime/language.ts';

/** Runs a script of the test in the place of the code of every TypeScript plugin but `echo`. */
function scripted(executable: string, name: string, script: string, profile: WireProfile): RuntimeLanguage {
  const entry = join(temporaryFolder(), name);
  writeFileSync(entry, script);
  const command = { executable, entry, argumentsFor: () => [], reads: [entry], fromSource: false, profile };
  return { languages: ['typescript'], prepare: () => Promise.resolve({ command }) };
}

/** A whole plugin without an SDK, in the language of every system. */
const BY_HAND = `
while IFS= read -r line <&3; do
  id=$(printf '%s' "$line" | sed -n 's/^{"jsonrpc":"2.0","id":\\([0-9]*\\),.*/\\1/p')
  case $line in
    *'"method":"$/initialize"'*) data='{"protocol":1,"id":"warm"}' ;;
    *'"method":"warm/describe"'*) data='{"description":"made by hand"}' ;;
    *) data='{}' ;;
  esac
  if [ -n "$id" ]; then printf '{"jsonrpc":"2.0","id":%s,"result":{"data":%s}}\\n' "$id" "$data" >&3; fi
  case $line in *'"method":"$/stop"'*) exit 0 ;; esac
done
`;

describe('a plugin of a few lines of shell', () => {
  it('serves in the newline profile, and stops when asked', async () => {
    const { kernel, diagnostics } = await startKernel(['warm'], {
      isolation: { minimum: 'process' },
      languages: [scripted('/bin/sh', 'by-hand.sh', BY_HAND, 'lines')],
    });
    expect(diagnostics).toEqual([]);
    expect(await Promise.all([1, 2, 3].map(() => kernel.call('warm', 'describe', {})))).toEqual(
      Array.from({ length: 3 }, () => ({ description: 'made by hand' })),
    );
    await kernel.stop();
    expect(kernel.logs({ level: 'warn' })).toEqual([]);
  });
});
