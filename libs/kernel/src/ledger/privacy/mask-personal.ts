/** What follows the @ of an e-mail address. Each pattern here is bounded: none can be made to take long by the text that it reads. */
const domain = String.raw`@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}`;

/** In a path a slash ends a name; elsewhere it may stand in an address. */
const mailInPlace = new RegExp(String.raw`[^\s<>()[\],;:"@\\/]{1,64}${domain}`, 'gu');

/** An e-mail address, an IBAN, and nine or more digits as telephones, cards and identity numbers have them. */
const personal = new RegExp(
  [
    String.raw`[^\s<>()[\],;:"@\\]{1,64}${domain}`,
    String.raw`\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?\b`,
    String.raw`\+?\d(?:[ ().-]{0,2}\d){8,18}`,
  ].join('|'),
  'gu',
);

/** A path or an address in which e-mail addresses are replaced; its numbers are needed to find the place. */
export function maskMail(text: string, replacement: (found: string) => string): string {
  return text.includes('@') ? text.replace(mailInPlace, replacement) : text;
}

/** A text in which whatever looks like personal data is replaced. */
export function maskPersonal(text: string, replacement: (found: string) => string): string {
  return text.replace(personal, replacement);
}
