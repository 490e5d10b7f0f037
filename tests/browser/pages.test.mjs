// The pages of a person, an administrator, finance and nobody; and that no page
// is missing from the lists.
import assert from 'node:assert/strict';
import { test } from './limit.mjs';
import { elsewhere, pages } from './pages.mjs';
import { lookAt } from './pages_of.mjs';
import { AGE, age, oursOf, sentencesOf } from './reading.mjs';
import { routes } from './server.mjs';

const HERE = [null, 'jay', 'ada', 'femi', 'esme'];
const STAFF = ['sam', 'priya', 'morgan']; // pages_staff.test.mjs

lookAt(HERE, { plain: ['jay'] });

// A path of the list, or of an address of its own, is one that a route answers.
const answers = route => new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`);

test('page: each route that answers GET with a page is on the list', () => {
  const looked = new Set(pages.flatMap(([, list]) => list)
    .filter(page => !page.status)
    .flatMap(page => [page.path, ...(page.shows ? [page.shows] : [])])
    .map(path => path.split('?')[0]));
  const missing = routes().filter(one => one.method === 'GET')
    .map(one => one.path)
    .filter(path => !path.startsWith('/api/') && !elsewhere.has(path) &&
      ![...looked].some(one => answers(path).test(one)));
  assert.deepEqual(missing, []);
});

test('page: each list is looked at, here or in pages_staff.test.mjs', () => {
  assert.deepEqual(pages.map(([user]) => user).sort(),
    [...HERE, ...STAFF].sort());
});

test('reading: a sentence has the age that the formula gives it', () => {
  // 8 words, 9 syllables: 0.39 * 8 + 11.8 * 9 / 8 - 15.59 + 5
  assert.equal(age('You can print it or read it later.').toFixed(3), '5.805');
  assert.ok(age('Rehabilitation activity requirements necessitate ' +
    'documented participation.') > AGE);
  assert.ok(age('Unsubstantiated') > AGE);
  assert.deepEqual(sentencesOf('It is done. {who} says so.'),
    ['It is done.', '{who} says so.']);
});

test('reading: what we say is told from what somebody wrote', () => {
  assert.equal(oursOf('Wren Hill added a goal to your plan'),
    '{who} added a goal to your plan');
  assert.equal(oursOf('I want to see my sister more'), undefined);
});
