// The committed fixtures against the packages they come from: after a new
// version this says what changed, and --update takes it over.
//
// usage: build/node/bin/node tests/node/fixtures.mjs [--update]
//
//   tests/fixtures/govuk/*.json   name, options, html, hidden of each fixture
//   tests/golden/moj/*.json       options; NAME-CASE.html what MoJ's macro made
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { tree } from './html_tree.mjs';
import { folder, load, root } from './packages.mjs';

const update = process.argv.includes('--update');
const govuk = path.join(root, 'tests', 'fixtures', 'govuk');
const moj = path.join(root, 'tests', 'golden', 'moj');
let passed = 0;
let failed = 0;

function judge(file, same, made) {
  if (same) {
    passed++;
  } else if (update) {
    writeFileSync(file, made);
    passed++;
    console.log(`${path.relative(root, file)}: taken over`);
  } else {
    failed++;
    console.log(`${path.relative(root, file)}: differs from the package`);
  }
}

const names = (where, end) => readdirSync(where)
  .filter(name => name.endsWith(end)).map(name => name.slice(0, -end.length));

// One fixture a line, so that a new version's difference can be read.
function compact(component, fixtures) {
  const lines = fixtures.map(({ name, options, html, hidden }) =>
    JSON.stringify({ name, options, html, hidden }));
  return `{"component":${JSON.stringify(component)},"fixtures":[\n${
    lines.join(',\n')}\n]}\n`;
}

for (const component of names(govuk, '.json')) {
  const theirs = JSON.parse(readFileSync(path.join(folder, 'govuk-frontend',
    'dist', 'govuk', 'components', component, 'fixtures.json'), 'utf8'));
  const file = path.join(govuk, `${component}.json`);
  const made = compact(component, theirs.fixtures);
  const ours = JSON.parse(readFileSync(file, 'utf8'));
  judge(file, JSON.stringify(ours) === JSON.stringify(JSON.parse(made)), made);
}

const nunjucks = load('nunjucks');
const env = new nunjucks.Environment(new nunjucks.FileSystemLoader([
  path.join(folder, 'govuk-frontend', 'dist'),
  path.join(folder, '@ministryofjustice', 'frontend')]),
{ trimBlocks: true, lstripBlocks: true });

// How a date is put into words is ours to say: `words` beside its timestamp.
const words = new Map();
env.addFilter('mojDate', (timestamp, type) =>
  words.get(`${timestamp} ${type}`));
function learnWords(options) {
  for (const { datetime } of options.items || []) {
    if (datetime) {
      words.set(`${datetime.timestamp} ${datetime.type}`, datetime.words);
    }
  }
}

function drawn(component, options) {
  const macro = 'moj' + component.split('-')
    .map(word => word[0].toUpperCase() + word.slice(1)).join('');
  return env.renderString(`{% from "moj/components/${component}/macro.njk" ` +
    `import ${macro} %}{{ ${macro}(params) }}`, { params: options });
}

for (const component of names(moj, '.json')) {
  const cases = JSON.parse(
    readFileSync(path.join(moj, `${component}.json`), 'utf8'));
  for (const [name, options] of Object.entries(cases)) {
    const file = path.join(moj, `${component}-${name}.html`);
    learnWords(options);
    const made = drawn(component, options).trim() + '\n';
    judge(file, tree(made) === tree(readFileSync(file, 'utf8')), made);
  }
}

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
