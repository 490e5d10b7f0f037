// The API as its own description has it: who signs in, what is asked, and
// whether an answer is what the description says.
import { createRequire } from 'node:module';
import { place } from '../node/packages.mjs';

// The judge of shapes is the one that the validator of descriptions brings.
const beside = createRequire(place('@seriousme/openapi-schema-validator'));
const Ajv = beside('ajv/dist/2020.js').default;
const addFormats = beside('ajv-formats').default;

// Matches the addresses of a path such as /api/people/{crn}/plan.
const pattern = path => new RegExp(`^${path.split(/\{\w+\}/)
  .map(part => part.replace(/[.*+?^$()|[\]\\]/g, '\\$&')).join('[^/]+')}$`);

const plainest = (a, b) => a.split('{').length - b.split('{').length;

/*
 * Judges by a description: {fits, answered, operations, seen}.
 *
 *   fits(name, value)     what is wrong with a value of that schema: [words]
 *   answered(method, path, status, body, type)   the same for an answer: a
 *                         status or type that is not described is wrong, too
 *   operations            each as {method, path, ...what is described}
 *   seen                  each schema, "Goal", of which a value was judged, and
 *                         each member, "Goal.why", that was there and not null
 */
export function judge(described) {
  const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
  const { schemas } = described.components;
  const seen = new Set();

  addFormats(ajv);
  ajv.addVocabulary(['components', 'schemas']);
  ajv.addSchema({ $id: 'api', components: { schemas } });

  const operations = Object.entries(described.paths).flatMap(([path, of]) =>
    Object.entries(of).map(([method, operation]) =>
      ({ method: method.toUpperCase(), path, ...operation })));

  const resolve = one => one?.$ref
    ? one.$ref.slice(2).split('/').reduce((at, part) => at[part], described)
    : one;

  // Which named schemas a value went through.
  const note = (schema, value) => {
    const name = /^#\/components\/schemas\/(\w+)$/.exec(schema.$ref)?.[1];
    const is = resolve(schema);
    if (name && value !== null) {
      seen.add(name);
    }
    if (value === null || value === undefined) {
      return;
    }
    is.anyOf?.filter(one => one.$ref).forEach(one => note(one, value));
    if (is.items && Array.isArray(value)) {
      value.forEach(one => note(is.items, one));
    }
    for (const [key, member] of Object.entries(is.properties ?? {})) {
      note(member, value[key]);
      if (value[key] !== null && value[key] !== undefined) {
        seen.add(`${name}.${key}`);
      }
    }
  };

  const fits = (name, value) => {
    const ref = `#/components/schemas/${name}`;
    const good = ajv.getSchema(`api${ref}`) ?? ajv.compile({ $ref: `api${ref}` });
    if (good(value)) {
      note({ $ref: ref }, value);
      return [];
    }
    return good.errors.map(one => `${name}${one.instancePath} ${one.message} ` +
      JSON.stringify(one.params));
  };

  const answered = (method, address, status, body,
    type = 'application/json') => {
    const [path] = Object.keys(described.paths)
      .filter(one => pattern(one).test(address.split('?')[0])).sort(plainest);
    const operation = described.paths[path]?.[method.toLowerCase()];
    if (!operation) {
      return [`${method} ${address} is not described`];
    }
    const answer = resolve(operation.responses[status]);
    if (!answer) {
      return [`${method} ${path} answers ${status}, which is not described`];
    }
    const schema = answer.content[type]?.schema;
    if (!schema) {
      return [`${method} ${path} answers ${type}, which is not described`];
    }
    return fits(schema.$ref.split('/').at(-1), Buffer.isBuffer(body) ? '' : body);
  };

  return { fits, answered, operations, seen };
}

/*
 * Somebody who is signed in, or nobody: ask(method, path, {body, parts,
 * headers, raw, key, token}) gives {status, headers, type, body}. A POST has a
 * key of its own; parts are sent as a form, and a Blob among them as a file.
 * What is no JSON is answered as a Buffer.
 */
export async function client(server, user) {
  const cookies = user ? await signedIn(server, user) : '';
  const csrf = user ? await formToken(server, cookies) : '';
  let keys = 0;

  return async (method, path, { body, parts, headers = {}, raw, key,
    token } = {}) => {
    const own = token ? { authorization: `Bearer ${token}` }
      : { cookie: cookies, 'x-csrf-token': csrf };
    const answer = await fetch(server.url + path, {
      method,
      headers: {
        ...own,
        ...(method === 'POST' &&
          { 'idempotency-key': key ?? `${user}-${Date.now()}-${keys++}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers
      },
      body: raw ?? (parts && formOf(parts)) ??
        (body === undefined ? undefined : JSON.stringify(body))
    });
    const said = Buffer.from(await answer.arrayBuffer());
    const type = answer.headers.get('content-type')?.split(';')[0];
    return { status: answer.status, headers: answer.headers, type,
      body: type !== 'application/json' ? said
        : said.length > 0 && JSON.parse(said.toString()) };
  };
}

function formOf(parts) {
  const form = new FormData();
  for (const [name, value] of Object.entries(parts)) {
    form.append(name, value);
  }
  return form;
}

export async function signedIn(server, user) {
  const answer = await fetch(`${server.url}/sign-in`, {
    method: 'POST', redirect: 'manual',
    body: new URLSearchParams({ username: user, password: server.password })
  });
  const cookies = answer.headers.getSetCookie().map(one => one.split(';')[0]);
  if (answer.status !== 303 || cookies.length === 0) {
    throw new Error(`${user} could not sign in: ${answer.status}`);
  }
  return cookies.join('; ');
}

export async function formToken(server, cookie) {
  const page = await fetch(`${server.url}/account`, { headers: { cookie } });
  const [, csrf] = /name="csrf" value="([^"]+)"/.exec(await page.text());
  return csrf;
}

// A token of a user, as whoever has the machine makes it.
export function token(server, user) {
  const made = server.command('user', 'token', '--user', user);
  const found = /\S{32}/.exec(made.stdout);
  if (!found) {
    throw new Error(`no token for ${user}: ${made.stderr}`);
  }
  return found[0];
}
