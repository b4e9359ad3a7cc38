import { h, byId, button, atMostEvery, complain, say } from './dom.js';
import { call } from './api.js';

const MOST_ROWS = 100;
const FLUSH_MILLISECONDS = 120;

/**
 * A table of items of the control API, the newest first. A row opens to details. The stream changes rows in place, so
 * that the focus of a person and open rows stay.
 */
export class LiveTable {
  /**
   * Options: section (id of its section), path and key of the items, noun, title(item) for screen readers,
   * columns [{name, cell(item), fixed, wide}], details(item) → {element, update(item)}, empty() → element.
   */
  constructor(options) {
    this.options = options;
    this.key = options.key ?? 'id';
    this.entries = new Map();
    this.arrived = new Map();
    this.section = byId(options.section);
    this.search = this.section.querySelector('input[type=search]');
    this.head = h('thead', {}, h('tr', {}, options.columns.map(column =>
      h('th', { scope: 'col', class: column.wide ? 'wide' : null }, column.name))));
    this.table = h('table', {}, h('caption', { class: 'unseen' }, options.caption), this.head);
    this.scroller = h('div', { class: 'scroller' }, this.table);
    this.empty = h('div', { class: 'empty', hidden: true });
    this.section.append(this.scroller, this.empty);
    this.flushSoon = atMostEvery(FLUSH_MILLISECONDS, () => this.flush());
    this.reloadSoon = atMostEvery(250, () => this.load().catch(error => complain(error.message)));
    if (this.search) {
      this.search.addEventListener('input', this.reloadSoon);
      this.search.form.addEventListener('submit', event => event.preventDefault());
    }
  }

  get text() {
    return this.search?.value.trim() ?? '';
  }

  /** Reads the list again. */
  async load() {
    this.arrived.clear();
    const text = this.text;
    const search = text === '' ? '' : `&search=${encodeURIComponent(text)}`;
    const items = await call('GET', `${this.options.path}?limit=${MOST_ROWS}${search}`);
    if (text !== this.text) {
      return;
    }
    const wanted = new Set(items.map(item => item[this.key]));
    for (const [id, entry] of this.entries) {
      if (!wanted.has(id)) {
        entry.body.remove();
        this.entries.delete(id);
      }
    }
    let before = this.head;
    for (const item of items) {
      const entry = this.put(item);
      if (before.nextElementSibling !== entry.body) {
        before.after(entry.body);
      }
      before = entry.body;
    }
    this.showEmpty();
    if (text !== '') {
      say(`${items.length} ${this.noun(items.length)} for "${text}"`);
    }
  }

  /** Takes an item of the stream. */
  receive(item) {
    if (this.text !== '') {
      this.reloadSoon();
      return;
    }
    this.arrived.set(item[this.key], item);
    if (this.arrived.size > MOST_ROWS) {
      this.arrived.delete(this.arrived.keys().next().value);
    }
    this.flushSoon();
  }

  flush() {
    const items = [...this.arrived.values()];
    this.arrived.clear();
    const added = items.filter(item => !this.entries.has(item[this.key]));
    for (const item of items) {
      const entry = this.put(item);
      if (!entry.body.isConnected) {
        entry.body.classList.add('new');
        this.head.after(entry.body);
      }
    }
    for (const entry of [...this.table.tBodies].slice(MOST_ROWS)) {
      this.entries.delete(entry.item[this.key]);
      entry.remove();
    }
    this.showEmpty();
    if (added.length > 0 && !this.section.hidden) {
      say(added.length === 1 ? `New ${this.noun(1)}: ${this.options.title(added[0])}` : `${added.length} new ${this.noun(2)}`);
    }
  }

  noun(count) {
    return count === 1 ? this.options.noun : `${this.options.noun}s`;
  }

  put(item) {
    const known = this.entries.get(item[this.key]);
    const entry = known ?? this.create(item);
    entry.item = item;
    entry.body.item = item;
    this.options.columns.forEach((column, index) => {
      if (!known || !column.fixed) {
        entry.contents[index].replaceChildren(...[column.cell(item)].flat());
      }
    });
    entry.opener.setAttribute('aria-label', `Details of ${this.options.title(item)}`);
    entry.details?.update?.(item);
    return entry;
  }

  create(item) {
    const id = `${this.options.section}-details-${++LiveTable.rows}`;
    const entry = { item, details: null };
    entry.opener = h('button', { type: 'button', class: 'opener', 'aria-expanded': 'false', 'aria-controls': id });
    entry.contents = this.options.columns.map(() => h('span'));
    const cells = this.options.columns.map((column, index) => index === 0
      ? h('th', { scope: 'row' }, h('span', { class: 'first' }, entry.opener, entry.contents[0]))
      : h('td', { class: column.wide ? 'wide' : null }, entry.contents[index]));
    entry.row = h('tr', { class: 'summary' }, cells);
    entry.place = h('td', { colspan: this.options.columns.length });
    entry.more = h('tr', { id, class: 'details', hidden: true }, entry.place);
    entry.body = h('tbody', {}, entry.row, entry.more);
    entry.row.addEventListener('click', event => {
      const busy = event.target.closest('button, a, input, select');
      if ((!busy || busy === entry.opener) && getSelection().isCollapsed) {
        this.toggle(entry, entry.more.hidden);
      }
    });
    this.entries.set(item[this.key], entry);
    return entry;
  }

  toggle(entry, opens) {
    if (opens && entry.details === null) {
      entry.details = this.options.details(entry.item);
      entry.place.append(entry.details.element);
    }
    entry.more.hidden = !opens;
    entry.body.classList.toggle('open', opens);
    entry.opener.setAttribute('aria-expanded', String(opens));
  }

  showEmpty() {
    const isEmpty = this.entries.size === 0;
    this.scroller.hidden = isEmpty;
    this.empty.hidden = !isEmpty;
    if (!isEmpty) {
      this.empty.replaceChildren();
      return;
    }
    const wanted = this.text;
    if (this.empty.shown === wanted && this.empty.hasChildNodes()) {
      return;
    }
    this.empty.shown = wanted;
    this.empty.replaceChildren(wanted === '' ? this.options.empty() : h('div', {},
      h('p', {}, `No ${this.options.noun} has the text "${wanted}".`),
      button('Clear the search', () => {
        this.search.value = '';
        this.search.focus();
        return this.load();
      })));
  }
}

LiveTable.rows = 0;
