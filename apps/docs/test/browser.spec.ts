import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from './chromium.ts';
import { serveSite } from './serve-site.ts';

interface Axe {
  run(): Promise<{ readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly target: readonly string[] }[] }[] }>;
}

const executablePath = findChromium();
if (executablePath === undefined) process.stderr.write('no Chromium on this machine: the portal is not looked at in a browser; run `npm run setup:system`\n');

const pages = [
  '/',
  '/catalogue',
  '/plugins/doc-extract',
  '/plugins/doc-index',
  '/contracts/documents',
  '/kernel',
  '/errors',
  '/diagnostics',
  '/docs/architecture',
  '/search',
];

/** What axe-core finds wrong with a page, a line each. */
async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const { violations } = await page.evaluate(() => (globalThis as unknown as { readonly axe: Axe }).axe.run());
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}

// With PLUGWRIGHT_REQUIRE_ALL=1 the tests run and fail without a browser.
describe.skipIf(executablePath === undefined && process.env['PLUGWRIGHT_REQUIRE_ALL'] !== '1')('in a browser', () => {
  let site: Awaited<ReturnType<typeof serveSite>>;
  let browser: Browser;

  beforeAll(async () => {
    site = await serveSite();
    // Inside a container Chromium has no namespaces of its own to make.
    browser = await chromium.launch({ ...(executablePath === undefined ? {} : { executablePath }), args: ['--no-sandbox'] });
  });

  afterAll(async () => {
    await browser.close();
    site.server.close();
  });

  /** Open a page, run `look` on it, and fail on any error in its console. */
  async function on(path: string, width: number, colorScheme: 'light' | 'dark', look: (page: Page) => Promise<void>): Promise<void> {
    const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await page.goto(site.url + path, { waitUntil: 'load' });
    await page.waitForSelector('html[data-has-hydrated="true"]');
    await look(page);
    await page.close();
    expect(problems).toEqual([]);
  }

  it.each(pages.flatMap((path) => (['light', 'dark'] as const).map((scheme) => [path, scheme] as const)))('%s is accessible in %s', async (path, scheme) => {
    await on(path, 1280, scheme, async (page) => {
      expect(await violationsOf(page)).toEqual([]);
    });
  });

  it('sees a fault where there is one', async () => {
    await on('/', 1280, 'light', async (page) => {
      await page.evaluate(() => {
        document.querySelector('h1')?.insertAdjacentHTML('afterend', '<p style="color: #ccc">pale</p>');
      });
      expect(await violationsOf(page)).toEqual([expect.stringContaining('color-contrast')]);
    });
  });

  it.each(pages)('%s fits a phone', async (path) => {
    await on(path, 390, 'light', async (page) => {
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    });
  });

  it('narrows the catalogue by words and by a facet', async () => {
    await on('/catalogue', 1280, 'light', async (page) => {
      await page.getByLabel('Kind').selectOption('contract');
      expect(await page.locator('.cards h2').allTextContents()).toEqual(expect.arrayContaining(['Documents']));
      await page.getByLabel('Kind').selectOption('');
      await page.getByLabel('Words').fill('bm25');
      await page.getByText(/^1 of /).waitFor();
      expect(await page.locator('.cards h2').allTextContents()).toEqual(['Document index']);
    });
  });

  it('finds a page by its words', async () => {
    await on('/search', 1280, 'light', async (page) => {
      await page.getByLabel('Words').fill('BM25');
      const found = page.locator('.found a', { hasText: 'Document index' });
      await found.first().waitFor();
      expect(await found.count()).toBeGreaterThan(0);
    });
  });
});
