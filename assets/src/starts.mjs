// A start that is chosen goes into the goal's own words in place, so that
// nothing else in the form is lost. Without script it is a link.
const GAP = '…';

function begin(form, link, starts) {
  const words = form.elements.title;
  const area = form.elements.area;
  const typed = words.value.trim();
  const start = link.textContent.trim();
  // What was written stays: only another start is put aside.
  words.value = typed === '' || starts.includes(typed)
    ? start : `${words.value}\n${start}`;
  if (area.value === '' || area.dataset.started) {
    area.value = link.dataset.area;
    area.dataset.started = 'yes';
  }
  const gap = words.value.lastIndexOf(GAP);
  words.focus();
  words.setSelectionRange(gap, gap + GAP.length);
  words.dispatchEvent(new Event('input', { bubbles: true }));
}

export function offerStarts(part) {
  const form = document.querySelector('form[action$="/plan/goals"]');
  const links = [...part.querySelectorAll('a[data-start]')];
  const starts = links.map(link => link.textContent.trim());
  if (form) {
    links.forEach(link => link.addEventListener('click', event => {
      event.preventDefault();
      begin(form, link, starts);
    }));
  }
}
