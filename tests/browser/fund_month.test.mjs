// A month of the fund from the bank's file to the closed month: whoever pays
// brings a statement in, confirms and explains, closes October, and a manager
// reopens it. Workbook and table hold the same, as text.
import assert from 'node:assert/strict';
import { after, before, describe, test } from './limit.mjs';
import { inflateRawSync } from 'node:zlib';
import { DESK, open, tab } from './browser.mjs';
import { axeFaults, htmlFaults, listen, pageHtml } from './checks.mjs';
import { start } from './server.mjs';
import { signIn } from './sign_in.mjs';

let server;
before(async () => { server = await start({ people: 24 }); });
after(() => server?.stop());

const go = (page, path) => page.goto(server.url + path);
const main = page => page.locator('main').innerText();
const sent = (page, name) => Promise.all([
  page.waitForNavigation(),
  page.getByRole('button', { name, exact: true }).first().click()
]);
const problems = page => page.locator('.govuk-error-summary').allInnerTexts();
const has = async (page, words) => {
  const text = await main(page);
  assert.ok(text.includes(words), `"${words}" is not in ${text}`);
};

async function desk(user) {
  const context = await open({ width: DESK });
  const page = tab(context);
  const heard = listen(page);
  const html = pageHtml(page);
  await signIn(page, server, user);
  return { context, page, heard, html };
}

const sound = async ({ page, heard, html }) => {
  assert.deepEqual(await axeFaults(page), []);
  assert.deepEqual(await htmlFaults(await html()), []);
  assert.deepEqual(heard(), []);
};

// The sum in the last cell of the table's row that begins so.
const figure = (page, label) => page.locator('tr', { hasText: label })
  .first().locator('td').last().innerText();

// A sum that is shown, as one types it.
const typed = shown => shown.replace(/[£\u2060]/g, '').replace('−', '-');

// Opens the first row of the bank's page that stands so; false: none does.
async function opened(page, state) {
  await go(page, '/bank');
  const link = page.locator('main tr', { hasText: state }).locator('a');
  if (await link.count() === 0) {
    return false;
  }
  await Promise.all([page.waitForNavigation(), link.first().click()]);
  return true;
}

// Confirms what is likely and explains the rest, until nothing is open.
async function settled(page) {
  while (await opened(page, 'Likely found: confirm it')) {
    await sent(page, 'Match');
    assert.deepEqual(await problems(page), []);
  }
  while (await opened(page, 'explain it')) {
    await page.check('input[name="why"][value="other"]');
    await page.fill('input[name="words"]', 'Looked into');
    await sent(page, 'Explain it');
    assert.deepEqual(await problems(page), []);
  }
}

// The files of a workbook, unpacked.
function unpacked(bytes) {
  const files = new Map();
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== 0x06054b50) {
    end--;
  }
  let at = bytes.readUInt32LE(end + 16);
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    const names = bytes.readUInt16LE(at + 28);
    const size = bytes.readUInt32LE(at + 20);
    const from = bytes.readUInt32LE(at + 42);
    const data = from + 30 + bytes.readUInt16LE(from + 26) +
      bytes.readUInt16LE(from + 28);
    const packed = bytes.subarray(data, data + size);
    files.set(bytes.toString('utf8', at + 46, at + 46 + names),
      (bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed))
        .toString('utf8'));
    at += 46 + names + bytes.readUInt16LE(at + 30) +
      bytes.readUInt16LE(at + 32);
  }
  return files;
}

describe('a month of the fund', () => {
  test('what cannot be read is told row by row, and nothing is in', async () => {
    const { context, page } = await desk('femi');
    await go(page, '/bank');
    const before = await main(page);
    await page.setInputFiles('input[name="statement"]', {
      name: 'bank.csv', mimeType: 'text/csv',
      buffer: Buffer.from('Date,Description,Amount,Balance\n' +
        '02/01/2026,A,ten pounds,1.00\n') });
    await sent(page, 'Bring it in');
    assert.match((await problems(page)).join(), /Nothing was brought in/);
    await has(page, 'Row 2, Amount: it is not a sum in figures');
    await go(page, '/bank');
    assert.equal(await main(page), before);
    await context.shut();
  });

  test('it is closed when the bank is as it was typed, and a manager reopens ' +
    'it', async () => {
    const femi = await desk('femi');
    const { page } = femi;
    await settled(page);
    await sound(femi);
    await go(page, '/months');
    await page.locator('main a', { hasText: /\d{4}/ }).last().click();
    await has(page, 'Bank beside books');
    const address = page.url();
    const bank = typed(await figure(page, 'What the bank holds'));
    await page.fill('input[name="bank"]', '1.23');
    for (const label of await page.locator('label', { hasText: ', as counted' })
      .allInnerTexts()) {
      await page.getByLabel(label, { exact: true })
        .fill(typed(await figure(page, label.replace(', as counted', ''))));
    }
    await sent(page, 'Close the month');
    assert.match((await problems(page)).join(), /You counted £1.23/);
    femi.heard(); // a refused form is answered with 400
    await page.fill('input[name="bank"]', bank);
    await sent(page, 'Close the month');
    assert.deepEqual(await problems(page), []);
    await has(page, 'Head of the ledger’s chains');
    await sound(femi);
    await page.fill('input[name="reason"]', 'A receipt was found');
    await sent(page, 'Ask to reopen it');
    await has(page, 'Somebody else must reopen it.');
    await femi.context.shut();
    const morgan = await desk('morgan');
    await morgan.page.goto(address);
    await has(morgan.page, 'asks to reopen it: A receipt was found');
    await sent(morgan.page, 'Reopen the month');
    await go(morgan.page, '/months');
    await has(morgan.page, 'Waits to be closed');
    await sound(morgan);
    await morgan.context.shut();
  });

  test('the workbook holds the payments as text for whoever pays, and for a ' +
    'manager none', async () => {
    for (const [user, pages] of [['femi', 2], ['morgan', 1]]) {
      const { context } = await desk(user);
      const answer = await context.request.get(`${server.url}/spend.xlsx`);
      const files = unpacked(await answer.body());
      const sheets = [...files.keys()].filter(one =>
        one.startsWith('xl/worksheets/sheet'));
      assert.equal(sheets.length, pages);
      for (const one of sheets) {
        assert.ok(!files.get(one).includes('<f>'), `${one} has a formula`);
      }
      await context.shut();
    }
  });
});
