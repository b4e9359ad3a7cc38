// Formats values of the sandbox for people.

const FINE = ['DELIVERED', 'SHIPMENT_COLLECTED_BY_CUSTOMER'];
const WAITING = ['NO_LABEL', 'READY_TO_SEND', 'ANNOUNCING', 'ANNOUNCED', 'UNKNOWN'];
const BAD = /FAILED|UNABLE|ERROR|EXCEPTION|REFUSED|LOST|DELAYED|RETURNED|NOT_SORTED|INVALID|CUSTOMS/;

/** The kind of a parcel status: fine, bad, waiting, gone (cancelled) or moving. */
export function statusKind(code) {
  if (FINE.includes(code)) {
    return 'fine';
  }
  if (code.includes('CANCEL')) {
    return 'gone';
  }
  if (BAD.test(code)) {
    return 'bad';
  }
  return WAITING.includes(code) ? 'waiting' : 'moving';
}

/** The kind of an HTTP status; 0 or null stands for no response. */
export function httpKind(status) {
  if (!status) {
    return 'bad';
  }
  return status >= 500 ? 'bad' : status >= 400 ? 'warn' : 'fine';
}

/** The time of day of an instant; another day than the day of the clock is shown too. */
export function shortTime(instant, now) {
  const time = new Date(instant).toISOString();
  const day = time.slice(0, 10);
  return now && day === new Date(now).toISOString().slice(0, 10) ? time.slice(11, 19) : `${day} ${time.slice(11, 16)}`;
}

/** A date and a time with seconds. */
export function longTime(instant) {
  return new Date(instant).toISOString().slice(0, 19).replace('T', ' ');
}

/** JSON with line breaks; other text as the text is. */
export function pretty(body) {
  if (body === null || body === undefined) {
    return '';
  }
  if (typeof body !== 'string') {
    return JSON.stringify(body, null, 2);
  }
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}

/** Headers as lines. */
export function headerLines(headers) {
  return Object.entries(headers ?? {})
    .flatMap(([name, values]) => [values].flat().map(value => `${name}: ${value}`)).join('\n');
}

/** A text as an argument of a shell. */
export const quoted = text => `'${text.replaceAll("'", "'\\''")}'`;
