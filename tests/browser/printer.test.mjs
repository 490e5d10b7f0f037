// The printer: our own pages for paper as PDFs that a screen reader can read.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, test } from './limit.mjs';
import { signedIn } from './api.mjs';
import { pdfAlts, pdfPages, pdfTitles } from './pdf.mjs';
import { program, start } from './server.mjs';

// Not assert.match: it would say the whole PDF.
const holds = (text, pattern) =>
  assert.ok(pattern.test(text), `the PDF has no ${pattern}`);

describe('the printer', () => {
  let folder;
  let printer;
  let server;
  let cookie;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'mydirection-printing-'));
    const socket = path.join(folder, 'printer.sock');
    printer = spawn(program(), ['printer', '--listen', socket],
      { env: { ...process.env, TMPDIR: folder },
        stdio: ['ignore', 'pipe', 'inherit'] });
    await once(printer.stdout, 'data');
    server = await start({ printer: socket });
    cookie = await signedIn(server, 'jay');
  });
  after(async () => {
    printer?.kill('SIGTERM');
    await server?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function printed(address, more = '') {
    const answer = await fetch(server.url + address,
      { headers: { cookie: cookie + more } });
    assert.equal(answer.status, 200, address);
    assert.equal(answer.headers.get('content-type'), 'application/pdf');
    return { pdf: Buffer.from(await answer.arrayBuffer()),
      name: answer.headers.get('content-disposition') };
  }

  test('printer: a plan is a tagged PDF with title, language, headings and ' +
    'table headers', async () => {
    const { pdf, name } = await printed('/me/plan/print?pdf=1');
    const text = pdf.toString('latin1');
    assert.match(name, /filename="me-plan-print\.pdf"/);
    holds(text, /\/MarkInfo\s*<<[^>]*\/Marked true/);
    holds(text, /\/StructTreeRoot/);
    holds(text, /\/Lang\s*\(en\)/);
    holds(text, /\/DisplayDocTitle true/);
    assert.ok(pdfTitles(pdf).some(one => one.startsWith('My plan')));
    holds(text, /\/S\s*\/H1\b/);
    holds(text, /\/S\s*\/H2\b/);
    holds(text, /\/S\s*\/TH\b/);
    holds(text, /\/Scope\s*\/Column/);
    holds(text, /\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
  });

  test('printer: who decides what, the circle and each tool are one sheet of A4',
    async () => {
      for (const one of ['/me/rights/print', '/me/plan/circle/print',
        '/me/tools/one-page/print', '/me/tools/working/print']) {
        const { pdf } = await printed(`${one}?pdf=1`);
        assert.equal(pdfPages(pdf), 1, one);
        holds(pdf.toString('latin1'),
          /\/MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/);
      }
    });

  test('printer: a picture that somebody handed in is in their booklet, with ' +
    'the words for whoever does not see it', async () => {
    const answer = await fetch(`${server.url}/me/plan/print`,
      { headers: { cookie } });
    const shows = (await answer.text())
      .match(/<img class="dir-picture"[^>]* alt="([^"]+)"/)[1];
    const { pdf } = await printed('/me/plan/print?pdf=1');
    holds(pdf.toString('latin1'), /\/Subtype\s*\/Image\b/);
    assert.ok(pdfAlts(pdf).includes(shows), `no picture of ${shows}`);
  });

  test('printer: in Welsh it says so, and large print takes more pages',
    async () => {
      const pages = pdf => pdf.toString('latin1')
        .match(/\/Type\s*\/Page\b/g).length;
      const { pdf } = await printed('/me/plan/print?pdf=1');
      const large = await printed('/me/plan/print?large=1&pdf=1');
      const welsh = await printed('/me/plan/print?pdf=1', '; md_lang=cy');
      assert.ok(pages(large.pdf) > pages(pdf));
      holds(welsh.pdf.toString('latin1'), /\/Lang\s*\(cy\)/);
    });

  test('printer: nothing that was printed stays with it', async () => {
    await printed('/me/plan/print?pdf=1');
    const [own] = readdirSync(folder).filter(one =>
      one.startsWith('mydirection-printer-'));
    assert.deepEqual(readdirSync(path.join(folder, own)), ['assets']);
    const gone = once(printer, 'exit');
    printer.kill('SIGTERM');
    assert.deepEqual((await gone)[0], 0);
    assert.deepEqual(readdirSync(folder), []);
  });
});
