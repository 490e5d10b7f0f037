"""The program when something outside of it fails: a clear sentence, and
nothing half-done.  docs/robustness.md lists which test shows what.
"""

import fcntl
import json
import os
import pathlib
import resource
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import unittest
import urllib.error
import urllib.request
import uuid

from test_program import PROGRAM, ROOT, Program, free_port

NOTE = b"word " * 900
LATE = (b",late,2026-01-01T10:00:00+00:00,office,cm0000,45,"
        b"attended_complied,45,caf\xe9\r\n")
SANITIZED = b"__asan_init" in pathlib.Path(PROGRAM).read_bytes()


class Failing(Program):
    def caseload(self, people, contacts=4):
        folder = self.folder / "caseload"
        subprocess.run([sys.executable, ROOT / "tools/make_caseload.py",
                        folder, "--people", str(people), "--faults", "0",
                        "--contacts", str(contacts)], check=True)
        return folder

    def count(self, table):
        c = sqlite3.connect(self.folder / "a.db")
        try:
            return c.execute(f"select count(*) from {table}").fetchone()[0]
        finally:
            c.close()

    def demo(self):
        self.init()
        self.run_it("demo", "--db", self.db, "--people", 4)
        return self.token("sam")

    def post(self, port, token, path, said, key=None):
        """Status and body of a POST of JSON with a key."""
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}{path}", json.dumps(said).encode(),
            {"Authorization": f"Bearer {token}",
             "Content-Type": "application/json",
             "Idempotency-Key": key or str(uuid.uuid4())})
        try:
            with urllib.request.urlopen(request, timeout=30) as reply:
                return reply.status, json.loads(reply.read())
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.loads(error.read())

    def contact(self, port, token, key=None):
        return self.post(port, token, "/api/people/X900000/contacts",
                         {"at": "2026-01-05T10:00:00+00:00",
                          "kind": "phone", "planned_minutes": 10,
                          "outcome": "attended_complied", "minutes": 10,
                          "note": "Rang about the bus pass."}, key)

    def full_disk(self):
        """Make the disk of every later command full while the file is
        there that is handed back."""
        flag = self.folder / "full"
        shim = self.folder / "disk_full.so"
        subprocess.run(["cc", "-D_GNU_SOURCE", "-shared", "-fPIC", "-o",
                        shim, ROOT / "tests/disk_full.c", "-ldl"],
                       check=True)
        options = os.environ.get("ASAN_OPTIONS", "")
        self.env |= {"LD_PRELOAD": str(shim), "DISK_FULL": str(flag),
                     "ASAN_OPTIONS": f"{options}:verify_asan_link_order=0"}
        return flag


