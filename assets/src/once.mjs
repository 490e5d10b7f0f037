// A form that writes is sent once: a second press within ten seconds does
// nothing. The server knows a repeated form by its key; this only spares the
// person an answer that looks like a fault. The button is not disabled: then
// its own value would not be sent.
const SECONDS = 10;

export function sendOnce(root) {
  const sent = new WeakMap();

  root.addEventListener('submit', event => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== 'post' ||
        form.hasAttribute('data-again')) {
      return;
    }
    const now = Date.now();
    if (now - (sent.get(form) || 0) < SECONDS * 1000) {
      event.preventDefault();
      return;
    }
    sent.set(form, now);
  });
  // Back from the next page out of the browser's memory: send again is meant.
  window.addEventListener('pageshow', event => {
    if (event.persisted) {
      root.querySelectorAll('form').forEach(form => sent.delete(form));
    }
  });
}
