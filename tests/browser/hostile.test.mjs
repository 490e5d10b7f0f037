// Markup, script and quotes in every field of every form: sent as a person
// would, then looked for on every page. Text stays text.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { open, tab } from './browser.mjs';
import { htmlFaults, pageHtml } from './checks.mjs';
import { pages } from './pages.mjs';
import { finder, peopleFor } from './paths.mjs';
import { start } from './server.mjs';
import { keeper } from './sign_in.mjs';

const TEXT = '"><script>window.was = 1</script><img src=x onerror=' +
  '"window.was = 1"> &lt;b&gt; \'${7 * 7}\' {{7*7}} %s';
// Passwords and codes are counted: too many wrong ones shut the user out.
const COUNTED = /password|second-factor/;
// A check-in is sent once: Jay did, with the same form, before Sam could.
const SENT = /^\/people\/{crn}\/checkin\/fill/;
const WHO = ['jay', 'sam', 'ada'];

let server;
let cookiesOf;
before(async () => {
  server = await start({ people: 12 });
  cookiesOf = keeper(server);
});
after(() => server?.stop());

// Runs in the page: text in all its fields, the first of each choice.
function fillIn(form, text) {
  for (const field of form.elements) {
    if (field.matches('textarea, [type="text"], [type="email"]')) {
      field.value = text;
    } else if (field.matches('select')) {
      field.selectedIndex = field.options.length - 1;
    } else if (field.matches('[type="radio"], [type="checkbox"]') &&
        !form.querySelector(`[name="${CSS.escape(field.name)}"]:checked`)) {
      field.checked = true;
    }
  }
}

async function send(page, { form = '' }) {
  const one = page.locator(
    `main form[method="post"]${form && `[action$="${form}"]`}`).first();
  await one.evaluate((node, text) => {
    node.closest('details')?.setAttribute('open', '');
    window.fillIn(node, text);
  }, TEXT);
  await Promise.all([page.waitForNavigation(),
    one.locator('button[type="submit"]').first().click()]);
}

async function faultsOf(html) {
  const faults = await htmlFaults(html);
  if (/<script>window|<img src="?x/i.test(html)) {
    faults.push('markup that was typed is markup here');
  }
  return faults;
}

async function known(user, list) {
  const cookies = await cookiesOf(user);
  const people = user === 'sam'
    ? await peopleFor(server, cookies, await cookiesOf('morgan')) : {};
  return { cookies, find: finder(server, cookies, people, list) };
}

for (const [user, list] of pages.filter(([who]) => WHO.includes(who))) {
  describe(`hostile text of ${user}`, () => {
    let context;
    let html;
    let find;

    before(async () => {
      const who = await known(user, list);
      find = who.find;
      context = await open({ cookies: who.cookies });
      await context.addInitScript(`window.fillIn = ${fillIn}`);
      html = pageHtml(tab(context));
    });
    after(() => context?.shut());

    // Those with another path to show are forms behind a link of theirs.
    for (const one of list.filter(page => page.problems && !page.shows &&
        !COUNTED.test(page.path) && !SENT.test(page.path))) {
      test(`hostile: ${one.path} for ${user}`, async () => {
        const page = tab(context);
        await page.goto(server.url + await find(one.path));
        await send(page, one);
        assert.deepEqual(await faultsOf(await html()), []);
        assert.equal(await page.evaluate(() => window.was), undefined);
      });
    }
  });
}

describe('hostile text on every page', () => {
  for (const [user, list] of pages.filter(([who]) => WHO.includes(who))) {
    test(`hostile: no page of ${user} takes text for markup`, async () => {
      const { cookies, find } = await known(user, list);
      const cookie = cookies.map(one => `${one.name}=${one.value}`).join('; ');
      const faults = [];
      let shown = 0;
      for (const page of list.filter(one => !one.as && !one.status)) {
        // A form that was sent may have closed the way to itself.
        const path = await find(page.path).catch(() => null);
        if (path === null) {
          continue;
        }
        const answer = await fetch(server.url + path, { headers: { cookie } });
        const html = await answer.text();
        shown += html.includes('&lt;script&gt;window') ? 1 : 0;
        faults.push(...(await faultsOf(html)).map(one => `${path}: ${one}`));
      }
      assert.deepEqual(faults, []);
      assert.ok(shown > 0, 'no page shows what was typed');
    });
  }
});
