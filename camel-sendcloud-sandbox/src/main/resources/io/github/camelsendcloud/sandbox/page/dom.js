// Builds elements. Data becomes text nodes and attributes only: no function of this page parses data as HTML.

/** An element. An entry "onclick" of the properties is a listener, true and false switch an attribute. */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith('on')) {
      element.addEventListener(name.slice(2), value);
    } else if (value === true) {
      element.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(name, value);
    }
  }
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== ''));
  return element;
}

export const byId = id => document.getElementById(id);

/** A button whose action runs once at a time; a failure of the action is shown. */
export function button(text, action, properties = {}) {
  return act(h('button', { type: 'button', ...properties }, text), 'click', action);
}

/** Runs an action at an event of an element. The element is busy during the action; its focus stays. */
export function act(element, event, action) {
  element.addEventListener(event, async happened => {
    happened.preventDefault();
    if (element.getAttribute('aria-busy') === 'true') {
      return;
    }
    element.setAttribute('aria-busy', 'true');
    try {
      await action(happened);
    } catch (error) {
      complain(error.message);
    } finally {
      element.removeAttribute('aria-busy');
    }
  });
  return element;
}

let fields = 0;

/** A label with its input or select. A narrow field is as wide as its content. */
export function field(label, input, width = '') {
  input.id ||= `field-${++fields}`;
  return h('div', { class: `field ${width}` }, h('label', { for: input.id }, label), input);
}

/** A select with options [value, text]. */
export function select(options, value) {
  return h('select', {}, options.map(([key, text]) => h('option', { value: key, selected: key === value }, text)));
}

/** The names and the values of a description list; values that are missing are left out. */
export function pairs(entries, isCode = false) {
  return Object.entries(entries).filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => h('div', {}, h('dt', {}, name),
      h('dd', {}, isCode ? h('code', {}, String(value)) : String(value))));
}

/** Text in a box that can be scrolled by keyboard. */
export function code(label, text) {
  return h('pre', { tabindex: '0', role: 'region', 'aria-label': label }, text);
}

/** Text to paste, with a button that copies the text. */
export function paste(label, text) {
  const box = code(label, text);
  return h('figure', { class: 'paste' }, h('figcaption', {}, label,
    button('Copy', async () => {
      getSelection().selectAllChildren(box);
      await navigator.clipboard.writeText(text);
      say(`${label}: copied`);
    }, { 'aria-label': `Copy: ${label}`, class: 'small' })), box);
}

/** Tells a screen reader what has changed. */
export function say(text) {
  byId('news').textContent = text;
}

/** Shows a message about a failure until a person closes the message. */
export function complain(text) {
  const message = h('p', {}, h('span', {}, text),
    h('button', { type: 'button', class: 'small', onclick: () => message.remove() }, 'Close'));
  byId('messages').replaceChildren(message);
}

/** Calls a function at most once in a time. The last call is never lost. */
export function atMostEvery(milliseconds, task) {
  let timer = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      task();
    }, milliseconds);
  };
}
