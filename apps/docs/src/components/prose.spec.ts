import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Prose } from './prose.tsx';

describe('Prose', () => {
  it('shows markup as text and understands paragraphs and code only', () => {
    const html = renderToStaticMarkup(createElement(Prose, { text: '<img src=x onerror=alert(1)> `a<b`\n\n[x](javascript:alert(1)) {1 + 1}' }));
    expect(html).toBe('<p>&lt;img src=x onerror=alert(1)&gt; <code>a&lt;b</code></p><p>[x](javascript:alert(1)) {1 + 1}</p>');
  });

  it('is nothing without text', () => {
    expect(renderToStaticMarkup(createElement(Prose, { text: ' ' }))).toBe('');
  });
});
