// node:test's own, but that no test, before or after runs without end: one
// that hangs fails by itself, is named, and the next begins.
import * as node from 'node:test';

const timeout = 180_000;

export const { describe } = node;
export const test = (name, fn) => node.test(name, { timeout }, fn);
export const before = fn => node.before(fn, { timeout });
export const after = fn => node.after(fn, { timeout });
