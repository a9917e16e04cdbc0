import type { Link } from '../chain.ts';
import { ledgerFiles } from '../files.ts';
import { openVerifyingKey } from '../secrets.ts';
import { readSignedLink, type SignedLink } from '../signing/statement.ts';
import { verifyingKey } from '../signing/signing-key.ts';
import { BlockStore, linesOf } from '../sqlite/block-store.ts';
import { inspect, type LedgerReport } from './inspect.ts';
import type { VerifyOptions } from './ledger-folder.ts';

/** First line of an export: what it is, who signs, and where it begins and ends. */
interface ExportHeader {
  readonly ledger: typeof FORMAT;
  readonly publicKey?: string;
  readonly origin?: SignedLink;
  readonly head?: SignedLink;
}

const FORMAT = 'plugwright/ledger-export/v1';

/**
 * A ledger as JSON lines that need nothing else to be checked: a header with the public key and the signed head, then one entry a line.
 * @throws Error where the file cannot be read
 */
export function* exportLedger(folder: string, options: Pick<VerifyOptions, 'key'> = {}): Generator<string> {
  const files = ledgerFiles(folder);
  const store = new BlockStore(files.database, true);
  try {
    const [origin, head] = [store.marked('origin'), store.marked('head')];
    const key = openVerifyingKey(files, options.key);
    const header: ExportHeader = {
      ledger: FORMAT,
      ...(key === undefined ? {} : { publicKey: key.publicKey }),
      ...(origin === undefined ? {} : { origin }),
      ...(head === undefined ? {} : { head }),
    };
    yield JSON.stringify(header);
    for (const block of store.blocksAfter(0)) yield* linesOf(block);
  } finally {
    store.close();
  }
}

/**
 * Check an export without the folder that it came from.
 * @param options by the export's own key only that it holds together is proved, not whose it is
 * @throws Error where the text is no export
 */
export function verifyExport(text: string, options: VerifyOptions = {}): LedgerReport {
  const [first = '', ...lines] = text.split('\n');
  const header = headerOf(first);
  if (header === undefined) throw new Error('its first line is not that of an export');
  if (lines.at(-1) === '') lines.pop();
  const pem = options.key ?? header.publicKey;
  const anchors: readonly Link[] = options.anchors ?? [];
  const { origin, head } = header;
  return inspect({ lines, origin, heads: head === undefined ? [] : [head], anchors, key: pem === undefined ? undefined : verifyingKey(pem) });
}

function headerOf(line: string): ExportHeader | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const { ledger, publicKey, origin, head } = value as { readonly [K in keyof ExportHeader]?: unknown };
  if (ledger !== FORMAT) return undefined;
  const [begun, ended] = [readSignedLink(origin), readSignedLink(head)];
  return {
    ledger: FORMAT,
    ...(typeof publicKey === 'string' ? { publicKey } : {}),
    ...(begun === undefined ? {} : { origin: begun }),
    ...(ended === undefined ? {} : { head: ended }),
  };
}
