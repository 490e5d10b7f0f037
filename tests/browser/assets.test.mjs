// The committed style sheet and script, without a browser: colours can be
// read, nothing in them is another's, and every class is written down.
import assert from 'node:assert/strict';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, test } from './limit.mjs';
import { faultsOfFolder, faultsOfStyle, faultsOfText } from
  '../../assets/check.mjs';
import { classes, without } from '../../assets/css.mjs';
import { root } from '../node/packages.mjs';

const built = path.join(root, 'assets', 'built');
const css = readFileSync(path.join(built, 'app.css'), 'utf8');
const readme = readFileSync(path.join(root, 'assets', 'README.md'), 'utf8');
const known = classes(css);

// --- colours -------------------------------------------------------------

function light(hex) {
  const [r, g, b] = [1, 3, 5].map(i => {
    const c = parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one, other) {
  const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function token(name) {
  const found = new RegExp(`--dir-${name}: ?(#[0-9a-f]{6})`).exec(css);
  assert.ok(found, `there is no token ${name}`);
  return found[1];
}

const WHITE = '#ffffff';
const BLACK = '#0b0c0c';
const RED = '#ca3535';
const AXIS = '#6b6457';
// [ink, ground, at least]: 4.5 for words, 3 for the parts of a drawing.
const PAIRS = () => [
  [WHITE, token('pine'), 4.5], [WHITE, token('teal'), 4.5],
  [token('link'), WHITE, 4.5], [token('link'), token('sand'), 4.5],
  [BLACK, token('marigold'), 4.5], [token('marigold'), token('pine'), 3],
  [token('marigold-ink'), token('marigold-tint'), 4.5],
  [token('ink-2'), WHITE, 4.5], [token('ink-2'), token('sand'), 4.5],
  [token('ink-2'), token('marigold-tint'), 4.5],
  [token('interact'), token('interact-tint'), 4.5],
  [token('intervene'), token('intervene-tint'), 4.5],
  [token('integrate'), token('integrate-tint'), 4.5],
  [token('pine'), token('teal-tint'), 4.5],
  [BLACK, token('integrate-tint'), 4.5], [BLACK, token('sand'), 4.5],
  [RED, WHITE, 4.5], [RED, '#fbeaea', 3],
  ['#cfe0de', token('pine'), 4.5],
  [AXIS, WHITE, 4.5], [token('teal'), WHITE, 3],
  [token('integrate'), WHITE, 3], [token('interact'), WHITE, 3]
];

test('assets: each pair of colours that carries words can be read', () => {
  for (const [ink, ground, least] of PAIRS()) {
    const is = contrast(ink, ground);
    assert.ok(is >= least, `${ink} on ${ground} is ${is.toFixed(2)}, ` +
      `at least ${least}`);
  }
});

test('assets: a pair that is too pale is found out', () => {
  assert.ok(contrast(token('sand-line'), WHITE) < 3);
  assert.equal(contrast('#000000', WHITE).toFixed(0), '21');
});

// --- nothing of others ---------------------------------------------------

test('assets: nothing in the built files is another\'s to show', () => {
  assert.deepEqual(faultsOfFolder(built), []);
});

describe('assets: what may not be there is found out', () => {
  for (const [name, text, sentence] of [
    ['app.css', 'a{font-family:"GDS Transport"}', /GDS Transport/],
    ['app.css', '.x{background:url(images/govuk-crest.svg)}', /crest/],
    ['app.js', 'var a="govuk-footer__crown"', /crown/],
    ['favicon.svg', '<svg><use href="https://cdn.example/x"/></svg>',
      /another host/],
    ['app.css', '@import "//fonts.example/a.css";', /another host/],
    ['app.js', 'new Function("return 1")()', /policy/]]) {
    test(`${name}: ${text}`, () => {
      assert.match(faultsOfText(name, text).join(), sentence);
    });
  }
  test('a font face that is not ours', () => {
    assert.match(faultsOfStyle('@font-face{font-family:"Other"}',
      () => true).join(), /font face/);
  });
  test('a file that is not there', () => {
    assert.match(faultsOfStyle('a{background:url("fonts/none.woff2")}',
      () => false).join(), /is not there/);
  });
});

test('assets: a rule is taken out of a style sheet, and only that rule', () => {
  assert.equal(without('a{b:c}.x__crown,.y{d:"}"}@media print{.x__crown{e:f}}' +
    '.z{g:h}', /__crown/), 'a{b:c}.y{d:"}"}.z{g:h}');
});

test('assets: the package lock names no host to fetch from', () => {
  const lock = readFileSync(path.join(root, 'tests', 'node',
    'package-lock.json'), 'utf8');
  assert.doesNotMatch(lock, /"resolved"/);
});

// --- classes -------------------------------------------------------------

const ours = [...known].filter(name => name.startsWith('dir-'));

test('assets: each class of ours is in assets/README.md', () => {
  const missing = ours.filter(name => {
    const [base, kind] = name.split('--');
    return !(readme.includes(name) || (readme.includes(base) &&
      (!kind || readme.includes(`--${kind}`) || readme.includes(`|${kind}`))));
  });
  assert.deepEqual(missing, []);
});

// Names that script looks for and no rule draws.
const UNDRAWN = new Set(['dir-print', 'dir-circle', 'dir-starts']);

// The classes of ours that a C file writes: {whole} or the start of one.
function written(text) {
  const joined = text.replace(/"\s*\n\s*"/g, '');
  const strings = joined.match(/"(?:[^"\\\n]|\\.)*"/g) || [];
  return strings.flatMap(one => one.match(/\bdir-[a-z0-9_-]*/g) || []);
}

test('assets: each class of ours that the program writes is drawn', () => {
  const sources = readdirSync(path.join(root, 'src'), { recursive: true })
    .filter(name => /\.[ch]$/.test(name) && !/_test\.c$/.test(name));
  const missing = sources.flatMap(name =>
    written(readFileSync(path.join(root, 'src', name), 'utf8'))
      .filter(one => !UNDRAWN.has(one) && (/[-_]$/.test(one)
        ? !ours.some(cls => cls.startsWith(one)) : !known.has(one)))
      .map(one => `${name}: ${one}`));
  assert.deepEqual([...new Set(missing)], []);
});

test('assets: a class that nobody drew is found out', () => {
  assert.deepEqual(written('html_raw(h, "<p class=\\"dir-"\n"nothing\\">");'),
    ['dir-nothing']);
  assert.ok(!known.has('dir-nothing'));
});

test('assets: every file that the README names is there', () => {
  for (const name of ['app.css', 'app.js', 'enabled.js', 'favicon.svg',
    'manifest.webmanifest', 'img/mark.svg', 'img/path.svg', 'fonts/OFL.txt']) {
    assert.ok(existsSync(path.join(built, name)), name);
  }
});

// `dir-alert--info|warning` stands for both; `dir-` alone is the prefix.
function named(text) {
  return [...text.matchAll(/\bdir-([a-z0-9_-]+)((?:\|[a-z-]+)*)/g)]
    .flatMap(([, first, more]) => {
      const start = first.slice(0, first.lastIndexOf('--') + 2);
      return [first, ...more.split('|').filter(Boolean)
        .map(kind => start + kind)].map(name => `dir-${name}`);
    });
}

test('assets: each class that assets/README.md names is drawn', () => {
  const missing = named(readme)
    .filter(name => !UNDRAWN.has(name) && !known.has(name));
  assert.deepEqual([...new Set(missing)], []);
});
