// What is typed and not saved: kept by the script, offered again, ended by
// saving; and what is typed stays in a page whose session is over. A form that
// is sent after the sign-in ended, without script: whoever typed it signs in on
// the answer, finds it filled in and sends it with one press.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { PHONE, open, tab } from './browser.mjs';
import { axeFaults, htmlFaults, pageHtml } from './checks.mjs';
import { readingFaults, textsOf } from './reading.mjs';
import { start } from './server.mjs';
import { keeper } from './sign_in.mjs';

const FORM = '/me/plan/goals/new';
const WHY = 'Because Kai <asked> me & I said yes';
const WORDS = 'A door <that> I can lock & a key';

let server;
let cookiesOf;
before(async () => {
  server = await start({ people: 12 });
  cookiesOf = keeper(server);
});
after(() => server?.stop());

describe('drafts', () => {
  let context;

  before(async () => {
    context = await open({ width: PHONE, cookies: await cookiesOf('jay') });
  });
  after(() => context?.shut());

  const kept = page => page.waitForResponse(one =>
    one.url().endsWith('/drafts') && one.status() === 200);

  test('draft: what is typed is kept, and the form says so', async () => {
    const page = tab(context);
    await page.goto(server.url + FORM);
    const answer = kept(page);
    await page.fill('#why', WHY);
    await answer;
    const said = page.locator('[data-module="dir-draft"]');
    await said.waitFor({ state: 'visible' });
    assert.equal(await said.getAttribute('role'), 'status');
    assert.equal(await page.locator('form #why').count(), 1);
  });

  test('draft: what was typed last is kept when the page is left', async () => {
    const page = tab(context);
    const answer = kept(page);
    await page.fill('#how', 'We both say it was good');
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    await answer;
  });

  test('draft: it is offered on another device, and put back as it was typed',
    async () => {
      const other = await open({ cookies: await cookiesOf('jay'),
        script: false });
      try {
        const page = tab(other);
        await page.goto(server.url + FORM);
        assert.equal(await page.inputValue('#why'), '');
        await page.getByRole('link', { name: 'Put it back' }).click();
        assert.equal(await page.inputValue('#why'), WHY);
        assert.equal(await page.inputValue('#how'), 'We both say it was good');
      } finally {
        await other.shut();
      }
    });

  test('draft: nobody else is offered it', async () => {
    const other = await open({ cookies: await cookiesOf('sam') });
    try {
      const page = tab(other);
      await page.goto(`${server.url}/people/X900000/plan/goals/new`);
      assert.equal(await page.locator('.dir-drafted').count(), 0);
    } finally {
      await other.shut();
    }
  });

  test('draft: the page that offers it is valid, and so is the one that has ' +
    'it back', async () => {
    const page = tab(context);
    const html = pageHtml(page);
    for (const more of ['', '?draft=1']) {
      await page.goto(server.url + FORM + more);
      assert.deepEqual(await axeFaults(page), []);
      assert.deepEqual(await htmlFaults(await html()), []);
      assert.deepEqual(readingFaults(await textsOf(page)), []);
    }
  });

  test('draft: it is thrown away by a button', async () => {
    const page = tab(context);
    await page.goto(server.url + FORM);
    await Promise.all([page.waitForNavigation(),
      page.getByRole('button', { name: 'Throw it away' }).click()]);
    assert.equal(new URL(page.url()).pathname, FORM);
    assert.equal(await page.locator('.dir-drafted').count(), 0);
  });

  test('draft: a page whose session is over keeps what is typed, and says ' +
    'where to sign in', async () => {
    const page = tab(context);
    await page.goto(server.url + FORM);
    await page.fill('#why', WHY);
    await context.clearCookies();
    await Promise.all([page.waitForNavigation(),
      page.locator('main form[data-draft] button').last().click()]);
    assert.ok((await page.textContent('main')).includes(WHY));
    assert.equal(await page.getByRole('button', { name: 'Sign in' }).count(),
      1);
  });
});

