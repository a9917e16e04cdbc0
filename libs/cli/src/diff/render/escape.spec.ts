import { describe, expect, it } from 'vitest';
import { commandProperty, commandText, markdownCode, markdownMessage, markdownText } from './escape.ts';

describe('text from outside in Markdown', () => {
  it('formats nothing, links nothing and calls nobody', () => {
    expect(markdownText('a *b* _c_ [d](e) <img> @team #1 `x` | y\n# z & \u001b[31m')).toBe(
      'a \\*b\\* \\_c\\_ \\[d\\]\\(e\\) &lt;img> &#64;team \\#1 \\`x\\` \\| y \\# z &amp; \\\\u001b\\[31m',
    );
  });

  it('as code keeps its backticks in, and its table whole', () => {
    expect(markdownCode('{"a":1}')).toBe('`{"a":1}`');
    expect(markdownCode('a`b``c')).toBe('``` a`b``c ```');
    expect(markdownCode('a|b')).toBe('`a\\|b`');
  });

  it('as a message shows as code what stands between backticks', () => {
    expect(markdownMessage('Input `a[]` is *gone*')).toBe('Input `a[]` is \\*gone\\*');
    expect(markdownMessage('one ` too many')).toBe('one  too many');
    expect(markdownMessage('`a` and ` more')).toBe('`a` and  more');
  });
});

describe('text in a workflow command', () => {
  it('cannot end the line or begin another property', () => {
    expect(commandText('100%\r\n::error::x')).toBe('100%25%0D%0A::error::x');
    expect(commandProperty('a:b,c\n')).toBe('a%3Ab%2Cc%0A');
  });
});
