import type { CodeDefinition } from './code.ts';
import { cliCodes } from './codes/cli.ts';
import { compatCodes } from './codes/compat.ts';
import { configCodes } from './codes/config.ts';
import { diffCodes } from './codes/diff.ts';
import { emitCodes } from './codes/emit.ts';
import { grantsCodes } from './codes/grants.ts';
import { isolationCodes } from './codes/isolation.ts';
import { usageCodes } from './codes/kernel-usage.ts';
import { kernelCodes } from './codes/kernel.ts';
import { kernelLifecycleCodes } from './codes/kernel-lifecycle.ts';
import { kernelMessagingCodes } from './codes/kernel-messaging.ts';
import { kernelRuntimeCodes } from './codes/kernel-runtime.ts';
import { kernelWatchCodes } from './codes/kernel-watch.ts';
import { ledgerCodes } from './codes/ledger.ts';
import { linkCodes } from './codes/link.ts';
import { matrixCodes } from './codes/matrix.ts';
import { propagateCodes } from './codes/propagate.ts';
import { nextLinkCodes, releaseCodes } from './codes/release.ts';
import { schemaCodes } from './codes/schema.ts';
import { specCodes } from './codes/spec.ts';
import { stateCodes } from './codes/state.ts';
import { workspaceCodes } from './codes/workspace.ts';

const codes = {
  ...specCodes,
  ...stateCodes,
  ...schemaCodes,
  ...linkCodes,
  ...emitCodes,
  ...grantsCodes,
  ...isolationCodes,
  ...usageCodes,
  ...kernelCodes,
  ...kernelLifecycleCodes,
  ...kernelMessagingCodes,
  ...kernelRuntimeCodes,
  ...ledgerCodes,
  ...kernelWatchCodes,
  ...cliCodes,
  ...configCodes,
  ...diffCodes,
  ...matrixCodes,
  ...workspaceCodes,
  ...releaseCodes,
  ...nextLinkCodes,
  ...compatCodes,
  ...propagateCodes,
};

/** Every code that exists. */
export type Code = keyof typeof codes;

/** The definition of a code, with its literal templates. */
export type DefinitionOf<C extends Code> = (typeof codes)[C];

/** One code with everything its page on the portal shows. */
export interface CatalogueEntry extends CodeDefinition {
  readonly code: Code;
  readonly family: string;
  readonly page: string;
}

/** Path of a code's page on the portal. */
export function pageOf(code: string): string {
  return `/diagnostics/${code}`;
}

/** Whether a string is a known code. */
export function isCode(code: string): code is Code {
  return Object.hasOwn(codes, code);
}

/**
 * The definition of a code.
 * @throws Error for an unknown code, which is a bug of the caller.
 */
export function definitionOf(code: string): CodeDefinition {
  if (!isCode(code)) throw new Error(`unknown diagnostic code "${code}"`);
  return codes[code];
}

/** Every code, sorted; the portal makes a page of each. */
export function catalogue(): readonly CatalogueEntry[] {
  return (Object.keys(codes) as Code[]).sort().map((code) => ({
    code,
    family: code.slice(0, code.indexOf('/')),
    page: pageOf(code),
    ...codes[code],
  }));
}
