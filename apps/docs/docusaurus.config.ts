import type { Config } from '@docusaurus/types';
import { themes } from 'prism-react-renderer';
import { portalPlugin } from './content/portal-plugin.ts';
import { lightTheme } from './src/theme/prism-light.ts';

const config: Config = {
  title: 'Plugwright',
  tagline: 'One YAML spec per plugin; everything else is emitted and stays right.',
  favicon: 'img/mark.svg',
  // Where the site is published; canonical links and the sitemap name it.
  url: process.env['PORTAL_URL'] ?? 'http://localhost:3000',
  baseUrl: process.env['PORTAL_BASE'] ?? '/',
  trailingSlash: false,
  onBrokenLinks: 'throw',
  onBrokenAnchors: 'throw',
  onDuplicateRoutes: 'throw',
  future: { v4: true, faster: true },
  // Guides under /docs are plain Markdown; only what is written here by hand as .mdx may run.
  markdown: { format: 'detect', hooks: { onBrokenMarkdownLinks: 'throw', onBrokenMarkdownImages: 'throw' } },
  plugins: [
    portalPlugin,
    ['@docusaurus/plugin-content-docs', { path: '../../docs', routeBasePath: 'docs', breadcrumbs: false }],
    ['@docusaurus/plugin-content-pages', { path: 'src/pages' }],
    ['@docusaurus/plugin-sitemap', {}],
  ],
  themes: [['@docusaurus/theme-classic', { customCss: ['./src/css/site.css', './src/css/portal.css', './src/css/schema.css'] }]],
  themeConfig: {
    colorMode: { respectPrefersColorScheme: true },
    navbar: {
      title: 'Plugwright',
      logo: { alt: '', src: 'img/mark.svg' },
      items: [
        { to: '/catalogue', label: 'Catalogue' },
        { to: '/kernel', label: 'Kernel API' },
        { to: '/errors', label: 'Errors' },
        { to: '/diagnostics', label: 'Diagnostics' },
        { to: '/docs/architecture', label: 'Guides' },
        { to: '/search', label: 'Search', position: 'right' },
      ],
    },
    footer: { copyright: 'Plugwright · Apache-2.0' },
    prism: { theme: lightTheme, darkTheme: themes.oceanicNext, additionalLanguages: ['bash'] },
  },
};

export default config;
