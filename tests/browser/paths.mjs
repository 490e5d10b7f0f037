// From a path with names in braces to an address that is there.
const ID = '[0-9A-HJKMNP-TV-Z]{13}';
const CRN = '[A-Z]\\d{6}';
const SHAPES = { crn: CRN, out: CRN, slug: '[a-z][a-z0-9-]+',
  section: '(?:accommodation|finance|[a-z]+(?:-[a-z]+)+)',
  day: '\\d{4}-\\d{2}-\\d{2}',
  quarter: '\\d{4}-q[1-4]', month: '\\d{4}-\\d{2}', area: '[a-z_]+',
  topic: '[a-z_]+' };

// Matches the addresses that a path such as /people/{crn}/plan stands for.
export function pathPattern(path) {
  const parts = path.split('?')[0].split(/\{(\w+)\}/);
  return new RegExp(`^${parts.map((part, i) => i % 2 === 0
    ? part.replace(/[.*+?^$()|[\]\\]/g, '\\$&')
    : SHAPES[part] || ID).join('')}$`);
}

// The addresses that a page links to, in its order.
async function linksOf(server, cookies, address) {
  const cookie = cookies.map(one => `${one.name}=${one.value}`).join('; ');
  const answer = await fetch(server.url + address, { headers: { cookie } });
  return [...(await answer.text()).matchAll(/<a [^>]*?href="([^"#]*)"/g)]
    .map(found => new URL(found[1].replaceAll('&amp;', '&'),
      server.url + address).pathname);
}

const crnsOf = async (server, cookies, address) =>
  (await linksOf(server, cookies, address))
    .map(one => /^\/people\/([A-Z]\d{6})$/.exec(one)?.[1]).filter(Boolean);

const MAIN = 'X900000';

/*
 * The people that a user may and may not see: {crn, out, other}. The
 * fictional Jay, whose record holds most, when within reach; out and other are
 * two that only the organisation's manager reaches.
 */
export async function peopleFor(server, cookies, manager) {
  const own = await crnsOf(server, cookies, '/people?which=all');
  const all = await crnsOf(server, manager, '/people?which=all');
  const out = all.filter(one => !own.includes(one));
  const others = own.filter(one => one !== MAIN);
  return { crn: own.includes(MAIN) ? MAIN : own[0],
    out: out[0] || others[0], other: out.at(-1) };
}

// How many pages are opened to find a link that not every one of them has.
const TRIES = 40;

/*
 * Finds the address of a path for one user, whose list of pages says where
 * each path is linked from: names that are known are put in, and the others
 * are of the first link that fits.
 */
export function finder(server, cookies, known, list) {
  const put = path => path.replace(/\{(\w+)\}/g, (whole, name) =>
    known[name] || whole);
  const from = new Map(list.filter(page => page.from)
    .map(page => [page.path, page.from]));
  const found = new Map();

  // All addresses of a path, as far as the first page that links to any.
  const addresses = async path => {
    const wanted = put(path);
    if (!wanted.includes('{')) {
      return [wanted];
    }
    const fits = pathPattern(wanted);
    for (const parent of (await all(from.get(path))).slice(0, TRIES)) {
      const links = (await linksOf(server, cookies, parent))
        .filter(one => fits.test(one));
      if (links.length > 0) {
        return links;
      }
    }
    throw new Error(`No link on ${from.get(path)} leads to ${wanted}`);
  };

  const all = async path => {
    if (!found.has(path)) {
      found.set(path, await addresses(path));
    }
    return found.get(path);
  };

  return async path => (await all(path))[0];
}
