// Keeps a copy of what is typed into a long form, so that nothing is lost when
// the session ends, the battery does or the page is left: the server offers it
// when the page is opened again. What is saved is kept no longer.
const WAIT = 3000; // after the last letter
const FIELDS_MOST = 64 * 1024;

// What is typed, without files and secrets.
function fieldsOf(form) {
  const typed = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && name !== 'csrf' && name !== 'key') {
      typed.append(name, value);
    }
  }
  return typed.toString();
}

class Draft {
  constructor(form, says) {
    this.form = form;
    this.says = says;
    this.kept = fieldsOf(form);
    form.addEventListener('input', () => this.later());
    form.addEventListener('submit', () => this.stop());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') {
        this.now(true);
      }
    });
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.now(false), WAIT);
  }

  stop() {
    clearTimeout(this.timer);
    this.kept = fieldsOf(this.form);
  }

  async now(leaving) {
    clearTimeout(this.timer);
    const fields = fieldsOf(this.form);
    if (fields === this.kept || fields.length > FIELDS_MOST) {
      return;
    }
    this.kept = fields;
    try {
      const answer = await fetch('/drafts', {
        method: 'POST', credentials: 'same-origin', redirect: 'manual',
        keepalive: leaving && fields.length < FIELDS_MOST / 2,
        body: new URLSearchParams({
          csrf: this.form.elements.csrf.value, fields,
          action: new URL(this.form.action).pathname
        })
      });
      if (answer.status === 200) {
        this.say();
      }
    } catch {
      // No network: the next letter tries again.
      this.kept = '';
    }
  }

  // Once is enough: it is said politely, under the form it is about.
  say() {
    if (this.says.hidden) {
      this.form.append(this.says);
      this.says.setAttribute('role', 'status');
      this.says.hidden = false;
    }
  }
}

export function keepDrafts(root) {
  const says = root.querySelector('[data-module="dir-draft"]');
  if (says) {
    root.querySelectorAll('form[data-draft]').forEach(form => {
      if (form.querySelector('textarea')) {
        new Draft(form, says);
      }
    });
  }
}
