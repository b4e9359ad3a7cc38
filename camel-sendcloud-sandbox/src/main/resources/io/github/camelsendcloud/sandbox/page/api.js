// Calls the control API of the sandbox.

/** Calls an operation and returns the data of its response; null for an empty response. */
export async function call(method, path, body) {
  return send(method, `/sandbox${path}`, body, {});
}

/** Calls Sendcloud's API in the sandbox with the keys of an account. */
export async function callAs(account, method, path, body) {
  const keys = btoa(`${account.public_key}:${account.secret_key}`);
  return send(method, `/api${path}`, body, { Authorization: `Basic ${keys}` });
}

async function send(method, path, body, headers) {
  const options = { method, headers, cache: 'no-store' };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
    options.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Error(`${method} ${path} got no response.`);
  }
  const json = await parse(response);
  if (!response.ok) {
    const detail = json?.errors?.[0]?.detail ?? json?.error?.message ?? '';
    throw new Error(`${method} ${path} got the status ${response.status}. ${detail}`);
  }
  return json?.data ?? json;
}

async function parse(response) {
  try {
    return await response.json();
  } catch {
    return null;
  }
}
