import { configure } from './configure.ts';
import { crash } from './crash.ts';
import type { Host } from './host.ts';

/** How a crash and a change of the configuration are called in a recording. */
export const crashMethod = '$/crash';
export const configMethod = '$/config';

function note<H, K>(host: Host<H, K>, method: string, data?: unknown): void {
  host.recorder.open({ direction: 'control', method, ...(data === undefined ? {} : { data }) }).close({});
}

/** End the plugin's instance because a test (or a recording of one) says so. */
export function crashNow<H, K>(host: Host<H, K>): void {
  note(host, crashMethod);
  crash(host);
}

/** Change the configuration because a test says so. @throws PluginError `core/invalid` */
export function configureNow<H, K>(host: Host<H, K>, config: Readonly<Record<string, unknown>>): void {
  configure(host, config);
  note(host, configMethod, config);
}
