// The pages of a person, an administrator, finance and nobody; and that no page
// is missing from the lists.
import assert from 'node:assert/strict';
import { test } from './limit.mjs';
import { elsewhere, pages } from './pages.mjs';
import { lookAt } from './pages_of.mjs';
import { routes } from './server.mjs';

const HERE = [null, 'jay', 'ada', 'femi'];
const STAFF = ['sam', 'priya', 'morgan']; // pages_staff.test.mjs

lookAt(HERE);

const shape = path => path.split('?')[0].replace(/\{\w+\}|:\w+/g, '{}');

test('page: each route that answers GET with a page is on the list', () => {
  const looked = new Set(pages.flatMap(([, list]) => list)
    .filter(page => !page.status)
    .flatMap(page => [page.path, ...(page.shows ? [page.shows] : [])])
    .map(shape));
  const missing = routes().filter(one => one.method === 'GET')
    .map(one => one.path)
    .filter(path => !path.startsWith('/api/') && !elsewhere.has(path) &&
      !looked.has(shape(path)));
  assert.deepEqual(missing, []);
});

test('page: each list is looked at, here or in pages_staff.test.mjs', () => {
  assert.deepEqual(pages.map(([user]) => user).sort(),
    [...HERE, ...STAFF].sort());
});
