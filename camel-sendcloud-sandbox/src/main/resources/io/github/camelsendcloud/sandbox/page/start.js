import { h, byId, pairs, paste } from './dom.js';
import { call } from './api.js';
import { quoted } from './format.js';

/** Shows the addresses, the keys and the lines to paste. */
export async function loadStart() {
  const state = await call('GET', '/state');
  byId('version').textContent = state.version ?? '';
  const account = (state.accounts?.[0]?.secret_key ? state.accounts : await call('GET', '/accounts'))[0];
  byId('start-content').replaceChildren(
    h('div', { class: 'halves' },
      facts('Addresses', { 'API v2': state.addresses.v2, 'API v3': state.addresses.v3,
        'Service points': state.addresses.service_points, Tokens: state.addresses.token }),
      facts(`Keys of ${account.name}`, { 'Public key': account.public_key, 'Secret key': account.secret_key,
        Integration: account.integration_id })),
    h('h3', {}, 'Lines to paste'),
    paste('curl: buy a label', curl(state.addresses, account)),
    paste('application.properties: the Camel component', properties(state.addresses, account)),
    paste('curl: receive webhooks', webhook(state.addresses, account)));
  return state;
}

function facts(title, entries) {
  return h('div', { class: 'box' }, h('h3', {}, title), h('dl', {}, pairs(entries, true)));
}

const user = account => quoted(`${account.public_key}:${account.secret_key}`);

function curl(addresses, account) {
  return `curl -u ${user(account)} ${addresses.v3}/shipments/announce \\
  -H 'Content-Type: application/json' -d '{
  "to_address": {"name": "Anna de Vries", "address_line_1": "Stadhuisplein", "house_number": "10",
                 "postal_code": "5611 EM", "city": "Eindhoven", "country_code": "NL"},
  "ship_with": {"type": "shipping_option_code", "properties": {"shipping_option_code": "postnl:standard"}},
  "order_number": "ORDER-1",
  "parcels": [{"weight": {"value": "1.320", "unit": "kg"}}]}'`;
}

function properties(addresses, account) {
  const options = { 'base-uri': addresses.v3.replace(/\/v3\/?$/, ''),
    'service-points-uri': addresses.service_points.replace(/\/v2\/?$/, ''), 'token-uri': addresses.token,
    'public-key': account.public_key, 'secret-key': account.secret_key };
  return Object.entries(options).map(([name, value]) => `camel.component.sendcloud.${name} = ${value}`).join('\n');
}

function webhook(addresses, account) {
  return `curl -u ${user(account)} -X PATCH ${addresses.v3}/integrations/${account.integration_id} \\
  -H 'Content-Type: application/json' -d '{"webhook_active": true, "webhook_url": "http://127.0.0.1:9000/webhooks"}'`;
}
