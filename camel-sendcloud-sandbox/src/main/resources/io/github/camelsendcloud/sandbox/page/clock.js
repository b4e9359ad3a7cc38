import { h, byId, act, button, field, select, say } from './dom.js';
import { call } from './api.js';
import { longTime } from './format.js';

const SPEEDS = [['0', 'stopped'], ['1', 'normal'], ['60', 'a minute per second'], ['3600', 'an hour per second'],
  ['86400', 'a day per second']];
const STEPS = [['1h', '1 hour'], ['1d', '1 day']];

const shown = { now: Date.now(), at: performance.now(), speed: 1 };
let face;
let speeds;

/** The present time of the sandbox in milliseconds. */
export function now() {
  return shown.now + (performance.now() - shown.at) * shown.speed;
}

/** Takes the time of the sandbox from a response or from the stream. */
export function showClock(clock) {
  shown.now = Date.parse(clock.now);
  shown.at = performance.now();
  shown.speed = clock.speed;
  if (document.activeElement !== speeds) {
    const speed = String(clock.speed);
    if (![...speeds.options].some(option => option.value === speed)) {
      speeds.append(h('option', { value: speed }, `${speed} seconds per second`));
    }
    speeds.value = speed;
  }
  tick();
}

export function startClock() {
  face = h('time', { class: 'face' });
  speeds = select(SPEEDS, '1');
  act(speeds, 'change', () => change('PATCH', '/clock', { speed: Number(speeds.value) }));
  const duration = h('input', { value: '2d', required: true, pattern: '\\d+[smhd]|P.+', autocomplete: 'off',
    title: 'A number with s, m, h or d, or a duration like PT2H' });
  const instant = h('input', { type: 'datetime-local', step: '1', required: true });
  byId('clock').className = 'stack';
  byId('clock').append(
    h('p', {}, face, h('small', {}, ' UTC')),
    field('Speed', speeds),
    h('div', { class: 'row' }, STEPS.map(([step, text]) => button(`+ ${text}`, () => advance(step),
      { 'aria-label': `Advance the clock by ${text}` }))),
    form('Advance the clock', field('Advance by', duration), 'Advance', () => advance(duration.value)),
    h('details', {}, h('summary', {}, 'Set the clock'),
      form('Set the clock', field('Time (UTC)', instant), 'Set', () => change('PATCH', '/clock',
        { now: new Date(`${instant.value}Z`).toISOString() }))));
  setInterval(tick, 250);
}

function form(label, input, text, action) {
  return act(h('form', { class: 'row', 'aria-label': label }, input, h('button', { type: 'submit' }, text)), 'submit', action);
}

async function advance(duration) {
  await change('POST', '/clock/advance', { duration });
}

async function change(method, path, body) {
  const clock = await call(method, path, body);
  if (clock?.now) {
    showClock(clock);
  }
  say(`The clock shows ${longTime(now())}`);
}

function tick() {
  const text = longTime(now());
  if (face.textContent !== text) {
    face.textContent = text;
    face.dateTime = `${text.replace(' ', 'T')}Z`;
  }
}
