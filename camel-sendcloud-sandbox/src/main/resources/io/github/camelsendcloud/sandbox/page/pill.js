import { h } from './dom.js';
import { now } from './clock.js';
import { shortTime, longTime } from './format.js';

const SIGNS = { fine: '✓', bad: '✕', waiting: '○', moving: '→', gone: '–', warn: '!' };

/** A status: a sign and a text, so that the colour is never the only difference. */
export function pill(kind, text) {
  return h('span', { class: `pill ${kind}` }, h('span', { 'aria-hidden': 'true' }, SIGNS[kind]), ` ${text}`);
}

/** An instant of the sandbox clock. */
export function time(instant) {
  return h('time', { datetime: instant, title: `${longTime(instant)} UTC` }, shortTime(instant, now()));
}
