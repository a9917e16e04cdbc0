/** The budget of a question is used up. */
export class OutOfSteps extends Error {
  override readonly name = 'OutOfSteps';
}
