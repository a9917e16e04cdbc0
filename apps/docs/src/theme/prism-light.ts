import type { PrismTheme } from 'prism-react-renderer';

/** A light theme whose every colour has a contrast of at least 5 to 1 on its background (WCAG 2.2, 1.4.3). */
export const lightTheme: PrismTheme = {
  plain: { color: '#1f2933', backgroundColor: '#f5f7fa' },
  styles: [
    { types: ['comment', 'prolog', 'cdata'], style: { color: '#52606d', fontStyle: 'italic' } },
    { types: ['punctuation', 'operator'], style: { color: '#3e4c59' } },
    { types: ['property', 'attr-name', 'key', 'atrule'], style: { color: '#1a4fa3' } },
    { types: ['string', 'attr-value', 'char', 'inserted'], style: { color: '#14613b' } },
    { types: ['number', 'boolean', 'constant', 'symbol'], style: { color: '#8a3b00' } },
    { types: ['keyword', 'selector', 'tag'], style: { color: '#6f2da8' } },
    { types: ['function', 'class-name', 'builtin'], style: { color: '#0b5c6b' } },
    { types: ['deleted', 'important'], style: { color: '#a1122a' } },
  ],
};
