export type { Diagnostic, Fix, Position, Related, Severity, Span, TextEdit } from './diagnostic.ts';
export { defineCodes, type CodeDefinition, type Param } from './code.ts';
export { catalogue, definitionOf, isCode, pageOf, type CatalogueEntry, type Code } from './catalogue.ts';
export { diagnose, type ParamsOf, type Place } from './diagnose.ts';
export { countBySeverity, hasErrors, sortDiagnostics } from './order.ts';
export { renderGithub } from './render/github.ts';
export { renderJson } from './render/json.ts';
export { renderPretty, type PrettyOptions } from './render/pretty.ts';
export { renderSarif } from './render/sarif.ts';
