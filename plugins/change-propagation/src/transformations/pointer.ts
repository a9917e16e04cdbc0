/** Names that reach behind an object instead of into it. */
const reserved = new Set(['__proto__', 'constructor', 'prototype']);

/** The steps of a JSON pointer (RFC 6901). */
export function stepsOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Why a text is no pointer that may be used; undefined where it is. */
export function pointerProblem(pointer: string): string | undefined {
  if ((pointer !== '' && !pointer.startsWith('/')) || /~(?![01])/.test(pointer)) return `"${pointer}" is no JSON pointer`;
  const steps = stepsOf(pointer);
  if (steps.length > 32) return 'its pointer has more than 32 steps';
  const step = steps.find((name) => reserved.has(name));
  return step === undefined ? undefined : `its pointer goes through "${step}"`;
}
