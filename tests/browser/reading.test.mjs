// Each sentence that a page of somebody's own can come to, in whatever state, is
// for a reader of nine: those of errors too, which no walk over pages reaches.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { test } from './limit.mjs';
import { root } from '../node/packages.mjs';
import { AGE, age, sentencesOf } from './reading.mjs';

const found = JSON.parse(execFileSync(path.join(root, 'tools',
  'person-sentences'), { encoding: 'utf8', maxBuffer: 1 << 24 }));
const hard = found.flatMap(({ at, words }) => sentencesOf(words)
  .filter(one => age(one) > AGE)
  .map(one => `${at} reads as of ${age(one).toFixed(1)} years: ${one}`));

test('reading: each sentence that a page of one’s own can come to is for a ' +
  'reader of nine, those of errors too', () => {
  assert.deepEqual(hard, []);
});

test('reading: sentences of errors are among those that are judged', () => {
  // Of a rule, of a check of a field, of a view; and none that only workers
  // read.
  const words = new Set(found.map(one => one.words));
  for (const one of ['This was taken back before', 'Choose how it is going',
    'What you write stays as you wrote it. Your worker can read it.']) {
    assert.ok(words.has(one), one);
  }
  assert.ok(!words.has('Write what was done about the missed check-in'));
  // After the return of whoever is the person, or lacks what a worker may.
  assert.ok(!words.has('Whoever opened a record for three hours asks and ' +
    'decides nothing'));
});

test('reading: sentences that are shared with workers are judged, those of the ' +
  'kernel and of the components too', () => {
  for (const folder of ['src/kernel/ledger/', 'src/kernel/media/',
    'src/practice/fund/', 'src/practice/plan/', 'src/web/gov/']) {
    assert.ok(found.some(one => one.at.startsWith(folder)), folder);
  }
});
