"""Every form of the fictional programme, sent wrongly.

Walks the pages as each of the people who sign in, takes one form of each POST
route, and sends it with nothing filled in, with 5,000 characters, with markup,
twice, with a stale version and without a session.  Whatever comes: no 5xx, no
markup of ours in a page, a sentence, and what was typed is still there.
"""

import html
import html.parser
import http.client
import json
import re
import urllib.parse
import uuid

from test_program import PASSWORD, Program

# Whoever has a sign-in by now; the administrator last, who may end others'.
USERS = ("sam", "jay", "morgan", "priya", "dee", "cole", "tess", "ed", "fin",
         "eve", "ines", "ada")
PAGES_MOST = 150
MARKUP = "<script>alert('x')</script><b>\"'&amp;"
LONG = "Dwy afon " * 556  # a little over 5,000
# Forms that end the session they are sent in.
ENDS = ("/sign-out", "/account/sign-out-everywhere", "/account/password")
TYPED = ("text", "textarea", "search", "email", "tel", "number", "password")


class Forms(html.parser.HTMLParser):
    """The links and the POST forms of a page."""

    def __init__(self, page):
        super().__init__()
        self.links, self.forms, self.form = [], [], None
        self.area = self.select = None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        a = dict(attributes)
        if tag == "a":
            self.links.append(a.get("href") or "")
        elif tag == "form":
            self.form = None
            if (a.get("method") or "").lower() == "post":
                self.form = {"action": a.get("action") or "", "fields": [],
                             "multipart": "multipart" in
                             (a.get("enctype") or "")}
                self.forms.append(self.form)
        elif self.form is not None and a.get("name"):
            self.field(tag, a)
        elif self.form is not None and tag == "option" and self.select:
            if "selected" in a or not self.select[2]:
                self.select[2] = a.get("value") or ""

    def field(self, tag, a):
        kind = a.get("type", "text") if tag == "input" else tag
        if kind in ("radio", "checkbox") and "checked" not in a:
            return
        field = [a["name"], kind, a.get("value") or ""]
        if tag in ("input", "textarea", "select"):
            self.form["fields"].append(field)
        self.area = field if tag == "textarea" else None
        self.select = field if tag == "select" else None

    def handle_data(self, data):
        if self.area is not None:
            self.area[2] += data

    def handle_endtag(self, tag):
        if tag == "textarea":
            self.area = None
        elif tag == "select":
            self.select = None
        elif tag == "form":
            self.form = None


class Client:
    """A browser without a screen: cookies and one connection."""

    def __init__(self, port):
        self.port = port
        self.cookies = {}
        self.wire = http.client.HTTPConnection("127.0.0.1", port, timeout=60)

    def ask(self, method, path, fields=None, cookies=True):
        body = None
        headers = {"Origin": f"http://127.0.0.1:{self.port}"}
        if fields is not None:
            body = urllib.parse.urlencode(fields)
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        if cookies and self.cookies:
            headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in
                                          self.cookies.items())
        self.wire.request(method, path, body, headers)
        reply = self.wire.getresponse()
        text = reply.read().decode("utf-8", "replace")
        if cookies:
            for line in reply.msg.get_all("Set-Cookie") or ():
                name, value = line.split(";")[0].split("=", 1)
                self.cookies[name] = value
        return reply.status, text, reply.getheader("Location") or ""

    def sign_in(self, user):
        self.cookies.clear()
        form = next(form for form in
                    Forms(self.ask("GET", "/sign-in")[1]).forms
                    if form["action"].startswith("/sign-in"))
        fields = {name: value for name, _, value in form["fields"]}
        fields.update(username=user, password=PASSWORD)
        status, text, _ = self.ask("POST", form["action"], fields)
        assert status == 303, (user, status, text[:2000])


