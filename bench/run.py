#!/usr/bin/env python3
"""Measure the program, always against something, and print JSON lines.

Called by script/bench, which says what a line holds.  Every figure with two
sides is taken in one run, the sides in turn, the median of five rounds; the
client's own work counts on both sides.
"""

import argparse
import contextlib
import gzip
import json
import os
import pathlib
import re
import secrets
import shutil
import signal
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

import eval as bench_eval

ROOT = pathlib.Path(__file__).resolve().parent.parent
HOST = "127.0.0.1"


class Bench:
    def __init__(self, options):
        self.options = options
        self.build = pathlib.Path(options.build)
        self.keep = pathlib.Path(options.keep)
        self.program = str(self.build / "mydirection")
        self.failed = False

    def say(self, name, value, unit, vs=None, ratio=None, target=None,
            at_most=False):
        figure = ratio if ratio is not None else value
        good = figure <= target if at_most else figure >= target
        self.failed = self.failed or not good
        print(json.dumps({
            "name": name, "value": round(value, 2), "unit": unit,
            "vs": None if vs is None else round(vs, 2),
            "ratio": None if ratio is None else round(ratio, 3),
            "target": target, "pass": good}), flush=True)

    def run(self, *words, **more):
        done = subprocess.run([self.program, *map(str, words)],
                              capture_output=True, text=True, **more)
        if done.returncode != 0:
            sys.exit(f"bench: mydirection {' '.join(map(str, words))}\n"
                     f"{done.stderr}")
        return done.stdout


def free_port():
    with socket.socket() as s:
        s.bind((HOST, 0))
        return s.getsockname()[1]


