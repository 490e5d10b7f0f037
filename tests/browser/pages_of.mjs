// Every page of some users' lists: valid HTML, nothing in the console under the
// real policy, no axe violation, with script at a desk and without it on the
// narrowest screen, and no sideways scrolling at any width. Colours, and pages
// in Welsh or sent back, are judged by axe at the desk alone: elsewhere they are
// the same.
import assert from 'node:assert/strict';
import { open, tab } from './browser.mjs';
import { browsersFor, pageFaults } from './checks.mjs';
import { after, before, describe, test } from './limit.mjs';
import { pages } from './pages.mjs';
import { finder, peopleFor } from './paths.mjs';
import { start } from './server.mjs';
import { keeper } from './sign_in.mjs';

// So that there is an opening out of reach to be judged.
async function breakGlass(server, cookies, crn) {
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

// With a server of their own, since looking at some pages changes it. The
// pages of those in `plain` are for a reader of nine (reading.mjs).
export function lookAt(users, { plain = [] } = {}) {
  let server;
  let cookiesOf;

  before(async () => {
    server = await start();
    cookiesOf = keeper(server);
    const sam = await cookiesOf('sam');
    const { other } = await peopleFor(server, sam, await cookiesOf('morgan'));
    await breakGlass(server, sam, other);
  });
  after(() => server?.stop());

  for (const [user, list] of pages.filter(one => users.includes(one[0]))) {
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
            const faults = await pageFaults(browsers, server.url + address,
              { ...page, plain: plain.includes(user) });
            assert.deepEqual(faults, []);
          });
      }
    });
  }
}
