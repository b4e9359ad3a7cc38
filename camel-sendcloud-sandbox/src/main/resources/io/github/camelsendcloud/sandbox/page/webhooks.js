import { h, byId, act, button, code, field, select, say } from './dom.js';
import { call, callAs } from './api.js';
import { LiveTable } from './live-table.js';
import { httpKind, pretty } from './format.js';
import { pill, time } from './pill.js';
import { allAccounts } from './accounts.js';

export async function startWebhooks() {
  const table = new LiveTable({
    section: 'webhooks', path: '/webhooks', noun: 'webhook',
    caption: 'The webhooks and the deliveries of event subscriptions, the newest first',
    title: webhook => `${webhook.event} to ${webhook.url}`,
    columns: [
      { name: 'Time', cell: webhook => time(webhook.time) },
      { name: 'Event', cell: webhook => [h('strong', {}, webhook.event ?? webhook.kind), h('small', {}, webhook.url)] },
      { name: 'Last attempt', cell: webhook => lastAttempt(webhook) },
      { name: 'Attempts', wide: true, cell: webhook => String(webhook.attempts.length) },
      { name: 'Account', wide: true, cell: webhook => webhook.account || '–' },
      { name: 'Action', fixed: true, cell: webhook => button('Resend', () => resend(webhook),
        { class: 'small', 'aria-label': `Resend webhook ${webhook.id}` }) },
    ],
    details,
    empty: () => h('p', {},
      'No webhook yet. Enter the address of your receiver above, and then move a parcel to its next step.'),
  });
  act(byId('trigger-webhook'), 'click', async () => {
    const { status } = await call('POST', '/webhooks/trigger', { event: 'parcel_status_changed' });
    if (!status) {
      throw new Error('The webhook got no response. Enter the address of a receiver that runs, and save the address.');
    }
    say(`The receiver has responded to the webhook with ${status}`);
  });
  byId('webhook-settings').append(await addressForm());
  return table;
}

async function resend(webhook) {
  await call('POST', `/webhooks/${webhook.id}/resend`);
  say(`Webhook ${webhook.id} is sent again`);
}

function lastAttempt(webhook) {
  const last = webhook.attempts.at(-1);
  return last ? attemptPill(last) : pill('waiting', 'on the way');
}

function attemptPill(attempt) {
  return pill(httpKind(attempt.status), attempt.status || attempt.error || 'no response');
}

function details(webhook) {
  const attempts = h('tbody');
  const update = changed => attempts.replaceChildren(...changed.attempts.map((attempt, index) => h('tr', {},
    h('th', { scope: 'row' }, String(index + 1)), h('td', {}, time(attempt.time)), h('td', {}, attemptPill(attempt)),
    h('td', {}, `${Math.round(attempt.duration_ms ?? 0)} ms`))));
  update(webhook);
  const table = h('table', { class: 'inner' }, h('caption', { class: 'unseen' }, `Attempts of webhook ${webhook.id}`),
    h('thead', {}, h('tr', {}, ['Attempt', 'Time', 'Result', 'Duration'].map(name => h('th', { scope: 'col' }, name)))),
    attempts);
  const element = h('div', { class: 'halves' },
    h('div', {}, h('h3', {}, 'Attempts'), table, h('h3', {}, 'Signature'), code('Signature', webhook.signature ?? 'none')),
    h('div', {}, h('h3', {}, 'Body'), code('Body', pretty(webhook.body))));
  return { element, update };
}

/** A form that sets the webhook address of an account with Sendcloud's own API. */
async function addressForm() {
  const accounts = await allAccounts();
  const account = select(accounts.map(({ name }) => [name, name]), accounts[0]?.name);
  const url = h('input', { type: 'url', placeholder: 'http://127.0.0.1:9000/webhooks', autocomplete: 'off' });
  const form = h('form', { class: 'row', 'aria-label': 'Webhook address' },
    field('Account', account, 'narrow'), field('Webhook address', url), h('button', { type: 'submit' }, 'Save'));
  const load = async () => {
    const chosen = await chosenAccount(account.value);
    const settings = await callAs(chosen, 'GET', `/v3/integrations/${chosen.integration_id}`);
    url.value = settings.webhook_active ? settings.webhook_url ?? '' : '';
  };
  act(account, 'change', load);
  act(form, 'submit', async () => {
    const chosen = await chosenAccount(account.value);
    await callAs(chosen, 'PATCH', `/v3/integrations/${chosen.integration_id}`,
      { webhook_url: url.value || null, webhook_active: url.value !== '' });
    say(url.value === '' ? 'The account sends no webhooks' : `Webhooks go to ${url.value}`);
  });
  return form;
}

async function chosenAccount(name) {
  return (await allAccounts()).find(account => account.name === name);
}
