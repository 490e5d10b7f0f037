// Our own script in a browser, on pages made here: the built files are served
// from the project under the policy that the program sends.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, test } from './limit.mjs';
import { root } from '../node/packages.mjs';
import { open, tab } from './browser.mjs';
import { axeFaults, listen } from './checks.mjs';

const HOST = 'http://127.0.0.1:9';
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; " +
  "img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
  "manifest-src 'self'";
const TYPES = { '.css': 'text/css', '.js': 'text/javascript',
  '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };

const dialog = (seconds, warn) => `
<dialog class="dir-session" data-module="dir-session" data-seconds="${seconds}"
 data-warn="${warn}" data-stay="/session" aria-labelledby="session-title">
<div data-session="soon"><h2 class="govuk-heading-m" id="session-title">You
will be signed out soon</h2><p class="govuk-body">Time left:
<strong class="dir-session__clock" data-session="clock"></strong></p>
<div class="dir-actions"><button type="button" class="govuk-button"
 data-session="stay">Stay signed in</button></div></div>
<div data-session="over" hidden><h2 class="govuk-heading-m">You have been
signed out</h2><div class="dir-actions"><button type="button"
 class="govuk-button" data-session="close">Back to the page</button></div></div>
</dialog>`;

const page = (body, lang = 'en') => `<!DOCTYPE html>
<html lang="${lang}" class="govuk-template"><head><meta charset="utf-8">
<title>Check</title><link rel="stylesheet" href="/assets/app.css">
<link rel="icon" href="/assets/favicon.svg" type="image/svg+xml">
<script src="/assets/app.js" defer></script></head>
<body class="govuk-template__body"><script src="/assets/enabled.js"></script>
<main><h1 class="govuk-heading-l">Check</h1>${body}</main></body></html>`;

const PICKER = `<div class="moj-datepicker" data-module="moj-date-picker">
<div class="govuk-form-group"><label class="govuk-label" for="when">Dyddiad
</label><input class="govuk-input moj-js-datepicker-input" id="when"
 name="when" type="text" value="20/11/2026" autocomplete="off"></div></div>`;

// Answers for every address of HOST; what the server was asked is kept.
async function serve(context, pages, session) {
  const asked = [];
  await context.route(`${HOST}/**`, route => {
    const url = new URL(route.request().url());
    asked.push(`${route.request().method()} ${url.pathname}`);
    if (url.pathname.startsWith('/assets/')) {
      const file = path.join(root, 'assets', 'built',
        url.pathname.slice('/assets/'.length));
      return route.fulfill({ body: readFileSync(file),
        contentType: TYPES[path.extname(file)] });
    }
    if (url.pathname === '/session') {
      return route.fulfill({ status: session(), body: 'ok' });
    }
    if (route.request().method() === 'POST') {
      return route.fulfill({ status: 204 });
    }
    return route.fulfill({ body: pages[url.pathname] || page(''),
      contentType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': POLICY } });
  });
  return asked;
}

const written = asked => asked.filter(one => one.startsWith('POST '));

describe('script', () => {
  let context;
  let asked;
  let heard;
  let sessionStatus = 200;
  const at = async where => {
    const one = tab(context);
    await one.goto(`${HOST}${where}`);
    return one;
  };

  before(async () => {
    context = await open({ width: 390 });
    asked = await serve(context, {
      '/warn': page(`<label class="govuk-label" for="n">Note</label>
        <input class="govuk-input" id="n">${dialog(600, 595)}`),
      '/short': page(dialog(2, 1)),
      '/long': page(dialog(600, 10)),
      '/once': page('<form method="post" action="/sent"><button type="submit"' +
        ' class="govuk-button">Send</button></form>'),
      '/again': page('<form method="post" action="/sent" data-again>' +
        '<button type="submit" class="govuk-button">Send</button></form>'),
      '/get': page('<form method="get" action="/sent-get"><button ' +
        'type="submit" class="govuk-button">Find</button></form>'),
      '/print': page('<button type="button" class="govuk-button" hidden ' +
        'data-module="dir-print">Print</button>'),
      '/draw': page('<div data-module="dir-draw" hidden><canvas ' +
        'class="dir-draw__box" width="600" height="200" role="img" ' +
        'aria-label="Box"></canvas><button type="button" class="govuk-button"' +
        ' data-draw="clear">Wipe it out</button><div hidden><input ' +
        'type="file" name="drawing" aria-label="Name"></div></div>'),
      '/cy': page(PICKER, 'cy'), '/en': page(PICKER)
    }, () => sessionStatus);
    heard = listen(tab(context));
  });
  after(() => context?.shut());

  test('session: warns in time, and stays signed in when asked', async () => {
    sessionStatus = 200;
    const one = await at('/warn');
    await one.fill('#n', 'typed');
    const box = one.locator('dialog');
    await box.waitFor({ state: 'visible', timeout: 8000 });
    assert.match(await one.locator('[data-session=clock]').textContent(),
      /^9:5\d$/);
    await one.click('[data-session=stay]');
    await box.waitFor({ state: 'hidden' });
    assert.ok(asked.includes('GET /session'));
    assert.equal(await one.inputValue('#n'), 'typed');
  });

  test('session: says so when the server has ended it', async () => {
    sessionStatus = 401;
    const one = await at('/warn');
    await one.locator('dialog').waitFor({ state: 'visible', timeout: 8000 });
    await one.click('[data-session=stay]');
    await one.locator('[data-session=over]').waitFor({ state: 'visible' });
    assert.equal(await one.locator('[data-session=soon]').isVisible(), false);
    assert.equal(await one.evaluate(() =>
      document.activeElement.dataset.session), 'close');
    await one.click('[data-session=close]');
    await one.locator('dialog').waitFor({ state: 'hidden' });
    heard();
  });

  test('session: ends by itself when nothing is done', async () => {
    const one = await at('/short');
    await one.locator('[data-session=over]')
      .waitFor({ state: 'visible', timeout: 8000 });
  });

  test('session: no warning while there is time', async () => {
    const one = await at('/long');
    await one.waitForTimeout(1500);
    assert.equal(await one.locator('dialog').isVisible(), false);
  });

  test('once: a form that writes is sent once', async () => {
    const one = await at('/once');
    asked.length = 0;
    await one.click('button');
    await one.click('button');
    await one.waitForTimeout(300);
    assert.deepEqual(written(asked), ['POST /sent']);
  });

  test('once: a form may say that it is sent again', async () => {
    const one = await at('/again');
    asked.length = 0;
    await one.click('button');
    await one.waitForTimeout(200);
    await one.click('button');
    await one.waitForTimeout(300);
    assert.deepEqual(written(asked), ['POST /sent', 'POST /sent']);
  });

  test('once: a search is let be', async () => {
    const one = await at('/get');
    await one.click('button');
    assert.equal(new URL(one.url()).pathname, '/sent-get');
  });

  test('draw: what is drawn is sent as a picture, and can be wiped out',
    async () => {
      const one = await at('/draw');
      const sent = () => one.evaluate(() => {
        const { files } = document.querySelector('[name=drawing]');
        return [files.length, files[0]?.type, files[0]?.size > 200];
      });
      const box = await one.locator('canvas').boundingBox();
      assert.deepEqual(await sent(), [0, undefined, false]);
      await one.mouse.move(box.x + 20, box.y + 20);
      await one.mouse.down();
      await one.mouse.move(box.x + 120, box.y + 60, { steps: 5 });
      await one.mouse.up();
      assert.deepEqual(await sent(), [1, 'image/png', true]);
      await one.click('[data-draw=clear]');
      assert.deepEqual(await sent(), [0, undefined, false]);
    });

  test('print: the button shows where it can work', async () => {
    const one = await at('/print');
    assert.ok(await one.locator('button').isVisible());
  });

  test('calendar: speaks Welsh on a Welsh page', async () => {
    const one = await at('/cy');
    await one.click('.moj-js-datepicker-toggle');
    const box = one.locator('.moj-datepicker__dialog');
    const words = await box.innerText();
    for (const word of ['Tachwedd 2026', 'Llun', 'Dewis', 'Cau']) {
      assert.ok(words.includes(word), word);
    }
    assert.doesNotMatch(await box.textContent(),
      /Previous|Next|Select|Close|Monday|November|Choose/);
    await one.getByRole('button', { name: 'Dydd Mercher 25 Tachwedd 2026' })
      .click();
    assert.equal(await one.inputValue('#when'), '25/11/2026');
    assert.match(await one.locator('.moj-js-datepicker-toggle').textContent(),
      /Y dyddiad a ddewiswyd yw Dydd Mercher 25 Tachwedd 2026/);
  });

  test('calendar: speaks English on an English page', async () => {
    const one = await at('/en');
    await one.click('.moj-js-datepicker-toggle');
    assert.match(await one.locator('.moj-datepicker__dialog').innerText(),
      /November 2026/);
  });

  test('nothing in the console under the policy', () => {
    assert.deepEqual(heard(), []);
  });
});

test('session: the warning has no axe violation', async () => {
  const context = await open({ width: 320, bypassCSP: true });
  try {
    await serve(context, { '/warn': page(dialog(600, 599)) }, () => 200);
    const one = tab(context);
    await one.goto(`${HOST}/warn`);
    await one.locator('dialog').waitFor({ state: 'visible', timeout: 8000 });
    assert.deepEqual(await axeFaults(one), []);
  } finally {
    await context.shut();
  }
});
