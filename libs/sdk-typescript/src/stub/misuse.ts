/**
 * A test used the stub wrongly: it forgot a script, or scripted an answer that its operation may not give. Reaches
 * the test even where the plugin catches it.
 */
export class StubMisuse extends Error {
  override readonly name: string = 'StubMisuse';
}
