import { h, byId, act, button, field, select, say } from './dom.js';
import { call } from './api.js';

const KINDS = [['status', 'a status'], ['latency', 'a delay'], ['cut_before', 'a cut before the work'],
  ['cut_after', 'a cut after the work'], ['half_body', 'half a body'], ['garbage', 'garbage'],
  ['revoked_token', 'a revoked token'], ['no_response', 'no response'], ['carrier_refuses', 'a carrier that refuses']];
const OPERATIONS = [['*', 'every operation'], ['GET *', 'every read'], ['POST *', 'every write'],
  ['POST /api/v3/shipments*', 'announce a shipment (v3)'], ['POST /api/v2/parcels*', 'create a parcel (v2)'],
  ['GET /api/v3/parcels/*/documents/*', 'get a label (v3)'], ['POST /oauth2/token*', 'get a token']];

let list;

export function startFaults() {
  const number = (value, min, properties = {}) => h('input', { type: 'number', min, value, ...properties });
  const operation = h('input', { value: '*', required: true, list: 'operations', autocomplete: 'off', spellcheck: 'false' });
  const kind = select(KINDS, 'status');
  const status = number('503', '100', { max: '599', required: true });
  const latency = number('2000', '1', { required: true });
  const count = number('1', '1', { required: true });
  const chance = number('100', '1', { max: '100', required: true });
  const seconds = number('', '1');
  const statusField = field('Status', status);
  const latencyField = field('Milliseconds', latency);
  const showFields = () => {
    statusField.hidden = status.disabled = kind.value !== 'status';
    latencyField.hidden = latency.disabled = kind.value !== 'latency';
  };
  kind.addEventListener('change', showFields);
  showFields();
  const form = h('form', { 'aria-label': 'Cause a fault' },
    field('Operation', operation),
    h('datalist', { id: 'operations' }, OPERATIONS.map(([value, text]) => h('option', { value }, text))),
    field('Kind', kind),
    h('div', { class: 'row' }, statusField, latencyField, field('Calls', count)),
    h('details', {}, h('summary', {}, 'Chance and end'), h('div', { class: 'row' },
      field('Chance in %', chance), field('Ends after seconds', seconds))),
    h('button', { type: 'submit', class: 'primary' }, 'Cause the fault'));
  act(form, 'submit', async () => {
    await call('POST', '/faults', {
      operation: operation.value, kind: kind.value, count: Number(count.value),
      ...(kind.value === 'status' ? { status: Number(status.value) } : {}),
      ...(kind.value === 'latency' ? { latency_ms: Number(latency.value) } : {}),
      ...(chance.value === '100' ? {} : { probability: Number(chance.value) / 100 }),
      ...(seconds.value === '' ? {} : { seconds: Number(seconds.value) }),
    });
    await loadFaults();
    say('The fault waits for its call');
  });
  list = h('ul', { class: 'plain faults', 'aria-label': 'Active faults' });
  byId('faults').className = 'stack';
  byId('faults').append(form, list);
}

/** Reads the active faults again. */
export async function loadFaults() {
  const faults = await call('GET', '/faults');
  list.replaceChildren(...faults.map(fault => h('li', {},
    h('span', {}, h('strong', {}, [fault.kind.replaceAll('_', ' '), fault.status, fault.latency_ms && `${fault.latency_ms} ms`]
      .filter(Boolean).join(' ')), h('small', {}, `${fault.operation} · ${calls(fault.count)}`)),
    button('Remove', async () => {
      await call('DELETE', `/faults/${fault.id}`);
      await loadFaults();
    }, { class: 'small', 'aria-label': `Remove the fault ${fault.kind} for ${fault.operation}` }))));
  list.hidden = faults.length === 0;
}

function calls(count) {
  return count === null || count === undefined ? 'every call' : count === 1 ? 'next call' : `next ${count} calls`;
}
