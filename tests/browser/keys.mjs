// The keyboard as the only way: no pointer is used, and nothing is filled in
// that has not the focus. At each stop the focus can be seen.
import assert from 'node:assert/strict';
import { DESK, open, tab } from './browser.mjs';
import { listen } from './checks.mjs';

const TABS_MOST = 250;
const CHOICES_MOST = 20;

// In the page: whether it is with what fits; 'hidden' if the focus is out of
// the window, or if the last stop looked the same with the focus as without.
function look([fits, says]) {
  const style = one => one && ['', '::before'].map(part => {
    const of = getComputedStyle(one, part);
    return [of.outline, of.boxShadow, of.backgroundColor, of.borderColor,
      of.stroke, of.strokeWidth].join();
  }).join();
  // A radio is drawn by its label.
  const looks = one => style(one) + style(one.nextElementSibling);
  const { activeElement: now } = document;
  const { was } = window;
  // The browser draws the focus on the parts of its own player.
  const same = was && was.element.tagName !== 'AUDIO' &&
    was.element !== now && was.element.isConnected &&
    looks(was.element) === was.looks && was.element.outerHTML;
  if (now === document.body) {
    window.was = null;
    return { with: false, same };
  }
  window.was = { element: now, looks: looks(now) };
  const box = now.getBoundingClientRect();
  const out = box.bottom <= 0 || box.top >= innerHeight || box.width === 0;
  return { same: same || (out && now.outerHTML),
    with: now.matches(fits) && (!says || now.innerText.trim() === says) };
}

// Presses Tab (or Shift+Tab) until the keyboard is with what fits, by its
// words if given.
export async function tabTo(page, css, words = '', key = 'Tab') {
  for (let i = 0; i < TABS_MOST; i++) {
    const seen = await page.evaluate(look, [css, words]);
    assert.ok(!seen.same, `the focus is not seen on ${seen.same}`);
    if (seen.with) {
      return;
    }
    await page.keyboard.press(key);
  }
  assert.fail(`the keyboard does not come to ${css} ${words} on ${page.url()}`);
}

export async function type(page, css, words) {
  await tabTo(page, css);
  await page.keyboard.type(words);
}

// In the place of what is there.
export async function retype(page, css, words) {
  await tabTo(page, css);
  await page.keyboard.press('Control+A');
  await page.keyboard.type(words);
}

// One of several radios, by arrows and space.
export async function choose(page, name, value) {
  await tabTo(page, `input[name="${name}"]`);
  for (let i = 0; i < CHOICES_MOST; i++) {
    const at = await page.evaluate(() => ({
      value: document.activeElement.value,
      checked: document.activeElement.checked
    }));
    if (at.value === value) {
      if (!at.checked) {
        await page.keyboard.press('Space');
      }
      return;
    }
    await page.keyboard.press('ArrowDown');
  }
  assert.fail(`${name} has no ${value}`);
}

// A box, by its name and value, or the first of that name.
export async function tick(page, name, value) {
  await tabTo(page, `[name="${name}"]` + (value ? `[value="${value}"]` : ''));
  await page.keyboard.press('Space');
}

const pressed = async (page, css, words) => {
  await tabTo(page, css, words);
  await Promise.all([page.waitForNavigation(),
    page.keyboard.press('Enter')]);
};

export async function send(page, css, words) {
  await pressed(page, css, words);
  assert.deepEqual(await page.locator('.govuk-error-summary').allInnerTexts(),
    []);
}

// Sends a form that is refused: the list of problems has the focus, and Enter
// on its first link leads to the field.
export async function refused(page, css, words, field) {
  await pressed(page, css, words);
  await page.waitForFunction(() =>
    document.activeElement.matches('.govuk-error-summary'));
  await tabTo(page, '.govuk-error-summary a');
  await page.keyboard.press('Enter');
  await page.waitForFunction(id => document.activeElement.id === id, field);
}

// Signs in by keyboard alone.
export async function deskByKeys(server, user) {
  const context = await open({ width: DESK });
  const page = tab(context);
  const heard = listen(page);
  await page.goto(`${server.url}/sign-in`);
  await type(page, 'input[name="username"]', user);
  await type(page, 'input[name="password"]', server.password);
  await send(page, 'form:has(input[name="password"]) ' +
    'button[type="submit"]');
  return { context, page, heard };
}

// Nothing was complained about but what was refused.
export function quiet(...all) {
  assert.deepEqual(all.flatMap(one => one.heard())
    .filter(line => !line.includes('status of 400')), []);
}
