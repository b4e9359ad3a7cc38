import { byId, act, atMostEvery, complain, say } from './dom.js';
import { call } from './api.js';
import { startAccounts } from './accounts.js';
import { startClock, showClock } from './clock.js';
import { startFaults, loadFaults } from './faults.js';
import { startParcels } from './parcels.js';
import { startRequests } from './requests.js';
import { loadStart } from './start.js';
import { startWebhooks } from './webhooks.js';

const links = [...document.querySelectorAll('header nav a')];
const tables = {};

/** Shows the view that the address names, for example #requests?search=ORDER-1. */
function showView(state) {
  const [name, query] = location.hash.slice(1).split('?');
  const known = links.some(link => link.hash === `#${name}`);
  const view = known ? name : state?.counts?.parcels > 0 || state?.counts?.requests > 0 ? 'parcels' : 'start';
  if (!known && name !== '' && byId(name)) {
    return;
  }
  for (const link of links) {
    const isCurrent = link.hash === `#${view}`;
    byId(link.hash.slice(1)).hidden = !isCurrent;
    if (isCurrent) {
      link.setAttribute('aria-current', 'page');
      document.title = `${link.firstChild.textContent.trim()} – Sendcloud sandbox`;
    } else {
      link.removeAttribute('aria-current');
    }
  }
  const text = new URLSearchParams(query).get('search');
  if (text !== null) {
    tables[view].search.value = text;
    tables[view].search.focus();
    tables[view].reloadSoon();
  }
}

async function loadState() {
  const state = await loadStart();
  showCounts(state.counts);
  return state;
}

function showCounts(counts) {
  for (const name of ['parcels', 'requests', 'webhooks']) {
    byId(`count-${name}`).textContent = counts?.[name] ?? '';
  }
}

/** Reads everything again. A list that fails does not stop the other lists. */
async function loadAll() {
  showClock(await call('GET', '/clock'));
  const state = await loadState();
  await Promise.all([loadFaults(), ...Object.values(tables).map(table => table.load())]
    .map(loading => loading.catch(error => complain(error.message))));
  return state;
}

/** Follows the stream. The browser connects again by itself; what has happened in the meantime is read from the lists. */
function follow() {
  const reloadAll = () => loadAll().catch(error => complain(error.message));
  const countSoon = atMostEvery(500, () => call('GET', '/state').then(state => showCounts(state.counts)).catch(() => {}));
  const accountsSoon = atMostEvery(1000, () => tables.accounts.load().catch(() => {}));
  const faultsSoon = atMostEvery(200, () => loadFaults().catch(() => {}));
  const stream = new EventSource('/sandbox/stream');
  const on = (name, task) => stream.addEventListener(name, event => task(JSON.parse(event.data)));
  let connections = 0;
  stream.onopen = () => {
    connection('live', 'Live');
    if (connections++ > 0) {
      reloadAll();
    }
  };
  stream.onerror = () => connection('lost', 'The connection is lost');
  on('request', request => {
    tables.requests.receive(request);
    countSoon();
    accountsSoon();
    if (request.fault) {
      faultsSoon();
    }
  });
  on('parcel', parcel => {
    tables.parcels.receive(parcel);
    countSoon();
  });
  on('webhook', webhook => {
    tables.webhooks.receive(webhook);
    countSoon();
  });
  on('clock', showClock);
  on('fault', faultsSoon);
  on('reset', reloadAll);
}

function connection(kind, text) {
  const place = byId('connection');
  place.className = `connection ${kind}`;
  place.textContent = text;
}

function startReset() {
  const dialog = byId('reset-dialog');
  byId('reset').addEventListener('click', () => {
    dialog.returnValue = '';
    dialog.showModal();
  });
  act(dialog, 'close', async () => {
    if (dialog.returnValue === 'reset') {
      await call('POST', '/reset');
      await loadAll();
      say('The sandbox is reset');
    }
  });
}

async function start() {
  if (new URLSearchParams(location.search).has('token')) {
    // the cookie has the token now: the token must not stay in the history of the browser
    history.replaceState(null, '', location.pathname + location.hash);
  }
  startClock();
  startFaults();
  startReset();
  tables.requests = startRequests();
  tables.accounts = startAccounts();
  tables.parcels = await startParcels();
  tables.webhooks = await startWebhooks();
  const state = await loadAll();
  follow();
  showView(state);
  addEventListener('hashchange', () => showView(state));
}

start().catch(error => {
  connection('lost', 'The page could not read the sandbox');
  complain(error.message);
});
