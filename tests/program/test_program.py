"""The program from outside: exit codes, sentences, files, two at once.

MYDIRECTION names the program; script/test sets it.
"""

import ctypes
import json
import os
import pathlib
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PROGRAM = os.environ.get("MYDIRECTION", str(ROOT / "build/mydirection"))
PASSWORD = "demo-abcdefgh"


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


class Program(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="mydirection-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        self.db = f"sqlite:{self.folder}/a.db"
        self.env = {**os.environ, "MYDIRECTION_DEMO_PASSWORD": PASSWORD}

    def run_it(self, *words, wanted=0):
        done = subprocess.run([PROGRAM, *map(str, words)], env=self.env,
                              capture_output=True, text=True, timeout=300)
        self.assertEqual(done.returncode, wanted,
                         f"{words}: {done.stdout}\n{done.stderr}")
        return done

    def sentence(self, done):
        """The one plain sentence: the line of stderr that is no log line."""
        said = [line for line in done.stderr.splitlines()
                if line and not line.startswith("{")]
        self.assertEqual(len(said), 1, done.stderr)
        return said[0]

    def init(self):
        self.run_it("init", "--db", self.db)

    def serve(self, *words, db=None):
        port = free_port()
        process = subprocess.Popen(
            [PROGRAM, "serve", "--db", db or self.db, "--listen",
             f"127.0.0.1:{port}", *words], env=self.env,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(self.stop, process)
        for _ in range(400):
            try:
                self.get(port, "/health/ping")
                return process, port
            except OSError:
                self.assertIsNone(process.poll(), "serve ended at once")
                time.sleep(0.02)
        self.fail("serve did not answer")

    def stop(self, process):
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            process.wait(30)
        process.stdout.close()
        return process.returncode

    def get(self, port, path, **headers):
        request = urllib.request.Request(f"http://127.0.0.1:{port}{path}",
                                         headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=20) as reply:
                return reply.status, reply.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                return error.code, error.read().decode()

    def token(self, user, db=None):
        return self.run_it("user", "token", "--db", db or self.db, "--user",
                           user, "--days", 1).stdout.split()[-1]


class CommandLine(Program):
    def test_help_lists_the_commands_and_ends_0(self):
        said = self.run_it("--help").stdout
        for command in ("serve", "init", "demo", "import", "backup",
                        "restore", "check", "user", "routes", "version",
                        "printer"):
            self.assertIn(command, said)
            self.run_it(command, "--help")

    def test_wrong_use_ends_2_with_one_sentence(self):
        for words in (["nonsense"], ["serve"], ["import", "--nonsense"],
                      ["init", "--db"], ["demo", "--people", "many"],
                      ["serve", "--db", "sqlite:x", "--clamd", "nonsense"],
                      ["serve", "--db", "sqlite:x", "--printer", "nonsense"],
                      ["printer"], ["printer", "--listen", "p.sock"],
                      ["printer", "--listen", "/tmp/p.sock", "--chromium",
                       "/no/chromium"]):
            done = self.run_it(*words, wanted=2)
            self.assertTrue(self.sentence(done).endswith("."))

    def test_a_printer_with_no_place_for_its_socket_ends_1(self):
        done = self.run_it("printer", "--listen", "/no/such/folder/p.sock",
                           "--chromium", "/bin/true", wanted=1)
        self.assertIn("no socket can be made", done.stderr)

    def test_a_study_is_weighed_without_a_database(self):
        words = self.run_it("eval", "power", "--base", 0.37, "--treated", 84,
                            "--ratio", 5).stdout
        self.assertIn("would not show that there is no effect", words)
        said = json.loads(self.run_it(
            "eval", "power", "--base", 0.37, "--treated", 84, "--ratio", 5,
            "--json").stdout)
        self.assertEqual(said["treated_needed"], 858)

    def test_a_study_of_how_soon_or_how_often_is_weighed_too(self):
        said = json.loads(self.run_it(
            "eval", "power", "--kind", "time", "--base", 0.37, "--treated",
            84, "--ratio", 5, "--json").stdout)
        self.assertEqual((said["kind"], said["treated_needed"],
                          said["events_needed"]), ("time", 798, 1732))
        words = self.run_it("eval", "power", "--kind", "count", "--rate", 0.9,
                            "--dispersion", 2, "--treated", 84, "--ratio",
                            5).stdout
        self.assertIn("The ratio of rates nearest to 1", words)
        for wrong, says in (
                (("--kind", "magic", "--base", 0.3), "share, time or count"),
                (("--kind", "time", "--base", 0.3, "--rate", 1),
                 "would change nothing"),
                (("--base", 0.3, "--dispersion", 2), "would change nothing"),
                (("--kind", "time", "--hr", 0.8), "would change nothing"),
                (("--kind", "count", "--rate", 1, "--fall", 0.1),
                 "--fall is below --base"),
                (("--kind", "count", "--base", 0.3), "--rate"),
                (("--kind", "time",), "base is needed"),
                (("--kind", "time", "--base", 0.3, "--ess", 90),
                 "at most --treated")):
            done = self.run_it("eval", "power", "--treated", 84, *wrong,
                               wanted=64)
            self.assertIn(says, done.stderr)

    def test_the_evaluation_engine_used_wrongly_ends_64(self):
        for words in ((), ("power",), ("power", "--base", "x"),
                      ("power", "--base", "0.3", "--treated", "1"),
                      ("selftest", "--vectors"), ("magic",)):
            self.run_it("eval", *words, wanted=64)

    def test_reference_vectors_are_proved_and_a_wrong_one_ends_1(self):
        vectors = ROOT / "tests/fixtures/eval-vectors"
        done = self.run_it("eval", "selftest", "--vectors", vectors)
        self.assertEqual(done.stdout.splitlines()[-1], "125 passed, 0 failed")
        (self.folder / "one.json").write_text(json.dumps([{
            "schema": 1, "id": "off", "op": "p_adjust", "data": None,
            "spec": {"p": [0.1]}, "expected": {"holm": [0.2]},
            "rel_tol": 1e-8}]))
        done = self.run_it("eval", "selftest", "--vectors", self.folder,
                           wanted=1)
        self.assertIn("not ok off .holm[0] is 0.1", done.stdout)

    def test_version_is_said_as_json(self):
        said = json.loads(self.run_it("version", "--json").stdout)
        self.assertEqual(said["name"], "mydirection")

    def test_every_route_is_listed_with_its_permission(self):
        routes = json.loads(self.run_it("routes", "--json").stdout)
        self.assertGreater(len(routes), 100)
        for route in routes:
            self.assertTrue(route["permission"] and route["summary"])

    def test_a_route_is_explained(self):
        said = self.run_it("explain-route", "GET", "/people/X123456/plan")
        self.assertIn("permission", said.stdout)
        self.run_it("explain-route", "GET", "/no/such/page", wanted=1)


class Database(Program):
    def test_init_a_second_time_changes_nothing(self):
        first = json.loads(self.run_it("init", "--db", self.db,
                                       "--json").stdout)
        again = json.loads(self.run_it("init", "--db", self.db,
                                       "--json").stdout)
        self.assertTrue(first["created"])
        self.assertEqual(again, {"created": False, "applied": 0})

    def test_a_folder_that_is_not_there_is_named(self):
        done = self.run_it("init", "--db", "sqlite:/no/such/folder/a.db",
                           wanted=1)
        self.assertIn("/no/such/folder", self.sentence(done))

    def test_a_file_that_is_no_database_is_refused(self):
        (self.folder / "a.db").write_text("no database" * 500)
        self.sentence(self.run_it("init", "--db", self.db, wanted=1))

    def test_a_database_of_a_newer_version_is_refused(self):
        self.init()
        db = sqlite3.connect(self.folder / "a.db")
        db.execute("insert into schema_migration select 99999, 'newer',"
                   " checksum, applied_at from schema_migration limit 1")
        db.commit()
        db.close()
        for words in (["check"], ["init"]):
            done = self.run_it(*words, "--db", self.db, wanted=1)
            self.assertIn("newer", self.sentence(done))

    def test_a_database_that_is_not_ready_is_named_with_the_remedy(self):
        done = self.run_it("check", "--db", self.db, wanted=1)
        self.sentence(done)
        # one that is there and holds nothing yet
        (self.folder / "a.db").touch(0o600)
        for words in (["check"], ["serve", "--listen", "127.0.0.1:0"]):
            done = self.run_it(*words, "--db", self.db, wanted=1)
            self.assertIn(f"mydirection init --db {self.db} first",
                          self.sentence(done))

    def test_an_altered_audit_entry_is_found_by_check(self):
        self.init()
        self.run_it("demo", "--db", self.db, "--people", 4)
        self.run_it("check", "--db", self.db)
        db = sqlite3.connect(self.folder / "a.db")
        for (name,) in db.execute("select name from sqlite_master where"
                                  " type = 'trigger' and tbl_name ="
                                  " 'audit_entry'").fetchall():
            db.execute(f"drop trigger {name}")
        db.execute("update audit_entry set what = 'another' where id ="
                   " (select max(id) from audit_entry)")
        db.commit()
        db.close()
        self.sentence(self.run_it("check", "--db", self.db, wanted=1))


class Demo(Program):
    def test_a_fictional_programme_of_600_people_is_made_whole(self):
        self.init()
        self.run_it("demo", "--db", self.db, "--people", 600)
        db = sqlite3.connect(self.folder / "a.db")
        self.assertEqual(db.execute("select count(*) from people_person")
                         .fetchone()[0], 600)
        self.assertGreater(db.execute("select count(*) from fund_bank_line")
                           .fetchone()[0], 0)
        db.close()
        self.run_it("check", "--db", self.db)

    def test_the_same_seed_and_day_give_the_same_people(self):
        names = []
        for name in ("a", "b"):
            db = f"sqlite:{self.folder}/{name}.db"
            self.run_it("init", "--db", db)
            self.run_it("demo", "--db", db, "--people", 12, "--seed", 7)
            c = sqlite3.connect(self.folder / f"{name}.db")
            names.append(c.execute(
                "select crn, first_name, last_name, date_of_birth from"
                " people_person order by crn").fetchall())
            c.close()
        self.assertEqual(names[0], names[1])

    def test_a_database_with_people_takes_no_demo(self):
        self.init()
        self.run_it("demo", "--db", self.db, "--people", 4)
        done = self.run_it("demo", "--db", self.db, "--people", 4, wanted=1)
        self.assertIn("people already", self.sentence(done))

    def test_a_demo_is_not_served_beyond_this_machine(self):
        self.init()
        self.run_it("demo", "--db", self.db, "--people", 4)
        for words in (["--listen", "0.0.0.0:0"],
                      ["--base-url", "https://plans.example.org"]):
            done = self.run_it("serve", "--db", self.db, *words, wanted=1)
            self.assertIn("127.0.0.1", self.sentence(done))

    def test_every_page_of_a_demo_says_so(self):
        self.init()
        self.run_it("demo", "--db", self.db, "--people", 4)
        _, port = self.serve()
        self.assertIn("Fictional", self.get(port, "/sign-in")[1])


class Serving(Program):
    def test_two_servers_never_serve_one_database(self):
        self.init()
        self.serve()
        done = self.run_it("serve", "--db", self.db, "--listen",
                           f"127.0.0.1:{free_port()}", wanted=1)
        self.sentence(done)

    def test_a_port_in_use_is_named(self):
        self.init()
        _, port = self.serve()
        other = f"sqlite:{self.folder}/b.db"
        self.run_it("init", "--db", other)
        done = self.run_it("serve", "--db", other, "--listen",
                           f"127.0.0.1:{port}", wanted=1)
        self.assertIn(str(port), self.sentence(done))

    def test_sigterm_ends_it_with_0(self):
        self.init()
        process, _ = self.serve()
        self.assertEqual(self.stop(process), 0)

    def test_an_empty_database_prints_the_first_link(self):
        self.init()
        process, _ = self.serve()
        self.assertEqual(self.stop_and_read(process)[0], 0)

    def stop_and_read(self, process):
        process.send_signal(signal.SIGTERM)
        said, _ = process.communicate(timeout=30)
        self.assertIn("/sign-in/first?code=", said)
        return process.returncode, said

    def test_another_host_name_is_refused_with_400(self):
        self.init()
        _, port = self.serve()
        self.assertEqual(self.get(port, "/sign-in",
                                  Host="evil.example")[0], 400)

    def test_a_server_gives_away_what_it_does_not_need(self):
        self.init()
        left = self.folder / "a.db.uploads"
        left.mkdir()
        (left / "mydirection-abcdef").write_text("of one that was killed")
        process, port = self.serve()
        status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
        self.assertIn("NoNewPrivs:\t1", status)
        self.assertIn("Seccomp:\t2", status)
        self.assertEqual(list(left.iterdir()), [])
        # and it is told where the kernel cannot hold it
        self.assertEqual(self.get(port, "/sign-in")[0], 200)
        self.assertEqual("Note: the kernel" in
                         self.stop_and_read(process)[1], not self.landlock())

    @staticmethod
    def landlock():
        """Whether this kernel has it: the number of its call is one of all
        machines."""
        libc = ctypes.CDLL(None, use_errno=True)
        return libc.syscall(444, None, 0, 1) >= 1

    def test_a_token_gets_the_pages_of_its_owner_and_no_more(self):
        self.init()
        self.run_it("demo", "--db", self.db, "--people", 4)
        token = self.token("sam")
        _, port = self.serve()
        bearer = {"Authorization": f"Bearer {token}"}
        self.assertEqual(self.get(port, "/api/people/X900000",
                                  **bearer)[0], 200)
        self.assertEqual(self.get(port, "/admin/users", **bearer)[0], 403)
        self.assertEqual(self.get(port, "/api/people/X900000")[0], 401)


class Backup(Program):
    def test_a_running_database_is_copied_and_restored_whole(self):
        self.init()
        self.run_it("demo", "--db", self.db, "--people", 8)
        token = self.token("sam")
        _, port = self.serve()
        bearer = {"Authorization": f"Bearer {token}"}
        before = self.get(port, "/api/people/X900000/plan", **bearer)
        self.run_it("backup", "--db", self.db, "--out",
                    self.folder / "copy")
        back = f"sqlite:{self.folder}/back.db"
        self.run_it("restore", "--db", back, self.folder / "copy")
        self.run_it("check", "--db", back)
        _, port = self.serve(db=back)
        after = self.get(port, "/api/people/X900000/plan", **bearer)
        self.assertEqual(before[0], 200)
        self.assertEqual(before, after)

    def test_check_and_restore_look_at_what_people_handed_in(self):
        self.init()
        path = self.db.removeprefix("sqlite:")
        key = pathlib.Path(path).parent / "server.key"
        database = sqlite3.connect(path)
        database.execute(
            "insert into media_file (file, person, purpose, subject, width,"
            " height, size, scanned, stored, mark_bytes, mark_pixels,"
            " taken_by, taken_at) values (1, 1, 'test', 1, 1, 1, 1, 0,"
            f" '{'ab' * 32}', x'00', x'00', 1, 1)")
        database.commit()
        database.close()
        said = self.sentence(self.run_it("check", "--db", self.db, wanted=1))
        self.assertIn("server.key, is missing", said)
        self.assertFalse(key.exists())
        key.write_bytes(bytes(range(32)))
        key.chmod(0o600)
        said = self.sentence(self.run_it("check", "--db", self.db, wanted=1))
        self.assertIn("is missing or damaged", said)
        self.run_it("backup", "--db", self.db, "--out", self.folder / "c")
        (self.folder / "elsewhere").mkdir()
        back = self.folder / "elsewhere/back.db"
        said = self.sentence(self.run_it("restore", "--db", f"sqlite:{back}",
                                         self.folder / "c", wanted=1))
        self.assertIn("is missing or damaged", said)
        self.assertFalse(back.exists())

    def test_a_backup_goes_into_a_new_folder_only(self):
        self.init()
        self.run_it("backup", "--db", self.db, "--out", self.folder / "c")
        self.sentence(self.run_it("backup", "--db", self.db, "--out",
                                  self.folder / "c", wanted=1))

    def test_restore_never_overwrites(self):
        self.init()
        self.run_it("backup", "--db", self.db, "--out", self.folder / "c")
        self.run_it("restore", "--db", self.db, self.folder / "c", wanted=2)


class Import(Program):
    def caseload(self, people, faults):
        folder = self.folder / "caseload"
        subprocess.run([sys.executable, ROOT / "tools/make_caseload.py",
                        folder, "--people", str(people), "--faults",
                        str(faults), "--contacts", "4"], check=True)
        return folder

    def test_every_fault_is_reported_and_nobody_else_refused(self):
        self.init()
        folder = self.caseload(400, 0.4)
        report = self.folder / "report.json"
        self.run_it("import", "--db", self.db, folder, "--report", report,
                    "--refused", self.folder / "refused")
        said = json.loads(report.read_text())
        faults = json.loads((folder / "FAULTS.json").read_text())["faults"]
        effects = {}
        for problem in said["problems"]:
            effects.setdefault(problem["crn"].strip(), set()).add(
                problem["effect"])
        for fault in faults:
            wanted = "refused" if fault["refused"] else "reported"
            self.assertIn(wanted, effects.get(fault["crn"], set()), fault)
        refused = {crn for crn, kinds in effects.items()
                   if "refused" in kinds}
        self.assertEqual(refused, {f["crn"] for f in faults
                                   if f["refused"]})
        for counts in said["counts"].values():
            self.assertEqual(counts["read"], counts["added"] +
                             counts["updated"] + counts["unchanged"] +
                             counts["refused"])

    def test_a_second_run_changes_nothing_and_says_so(self):
        self.init()
        folder = self.caseload(60, 0.1)
        self.run_it("import", "--db", self.db, folder)
        said = self.run_it("import", "--db", self.db, folder).stdout
        self.assertIn("Nothing was changed.", said)

    def test_refused_rows_can_be_mended_and_imported(self):
        self.init()
        folder = self.caseload(60, 0.5)
        refused = self.folder / "refused"
        self.run_it("import", "--db", self.db, folder, "--refused", refused)
        orders = refused / "orders.csv"
        self.assertIn("binding_over_maybe", orders.read_text())
        mended = orders.read_text().replace("binding_over_maybe",
                                            "community_order")
        orders.write_text(mended, newline="")
        before = self.people()
        self.run_it("import", "--db", self.db, refused)
        self.assertGreater(self.people(), before)

    def people(self):
        c = sqlite3.connect(self.folder / "a.db")
        n = c.execute("select count(*) from people_person").fetchone()[0]
        c.close()
        return n

    def test_a_killed_run_leaves_whole_persons_and_the_next_goes_on(self):
        self.init()
        # more than are kept at once, so that it dies between two commits
        folder = self.caseload(5200, 0)
        process = subprocess.Popen([PROGRAM, "import", "--db", self.db,
                                    str(folder)], stdout=subprocess.DEVNULL,
                                   stderr=subprocess.DEVNULL)
        while self.people() == 0 and process.poll() is None:
            time.sleep(0.01)
        process.kill()
        self.assertEqual(process.wait(), -signal.SIGKILL)
        self.assertLess(self.people(), 5200)
        c = sqlite3.connect(self.folder / "a.db")
        lonely = c.execute(
            "select count(*) from people_person p where not exists (select"
            " 1 from orders_order o where o.person = p.id)").fetchone()[0]
        c.close()
        self.assertEqual(lonely, 0)
        self.run_it("import", "--db", self.db, folder)
        self.assertEqual(self.people(), 5200)
        self.run_it("check", "--db", self.db)

    def test_a_fault_in_the_last_line_of_a_large_file_is_found(self):
        self.init()
        folder = self.caseload(60, 0)
        contacts = folder / "contacts.csv"
        lines = contacts.read_bytes().splitlines(keepends=True)
        crn = lines[-1].split(b",")[0].decode()
        with open(contacts, "ab") as f:
            f.write(crn.encode() + b",late,2026-01-01T10:00:00+00:00,office,"
                    b"cm0000,45,attended_complied,45,caf\xe9\r\n")
        report = self.folder / "r.json"
        self.run_it("import", "--db", self.db, folder, "--report", report)
        problems = [p for p in json.loads(report.read_text())["problems"]
                    if p["effect"] == "refused"]
        self.assertEqual([p["crn"] for p in problems], [crn])
        self.assertEqual(problems[0]["line"], sum(
            line.count(b"\n") for line in lines) + 1)


if __name__ == "__main__":
    unittest.main()