class Server:
    """The program, serving a database until the block ends."""

    def __init__(self, bench, db, *words, env=None):
        self.port = free_port()
        self.words = [bench.program, "serve", "--db", f"sqlite:{db}",
                      "--listen", f"{HOST}:{self.port}",
                      "--per-minute", "1000000000", *words]
        self.env = {**os.environ, **(env or {})}

    def __enter__(self):
        self.process = subprocess.Popen(
            self.words, env=self.env, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        wait_for(self.port, self.process)
        return self

    def __exit__(self, *_):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()

    def cpu_ms(self):
        """What all its threads used of a processor since it began."""
        tasks = pathlib.Path(f"/proc/{self.process.pid}/task").iterdir()
        return sum(int((task / "schedstat").read_text().split()[0])
                   for task in tasks) / 1e6

    def rss_mib(self):
        text = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", text)[1]) / 1024


class Floor(Server):
    """A bare program that takes a port as its first word."""

    def __init__(self, program, *words):
        self.port = free_port()
        self.words = [str(program), str(self.port), *map(str, words)]
        self.env = dict(os.environ)


def wait_for(port, process):
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            socket.create_connection((HOST, port), 0.2).close()
            return
        except OSError:
            if process.poll() is not None:
                sys.exit("bench: a server ended at once")
            time.sleep(0.005)
    sys.exit("bench: a server did not start")


def wrk(port, path, seconds, connections=32, headers=(), script=None):
    words = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s"]
    for header in headers:
        words += ["-H", header]
    if script:
        words += ["-s", str(script)]
    out = subprocess.run([*words, f"http://{HOST}:{port}{path}"],
                         capture_output=True, text=True).stdout
    if "Non-2xx" in out or "Socket errors" in out:
        sys.exit(f"bench: {path} was not answered as it should be\n{out}")
    return float(re.search(r"Requests/sec:\s+([\d.]+)", out)[1])


def fetch(port, path, token=None):
    request = urllib.request.Request(f"http://{HOST}:{port}{path}")
    if token:
        request.add_header("Authorization", f"Bearer {token}")
    with urllib.request.urlopen(request) as reply:
        return reply.read(), reply.headers


def in_turn(rounds, *sides):
    """The medians of each side's figure, the sides in turn."""
    figures = [[] for _ in sides]
    for _ in range(rounds):
        for side, kept in zip(sides, figures):
            kept.append(side())
    return [statistics.median(kept) for kept in figures]


# --- databases --------------------------------------------------------------

def caseload(bench, people, contacts=20, faults=0.01):
    folder = bench.keep / f"caseload-{people}-{contacts}-{faults}"
    if not (folder / "people.csv").exists():
        subprocess.run([sys.executable, ROOT / "tools/make_caseload.py",
                        folder, "--people", str(people), "--contacts",
                        str(contacts), "--faults", str(faults)], check=True)
        with open(folder / "staff.csv", "a", newline="") as staff:
            staff.write("bench,Bench Manager,manager,humber-north,,,\r\n")
    return folder


def imported(bench, people, contacts=20, faults=0.01):
    """A database with a caseload, and a manager who reaches all of it."""
    db = bench.keep / f"people-{people}-{contacts}.db"
    if db.exists():
        return db
    folder = caseload(bench, people, contacts, faults)
    new = db.with_suffix(".new")
    for old in bench.keep.glob(new.name + "*"):
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    bench.run("init", "--db", f"sqlite:{new}")
    bench.run("import", "--db", f"sqlite:{new}", folder)
    for part in bench.keep.glob(new.name + "*"):
        part.rename(bench.keep / part.name.replace(".new", ".db"))
    return db


def token_of(bench, db, user="bench"):
    out = bench.run("user", "token", "--db", f"sqlite:{db}", "--user", user,
                    "--days", 1)
    return out.strip().splitlines()[-1].strip()


def reading(db):
    return contextlib.closing(sqlite3.connect(f"file:{db}?mode=ro", uri=True))


def some_crn(db):
    with reading(db) as c:
        return c.execute("select crn from people_person order by crn"
                         " limit 1 offset 50").fetchone()[0]


# --- figures ----------------------------------------------------------------

def ping(bench):
    seconds = 1 if bench.options.quick else 4
    db = imported(bench, bench.options.small)
    with Server(bench, db) as ours:
        body, headers = fetch(ours.port, "/health/ping")
        extra = []
        for name, value in headers.items():
            if name not in ("Date", "Content-Length", "Connection",
                            "Content-Type"):
                extra += [name, value]
        with Floor(bench.build / "bench_floor_ping",
                   headers["Content-Type"], body.decode(),
                   *extra) as floor:
            a, b = in_turn(5, lambda: wrk(ours.port, "/health/ping",
                                          seconds),
                           lambda: wrk(floor.port, "/", seconds))
    bench.say("ping", a, "requests/s", b, a / b, 0.8)


def case_page(bench):
    seconds = 1 if bench.options.quick else 5
    db = bench.keep / "case-page.db"
    if not db.exists():
        make_case_page(bench, db)
    token = token_of(bench, db, "sam")
    header = [f"Authorization: Bearer {token}"]
    path = "/people/X900000"
    floor_db = bench.keep / "case-page-floor.db"
    with contextlib.closing(sqlite3.connect(db)) as c:
        floor_db.unlink(missing_ok=True)
        c.execute("vacuum into ?", (str(floor_db),))
    with Server(bench, db) as ours, \
            Floor(bench.build / "bench_floor_page", floor_db, "sam",
                  path) as floor:
        fetch(ours.port, path, token)
        a, b = in_turn(5, lambda: wrk(ours.port, path, seconds,
                                      headers=header),
                       lambda: wrk(floor.port, "/", seconds,
                                   headers=header))
    bench.say("case_page", a, "requests/s", b, a / b, 0.6)


def plan_page(bench):
    """The plan of one person with 8 goals of 3 steps, as its worker reads it:
    against its floor, and how heavy it is."""
    seconds = 1 if bench.options.quick else 5
    db, floor_db = full_plan(bench), bench.keep / "plan-page-floor.db"
    token = token_of(bench, db, "sam")
    header = [f"Authorization: Bearer {token}"]
    path = "/people/X900000/plan"
    copied(db, floor_db)
    with Server(bench, db) as ours, \
            Floor(bench.build / "bench_floor_page", floor_db, "sam",
                  path) as floor:
        html, _ = fetch(ours.port, path, token)
        if html.count(b"dir-goalcard__title") < 8:
            sys.exit("bench: the plan has fewer than eight goals")
        a, b = in_turn(5, lambda: wrk(ours.port, path, seconds,
                                      headers=header),
                       lambda: wrk(floor.port, "/", seconds,
                                   headers=header))
    bench.say("plan_page", a, "requests/s", b, a / b, 0.6)
    bench.say("plan_page_html", len(html) / 1024, "KiB", target=60,
              at_most=True)
    bench.say("plan_page_gzip", len(gzip.compress(html, 6)) / 1024, "KiB",
              target=12, at_most=True)


def copied(db, to):
    for part in ("", "-wal", "-shm"):
        pathlib.Path(f"{to}{part}").unlink(missing_ok=True)
    with contextlib.closing(sqlite3.connect(db)) as c:
        c.execute("vacuum into ?", (str(to),))


def full_plan(bench):
    """A copy of the case in which 8 goals are worked on, of 3 steps each."""
    case, db = bench.keep / "case-page.db", bench.keep / "plan-page.db"
    if db.exists():
        return db
    if not case.exists():
        make_case_page(bench, case)
    new = db.with_suffix(".new")
    copied(case, new)
    token = token_of(bench, new, "sam")
    with Server(bench, new) as server:
        plan, _ = fetch(server.port, "/api/people/X900000/plan", token)
        goals = [goal for goal in json.loads(plan)["goals"]
                 if goal["status"] == "ACTIVE"]
        while len(goals) < 8:
            goals.append(add_goal(server.port, token, len(goals)))
        for goal in goals:
            add_steps(server.port, token, goal["id"], len(goal["steps"]))
    for part in bench.keep.glob(new.name + "*"):
        part.rename(bench.keep / part.name.replace(".new", ".db"))
    return db


def assessment(bench):
    """All nine areas saved by both sides, and read again as a page and as
    JSON: what the server used of a processor in all requests together. With
    the services' form, too: each step of it saved, and the form read."""
    rounds = 3 if bench.options.quick else 9
    db, source = bench.keep / "assessment.db", bench.keep / "case-page.db"
    if not source.exists():
        make_case_page(bench, source)
    copied(source, db)
    sam, jay = (token_of(bench, db, user) for user in ("sam", "jay"))
    areas, wholes, versions = [], [], {}
    with Server(bench, db) as server:
        known = [learn_form(server.port, sam, jay, turn) for turn in (0, 1)]
        for i in range(rounds + 1):
            began = server.cpu_ms()
            assess_areas(server.port, sam, jay, f"As it is, {i}")
            areas.append(server.cpu_ms() - began)
            save_form(server.port, sam, known[i % 2], versions)
            wholes.append(server.cpu_ms() - began)
    # The first fills caches that a server fills once.
    bench.say("assessment", statistics.median(areas[1:]), "ms", target=30,
              at_most=True)
    bench.say("assessment_with_form", statistics.median(wholes[1:]), "ms",
              target=30, at_most=True)


def assess_areas(port, sam, jay, words):
    path = "/api/people/X900000/strengths"
    whole = json.loads(fetch(port, path, sam)[0])
    for area in whole["areas"]:
        for side, token, said in (
                ("own", jay, {"view": words, "strengths": words,
                              "ready": "made_changes", "ready_words": words,
                              "priority": 2}),
                ("worker", sam, {"view": words, "strengths": words,
                                 "needs": words, "harm": "no",
                                 "reoffending": "no", "priority": 2,
                                 "evidence": words, "done": True})):
            version = (area[side] or {"version": 0})["version"]
            patch(port, f"{path}/{area['area']}/{side}", token, version,
                  {"form": whole["form"], **said})
    fetch(port, "/people/X900000/strengths/whole", sam)
    again = fetch(port, path, sam)[0].decode()
    if again.count(words) < 2 * len(whole["areas"]):
        sys.exit("bench: the assessment was not saved")


SECTIONS = ("accommodation", "employment-education", "finance", "drug-use",
            "alcohol-use", "health-wellbeing",
            "personal-relationships-community",
            "thinking-behaviours-attitudes", "offence-analysis")


def steps_of(sam, jay):
    """What is saved at a time: whose, its page and its address in the API."""
    for section in SECTIONS:
        api = f"/api/people/X900000/strengths/form/{section}"
        page = f"/people/X900000/strengths/form/{section}"
        yield sam, f"{page}/answers", f"{api}/answers"
        yield sam, f"{page}/alone", f"{api}/alone"
        yield jay, f"/me/strengths/more/{section}", f"{api}/own"


def learn_form(port, sam, jay, turn):
    """What the form asks and what is answered, as its pages lead: answers
    open questions, which are answered with the next saving."""
    known = []
    for token, page, api in steps_of(sam, jay):
        answers = {}
        for _ in range(3):
            try:
                html = fetch(port, page, token)[0].decode()
            except urllib.error.HTTPError as fault:
                if fault.code == 404:  # a section without such a step
                    break
                raise
            asked = asked_by(html, turn)
            if asked.keys() <= answers.keys():
                break
            answers = asked
            version = json.loads(fetch(port, api, token)[0])["version"]
            patch(port, api, token, version, form_of(answers))
        if answers:
            known.append((token, api, answers))
    return known


def form_of(answers):
    return {"form": "1.0", "voice": "worker", "answers": answers}


def save_form(port, sam, known, versions):
    """Each step once, and the whole form again."""
    given = 0
    for token, api, answers in known:
        # The steps that workers answer share a version.
        of = api if api.endswith("/own") else api.rsplit("/", 1)[0]
        if of not in versions:
            versions[of] = json.loads(fetch(port, api, token)[0])["version"]
        reply = patch(port, api, token, versions[of], form_of(answers))
        versions[of] = json.loads(reply)["version"]
        given += len(answers)
    form = fetch(port, "/api/people/X900000/strengths/form", sam)[0]
    if given < 60 or form.count(b'"value"') < given:
        sys.exit(f"bench: the form does not hold the {given} answers saved")


def asked_by(html, turn):
    """An answer to each question of a page; another one each turn."""
    main = html[html.index("<main"):]
    choices, answers = {}, {}
    for one in re.findall(r"<input[^>]*>", main):
        kind, name, value = (re.search(rf'{of}="([^"]*)"', one)
                             for of in ("type", "name", "value"))
        if kind and kind[1] in ("radio", "checkbox") and name and value:
            choices.setdefault((kind[1], name[1]), []).append(value[1])
    for (kind, name), values in choices.items():
        if "_" not in name:  # no code of the form
            continue
        value = values[turn % len(values)]
        answers[name] = ({"values": [value]} if kind == "checkbox"
                         else {"value": value})
    for name in re.findall(r'<textarea[^>]*name="([^"]*)"', main):
        if "_" in name and not name.endswith("_details"):
            answers[name] = {"value": f"As it is, {turn}"}
    return answers


def patch(port, path, token, version, body):
    request = urllib.request.Request(
        f"http://{HOST}:{port}{path}", json.dumps(body).encode(),
        {"Authorization": f"Bearer {token}", "If-Match": f'"{version}"',
         "Content-Type": "application/json",
         "Idempotency-Key": secrets.token_hex(12)}, method="PATCH")
    try:
        with urllib.request.urlopen(request) as reply:
            return reply.read()
    except urllib.error.HTTPError as fault:
        sys.exit(f"bench: {path} is refused: {fault.read().decode()}")


def make_case_page(bench, db):
    """Jay with 200 contacts and 8 goals of 3 steps."""
    env = {**os.environ, "MYDIRECTION_DEMO_PASSWORD": "bench-only-password"}
    new = db.with_suffix(".new")
    for old in bench.keep.glob(new.name + "*"):
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    bench.run("init", "--db", f"sqlite:{new}")
    bench.run("demo", "--db", f"sqlite:{new}", "--people", 120, env=env)
    folder = pathlib.Path(tempfile.mkdtemp(dir=bench.keep))
    lines = ["crn,contact_ref,at,kind,staff,planned_minutes,outcome,minutes,"
             "note"]
    with contextlib.closing(sqlite3.connect(new)) as c:
        have = c.execute(
            "select count(*) from contact_contact where person ="
            " (select person from people_person where crn = 'X900000')"
        ).fetchone()[0]
    for i in range(max(0, 200 - have)):
        day = f"2026-{1 + i % 10:02d}-{1 + i % 28:02d}"
        lines.append(f"X900000,bench-{i},{day}T10:00:00+00:00,office,sam,45,"
                     "attended_complied,45,A good talk about the plan.")
    (folder / "contacts.csv").write_text("\r\n".join(lines) + "\r\n")
    (folder / "people.csv").write_text(",".join(PEOPLE_COLUMNS) + "\r\n")
    bench.run("import", "--db", f"sqlite:{new}", folder)
    shutil.rmtree(folder)
    add_goals(bench, new)
    for part in bench.keep.glob(new.name + "*"):
        part.rename(bench.keep / part.name.replace(".new", ".db"))


# Nobody new: a people.csv of its first line only.
PEOPLE_COLUMNS = (
    "crn pnc prison_number first_name last_name preferred_name pronouns"
    " date_of_birth sex ethnicity language phone email postcode organisation"
    " team case_manager allocated_on").split()


def add_goals(bench, db):
    token = token_of(bench, db, "sam")
    with Server(bench, db) as server:
        plan, _ = fetch(server.port, "/api/people/X900000/plan", token)
        have = len(json.loads(plan)["goals"])
        for i in range(have, 8):
            goal = add_goal(server.port, token, i)
            add_steps(server.port, token, goal["id"], 0)


def add_goal(port, token, i):
    return post(port, "/api/people/X900000/plan/goals", token, {
        "title": f"I will take the next step {i}",
        "area_of_need": "accommodation", "basis": "negotiated",
        "target_date": "2027-03-01", "no_statement": "measured only"})


def add_steps(port, token, goal, have):
    for k in range(have, 3):
        post(port, f"/api/people/X900000/plan/goals/{goal}/steps", token,
             {"description": f"Step {k}", "actor": "person_on_probation"})


def post(port, path, token, body):
    request = urllib.request.Request(
        f"http://{HOST}:{port}{path}", json.dumps(body).encode(),
        {"Authorization": f"Bearer {token}",
         "Content-Type": "application/json",
         "Idempotency-Key": secrets.token_hex(12)})
    with urllib.request.urlopen(request) as reply:
        return json.loads(reply.read())


def import_time(bench):
    people = 2000 if bench.options.quick else 35000
    folder = caseload(bench, people)
    rounds = 3 if bench.options.quick else 5
    peak = []

    def ours():
        with tempfile.TemporaryDirectory(dir=bench.keep) as scratch:
            db = f"sqlite:{scratch}/x.db"
            bench.run("init", "--db", db)
            began = time.monotonic()
            process = subprocess.Popen(
                [bench.program, "import", "--db", db, str(folder)],
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            _, status, usage = os.wait4(process.pid, 0)
            if status != 0:
                sys.exit("bench: the import failed")
            peak.append(usage.ru_maxrss / 1024)
            return time.monotonic() - began

    def theirs():
        with tempfile.TemporaryDirectory(dir=bench.keep) as scratch:
            script = [".mode csv"]
            for name in ("organisations", "staff", "people", "orders",
                         "requirements", "contacts", "reoffences"):
                script.append(f".import {folder}/{name}.csv {name}")
            script += [
                "create index a on people(crn);",
                "create index b on people(last_name, first_name);",
                "create index c on people(date_of_birth);",
                "create index d on orders(order_ref);",
                "create index e on orders(crn);",
                "create index f on requirements(requirement_ref);",
                "create index g on requirements(crn);",
                "create index h on contacts(contact_ref);",
                "create index i on contacts(crn, at);",
                "create index j on reoffences(crn, offence_on);"]
            began = time.monotonic()
            subprocess.run(["sqlite3", f"{scratch}/x.db"],
                           input="\n".join(script), text=True, check=True,
                           capture_output=True)
            return time.monotonic() - began

    a, b = in_turn(rounds, ours, theirs)
    bench.say("import_time", a, "s", b, a / b, 3, at_most=True)
    bench.say("import_memory", max(peak), "MiB", target=256, at_most=True)


POST_SCRIPT = """
local n = 0
local stamp = "%s"
local before, after
-- Put together once: what is measured is the server, not its client.
init = function(args)
  wrk.headers["Idempotency-Key"] = "@@"
  local whole = wrk.format("POST", nil, nil,
    '{"at":"2026-11-20T10:00:00+00:00",' ..
    '"kind":"office","planned_minutes":45,"outcome":"attended_complied",' ..
    '"minutes":45,"note":"Talked about the plan."}')
  local at = whole:find("@@", 1, true)
  before, after = whole:sub(1, at - 1) .. stamp, whole:sub(at + 2)
end
request = function()
  n = n + 1
  return before .. n .. after
end
"""


def contact_posts(bench):
    seconds = 1 if bench.options.quick else 4
    rounds = 3 if bench.options.quick else 5
    source = imported(bench, bench.options.small)
    token = token_of(bench, source)
    crn = some_crn(source)
    headers = [f"Authorization: Bearer {token}",
               "Content-Type: application/json"]
    shim = next(bench.build.glob("libfsync_delay.so*"), None) or \
        next(bench.build.rglob("libfsync_delay.so"))
    env = {"LD_PRELOAD": str(shim), "FSYNC_US": "1000"}

    def side(*words):
        def once():
            with tempfile.TemporaryDirectory(dir=bench.keep) as scratch:
                db = pathlib.Path(scratch) / "x.db"
                with contextlib.closing(sqlite3.connect(source)) as c:
                    c.execute("vacuum into ?", (str(db),))
                script = pathlib.Path(scratch) / "post.lua"
                script.write_text(POST_SCRIPT % secrets.token_hex(8))
                with Server(bench, db, *words, env=env) as server:
                    return wrk(server.port, f"/api/people/{crn}/contacts",
                               seconds, headers=headers, script=script)
        return once

    a, b = in_turn(rounds, side(), side("--batch", "1"))
    bench.say("contact_posts", a, "requests/s", b, a / b, 8)


def delayed(bench):
    """The environment in which an fsync takes a millisecond more."""
    shim = next(bench.build.rglob("libfsync_delay.so"))
    return {**os.environ, "LD_PRELOAD": str(shim), "FSYNC_US": "1000"}


def posts_made(bench, db):
    subprocess.run([bench.build / "bench_ledger_posts", "begin", db],
                   check=True)


def posts_ours(bench, db, seconds, batch, env):
    return float(subprocess.run(
        [bench.build / "bench_ledger_posts", "post", db, str(seconds), "32",
         str(batch)], env=env, check=True, text=True,
        stdout=subprocess.PIPE).stdout)


def ledger_posts(bench):
    """32 at once, against a commit each, and against a bare loop that steps
    the same statements and commits in groups as well."""
    seconds = 1 if bench.options.quick else 4
    env = delayed(bench)

    def side(run):
        def once():
            with tempfile.TemporaryDirectory(dir=bench.keep) as scratch:
                path = f"{scratch}/x.db"
                posts_made(bench, f"sqlite:{path}")
                return run(path)
        return once

    def ours(batch):
        return side(lambda path: posts_ours(bench, f"sqlite:{path}", seconds,
                                            batch, env))

    bare = side(lambda path: float(subprocess.run(
        [bench.build / "bench_floor_posts", path, str(seconds), "32"],
        env=env, check=True, text=True, stdout=subprocess.PIPE).stdout))
    a, b, c = in_turn(5, ours(256), bare, ours(1))
    bench.say("ledger", a, "postings/s", c, a / c, 8)
    bench.say("ledger_floor", a, "postings/s", b, a / b, 0.8)


class Postgres:
    """A server of one's own whose commits are durable and take their time."""

    def __init__(self, env):
        self.env = env

    def __enter__(self):
        self.process = subprocess.Popen(
            [ROOT / "tools/pg-private", "run", "--durable", "--", "sh", "-c",
             'echo "$MYDIRECTION_TEST_PG"; exec cat'], env=self.env,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, text=True)
        return self.process.stdout.readline().strip()

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(60)


# What stands for a place of a statement where pgbench has no such variable.
PGBENCH_PLACES = {
    "settles": "null", "reverses": "null", "until": "null", "reason": "null",
    "batch": "null", "place": "null", "size": "null", "person": "null",
    "ledger": "'pence'", "kind": "'plain'", "amount": "100",
    "code": "'bench.paid'", "what": "'bench.paid'", "purpose": "''",
    "route": "'bench'", "detail": "''", "ids": "''", "people": "0",
    "session": "0", "now": "1795000000000", "happened": "20775",
    "subject": ":entry", "id": ":entry",
    **dict.fromkeys(("debit_hash", "credit_hash", "hash"),
                    r"'\x3031323334353637383961626364656630313233343536373839"
                    r"616263646566'::bytea"),
}


def pgbench_script(bench):
    """One posting and its audit entry in a transaction, as we step them."""
    texts = dict(line.split("\t") for line in subprocess.run(
        [bench.build / "bench_floor_posts", "texts"], check=True, text=True,
        stdout=subprocess.PIPE).stdout.splitlines())

    def step(name, lock="", end=";", **places):
        places = {**PGBENCH_PLACES, **places}
        text = re.sub(r"(?<!:):([a-z_]+)", lambda m: places.get(
            m[1], m[0]), texts[name])
        return text + lock + end

    facts, rows = " for no key update", " for update"
    return "\n".join([
        r"\set n :n + 1",
        r"\set entry :base + :client_id * 100000000 + :n",
        r"\set one random(1, 1000)",
        r"\set two (:one - 1 + random(1, 999)) % 1000 + 1",
        r"\set debit least(:one, :two)",
        r"\set credit greatest(:one, :two)",
        r"\set authority 2000 + :client_id",
        r"\set actor 1 + :client_id",
        r"\set lane (1 + :client_id) % 64",
        "begin;",
        step("ledger.entry"),
        step("ledger.authority", facts),
        step("ledger.account_lock", facts, r" \gset d_", account=":debit"),
        step("ledger.account_lock", facts, r" \gset c_", account=":credit"),
        r"\set debit_number :d_number + 1",
        r"\set credit_number :c_number + 1",
        step("ledger.entry"),
        step("ledger.book"),
        step("ledger.entry_add"),
        step("audit.head_lock", rows, r" \gset l_"),
        r"\set number :l_number + 1",
        step("audit.entry_add"),
        step("audit.head_save"),
        "commit;", ""])


def ledger_postgres(bench):
    """32 at once on PostgreSQL, against pgbench with the same statements."""
    seconds = 2 if bench.options.quick else 5
    base = [10**15]

    with Postgres(delayed(bench)) as url, \
            tempfile.TemporaryDirectory(dir=bench.keep) as scratch:
        posts_made(bench, url)
        script = pathlib.Path(scratch) / "post.sql"
        script.write_text(pgbench_script(bench))
        pgbench = sorted(pathlib.Path("/usr/lib/postgresql").glob(
            "*/bin/pgbench"))[-1]

        def theirs():
            base[0] += 10**13
            out = subprocess.run(
                [pgbench, "-n", "-M", "prepared", "-c", "32", "-j", "2", "-T",
                 str(seconds), "-D", "n=0", "-D", f"base={base[0]}", "-f",
                 script, url], check=True, text=True,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE).stdout
            return float(re.search(r"tps = ([\d.]+)", out)[1])

        a, b = in_turn(5, lambda: posts_ours(bench, url, seconds, 1,
                                             os.environ), theirs)
    bench.say("ledger_postgres", a, "postings/s", b, a / b, 0.5)


def busy_account(bench, entries):
    """Books with one account that has that many entries, over 1,000 days."""
    db = bench.keep / f"busy-{entries}.db"
    if db.exists():
        return db
    new = db.with_suffix(".new")
    for old in bench.keep.glob(new.name + "*"):
        old.unlink()
    posts_made(bench, f"sqlite:{new}")
    subprocess.run([bench.build / "bench_ledger_rows", new, str(entries),
                    "busy"], check=True)
    bench.run("user", "add", "bench", "--db", f"sqlite:{new}", "--name",
              "Bench Finance", "--role", "finance")
    for part in bench.keep.glob(new.name + "*"):
        part.rename(bench.keep / part.name.replace(".new", ".db"))
    return db


def statement(bench):
    """The first page of any month of an account with a million entries, and
    what it holds, beside one with a hundredth of them."""
    entries = 100000 if bench.options.quick else 1000000
    sides = [busy_account(bench, n) for n in (entries, entries // 100)]
    tokens = [token_of(bench, db) for db in sides]
    months = [f"{year}-{month:02d}" for year in (2024, 2025)
              for month in range(1, 13)]
    with Server(bench, sides[0]) as a, Server(bench, sides[1]) as b:
        servers = (a, b)

        def side(i, path):
            return lambda: timed(servers[i].port, tokens[i],
                                 [path + month for month in months] * 4)

        for name, path in (
                ("statement", "/ledger/accounts/0000000000001?month="),
                ("statement_json", "/api/ledger/accounts/0000000000001"
                                   "?month=")):
            x, y = in_turn(5, side(0, path), side(1, path))
            bench.say(name, x * 1000, "ms", y * 1000, target=10,
                      at_most=True)


def spread_books(bench, entries):
    """Books with that many entries between any of 1,000 accounts."""
    db = bench.keep / f"spread-{entries}.db"
    if db.exists():
        return db
    new = db.with_suffix(".new")
    for old in bench.keep.glob(new.name + "*"):
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    posts_made(bench, f"sqlite:{new}")
    subprocess.run([bench.build / "bench_ledger_rows", new, str(entries),
                    "spread"], check=True)
    for part in bench.keep.glob(new.name + "*"):
        part.rename(bench.keep / part.name.replace(".new", ".db"))
    return db


def books_check(bench):
    """`mydirection check` of ten million entries on two cores, the file in
    the cache: seconds, beside what both threads used of the processor, and
    the most it held.  --quick takes a fiftieth, and a fiftieth of the time
    with a second on top, because a thousand days weigh more then."""
    entries = 200000 if bench.options.quick else 10000000
    target = 30 * entries / 10000000 + (1 if bench.options.quick else 0)
    db = spread_books(bench, entries)
    walls, used, held = [], [], []
    for _ in range(3):
        began = time.monotonic()
        process = subprocess.Popen(
            [bench.program, "check", "--db", f"sqlite:{db}"],
            stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit("bench: the books that were made are not sound")
        walls.append(time.monotonic() - began)
        used.append(usage.ru_utime + usage.ru_stime)
        held.append(usage.ru_maxrss / 1024)
    bench.say("books_check", statistics.median(walls), "s",
              statistics.median(used), target=target, at_most=True)
    bench.say("books_check_memory", max(held), "MiB", target=128,
              at_most=True)


def memory(bench):
    people = bench.options.small if bench.options.quick else 35000
    seconds = 5 if bench.options.quick else 60
    db = imported(bench, people)
    token = token_of(bench, db)
    header = [f"Authorization: Bearer {token}"]
    crn = some_crn(db)
    script = bench.keep / "mixed.lua"
    script.write_text(
        "local paths = {'/people','/people/%s','/people/%s/plan',"
        "'/people/%s/contacts','/','/people/%s/timeline'}\n"
        "local i = 0\nrequest = function()\n i = i %% #paths + 1\n"
        " return wrk.format('GET', paths[i])\nend\n" % ((crn,) * 4))
    with Server(bench, db) as server:
        most = 0.0
        load = subprocess.Popen(
            ["wrk", "-t1", "-c64", f"-d{seconds}s", "-s", str(script), "-H",
             header[0], f"http://{HOST}:{server.port}/"],
            stdout=subprocess.PIPE, text=True)
        while load.poll() is None:
            most = max(most, server.rss_mib())
            time.sleep(0.1)
        out = load.stdout.read()
        if "Non-2xx" in out:
            sys.exit(f"bench: pages were refused under load\n{out}")
    bench.say("memory", most, "MiB", target=64, at_most=True)


def cold_start(bench):
    db = imported(bench, bench.options.small)
    figures = []
    for _ in range(7):
        port = free_port()
        began = time.monotonic()
        process = subprocess.Popen(
            [bench.program, "serve", "--db", f"sqlite:{db}", "--listen",
             f"{HOST}:{port}"], stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        figures.append(first_byte(port, began))
        process.send_signal(signal.SIGTERM)
        process.wait(20)
    bench.say("cold_start", statistics.median(figures) * 1000, "ms",
              target=100, at_most=True)


def first_byte(port, began):
    ask = (f"GET /sign-in HTTP/1.1\r\nHost: {HOST}:{port}\r\n"
           "Connection: close\r\n\r\n").encode()
    while time.monotonic() - began < 10:
        try:
            with socket.create_connection((HOST, port), 1) as s:
                s.sendall(ask)
                if s.recv(1):
                    return time.monotonic() - began
        except OSError:
            time.sleep(0.001)
    sys.exit("bench: no first byte within ten seconds")


def searches(db, n):
    """A third full name and birth year, a third CRN or birth date with
    surname, a third full name with one letter wrong and birth year."""
    with reading(db) as c:
        most = c.execute("select max(rowid) from people_person").fetchone()[0]
        low = c.execute("select min(rowid) from people_person").fetchone()[0]
        step = max(1, (most - low) // n)
        out = []
        for i in range(n):
            row = c.execute(
                "select crn, first_name, last_name, date_of_birth from"
                " people_person where rowid >= ? order by rowid limit 1",
                (low + i * step,)).fetchone()
            out.append(words_of(i, row))
    return out


def words_of(i, row):
    crn, first, last, days = row
    born = time.strftime("%Y-%m-%d", time.gmtime(days * 86400)) \
        if days >= 0 else "1969-12-31"
    if i % 3 == 0:
        return f"{first} {last} {born[:4]}"
    if i % 3 == 1:
        return crn if i % 2 else f"{born} {last}"
    at = len(last) // 2
    wrong = last[:at] + ("x" if last[at] != "x" else "q") + last[at + 1:]
    return f"{first} {wrong} {born[:4]}"


def big(bench):
    large, small = (20000, 2000) if bench.options.quick else (1000000, 10000)
    many = 60 if bench.options.quick else 1000
    sides = [imported(bench, n, 2, 0) for n in (large, small)]
    tokens = [token_of(bench, db) for db in sides]
    asked = [searches(db, many) for db in sides]
    crns = [some_crn(db) for db in sides]
    with Server(bench, sides[0]) as a, Server(bench, sides[1]) as b:
        servers = (a, b)

        def page(i):
            return lambda: timed(servers[i].port, tokens[i],
                                 [f"/people/{crns[i]}"] * 100)

        def search(i):
            return lambda: timed(
                servers[i].port, tokens[i],
                ["/api/people?q=" + urllib.request.quote(w)
                 for w in asked[i]])

        for name, side in (("case_page_large", page),
                           ("search_large", search)):
            x, y = in_turn(5, side(0), side(1))
            bench.say(name, x * 1000, "ms", y * 1000, x / y, 1.5,
                      at_most=True)


def timed(port, token, paths):
    """The median seconds of one client asking one after the other."""
    import http.client
    connection = http.client.HTTPConnection(HOST, port)
    figures = []
    for path in paths:
        began = time.perf_counter()
        connection.request("GET", path,
                           headers={"Authorization": f"Bearer {token}"})
        reply = connection.getresponse()
        reply.read()
        if reply.status != 200:
            sys.exit(f"bench: {path} was answered {reply.status}")
        figures.append(time.perf_counter() - began)
    return statistics.median(figures)


FIGURES = {"ping": ping, "case_page": case_page,
           "plan_page": plan_page, "assessment": assessment, "big": big,
           "import": import_time, "contact_posts": contact_posts,
           "ledger": ledger_posts, "ledger_postgres": ledger_postgres,
           "statement": statement, "books_check": books_check,
           "memory": memory, "cold_start": cold_start,
           "eval": bench_eval.measure, "eval_threads": bench_eval.threads,
           "eval_coverage": bench_eval.coverage}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True)
    parser.add_argument("--keep", required=True)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    options.small = 2000
    os.environ.setdefault("PYTHONDONTWRITEBYTECODE", "1")
    bench = Bench(options)
    for name, figure in FIGURES.items():
        if not options.names or name in options.names:
            figure(bench)
    sys.exit(1 if bench.failed else 0)


if __name__ == "__main__":
    main()
