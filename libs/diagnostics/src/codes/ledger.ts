import { defineCodes } from '../code.ts';

/** What is found in the ledger of a kernel. */
export const ledgerCodes = defineCodes('ledger', {
  'ledger/absent': {
    severity: 'error',
    message: 'There is no ledger in {folder}.',
    summary: 'The state folder has no ledger.sqlite; no kernel ever ran with it.',
    hint: 'Name the state folder of the kernel: `npx plugwright ledger verify --state <folder>`.',
  },
  'ledger/broken': {
    severity: 'error',
    message: 'The ledger is broken at entry {entry}: {reason}.',
    summary: 'An entry of the ledger was edited, removed, moved or written anew, or entries at its end are missing.',
    hint: 'Keep a copy for whoever looks into it, then go on from the last good entry: `npx plugwright ledger repair`.',
  },
  'ledger/unsigned': {
    severity: 'warning',
    message: 'The entries after {entry} are not signed yet: {count} of them.',
    summary: 'A kernel signs its ledger at checkpoints and when it stops; what came after the last signature rests on the hash chain alone.',
  },
  'ledger/unwritable': {
    severity: 'error',
    message: '{plugin} is not loaded, because that cannot be recorded: {reason}.',
    summary: 'The ledger cannot be written, as on a full disk, and the policy refuses to load plugins meanwhile.',
    hint: 'Make room on the disk of the state folder: it is loaded as soon as the ledger can be written.',
  },
  'ledger/key-unusable': {
    severity: 'error',
    message: 'The key {file} cannot be used: {reason}.',
    summary: 'A key that is to check or to sign a ledger is no Ed25519 key in PEM.',
  },
  'ledger/export-unreadable': {
    severity: 'error',
    message: 'The export {file} cannot be read: {reason}.',
    summary: 'A file is missing or is not an export of a ledger.',
    hint: 'Write one: `npx plugwright ledger export --out <file>`.',
  },
});
