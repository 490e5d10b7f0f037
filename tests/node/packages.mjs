// The packages of package-lock.json, where script/node puts them. They are in
// build/, which the usual search for packages does not look at.
import { createRequire } from 'node:module';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
export const folder = path.join(root, 'build', 'node_modules');

const inBuild = createRequire(path.join(folder, 'from.cjs'));

// The file of a package, or of something in it.
export const place = name => inBuild.resolve(name);

// The package itself: const { chromium } = load('playwright-core')
export const load = name => inBuild(name);
