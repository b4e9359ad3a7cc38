import { h, byId, act, code, paste } from './dom.js';
import { call } from './api.js';
import { LiveTable } from './live-table.js';
import { httpKind, pretty, headerLines, quoted } from './format.js';
import { pill, time } from './pill.js';

export function startRequests() {
  const table = new LiveTable({
    section: 'requests', path: '/requests', noun: 'request',
    caption: 'The requests to the sandbox, the newest first',
    title: request => `${request.method} ${request.path}, status ${request.status || 'none'}`,
    columns: [
      { name: 'Time', cell: request => time(request.time) },
      { name: 'Request', cell: request => h('code', { class: 'path' }, h('b', {}, request.method),
        ` ${request.path}${request.query ? `?${request.query}` : ''}`) },
      { name: 'Status', cell: request => [pill(httpKind(request.status), request.status || 'none'),
        request.fault ? h('small', { class: 'tag' }, 'fault') : ''] },
      { name: 'Account', wide: true, cell: request => request.account || '–' },
      { name: 'Duration', wide: true, cell: request => `${Math.round(request.duration_ms ?? 0)} ms` },
    ],
    details,
    empty: () => h('div', {},
      h('p', {}, 'No request yet. Give the address and the keys of the sandbox to your program.'),
      h('a', { href: '#start' }, 'Connect your program')),
  });
  act(byId('clear-requests'), 'click', async () => {
    await call('DELETE', '/requests');
    await table.load();
  });
  return table;
}

function details(request) {
  return { element: h('div', { class: 'stack' },
    request.fault
      ? h('p', { class: 'note' }, `The fault "${request.fault.replaceAll('_', ' ')}" has changed the response.`) : null,
    h('div', { class: 'halves' },
      half('Request', request.request_headers, request.request_body),
      half('Response', request.response_headers, request.response_body)),
    h('details', {}, h('summary', {}, 'Send the request again with curl'), paste('curl', curl(request)))) };
}

function half(title, headers, body) {
  const text = pretty(body);
  return h('div', {}, h('h3', {}, title),
    code(`${title} headers`, headerLines(headers) || 'No headers'),
    text === '' ? h('p', {}, `The ${title.toLowerCase()} has no body.`) : code(`${title} body`, text));
}

function curl(request) {
  const lines = [`curl -u PUBLIC_KEY:SECRET_KEY -X ${request.method}`];
  if (request.request_body) {
    lines.push("-H 'Content-Type: application/json'", `-d ${quoted(request.request_body)}`);
  }
  lines.push(quoted(`${location.origin}${request.path}${request.query ? `?${request.query}` : ''}`));
  return lines.join(' \\\n  ');
}