describe('sent late', () => {
  // Types into the form that has this field, and sends it with no sign-in.
  async function late(user, address, field,
    { choose = async () => {}, first } = {}) {
    const context = await open({ width: PHONE, script: false,
      cookies: await cookiesOf(user) });
    const page = tab(context);
    await page.goto(server.url + address);
    if (first) {
      await page.goto(server.url +
        await page.locator(first).first().getAttribute('href'));
    }
    const at = new URL(page.url()).pathname;
    await page.fill(field, WORDS);
    await choose(page);
    await context.clearCookies();
    await press(page, `form:has(${field}) button[type="submit"]`);
    return { context, page, at };
  }

  const press = (page, css) => Promise.all([page.waitForNavigation(),
    page.locator(css).last().click()]);

  async function signIn(page, user) {
    await page.fill('input[name="username"]', user);
    await page.fill('input[name="password"]', server.password);
    await press(page, 'form:has(input[name="password"]) ' +
      'button[type="submit"]');
  }

  for (const { name, user, address, from, field, choose, saved } of [
    { name: 'a part of the assessment', user: 'jay',
      address: '/me/strengths/finance', field: '#view' },
    { name: 'a goal', user: 'jay', address: '/me/plan/goals/new',
      field: '#why', choose: async page => {
        await page.fill('#title', 'Paint my hall');
        await page.selectOption('#area', { index: 1 });
        await page.check('input[name="when"][value="3"]');
      }, saved: true },
    { name: 'a note', user: 'sam', from: '/people/X900000/plan',
      field: 'textarea[name="note"]' }]) {
    test(`sent late: ${name} is in the form again after signing in, and is ` +
      'sent with one press', async () => {
      const { context, page, at } = await late(user, address || from, field,
        { choose, first: from && 'main a[href*="/plan/goals/"]' +
          ':not([href$="/new"])' });
      try {
        assert.ok((await page.textContent('main')).includes(WORDS));
        await signIn(page, user);
        assert.equal(new URL(page.url()).pathname, at);
        assert.equal(await page.inputValue(field), WORDS);
        await press(page, `form:has(${field}) button[type="submit"]`);
        assert.equal(await page.locator('.govuk-error-summary').count(), 0);
        if (saved) {
          assert.ok((await page.textContent('main')).includes(WORDS));
        }
      } finally {
        await context.shut();
      }
    });
  }

  test('sent late: whoever else signs in there is shown nothing of it',
    async () => {
      const { context, page } = await late('jay', '/me/plan/goals/new',
        '#why');
      try {
        await signIn(page, 'sam');
        assert.equal(new URL(page.url()).pathname, '/');
        const main = await page.textContent('body');
        assert.ok(!main.includes(WORDS));
        assert.ok(main.includes('was not yours. It is not kept.'));
        await page.goto(`${server.url}/people/X900000/plan/goals/new?draft=1`);
        assert.ok(!(await page.content()).includes('I can lock'));
      } finally {
        await context.shut();
      }
    });

  test('sent late: the answer is a valid page in words for a reader of nine, ' +
    'and a wrong password loses nothing', async () => {
    const { context, page } = await late('jay', '/me/plan/goals/new', '#why');
    try {
      assert.deepEqual(await axeFaults(page), []);
      assert.deepEqual(readingFaults((await textsOf(page))
        .filter(one => !JSON.stringify(one).includes('door'))), []);
      const html = pageHtml(page);
      await page.fill('input[name="username"]', 'jay');
      await page.fill('input[name="password"]', 'not this one');
      await press(page, 'form:has(input[name="password"]) ' +
        'button[type="submit"]');
      assert.deepEqual(await htmlFaults(await html()), []);
      await signIn(page, 'jay');
      assert.equal(await page.inputValue('#why'), WORDS);
    } finally {
      await context.shut();
    }
  });
});
