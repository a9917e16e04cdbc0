/** What an error taxonomy says about one error. `{name}` in `message` stands for a member of the details. */
export interface ErrorEntry {
  readonly class: string;
  readonly retryable: boolean;
  readonly message: string;
}

/** Everything that a {@link PluginError} says. */
export interface PluginErrorFields extends ErrorEntry {
  /** `<document id>/<name>`, such as `documents/not-a-document`. */
  readonly code: string;
  readonly details?: Record<string, unknown> | undefined;
}

/** An error of the taxonomy: what a handler throws on purpose, and what a call to the kernel or to a plugin rejects with. */
export class PluginError extends Error {
  override readonly name = 'PluginError';
  readonly code: string;
  readonly class: string;
  /** Whether the same call may succeed later. */
  readonly retryable: boolean;
  readonly details?: Record<string, unknown>;

  constructor(fields: PluginErrorFields) {
    super(fields.message);
    this.code = fields.code;
    this.class = fields.class;
    this.retryable = fields.retryable;
    if (fields.details !== undefined) this.details = fields.details;
  }
}

/** Make the error `code` of a taxonomy, with the placeholders of its message filled from the details. */
export function declaredError(code: string, entry: ErrorEntry, details?: Record<string, unknown>): PluginError {
  return new PluginError({ code, class: entry.class, retryable: entry.retryable, message: fillMessage(entry.message, details), details });
}

/** Fill `{name}` by members of the details; a placeholder without its member stays as it is. */
export function fillMessage(template: string, details: Readonly<Record<string, unknown>> = {}): string {
  return template.replace(/\{([A-Za-z][A-Za-z0-9]*)\}/g, (placeholder, name: string) => {
    if (!Object.hasOwn(details, name)) return placeholder;
    const value = details[name];
    return typeof value === 'string' ? value : JSON.stringify(value);
  });
}
