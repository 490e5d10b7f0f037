// Compares components drawn by the program with govuk-frontend's fixtures, as
// a browser's parser reads them.
//
// usage: PROGRAM | build/node/bin/node tests/node/gov-compare.mjs [FILE]
//
// Reads JSON lines {"component","name","html"} from FILE or standard input.
// The fixtures are tests/fixtures/govuk/COMPONENT.json. A fixture of a
// component that is named, but not drawn, fails too. Last line: "N passed, N
// failed"; ends with 1 when one failed or nothing was read.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { tree } from './html_tree.mjs';
import { root } from './packages.mjs';

// What we may not show: the crown, and the copyright of the Crown.
const NOT_OURS = {
  footer: ['.govuk-footer__crown', '.govuk-footer__meta-item:not([class*=" "])']
};

function fixturesOf(component) {
  const file = path.join(root, 'tests', 'fixtures', 'govuk',
    `${component}.json`);
  if (!/^[a-z-]+$/.test(component) || !existsSync(file)) {
    return null;
  }
  const all = JSON.parse(readFileSync(file, 'utf8')).fixtures;
  return new Map(all.map(one => [one.name, one.html]));
}

function firstDifference(got, want) {
  const ours = got.split('\n');
  const theirs = want.split('\n');
  const at = theirs.findIndex((line, i) => line !== ours[i]);
  const i = at < 0 ? theirs.length : at;
  return `line ${i + 1}: ours ${ours[i] ?? '(ends)'}\n` +
    `         theirs ${theirs[i] ?? '(ends)'}`;
}

function read(lines) {
  const drawn = new Map();
  for (const [i, line] of lines.entries()) {
    let one;
    try {
      one = JSON.parse(line);
    } catch {
      console.error(`gov-compare: line ${i + 1} is not JSON`);
      process.exit(2);
    }
    if (!drawn.has(one.component)) {
      drawn.set(one.component, new Map());
    }
    drawn.get(one.component).set(one.name, one.html);
  }
  return drawn;
}

function compare(component, drawn, fail) {
  const fixtures = fixturesOf(component);
  if (!fixtures) {
    fail(component, '*', 'there are no fixtures of this name');
    return 0;
  }
  let passed = 0;
  const leave = NOT_OURS[component] || [];
  for (const [name, want] of fixtures) {
    const got = drawn.get(name);
    if (got === undefined) {
      fail(component, name, 'is not drawn');
      continue;
    }
    const [a, b] = [tree(got), tree(want, leave)];
    if (a === b) {
      passed++;
    } else {
      fail(component, name, firstDifference(a, b));
    }
  }
  for (const name of drawn.keys()) {
    if (!fixtures.has(name)) {
      fail(component, name, 'there is no fixture of this name');
    }
  }
  return passed;
}

const text = readFileSync(process.argv[2] || 0, 'utf8');
const drawn = read(text.split('\n').filter(Boolean));
let passed = 0;
let failed = 0;
for (const [component, ones] of drawn) {
  passed += compare(component, ones, (which, name, sentence) => {
    failed++;
    console.log(`${which}: ${name}: ${sentence}`);
  });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);
