import { defineCodes } from '../code.ts';

/** What can be wrong with approvals of changes; the changes themselves are judged by rules, each with a page of its own. */
export const compatCodes = defineCodes('compat', {
  'compat/approval-stale': {
    severity: 'warning',
    message: 'The approval of {rule} at "{at}" matches no change.',
    summary: 'An approval that nothing needs any more would silently accept the next change of its place.',
    hint: 'Remove it.',
  },
  'compat/approval-expired': {
    severity: 'error',
    message: 'The approval of {rule} at "{at}" expired on {expires}.',
    summary: 'An approval holds until its day; from then on the change demands its bump again.',
    hint: 'Make the change compatible, or have {owner} decide anew and write a later day.',
  },
  'compat/approval-expiring': {
    severity: 'warning',
    message: 'The approval of {rule} at "{at}" expires on {expires}.',
    summary: 'Thirty days before its end an approval is announced, so that no gate closes by surprise.',
    hint: 'Make the change compatible, or have {owner} decide anew.',
  },
  'compat/approval-unknown-rule': {
    severity: 'error',
    message: 'There is no rule "{rule}" to approve a change of.',
    summary: 'An approval names the rule that it accepts a change of, as `plugwright diff` shows it.',
  },
  'compat/approval-refused': {
    severity: 'error',
    message: 'A change of {rule} cannot be approved.',
    summary: 'Some rules protect what no owner can answer for, such as data that is stored already.',
    hint: 'Take the change back.',
  },
});
