// Signing in through the form, as a person does.
import { open, tab } from './browser.mjs';

// Signs in with this tab; it is then at the user's home.
export async function signIn(page, server, user) {
  await page.goto(`${server.url}/sign-in`);
  await page.fill('input[name="username"]', user);
  await page.fill('input[name="password"]', server.password);
  await Promise.all([
    page.waitForNavigation(),
    page.click('form:has(input[name="password"]) button[type="submit"]')
  ]);
  if (new URL(page.url()).pathname === '/sign-in') {
    throw new Error(`${user} could not sign in: ` +
      (await page.locator('.govuk-error-summary').allInnerTexts()).join(' '));
  }
}

// Signing in costs a password hash: once for each user, then by the cookies.
export function keeper(server) {
  const known = new Map();

  return async user => {
    if (!user) {
      return [];
    }
    if (!known.has(user)) {
      const context = await open();
      try {
        await signIn(tab(context), server, user);
        known.set(user, await context.cookies());
      } finally {
        await context.shut();
      }
    }
    return known.get(user);
  };
}
