export { formatHolds } from './formats/format-holds.ts';
export { formatLanguage } from './formats/format-language.ts';
export {
  anyString,
  complement,
  disjoint,
  includes,
  intersect,
  isEmpty,
  isFinite,
  languageOf,
  lengthBetween,
  listAll,
  literals,
  noString,
  shortest,
  subset,
  union,
  words,
  type Language,
} from './language.ts';
export { bounded, cellsMade, LanguageLimit } from './limit.ts';