class EveryForm(Program):
    def setUp(self):
        super().setUp()
        self.init()
        self.run_it("demo", "--db", self.db, "--people", 12)
        _, self.port = self.serve("--per-minute", "1000000")
        self.routes = [
            (r["path"], re.compile("/".join(
                "[^/]+" if part.startswith(":") else re.escape(part)
                for part in r["path"].split("/")) + "$"))
            for r in self.routes_posted()]
        self.faults = []

    def routes_posted(self):
        return sorted((r for r in json.loads(
            self.run_it("routes", "--json").stdout)
            if r["method"] == "POST"), key=lambda r: r["path"].count(":"))

    def route(self, action):
        path = action.split("?")[0]
        for pattern, fits in self.routes:
            if fits.match(path):
                return pattern
        return None

    def forms_of(self, client):
        """One form of each POST route that this reader is shown."""
        todo, seen, found = ["/"], {"/"}, {}
        while todo and len(seen) < PAGES_MOST * 3:
            path = todo.pop(0)
            status, page, location = client.ask("GET", path)
            self.assertLess(status, 500, path)
            parsed = Forms(page)
            for form in parsed.forms:
                action = urllib.parse.urljoin(path, form["action"] or path)
                route = self.route(action)
                if route and not form["multipart"]:
                    found.setdefault(route, (path, {**form,
                                                    "action": action}))
            for link in parsed.links + [location]:
                link = urllib.parse.urljoin(path, link).split("#")[0]
                shape = re.sub(r"[A-Z][0-9]{6}|[0-9A-Z]{13}", "*",
                               link.split("?")[0])
                if link.startswith("/") and "sign-out" not in link and \
                        not link.startswith("/static") and \
                        (shape, "?" in link) not in seen and \
                        len(todo) < PAGES_MOST:
                    seen.add((shape, "?" in link))
                    todo.append(link)
        return found

    def send(self, client, form, typed, about, cookies=True, **change):
        """Send the form with its text fields changed by typed(value)."""
        fields, words = [], []
        for name, kind, value in form["fields"]:
            if kind in TYPED and name not in change:
                value = typed(value)
                if kind in ("text", "textarea") and value.strip() and \
                        not re.search("code|password", name):
                    words.append(value)
            fields.append((name, change.get(name, value)))
        if "key" not in change:
            fields = [(n, str(uuid.uuid4()) if n == "key" else v)
                      for n, v in fields]
        status, page, location = client.ask("POST", form["action"], fields,
                                            cookies)
        where = f"{about}: POST {form['action']} -> {status}"
        if status >= 500 or status < 200:
            self.faults.append(where)
        if MARKUP in page or "<script>alert" in page:
            self.faults.append(f"{where}: markup in the page")
        if status in (400, 401, 409, 422) and "<form" in page:
            shown = html.unescape(page)
            for word in words:
                # a long word of a single line is cut into lines by nobody
                if word.strip() not in shown and \
                        " ".join(word.split()) not in " ".join(shown.split()):
                    self.faults.append(f"{where}: what was typed is gone: "
                                       f"{word[:40]}")
        if status >= 400 and "<h1" not in page:
            self.faults.append(f"{where}: no sentence")
        return status, page, location

    def wrongly(self, client, user, path, form):
        """Everything that can be wrong with one form."""
        self.send(client, form, lambda v: MARKUP, f"{user} signed out",
                  cookies=False)
        version = [n for n, _, _ in form["fields"] if n == "version"]
        if version:
            status = self.send(client, form, lambda v: v or "Words",
                               f"{user} stale", version="999999")[0]
            if status not in (400, 403, 404, 409, 422):
                self.faults.append(f"{user} stale: {form['action']} is "
                                   f"answered {status}")
        self.send(client, form, lambda v: "", f"{user} nothing")
        self.send(client, form, lambda v: LONG, f"{user} 5,000 characters")
        key = str(uuid.uuid4())
        first = self.send(client, form, lambda v: MARKUP, f"{user} markup",
                          key=key)
        again = self.send(client, form, lambda v: MARKUP, f"{user} twice",
                          key=key)
        if first[0] == 303 and again[0] != 303:
            self.faults.append(f"{user} twice: {form['action']} {first[0]},"
                               f" {again[0]}")
        # and the page itself shows the markup as text
        status, page, _ = client.ask("GET", path)
        if status >= 500 or "<script>alert" in page:
            self.faults.append(f"{user}: GET {path} after markup: {status}")

    def test_every_form_sent_wrongly_gets_a_sentence_and_keeps_what_was_typed(
            self):
        done = set()
        there = self.run_it("user", "list", "--db", self.db).stdout
        for user in USERS:
            if not re.search(rf"\b{user}\b", there):
                continue
            client = Client(self.port)
            self.addCleanup(client.wire.close)
            client.sign_in(user)
            for route, (path, form) in self.forms_of(client).items():
                if route in done or route in ENDS or \
                        route.startswith("/sign-in"):
                    continue
                done.add(route)
                self.wrongly(client, user, path, form)
                if client.ask("GET", "/account")[0] != 200:
                    client.sign_in(user)
        self.assertEqual(self.faults, [])
        self.assertGreater(len(done), 55, sorted(done))
        self.run_it("check", "--db", self.db)
