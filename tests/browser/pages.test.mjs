// Every page of the list: valid HTML, nothing in the console under the real
// policy, no axe violation, with script on a phone and at a desk and without
// it on the narrowest screen, and no sideways scrolling at any width.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { open, tab } from './browser.mjs';
import { browsersFor, pageFaults } from './checks.mjs';
import { elsewhere, pages } from './pages.mjs';
import { finder, peopleFor } from './paths.mjs';
import { routes, start } from './server.mjs';
import { keeper } from './sign_in.mjs';

let server;
let cookiesOf;

// So that there is an opening out of reach to be judged.
async function breakGlass(cookies, crn) {
  const context = await open({ cookies });
  try {
    const page = tab(context);
    await page.goto(`${server.url}/people/${crn}/open`);
    await page.fill('#reason', 'The duty desk rang and nobody else is in.');
    await Promise.all([page.waitForNavigation(),
      page.click('main form button')]);
  } finally {
    await context.shut();
  }
}

before(async () => {
  server = await start();
  cookiesOf = keeper(server);
  const sam = await cookiesOf('sam');
  const { other } = await peopleFor(server, sam, await cookiesOf('morgan'));
  await breakGlass(sam, other);
});
after(() => server?.stop());

for (const [user, list] of pages) {
  describe(`pages of ${user || 'nobody'}`, () => {
    let browsers;
    let find;

    before(async () => {
      const cookies = await cookiesOf(user);
      const people = list.some(page => page.path.includes('{crn}'))
        ? await peopleFor(server, cookies, await cookiesOf('morgan')) : {};
      find = finder(server, cookies, people, list);
      browsers = await browsersFor(cookies);
    });
    after(() => browsers?.shut());

    for (const page of list) {
      const state = page.as ? `, ${page.as}` : '';
      test(`page: ${page.path} for ${user || 'nobody'}${state}`,
        async () => {
          const address = await find(page.path);
          const faults = await pageFaults(browsers, server.url + address, page);
          assert.deepEqual(faults, []);
        });
    }
  });
}

const shape = path => path.split('?')[0].replace(/\{\w+\}|:\w+/g, '{}');

test('page: each route that answers GET with a page is on the list', () => {
  const looked = new Set(pages.flatMap(([, list]) => list)
    .filter(page => !page.status)
    .flatMap(page => [page.path, ...(page.shows ? [page.shows] : [])])
    .map(shape));
  const missing = routes().filter(one => one.method === 'GET')
    .map(one => one.path)
    .filter(path => !path.startsWith('/api/') && !elsewhere.has(path) &&
      !looked.has(shape(path)));
  assert.deepEqual(missing, []);
});
