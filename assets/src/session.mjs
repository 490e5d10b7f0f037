// Warns before a session ends of idleness, and can make it longer without
// losing what was typed. Pages of one browser tell each other by one time in
// local storage: a page in another tab keeps the session alive for all.
const KEY = 'dir-session';

function lastUse(own) {
  try {
    return Math.max(own, Number(localStorage.getItem(KEY)) || 0);
  } catch {
    return own;
  }
}

function noteUse() {
  try {
    localStorage.setItem(KEY, String(Date.now()));
  } catch {
    // No storage: this page then counts for itself alone.
  }
}

function clock(seconds) {
  const rest = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(rest / 60)}:${String(rest % 60).padStart(2, '0')}`;
}

class Session {
  constructor(dialog) {
    this.dialog = dialog;
    this.seconds = Number(dialog.dataset.seconds);
    this.warn = Number(dialog.dataset.warn);
    this.used = Date.now();
    this.over = false;
    this.part = name => dialog.querySelector(`[data-session="${name}"]`);
    noteUse();
    this.part('stay').addEventListener('click', () => this.stay());
    this.part('close').addEventListener('click', () => dialog.close());
    // Escape means the same as the button: somebody is there.
    dialog.addEventListener('cancel', event => {
      if (!this.over) {
        event.preventDefault();
        this.stay();
      }
    });
    this.timer = setInterval(() => this.look(), 1000);
    document.addEventListener('visibilitychange', () => this.look());
  }

  left() {
    return this.seconds - (Date.now() - lastUse(this.used)) / 1000;
  }

  look() {
    const left = this.left();
    if (this.over) {
      return;
    }
    if (left <= 0) {
      this.end();
    } else if (left <= this.warn) {
      this.part('clock').textContent = clock(left);
      this.open();
    } else if (this.dialog.open) {
      this.dialog.close();
    }
  }

  open() {
    if (!this.dialog.open) {
      this.dialog.showModal();
    }
  }

  async stay() {
    let goesOn = false;
    try {
      const answer = await fetch(this.dialog.dataset.stay, {
        credentials: 'same-origin', cache: 'no-store', redirect: 'manual'
      });
      goesOn = answer.status === 200;
    } catch {
      // No network: the warning stays, and can be pressed again.
      return;
    }
    if (goesOn) {
      this.used = Date.now();
      noteUse();
      this.dialog.close();
    } else {
      this.end();
    }
  }

  end() {
    this.over = true;
    clearInterval(this.timer);
    this.part('soon').hidden = true;
    this.part('over').hidden = false;
    const title = this.part('over').querySelector('h2');
    title.id = title.id || 'dir-session-over';
    this.dialog.setAttribute('aria-labelledby', title.id);
    this.open();
    this.part('close').focus();
  }
}

export function watchSession(dialog) {
  if (typeof dialog.showModal === 'function' &&
      Number(dialog.dataset.seconds) > 0) {
    new Session(dialog);
  }
}
