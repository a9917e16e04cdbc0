import type { Model, SpecDocument } from '@plugwright/spec';
import { emitterFingerprint } from '../fingerprint.ts';
import type { PluginInput } from '../plugin-input.ts';
import type { EmitSettings } from '../settings.ts';
import { errorCodes } from '../surface/errors.ts';
import { sha256 } from '../text/digest.ts';

function digest(value: unknown): string {
  return sha256(JSON.stringify(value));
}

/**
 * Digest of everything that the files of a plugin are emitted from: its own document, and of the others only what
 * it uses. While it is the same, and the files are, nothing has to be emitted to know that they are right.
 */
export function pluginInputsDigest({ model, plugin, settings, callable, errors, surface }: PluginInput): string {
  return digest({
    emitter: emitterFingerprint,
    settings,
    file: plugin.source.file,
    document: plugin.raw,
    surface,
    errors: errors.map(({ entry: { code, class: kind, retryable, message, action } }) => ({
      code,
      kind,
      retryable,
      message,
      action,
    })),
    calls: callable.map(({ method, operation, service, edge }) => ({
      method,
      errors: errorCodes(model, operation.errors),
      timeoutMs: operation.timeoutMs,
      stub: operation.stub,
      unlockedBy: service?.unlockedBy,
      alias: edge?.alias,
    })),
  });
}

/** The same for the package of a contract or the kernel: its document, and those that it imports, directly or not. */
export function contractInputsDigest(model: Model, document: SpecDocument, settings: EmitSettings): string {
  const reached = new Map<string, SpecDocument>();
  const visit = (next: SpecDocument | undefined): void => {
    if (next === undefined || reached.has(next.id)) return;
    reached.set(next.id, next);
    if ('imports' in next) for (const { document: id } of next.imports.values()) visit(model.documents.get(id));
  };
  visit(document);
  return digest({
    emitter: emitterFingerprint,
    settings,
    file: document.source.file,
    documents: [...reached.values()].map(({ raw }) => raw),
  });
}
