// The report of an evaluation: a file of its own, read anywhere and on paper.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync,
  writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, test } from './limit.mjs';
import { root } from '../node/packages.mjs';
import { WIDTHS, open, tab } from './browser.mjs';
import { axeFaults, htmlFaults, listen, openDetails, sidewaysFaults,
  wordFaults } from './checks.mjs';
import { pdfAlts, pdfTitles } from './pdf.mjs';
import { program } from './server.mjs';

const fixture = name =>
  path.join(root, 'tests', 'fixtures', 'eval-results', `${name}.json`);

describe('the report of an evaluation', () => {
  let folder;

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'mydirection-report-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  function made(result, name, ...more) {
    const out = path.join(folder, `${name}.html`);
    const ran = spawnSync(program(),
      ['eval', 'report', '--result', result, '--copy', '--out', out, ...more],
      { encoding: 'utf8' });
    assert.equal(ran.status, 0, ran.stderr);
    return out;
  }

  async function faultsAt(width, file) {
    const context = await open({ width });
    try {
      const page = tab(context);
      const heard = listen(page);
      await page.goto(pathToFileURL(file).href);
      await page.evaluate(() => document.fonts.ready.then(() => 0));
      const shut = await sidewaysFaults(page);
      await openDetails(page);
      return [...shut, ...await axeFaults(page, ` at ${width} px`),
        ...await sidewaysFaults(page, ' opened'), ...heard(),
        ...context.strangers];
    } finally {
      await context.shut();
    }
  }

  async function faultsOf(file) {
    const html = readFileSync(file, 'utf8');
    const faults = [...await htmlFaults(html), ...wordFaults(html)];
    for (const width of WIDTHS) {
      faults.push(...await faultsAt(width, file));
    }
    return faults;
  }

  for (const name of ['reduced', 'inconclusive', 'unreliable']) {
    test(`report: what is ${name} is read by everybody at every width`,
      async () => {
        assert.deepEqual(await faultsOf(made(fixture(name), name)), []);
      });
  }

  test('report: what was published, with much of it hidden, is read by ' +
    'everybody', async () => {
    const ours = (...words) => spawnSync(program(), ['eval', ...words],
      { encoding: 'utf8' });
    const sim = path.join(folder, 'sim');
    const register = path.join(folder, 'register');
    mkdirSync(register);
    const studied = (name, people) => {
      const run = path.join(folder, name);
      const steps = [
        ['plan', 'seal', '--plan', path.join(sim, 'plan.toml'), '--people',
          people, '--out', run],
        ['design', '--run', run, '--people', people],
        ['design', 'accept', '--run', run],
        ['estimate', '--run', run, '--people', people]];
      for (const step of steps) {
        const ran = ours(...step);
        assert.equal(ran.status, 0, ran.stderr);
      }
      return run;
    };
    const publish = run => ours('publish', '--run', run,
      '--register', register);
    assert.equal(ours('simulate', '--out', sim, '--treated', '60',
      '--comparators', '400').status, 0);
    const people = path.join(sim, 'table.csv');
    const run = studied('run', people);
    assert.equal(publish(run).status, 0);
    const file = path.join(run, 'published', 'report.html');
    assert.match(readFileSync(file, 'utf8'), /Counts under 10 are hidden/);
    assert.deepEqual(await faultsOf(file), []);
    assert.equal(publish(run).status, 0, 'the same again');
    // Without one of the participants.
    const lines = readFileSync(people, 'utf8').split('\n');
    const treat = lines[0].split(',').indexOf('treat');
    lines.splice(lines.findIndex(line => line.split(',')[treat] === '1'), 1);
    const fewer = path.join(folder, 'fewer.csv');
    writeFileSync(fewer, lines.join('\n'));
    const refused = publish(studied('less', fewer));
    assert.equal(refused.status, 5, refused.stderr);
    assert.match(refused.stderr, /E_DISCLOSURE/);
  });

  test('report: an experiment, with its lists and its scale for what was ' +
    'not measured, is read by everybody in both languages', async () => {
    const sim = path.join(folder, 'lot');
    const ours = (...words) => {
      const ran = spawnSync(program(), ['eval', ...words],
        { encoding: 'utf8' });
      assert.equal(ran.status, 0, ran.stderr);
    };
    ours('simulate', '--out', sim, '--treated', '60', '--comparators', '400');
    const plan = path.join(sim, 'plan.toml');
    writeFileSync(plan, readFileSync(plan, 'utf8')
      .replace('[study]', '[study]\nallocation = "lot"'));
    const result = path.join(folder, 'lot.json');
    ours('explore', '--plan', plan, '--people', path.join(sim, 'table.csv'),
      '--out', result);
    const english = made(result, 'lot');
    assert.match(readFileSync(english, 'utf8'), /CONSORT: Experiments/);
    assert.match(readFileSync(english, 'utf8'), /Ratio of the outcome/);
    assert.deepEqual(await faultsOf(english), []);
    assert.deepEqual(await faultsOf(made(result, 'coelbren', '--lang', 'cy')),
      []);
  });

  test('report: in Welsh it is read by everybody, too', async () => {
    assert.deepEqual(await faultsOf(
      made(fixture('inconclusive'), 'welsh', '--lang', 'cy')), []);
  });

  test('report: without script and network it stands in the font of the service',
    async () => {
      const context = await open({ script: false, offline: true });
      try {
        const page = tab(context);
        await page.goto(pathToFileURL(made(fixture('reduced'), 'font')).href);
        await page.evaluate(() => document.fonts.ready.then(() => 0));
        assert.ok(await page.evaluate(() =>
          [...document.fonts].some(one => one.status === 'loaded')));
      } finally {
        await context.shut();
      }
    });

  test('report: on paper what may be opened is open, and the mark is on it',
    async () => {
      const context = await open({ width: 680 });
      try {
        const page = tab(context);
        await page.goto(
          pathToFileURL(made(fixture('unreliable'), 'paper')).href);
        await page.emulateMedia({ media: 'print' });
        const seen = await page.evaluate(() => ({
          tables: [...document.querySelectorAll('details table')]
            .filter(one => one.getBoundingClientRect().height > 0).length,
          all: document.querySelectorAll('details table').length,
          mark: getComputedStyle(document.querySelector('.rep-marks'))
            .position
        }));
        assert.equal(seen.tables, seen.all);
        assert.equal(seen.mark, 'fixed');
      } finally {
        await context.shut();
      }
    });

  test('report: on paper no title, key or caption is parted from what it is ' +
    'of, no row stands alone, and nothing is behind the mark', async () => {
    const context = await open({ width: 680 });
    try {
      const page = tab(context);
      await page.goto(
        pathToFileURL(made(fixture('unreliable'), 'breaks')).href);
      await page.emulateMedia({ media: 'print' });
      const parted = await page.evaluate(() => [
        'h2', 'figcaption', '.dir-key', 'caption', 'thead', 'summary',
        'tbody tr:first-child', 'tbody tr:nth-last-child(2)'
      ].filter(one => getComputedStyle(document.querySelector(`.rep ${one}`))
        .breakAfter !== 'avoid'));
      assert.deepEqual(parted, []);
      const room = await page.evaluate(() => {
        const main = getComputedStyle(document.querySelector('.rep-main'));
        return { breaks: main.boxDecorationBreak,
          foot: parseFloat(main.paddingBottom),
          mark: document.querySelector('.rep-marks')
            .getBoundingClientRect().height };
      });
      assert.equal(room.breaks, 'clone');
      assert.ok(room.foot > room.mark, JSON.stringify(room));
    } finally {
      await context.shut();
    }
  });

  test('report: the printer makes a PDF of it with headings and words for ' +
    'each picture', () => {
    const pdf = path.join(folder, 'report.pdf');
    made(fixture('inconclusive'), 'printed', '--pdf', pdf);
    const bytes = readFileSync(pdf);
    assert.ok(pdfTitles(bytes).some(one => one.includes('Checklists')));
    assert.ok(pdfAlts(bytes).some(one => one.includes('Two squares of 100')));
  });
});
