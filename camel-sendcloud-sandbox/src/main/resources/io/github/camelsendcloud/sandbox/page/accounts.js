import { h, byId, act, button, field, pairs, say } from './dom.js';
import { call } from './api.js';
import { LiveTable } from './live-table.js';

const COUNTS = { calls: 'Calls', token_requests: 'Token requests', tokens_issued: 'Tokens issued',
  unauthorized: 'Responses 401', forbidden: 'Responses 403', rate_limited: 'Responses 429' };

export const allAccounts = () => call('GET', '/accounts');

export async function firstAccount() {
  return (await allAccounts())[0];
}

export function startAccounts() {
  const table = new LiveTable({
    section: 'accounts', path: '/accounts', key: 'name', noun: 'account',
    caption: 'The accounts of the sandbox',
    title: account => `account ${account.name}`,
    columns: [
      { name: 'Account', cell: account => account.name },
      { name: 'Public key', cell: account => h('code', {}, account.public_key) },
      { name: 'Calls', cell: account => String(account.counts.calls) },
      { name: 'Tokens', cell: account => String(account.tokens?.length ?? account.counts.tokens_issued) },
      { name: 'Limit', wide: true, cell: account => limitText(account.rate_limit) },
      { name: 'Accepts', wide: true, cell: account => account.authentication.replaceAll('_', ' ') },
    ],
    details: account => details(account, table),
    empty: () => h('p', {}, 'The sandbox has no account. Enter a name above to add an account.'),
  });
  const name = byId('account-name');
  act(byId('add-account'), 'submit', async () => {
    await call('POST', '/accounts', { name: name.value });
    say(`The account ${name.value} is added`);
    name.value = '';
    await table.load();
  });
  return table;
}

function details(account, table) {
  const facts = h('dl');
  const counts = h('dl');
  const tokens = h('div');
  const update = changed => {
    facts.replaceChildren(...pairs({ 'Public key': changed.public_key, 'Secret key': changed.secret_key,
      Integration: changed.integration_id, Scopes: changed.scopes.join(' ') }, true));
    counts.replaceChildren(...pairs(Object.fromEntries(
      Object.entries(COUNTS).map(([key, text]) => [text, changed.counts[key] ?? 0]))));
    tokens.replaceChildren(tokenTable(changed));
  };
  update(account);
  const path = `/accounts/${encodeURIComponent(account.name)}`;
  const change = async (method, suffix, body, text) => {
    await call(method, path + suffix, body);
    await table.load();
    say(text);
  };
  const element = h('div', { class: 'columns even' },
    h('div', {}, h('h3', {}, 'Keys'), facts,
      button('Rotate the keys', () => change('POST', '/rotate', {}, 'The account has new keys'))),
    h('div', {}, h('h3', {}, 'Tokens'), tokens,
      button('Revoke the tokens', () => change('POST', '/revoke-tokens', {}, 'The tokens are revoked'))),
    h('div', {}, h('h3', {}, 'Counts'), counts,
      limitForm(account, limit => change('PATCH', '', { rate_limit: limit },
        limit ? 'The limit is set' : 'The account has no limit'))));
  return { element, update };
}

function tokenTable(account) {
  const tokens = account.tokens ?? [];
  if (tokens.length === 0) {
    return h('p', {}, 'No valid token. A program gets a token at /oauth2/token.');
  }
  return h('table', { class: 'inner' }, h('caption', { class: 'unseen' }, `Tokens of ${account.name}`),
    h('thead', {}, h('tr', {}, ['Token', 'Seconds left'].map(name => h('th', { scope: 'col' }, name)))),
    h('tbody', {}, tokens.map(token => h('tr', {}, h('th', { scope: 'row' }, h('code', {}, token.token)),
      h('td', {}, String(Math.round(token.expires_in)))))));
}

function limitForm(account, save) {
  const number = (value, min) => h('input', { type: 'number', min, value, required: true, class: 'short' });
  const writes = number(account.rate_limit?.writes ?? 100, '0');
  const reads = number(account.rate_limit?.reads ?? 1000, '0');
  const seconds = number(account.rate_limit?.window_seconds ?? 60, '1');
  const form = h('form', { class: 'row', 'aria-label': `Limit of ${account.name}` },
    field('Writes', writes), field('Reads', reads), field('Seconds', seconds), h('button', { type: 'submit' }, 'Set the limit'),
    button('Remove the limit', () => save(null)));
  return act(form, 'submit', () => save(
    { writes: Number(writes.value), reads: Number(reads.value), window_seconds: Number(seconds.value) }));
}

function limitText(limit) {
  return limit ? `${limit.writes} writes, ${limit.reads} reads in ${limit.window_seconds} s` : 'none';
}
