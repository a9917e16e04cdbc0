const sampled = 8192;
const share = 0.1;

/** Why a text cannot be a document (it was decoded from binary content), or undefined for a real one. */
export function binaryReason(content: string): string | undefined {
  if (content.includes('\0')) return 'the content holds NUL bytes, so it is binary';
  const sample = content.slice(0, sampled);
  let odd = 0;
  for (let at = 0; at < sample.length; at++) if (isOdd(sample.charCodeAt(at))) odd++;
  return odd > sample.length * share ? 'the content is mostly bytes that are not text' : undefined;
}

/** A control character that no text has, or the mark of a byte that was not UTF-8. */
function isOdd(unit: number): boolean {
  if (unit === 0xfffd) return true;
  const isLayout = unit >= 0x08 && unit <= 0x0d;
  return unit < 0x20 && !isLayout && unit !== 0x1b;
}
