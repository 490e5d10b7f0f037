// Empty sheets to write on: docs/on-paper.md says which task has one, and here
// each of them is looked at beside the forms that ask the same on a screen.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from './limit.mjs';
import { client, signedIn } from './api.mjs';
import { open, tab } from './browser.mjs';
import { pdfPages, pdfTitles } from './pdf.mjs';
import { program, start } from './server.mjs';
import { root } from '../node/packages.mjs';

const CASE = '/people/X900000';

// '/a/{b,c}' is '/a/b' and '/a/c'.
const spread = address => {
  const [, before, inner, rest] = address.match(/^([^{]*)\{([^}]*)\}(.*)$/) ??
    [null, address, '', ''];
  return inner.split(',').map(one => before + one + rest);
};
const quoted = cell =>
  [...cell.matchAll(/`([^`]+)`/g)].flatMap(found => spread(found[1]));

// The rows of the table that names sheets.
const tasks = readFileSync(path.join(root, 'docs/on-paper.md'), 'utf8')
  .split('\n').map(line => line.split('|').map(cell => cell.trim()))
  .filter(cells => cells.length === 7 && cells[3].startsWith('`'))
  .map(cells => ({ task: cells[1], asked: quoted(cells[2]),
    sheet: quoted(cells[3])[0], sheets: Number(cells[4]),
    typed: quoted(cells[5])[0] }));

describe('empty sheets', () => {
  let folder, printer, server, jay, sam, context, page;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'mydirection-sheets-'));
    const socket = path.join(folder, 'printer.sock');
    printer = spawn(program(), ['printer', '--listen', socket],
      { env: { ...process.env, TMPDIR: folder },
        stdio: ['ignore', 'pipe', 'inherit'] });
    await once(printer.stdout, 'data');
    server = await start({ people: 12, printer: socket });
    jay = await signedIn(server, 'jay');
    sam = await signedIn(server, 'sam');
    await roomForOneMore();
    await goalsNamed();
    context = await open({ script: false });
    page = tab(context);
  });
  after(async () => {
    printer?.kill('SIGTERM');
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  // Three things are raised: the form for one comes back when one is taken back.
  async function roomForOneMore() {
    const ask = await client(server, 'jay');
    const { body } = await ask('GET', `/api${CASE}/induction`);
    const { id } = body.words.find(one => !one.topic && one.state === 'open');
    const { status } = await ask('POST',
      `/api${CASE}/induction/words/${id}/end`, { body: { state: 'back' } });
    assert.ok(status < 300, `${status}`);
  }

  // `:goal` is one that they work on now.
  async function goalsNamed() {
    const ask = await client(server, 'jay');
    const { body } = await ask('GET', `/api${CASE}/plan`);
    const { id } = body.goals.find(one => one.status === 'ACTIVE');
    for (const one of tasks) {
      one.asked = one.asked.map(each => each.replace(':goal', id));
      one.typed = one.typed.replace(':goal', id);
    }
  }

  async function got(address, cookie) {
    const answer = await fetch(server.url + address, { headers: { cookie } });
    assert.equal(answer.status, 200, address);
    return answer;
  }

  // The words of what these selectors find in a page, without its script.
  async function words(html, selectors) {
    await page.setContent(html, { waitUntil: 'domcontentloaded' });
    return (await page.locator(selectors).evaluateAll(all =>
      all.map(one => one.textContent.replace(/\s+/g, ' ').trim())))
      .filter(one => one !== '');
  }

  const questions = async (address, cookie) => words(
    await (await got(address, cookie)).text(),
    'main h2, main h3, main th');

  // All that a form says that asks or answers something.
  const asked = async addresses => {
    const all = new Set();
    for (const address of addresses) {
      for (const one of await words(await (await got(address, jay)).text(),
        'main h1, main h2, main a, main label, main legend')) {
        all.add(one);
      }
    }
    return all;
  };

  test('sheet: the table names a sheet for the assessment, each tool, the ' +
    'circle, who decides, words, a goal, what it looks like and what may get ' +
    'in its way, strengths, what helps, needs, the fund, skills, the ' +
    'beginning and the end',
  () => {
    assert.equal(tasks.length, 24);
    assert.equal(new Set(tasks.map(one => one.sheet)).size, 24);
  });

  test('sheet: each asks what its form asks, whoever prints it', async () => {
    for (const one of tasks) {
      const forms = await asked(one.asked);
      const own = await questions(`/me${one.sheet}`, jay);
      assert.ok(own.length > 0, one.task);
      assert.deepEqual(own.filter(each => !forms.has(each)), [], one.task);
      assert.deepEqual(await questions(CASE + one.sheet, sam), own, one.task);
    }
  });

  test('sheet: each is on as many sheets of A4 as it says, in Welsh as well',
    async () => {
      const wrong = [];
      for (const one of tasks) {
        for (const language of ['', '; md_lang=cy']) {
          const answer = await got(`/me${one.sheet}?pdf=1`, jay + language);
          const pdf = Buffer.from(await answer.arrayBuffer());
          if (pdfPages(pdf) !== one.sheets) {
            wrong.push(`${one.sheet}${language}: ${pdfPages(pdf)}`);
          }
          assert.ok(/\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/
            .test(pdf.toString('latin1')), one.sheet);
          assert.ok(pdfTitles(pdf).length > 0, one.sheet);
        }
      }
      assert.deepEqual(wrong, []);
    });

  test('sheet: nothing is on it of whoever it is for but a first name, and it ' +
    'says where to give it', async () => {
    for (const one of tasks) {
      const html = await (await got(CASE + one.sheet, sam)).text();
      const main = html.slice(html.indexOf('<main'));
      assert.ok(main.includes('For: Jay. Day:'), one.sheet);
      assert.ok(main.includes('Give this to your worker'), one.sheet);
      assert.ok(!/X900000|Mercer/.test(main.replace(/<a [^>]*>/g, '')),
        one.sheet);
    }
  });

  test('sheet: whoever types it for somebody has a form for it', async () => {
    for (const one of tasks) {
      const html = await (await got(CASE + one.typed, sam)).text();
      const main = html.slice(html.indexOf('<main'));
      assert.ok(/<form[^>]*method="post"/.test(main), one.typed);
    }
  });

  test('sheet: somebody out of reach has none', async () => {
    const other = await signedIn(server, 'femi');
    for (const one of tasks) {
      const answer = await fetch(server.url + CASE + one.sheet,
        { headers: { cookie: other } });
      assert.ok([403, 404].includes(answer.status), one.sheet);
    }
  });
});
