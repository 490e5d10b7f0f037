// What the journeys of both sides do alike: press, read and look a page over.
import assert from 'node:assert/strict';
import { open, tab } from './browser.mjs';
import { axeFaults, htmlFaults, listen, pageHtml } from './checks.mjs';
import { signIn } from './sign_in.mjs';

// To another address of the same server.
export const go = (page, path) =>
  page.goto(new URL(path, page.url()).href);
export const at = page => new URL(page.url()).pathname;
export const textOf = page => page.locator('main').innerText();
export const problems = page =>
  page.locator('.govuk-error-summary').allInnerTexts();

// Presses what has this name, and waits for the page that comes: no problem
// is told on it.
export async function press(page, name, role = 'button') {
  await Promise.all([page.waitForNavigation(),
    page.getByRole(role, { name }).first().click()]);
  assert.deepEqual(await problems(page), []);
}

export async function has(page, ...words) {
  const text = await textOf(page);
  for (const one of words) {
    assert.ok(text.includes(one), `"${one}" is not on ${at(page)}: ${text}`);
  }
}

export async function hasNot(page, ...words) {
  const text = await textOf(page);
  for (const one of words) {
    assert.ok(!text.includes(one), `"${one}" is on ${at(page)}: ${text}`);
  }
}

// Somebody who has signed in, with what their page complains about; `more` is
// as of open(). Close it with context.shut().
export async function desk(server, user, more = {}) {
  const context = await open(more);
  const page = tab(context);
  const one = { context, page, heard: listen(page), html: pageHtml(page),
    script: more.script ?? true };
  await signIn(page, server, user);
  return one;
}

export async function sound({ page, heard, html, script }) {
  assert.deepEqual(await axeFaults(page), []);
  assert.deepEqual(await htmlFaults(await html()), []);
  // Where there is no script our own are not fetched, and that is noted.
  assert.deepEqual(heard().filter(line =>
    script || !/^not fetched: \S+\.js$|net::ERR_FAILED$/.test(line)), []);
}

// So many days ago, as it is typed.
export function dayTyped(ago = 0) {
  const day = new Date(Date.now() - ago * 24 * 60 * 60 * 1000);

  return `${day.getUTCDate()}/${day.getUTCMonth() + 1}/` +
    `${day.getUTCFullYear()}`;
}
