// The circle of people, moved in the picture itself: choose somebody, then a
// ring; or arrow up (closer) and down (further out). Each sends the form that
// the buttons beside the picture send, which do all of it without script.
const KEY = 'dir-circle';
const RINGS = 4;
const STEPS = { ArrowUp: -1, ArrowDown: 1 };

export function openCircle(root) {
  const svg = root.querySelector('svg.dir-links');
  const presses = new Map([...root.querySelectorAll('[data-tie-form]')]
    .map(node => [node.dataset.tie, node]));
  let chosen = null;

  if (!svg || presses.size === 0) {
    return;
  }
  const ties = [...svg.querySelectorAll('[data-tie]')]
    .filter(node => presses.has(node.dataset.tie));

  const choose = node => {
    chosen = chosen === node ? null : node;
    ties.forEach(one =>
      one.setAttribute('aria-pressed', one === chosen ? 'true' : 'false'));
    svg.classList.toggle('dir-links--chosen', chosen !== null);
  };

  const move = (node, ring) => {
    const press = presses.get(node.dataset.tie);
    if (ring < 1 || ring > RINGS || ring === Number(press.dataset.at)) {
      return;
    }
    const field = document.createElement('input');
    field.type = 'hidden';
    field.name = 'ring';
    field.value = ring;
    press.append(field);
    sessionStorage.setItem(KEY, node.dataset.tie);
    press.closest('form').requestSubmit();
  };

  svg.setAttribute('role', 'group');
  for (const node of ties) {
    node.setAttribute('role', 'button');
    node.setAttribute('tabindex', '0');
    node.setAttribute('aria-pressed', 'false');
    node.setAttribute('aria-label', presses.get(node.dataset.tie).dataset.says);
    node.addEventListener('click', () => choose(node));
    node.addEventListener('keydown', event => {
      const at = Number(presses.get(node.dataset.tie).dataset.at);
      if (event.key in STEPS) {
        event.preventDefault();
        move(node, at + STEPS[event.key]);
      } else if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault();
        choose(node);
      } else if (/^[1-4]$/.test(event.key)) {
        move(node, Number(event.key));
      }
    });
  }
  svg.querySelectorAll('[data-ring]').forEach(ring =>
    ring.addEventListener('click', () => {
      if (chosen) {
        move(chosen, Number(ring.dataset.ring));
      }
    }));
  root.querySelectorAll('[data-circle-says]').forEach(node => {
    node.hidden = false;
  });

  // Whoever was moved last in the picture is where the keyboard goes on, once
  // the browser has gone where the address points.
  const last = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  window.addEventListener('load', () => setTimeout(() =>
    ties.find(node => node.dataset.tie === last)?.focus()));
}
