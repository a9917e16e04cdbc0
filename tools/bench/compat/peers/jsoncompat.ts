import { readFileSync } from 'node:fs';
import init, { check_compat } from 'jsoncompat';
import type { Peer } from './peer.ts';

let ready: Promise<unknown> | undefined;

async function load(): Promise<void> {
  ready ??= init({ module_or_path: readFileSync(new URL('./jsoncompat_wasm_bg.wasm', import.meta.resolve('jsoncompat'))) });
  await ready;
}

/** The WebAssembly build of the Rust library; a reader of values is its "deserializer". */
export const jsoncompat: Peer = {
  name: 'jsoncompat',
  dialect: '2020-12',
  async ask(old, next) {
    await load();
    return check_compat(JSON.stringify(old), JSON.stringify(next), 'deserializer') ? 'compatible' : 'breaking';
  },
};
