import { h, byId, act, button, field, pairs, select, say } from './dom.js';
import { call, callAs } from './api.js';
import { LiveTable } from './live-table.js';
import { statusKind, longTime } from './format.js';
import { pill, time } from './pill.js';
import { firstAccount } from './accounts.js';

const PEOPLE = [
  ['Anna de Vries', 'Stadhuisplein', '10', '5611 EM', 'Eindhoven', 'NL'],
  ['Jörg Müller', 'Große Straße', '5', '50667', 'Köln', 'DE'],
  ['Chloé Martin', 'Rue de Rivoli', '99', '75001', 'Paris', 'FR'],
  ['Marta Rossi', 'Via Torino', '21', '20123', 'Milano', 'IT'],
  ['Pablo García', 'Calle Mayor', '8', '28013', 'Madrid', 'ES'],
];

let table;
let statuses = [];

export async function startParcels() {
  table = new LiveTable({
    section: 'parcels', path: '/parcels', noun: 'parcel',
    caption: 'The parcels of all accounts, the newest first',
    title: parcel => `parcel ${parcel.id} for ${parcel.name}, ${parcel.status.message}`,
    columns: [
      { name: 'Parcel', cell: parcel => String(parcel.id) },
      { name: 'Recipient', cell: parcel => [h('strong', {}, parcel.name ?? ''),
        h('small', {}, [parcel.city, parcel.country].filter(Boolean).join(', '))] },
      { name: 'Order', wide: true, cell: parcel => parcel.order_number || '–' },
      { name: 'Status', cell: parcel => pill(statusKind(parcel.status.code), parcel.status.message) },
      { name: 'Since', wide: true, cell: parcel => since(parcel) },
      { name: 'Journey', fixed: true, cell: parcel => button('Next step', () => advance(parcel),
        { class: 'small', 'aria-label': `Next step of parcel ${parcel.id}` }) },
    ],
    details,
    empty: () => h('div', {},
      h('p', {}, 'No parcel yet. A parcel appears when a program announces a shipment.'),
      h('div', { class: 'row' }, button('Create a demo parcel', createDemo, { class: 'primary' }),
        h('a', { href: '#start' }, 'Connect your program'))),
  });
  act(byId('demo-parcel'), 'click', createDemo);
  statuses = await call('GET', '/parcel-statuses');
  return table;
}

function since(parcel) {
  const last = parcel.history?.at(-1);
  return last ? time(last.time) : '–';
}

async function advance(parcel) {
  await call('POST', `/parcels/${parcel.id}/advance`);
}

function details(parcel) {
  const choice = select(statuses.map(status => [status.code, status.message]), 'DELIVERED');
  const label = h('div', { class: 'label' });
  const facts = h('dl');
  const timeline = h('ol', { class: 'timeline' });
  const search = h('a', {}, 'Show the requests of this order');
  const update = changed => {
    timeline.replaceChildren(...[...changed.history].reverse().map(change => h('li', { class: statusKind(change.code) },
      h('span', {}, change.message), h('time', { datetime: change.time }, `${longTime(change.time)} UTC`))));
    facts.replaceChildren(...pairs({ Account: changed.account, Shipment: changed.shipment_id, Order: changed.order_number,
      Reference: changed.external_reference, 'Tracking number': changed.tracking_number }));
    const text = changed.order_number || changed.external_reference;
    search.hidden = !text;
    search.href = `#requests?search=${encodeURIComponent(text ?? '')}`;
    showLabel(label, changed);
  };
  update(parcel);
  const element = h('div', { class: 'columns' },
    h('div', {}, h('h3', {}, 'Timeline'), timeline),
    h('div', {}, h('h3', {}, 'Parcel'), facts,
      h('form', { class: 'row', 'aria-label': `Status of parcel ${parcel.id}` }, field('Status', choice),
        button('Set the status', async () => {
          await call('POST', `/parcels/${parcel.id}/status`, { status: choice.value });
          say(`Parcel ${parcel.id} has the status ${choice.selectedOptions[0].textContent}`);
        })),
      h('p', {}, search)),
    h('div', {}, h('h3', {}, 'Label'), label));
  return { element, update };
}

function showLabel(place, parcel) {
  const shown = parcel.label ? `/sandbox/parcels/${parcel.id}/label.png` : '';
  if (place.dataset.shown === shown) {
    return;
  }
  place.dataset.shown = shown;
  place.replaceChildren(shown === ''
    ? h('p', {}, 'The parcel has no label. A parcel gets a label when the carrier accepts the announcement.')
    : h('a', { href: shown, target: '_blank', rel: 'noopener' },
      h('img', { src: shown, alt: `Label of parcel ${parcel.id}: opens as a picture`, width: 298, height: 420 })));
}

/** Buys a label like a program, with Sendcloud's own API. */
async function createDemo() {
  const account = await firstAccount();
  const [name, street, house, postcode, city, country] = PEOPLE[Math.floor(Math.random() * PEOPLE.length)];
  const order = `DEMO-${Math.floor(Math.random() * 9000) + 1000}`;
  await callAs(account, 'POST', '/v3/shipments/announce', {
    to_address: { name, address_line_1: street, house_number: house, postal_code: postcode, city, country_code: country },
    ship_with: { type: 'shipping_option_code', properties: { shipping_option_code: 'postnl:standard' } },
    order_number: order,
    parcels: [{ weight: { value: '1.320', unit: 'kg' } }],
  });
  say(`Order ${order} has a label`);
}
