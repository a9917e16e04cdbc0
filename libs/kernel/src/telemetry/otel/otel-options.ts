/** One kind of what is sent. */
export type Signal = 'traces' | 'metrics' | 'logs';

/** Where telemetry goes, and how much of it. */
export interface OtelOptions {
  /** URL of each signal that is sent, as `http://127.0.0.1:4318/v1/traces`. */
  readonly urls: Readonly<Partial<Record<Signal, string>>>;
  /** Headers of each request, as a token. Never logged. */
  readonly headers?: Readonly<Record<string, string>>;
  /** The share of traces in [0, 1] that is recorded where a call comes without one; a trace that is under way is followed as it was decided. */
  readonly sample?: number;
  /** Decide for each call anew, whatever its caller decided. */
  readonly ignoreParent?: boolean;
  readonly serviceName?: string;
  /** Attributes of the resource: what is running where. */
  readonly resource?: Readonly<Record<string, string>>;
  /** How long one request may take. */
  readonly timeoutMs?: number;
  readonly metricIntervalMs?: number;
}

/** The share of traces that is recorded where nobody says otherwise. */
export const DEFAULT_SAMPLE = 0.01;

/** What an environment says about telemetry. */
export interface OtelSettings {
  /** Undefined where no endpoint is configured, or the SDK is disabled. */
  readonly options?: OtelOptions;
  /** Settings that cannot be followed, one sentence each. */
  readonly problems: readonly string[];
}

type Environment = Readonly<Record<string, string | undefined>>;

const signals: readonly Signal[] = ['traces', 'metrics', 'logs'];

/** Read the standard variables (`OTEL_EXPORTER_OTLP_ENDPOINT` and its kin) of an environment that is given; off where none names an endpoint. */
export function otelOptionsOf(environment: Environment): OtelSettings {
  const value = (name: string): string | undefined => (environment[name]?.trim() === '' ? undefined : environment[name]?.trim());
  if (value('OTEL_SDK_DISABLED')?.toLowerCase() === 'true') return { problems: [] };
  const problems: string[] = [];
  const urls: Partial<Record<Signal, string>> = {};
  for (const signal of signals) {
    const url = urlOf(signal, value, problems);
    if (url !== undefined) urls[signal] = url;
  }
  if (Object.keys(urls).length === 0) return { problems };
  const protocol = value('OTEL_EXPORTER_OTLP_PROTOCOL') ?? 'http/protobuf';
  if (protocol !== 'http/protobuf') problems.push(`OTEL_EXPORTER_OTLP_PROTOCOL is ${protocol}; only http/protobuf is spoken, so that is used`);
  const { sample, ignoreParent } = samplerOf(value, problems);
  const headers = headersOf(value, problems);
  const resource = pairsOf('OTEL_RESOURCE_ATTRIBUTES', value, problems);
  const timeoutMs = durationOf('OTEL_EXPORTER_OTLP_TIMEOUT', value, problems);
  const metricIntervalMs = durationOf('OTEL_METRIC_EXPORT_INTERVAL', value, problems);
  const serviceName = value('OTEL_SERVICE_NAME');
  return {
    options: {
      urls,
      sample,
      ...(ignoreParent ? { ignoreParent } : {}),
      ...(headers === undefined ? {} : { headers }),
      ...(resource === undefined ? {} : { resource }),
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(metricIntervalMs === undefined ? {} : { metricIntervalMs }),
      ...(serviceName === undefined ? {} : { serviceName }),
    },
    problems,
  };
}

type Lookup = (name: string) => string | undefined;

function urlOf(signal: Signal, value: Lookup, problems: string[]): string | undefined {
  const name = signal.toUpperCase();
  if (value(`OTEL_${name}_EXPORTER`) === 'none') return undefined;
  const own = `OTEL_EXPORTER_OTLP_${name}_ENDPOINT`;
  const shared = value('OTEL_EXPORTER_OTLP_ENDPOINT');
  const text = value(own) ?? (shared === undefined ? undefined : `${shared.replace(/\/$/, '')}/v1/${signal}`);
  if (text === undefined) return undefined;
  if (URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)) return text;
  problems.push(`${value(own) === undefined ? 'OTEL_EXPORTER_OTLP_ENDPOINT' : own} is no http or https URL; ${signal} are not sent`);
  return undefined;
}

function samplerOf(value: Lookup, problems: string[]): { readonly sample: number; readonly ignoreParent: boolean } {
  const name = value('OTEL_TRACES_SAMPLER') ?? 'parentbased_traceidratio';
  const ignoreParent = !name.startsWith('parentbased_');
  switch (name.replace('parentbased_', '')) {
    case 'always_on':
      return { sample: 1, ignoreParent };
    case 'always_off':
      return { sample: 0, ignoreParent };
    case 'traceidratio': {
      const share = numberOf('OTEL_TRACES_SAMPLER_ARG', value, problems) ?? DEFAULT_SAMPLE;
      if (share <= 1) return { sample: share, ignoreParent };
      problems.push(`OTEL_TRACES_SAMPLER_ARG is ${share}, which is more than 1`);
      return { sample: DEFAULT_SAMPLE, ignoreParent };
    }
    default:
      problems.push(`OTEL_TRACES_SAMPLER ${name} is not known; parentbased_traceidratio is used`);
      return { sample: DEFAULT_SAMPLE, ignoreParent: false };
  }
}

function numberOf(name: string, value: Lookup, problems: string[]): number | undefined {
  const text = value(name);
  if (text === undefined) return undefined;
  const number = Number(text);
  if (Number.isFinite(number) && number >= 0) return number;
  problems.push(`${name} is no number`);
  return undefined;
}

/** Milliseconds; a timer of none would never rest. */
function durationOf(name: string, value: Lookup, problems: string[]): number | undefined {
  const duration = numberOf(name, value, problems);
  if (duration !== 0) return duration;
  problems.push(`${name} is 0; more than that is needed, so the default is used`);
  return undefined;
}

/** What a name of a header is made of (RFC 9110, section 5.6.2), and what its value must not hold. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;

function headersOf(value: Lookup, problems: string[]): Readonly<Record<string, string>> | undefined {
  const name = 'OTEL_EXPORTER_OTLP_HEADERS';
  const headers = pairsOf(name, value, problems);
  if (Object.entries(headers ?? {}).every(([header, text]) => HEADER_NAME.test(header) && HEADER_VALUE.test(text))) return headers;
  problems.push(`${name} has a name or a value that no header can have`);
  return undefined;
}

/** `a=b,c=d`, percent-encoded as in W3C Baggage. */
function pairsOf(name: string, value: Lookup, problems: string[]): Readonly<Record<string, string>> | undefined {
  const text = value(name);
  if (text === undefined) return undefined;
  const pairs = new Map<string, string>();
  for (const pair of text.split(',')) {
    const equals = pair.indexOf('=');
    try {
      if (equals < 1) throw new Error('no name');
      pairs.set(decodeURIComponent(pair.slice(0, equals).trim()), decodeURIComponent(pair.slice(equals + 1).trim()));
    } catch {
      // The value is not shown: it may be a token.
      problems.push(`${name} is no list of name=value`);
      return undefined;
    }
  }
  return Object.fromEntries(pairs);
}
