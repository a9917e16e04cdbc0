import { programProbe } from '../probe.ts';

/** A browser for the tests of the documentation. */
export const chromium = programProbe(
  { id: 'chromium', title: 'Chromium', purpose: 'tests of the documentation portal', mend: 'apt-get install chromium' },
  ['chromium', '--version'],
  ['chromium-browser', '--version'],
  ['google-chrome', '--version'],
);