class CaseloadFiles(Failing):
    def test_a_fault_in_the_last_line_of_200_mb_is_found_at_its_line(self):
        self.init()
        folder = self.caseload(60)
        contacts = folder / "contacts.csv"
        crns = [line.split(b",")[0] for line in
                (folder / "people.csv").read_bytes().splitlines()[1:]]
        n = 0
        with open(contacts, "ab") as f:
            while f.tell() < 200_000_000:
                f.write(b"%s,big%d,2026-01-01T10:00:00+00:00,office,cm0000,"
                        b"45,attended_complied,45,%s\r\n"
                        % (crns[n % len(crns)], n, NOTE))
                n += 1
            f.write(crns[-1] + LATE)
        with open(contacts, "rb") as f:
            lines = sum(block.count(b"\n") for block in
                        iter(lambda: f.read(1 << 20), b""))
        report = self.folder / "r.json"
        self.run_it("import", "--db", self.db, folder, "--report", report)
        problems = [p for p in json.loads(report.read_text())["problems"]
                    if p["effect"] == "refused"]
        self.assertEqual(
            [(p["crn"], p["file"], p["line"]) for p in problems],
            [(crns[-1].decode(), "contacts.csv", lines)])
        self.assertIn("UTF-8", problems[0]["sentence"])
        # the person is left out whole, and nobody else
        c = sqlite3.connect(self.folder / "a.db")
        self.assertEqual(c.execute("select count(*) from people_person"
                                   " where crn = ?", (crns[-1].decode(),)
                                   ).fetchone()[0], 0)
        c.close()
        self.assertEqual(self.count("people_person"), 59)
        self.assertEqual(self.count("contact_contact"), sum(
            p["added"] for f, p in
            json.loads(report.read_text())["counts"].items()
            if f == "contacts.csv"))

    def test_a_file_in_another_encoding_stops_the_run_and_names_the_byte(
            self):
        self.init()
        folder = self.caseload(5)
        people = folder / "people.csv"
        text = people.read_text()
        for encoding in ("utf-16", "utf-16-be", "utf-32"):
            people.write_bytes(text.encode(encoding))
            said = self.sentence(self.run_it("import", "--db", self.db,
                                             folder, wanted=1))
            self.assertIn("people.csv", said)
            self.assertIn("not UTF-8 text at byte", said)
            self.assertEqual(self.count("people_person"), 0)
            self.assertEqual(self.count("staff_member"), 0)

    def test_a_report_that_cannot_be_written_is_said(self):
        self.init()
        folder = self.caseload(5)
        if os.path.exists("/dev/full"):
            self.sentence(self.run_it("import", "--db", self.db, folder,
                                      "--report", "/dev/full", wanted=1))
        nowhere = self.folder / "no/such/r.json"
        said = self.sentence(self.run_it("import", "--db", self.db, folder,
                                         "--report", nowhere, wanted=1))
        self.assertIn(str(nowhere), said)


class StudyFiles(Failing):
    """A study's file that is fed through a pipe and stored nowhere."""

    def setUp(self):
        super().setUp()
        self.sim = self.folder / "sim"
        self.run_it("eval", "simulate", "--out", self.sim, "--treated", 120,
                    "--comparators", 1500)
        self.fed = 0

    def feed(self, pipe, rows):
        """So many people, each with a remark of 1 MiB that no plan asks for;
        the last one's age is no number."""
        head, *people = (self.sim / "table.csv").read_text().splitlines()
        remark = b"r" * (1 << 20) + b"\n"
        with open(pipe, "wb", 0) as f:
            fcntl.fcntl(f, fcntl.F_SETPIPE_SZ, 1 << 20)
            self.fed += f.write(f"{head},remark\n".encode())
            for n in range(rows):
                person = people[n % len(people)].split(",")
                person[0] = f"P{n:07d}"
                person[1] = "thirty" if n == rows - 1 else person[1]
                for part in (",".join(person).encode() + b",", remark):
                    while part:
                        wrote = f.write(part)
                        self.fed += wrote
                        part = part[wrote:]

    def last_row_is_named(self, rows, most):
        pipe = self.folder / "people.csv"
        os.mkfifo(pipe)
        feeder = threading.Thread(target=self.feed, args=(pipe, rows),
                                  daemon=True)
        feeder.start()
        with subprocess.Popen(
                [PROGRAM, "eval", "plan", "check", "--plan",
                 self.sim / "plan.toml", "--people", pipe], env=self.env,
                stderr=subprocess.PIPE, text=True) as process:
            said = process.stderr.read()
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        feeder.join(10)
        self.assertFalse(feeder.is_alive(), "not all of it was read")
        self.assertEqual(process.returncode, 2, said)
        self.assertIn("E_BAD_VALUE", said)
        self.assertIn(f"column age; 1 row, in row {rows}.", said)
        self.assertLess(used.ru_maxrss, most * 1024)

    @unittest.skipIf(SANITIZED, "the sanitizers' build reads 64 MB")
    def test_a_fault_in_the_last_row_of_more_than_4_gib_is_found_at_its_row(
            self):
        self.last_row_is_named(4200, 48)
        self.assertGreater(self.fed, 1 << 32)

    @unittest.skipUnless(SANITIZED, "the release reads more than 4 GiB")
    def test_a_fault_in_the_last_row_of_64_mb_is_found_with_sanitizers(self):
        self.last_row_is_named(64, 1024)
        self.assertGreater(self.fed, 64_000_000)


