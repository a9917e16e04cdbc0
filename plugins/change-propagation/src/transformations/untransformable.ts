/** A source, or a target, that a transformation can do nothing with. The message is the reason, for people. */
export class Untransformable extends Error {
  override readonly name = 'Untransformable';
}