class FullDisk(Failing):
    def test_an_import_onto_a_full_disk_keeps_whole_persons_only(self):
        self.init()
        folder = self.caseload(5200)
        flag = self.full_disk()
        process = subprocess.Popen(
            [PROGRAM, "import", "--db", self.db, str(folder)], env=self.env,
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        while self.count("people_person") == 0 and process.poll() is None:
            time.sleep(0.01)
        flag.touch()
        said = process.communicate(timeout=60)[1]
        self.assertEqual(process.returncode, 1, said)
        self.assertIn("The disk is full", said)
        flag.unlink()
        kept = self.count("people_person")
        self.assertLess(kept, 5200)
        self.assertEqual(self.count(
            "people_person p where not exists (select 1 from orders_order o"
            " where o.person = p.id)"), 0)
        self.run_it("check", "--db", self.db)
        self.run_it("import", "--db", self.db, folder)
        self.assertEqual(self.count("people_person"), 5200)
        self.run_it("check", "--db", self.db)

    def test_a_server_says_so_saves_nothing_and_goes_on_when_there_is_room(
            self):
        token = self.demo()
        flag = self.full_disk()
        _, port = self.serve()
        before = self.count("contact_contact"), self.count("audit_entry")
        flag.touch()
        status, said = self.contact(port, token, "a-key-of-this-test")
        self.assertEqual(status, 503)
        self.assertIn("The disk is full. Nothing was saved",
                      said["userMessage"])
        flag.unlink()
        self.assertEqual((self.count("contact_contact"),
                          self.count("audit_entry")), before)
        # the same key again, now that there is room: done, once
        for _ in range(2):
            status, said = self.contact(port, token, "a-key-of-this-test")
            self.assertEqual(status, 201)
        self.assertEqual(self.count("contact_contact"), before[0] + 1)
        self.run_it("check", "--db", self.db)

    def test_a_backup_onto_a_full_disk_leaves_no_half_of_one(self):
        self.demo()
        flag = self.full_disk()
        flag.touch()
        out = self.folder / "copy"
        said = self.sentence(self.run_it("backup", "--db", self.db,
                                         "--out", out, wanted=1))
        self.assertIn("is full. Make room", said)
        self.assertFalse(out.exists())
        flag.unlink()
        self.run_it("backup", "--db", self.db, "--out", out)
        # nor does a restore leave half a database
        back = self.folder / "b.db"
        flag.touch()
        self.sentence(self.run_it("restore", "--db", f"sqlite:{back}", out,
                                  wanted=1))
        self.assertEqual(list(self.folder.glob("b.db*")), [])
        flag.unlink()
        self.run_it("restore", "--db", f"sqlite:{back}", out)
        self.assertEqual(back.stat().st_mode & 0o777, 0o600)

    def test_a_backup_that_is_spoilt_leaves_no_database(self):
        self.demo()
        out = self.folder / "copy"
        self.run_it("backup", "--db", self.db, "--out", out)
        c = sqlite3.connect(out / "mydirection.db")
        for (name,) in c.execute("select name from sqlite_master where"
                                 " type = 'trigger' and tbl_name ="
                                 " 'audit_entry'").fetchall():
            c.execute(f"drop trigger {name}")
        c.execute("update audit_entry set what = 'another' where id ="
                  " (select max(id) from audit_entry)")
        c.commit()
        c.close()
        back = self.folder / "b.db"
        self.sentence(self.run_it("restore", "--db", f"sqlite:{back}", out,
                                  wanted=1))
        self.assertFalse(back.exists())

    def test_no_database_is_begun_on_a_full_disk(self):
        flag = self.full_disk()
        flag.touch()
        self.sentence(self.run_it("init", "--db", self.db, wanted=1))
        flag.unlink()
        self.run_it("init", "--db", self.db)
        self.run_it("check", "--db", self.db)


class Databases(Failing):
    def test_a_database_locked_by_another_program_is_said_and_nothing_saved(
            self):
        token = self.demo()
        _, port = self.serve()
        before = self.count("contact_contact")
        other = sqlite3.connect(self.folder / "a.db")
        other.execute("begin immediate")
        status, said = self.contact(port, token, "a-locked-key")
        self.assertEqual(status, 503)
        self.assertIn("Nothing was saved", said["userMessage"])
        # nor is a command let in
        done = self.run_it("import", "--db", self.db, self.caseload(5),
                           wanted=1)
        self.assertIn("ther", self.sentence(done))
        other.rollback()
        other.close()
        self.assertEqual(self.count("contact_contact"), before)
        self.assertEqual(self.count("people_person"), 4)
        self.assertEqual(self.contact(port, token, "a-locked-key")[0], 201)
        self.run_it("check", "--db", self.db)

    def test_a_newer_database_is_neither_served_nor_written(self):
        self.demo()
        c = sqlite3.connect(self.folder / "a.db")
        c.execute("insert into schema_migration select 99999, 'newer',"
                  " checksum, applied_at from schema_migration limit 1")
        c.commit()
        c.close()
        before = self.count("audit_entry")
        for words in (["serve", "--listen", f"127.0.0.1:{free_port()}"],
                      ["import", self.caseload(5)],
                      ["backup", "--out", self.folder / "copy"],
                      ["user", "list"]):
            done = self.run_it(words[0], *([words[1]] if words[0] == "user"
                                           else []), "--db", self.db,
                               *(words[1:] if words[0] != "user" else []),
                               wanted=1)
            self.assertIn("newer", self.sentence(done))
        self.assertEqual(self.count("audit_entry"), before)
        self.assertEqual(self.count("people_person"), 4)

    def test_a_database_that_may_only_be_read_is_named(self):
        self.demo()
        path = self.folder / "a.db"
        path.chmod(0o444)
        self.folder.chmod(0o755)
        become = {"user": 65534, "group": 65534, "extra_groups": []} \
            if os.getuid() == 0 else {}
        place = self.folder / "shut"
        place.mkdir()
        shutil.copy(path, place / "a.db")
        place.chmod(0o555)
        (place / "a.db").chmod(0o444)
        if become and not os.access(PROGRAM, os.X_OK):
            self.fail("the program is not to be run")
        done = subprocess.run(
            [PROGRAM, "check", "--db", f"sqlite:{place}/a.db"],
            env=self.env, capture_output=True, text=True, **become)
        self.assertEqual(done.returncode, 1)
        self.assertIn(str(place), self.sentence(done))


class Crowds(Failing):
    def test_2000_idle_connections_from_one_address_do_not_stop_service(
            self):
        token = self.demo()
        hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
        soft = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 4096), hard))
        self.addCleanup(resource.setrlimit, resource.RLIMIT_NOFILE,
                        (soft, hard))
        _, port = self.serve()
        crowd = []
        try:
            for i in range(2000):
                s = socket.create_connection(("127.0.0.1", port), 10)
                # some say nothing, some begin, some have been answered
                if i % 3:
                    s.sendall(b"GET /health/ping HTTP/1.1\r\n"
                              b"Host: 127.0.0.1:%d\r\n" % port +
                              (b"\r\n" if i % 3 == 2 else b""))
                crowd.append(s)
            began = time.monotonic()
            for _ in range(20):
                status, _ = self.get(port, "/api/people/X900000",
                                     Authorization=f"Bearer {token}")
                self.assertEqual(status, 200)
            self.assertLess(time.monotonic() - began, 10)
            self.assertEqual(self.contact(port, token)[0], 201)
        finally:
            for s in crowd:
                s.close()
        self.assertEqual(self.get(port, "/sign-in")[0], 200)
