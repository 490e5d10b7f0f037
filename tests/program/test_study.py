"""A study from outside: plan, seal, design, accept, estimate, verify, and
each way around them.
"""

import json
import os
import re
import shutil
import stat
import subprocess
import unittest

from test_program import PROGRAM, Program


class Study(Program):
    def setUp(self):
        super().setUp()
        self.sim = self.folder / "sim"
        self.run_it("eval", "simulate", "--out", self.sim, "--treated", 120,
                    "--comparators", 1500)
        self.plan = self.sim / "plan.toml"
        self.people = self.sim / "table.csv"
        self.place = self.folder / "run"

    def step(self, *words, wanted=0, people=None):
        return self.run_it("eval", *words, "--run", self.place, "--people",
                           people or self.people, wanted=wanted)

    def seal(self):
        self.run_it("eval", "plan", "seal", "--plan", self.plan, "--people",
                    self.people, "--out", self.place)

    def accept(self, *words, wanted=0):
        return self.run_it("eval", "design", "accept", "--run", self.place,
                           *words, wanted=wanted)

    def ready(self):
        self.seal()
        self.step("design")
        self.accept()

    def test_a_study_goes_from_plan_to_a_verified_result(self):
        self.run_it("eval", "plan", "check", "--plan", self.plan, "--people",
                    self.people)
        self.ready()
        said = json.loads(self.step("estimate", "--json").stdout)
        self.assertEqual(said["status"], 0)
        result = json.loads((self.place / "result.json").read_text())
        self.assertEqual(said["result"], result)
        self.assertEqual(result["kind"], "sealed")
        self.assertEqual(result["lock"]["designs"], 1)
        self.assertEqual(result["lock"]["amendments"], [])
        done = self.step("verify", "--head", said["ledger_head"],
                         "--threads", 2)
        self.assertIn("Look 1 is verified", done.stderr)
        self.assertEqual(stat.S_IMODE(os.stat(self.place).st_mode), 0o700)
        for file in self.place.iterdir():
            self.assertEqual(stat.S_IMODE(file.stat().st_mode), 0o600, file)

    def test_how_much_a_finding_can_bear_is_said(self):
        self.ready()
        self.step("estimate")
        result = self.place / "result.json"
        said = self.run_it("eval", "sensitivity", "--run", self.place).stdout
        self.assertIn("E-value: ", said)
        self.assertEqual(
            json.loads(self.run_it("eval", "sensitivity", "--result", result,
                                   "--json").stdout),
            json.loads(result.read_text())["sensitivity"])
        # VanderWeele and Ding 2017
        said = self.run_it("eval", "sensitivity", "--ratio", 3.9, "--low",
                           1.8, "--high", 8.7).stdout
        self.assertIn("E-value: 7.26; of the limit nearest to no difference: "
                      "3.00.", said)
        for words in (("--ratio", 3.9, "--low", 4, "--high", 8.7),
                      ("--ratio", 3.9, "--low", 1, "--high", 8, "--measure",
                       "rd"), ("--run", self.place, "--ratio", 1), ()):
            self.run_it("eval", "sensitivity", *words, wanted=64)
        self.run_it("eval", "sensitivity", "--run", self.folder, wanted=2)

    def test_options_that_would_change_nothing_are_refused(self):
        for words in (("--base", 0.37), ("--treated", 84), ("--fall", 0.05),
                      ("--cluster", 20), ("--icc", 0.02), ("--ess", 60)):
            done = self.run_it("eval", "power", "--hr", 0.8, *words, wanted=64)
            self.assertIn("would change nothing", done.stderr)
        self.run_it("eval", "power", "--hr", 0.8, "--ratio", 5)
        done = self.run_it("eval", "power", "--hr", 0.8, "--power", 0.01,
                           wanted=64)
        self.assertIn("not below half of --alpha", done.stderr)
        self.run_it("eval", "power", "--base", 0.37, "--treated", 84)
        for words in (("--cluster", 20, "--icc", 0.02), ("--cluster", 20)):
            done = self.run_it("eval", "power", "--base", 0.37, "--treated",
                               84, "--ess", 60, *words, wanted=64)
            self.assertIn("would change nothing", done.stderr)
        for ess in (85, 1, 0, -60):
            done = self.run_it("eval", "power", "--base", 0.37, "--treated",
                               84, "--ess", ess, wanted=64)
            self.assertIn("at most --treated", done.stderr)
        done = self.run_it("eval", "power", "--base", 0.37, "--treated", 84,
                           "--ess", 60)
        self.assertIn("They are worth 60.0", done.stdout)

    def test_studies_are_pooled_and_the_same_one_is_not_pooled_twice(self):
        self.ready()
        self.step("estimate")
        first = self.place / "result.json"
        # a replication by the same plan, with other people
        other = self.folder / "other"
        self.run_it("eval", "simulate", "--out", other, "--treated", 120,
                    "--comparators", 1500, "--seed", 2)
        mine, self.people = self.people, other / "table.csv"
        self.place = self.folder / "run2"
        self.ready()
        self.step("estimate")
        second = self.place / "result.json"
        out = self.folder / "pooled.json"
        said = self.run_it("eval", "pool", "--out", out, first, second).stdout
        self.assertIn("Pooled as effects that differ: ", said)
        pooled = json.loads(out.read_text())
        self.assertEqual(pooled["pooled"], 2)
        row, two = pooled["rows"]
        self.assertNotEqual(row["estimate"], two["estimate"])
        # the same people under another title
        self.plan.write_text(self.plan.read_text().replace(
            "A fictional study", "Another one"))
        self.place, self.people = self.folder / "run3", mine
        self.ready()
        self.step("estimate")
        third = self.place / "result.json"
        done = self.run_it("eval", "pool", first, third, wanted=2)
        self.assertIn("is that of another study", done.stderr)
        # and two looks of a run, with an amendment between them
        self.plan.write_text(self.plan.read_text().replace(
            "[[method]]\n", "[[method]]\nseed = 7\n", 1))
        self.step("plan", "amend", "--plan", self.plan, "--reason", "Seed")
        self.step("design")
        self.accept()
        self.step("estimate")
        done = self.run_it("eval", "pool", second,
                           self.place / "result-1.json",
                           self.place / "result-2.json", wanted=2)
        self.assertIn("result-2.json cannot be pooled: a result of the same "
                      "run is there already", done.stderr)
        # releases of one run, too
        self.released("release")
        done = self.run_it("eval", "pool", self.place / "result-1.json",
                           self.folder / "release/result.json", wanted=2)
        self.assertIn("of the same run", done.stderr)
        self.run_it("eval", "pool", second,
                    self.folder / "release/result.json")
        done = self.run_it("eval", "pool", first, first, wanted=2)
        self.assertIn("a result of the same run", done.stderr)
        self.run_it("eval", "pool", first, wanted=2)
        self.run_it("eval", "pool", "--out", out, first, second, wanted=2)
        self.run_it("eval", "pool", wanted=64)
        self.run_it("eval", "pool", "--nothing", first, wanted=64)

    def released(self, name, wanted=0):
        register = self.folder / "register"
        register.mkdir(exist_ok=True)
        return self.run_it("eval", "publish", "--run", self.place,
                           "--register", register, "--out",
                           self.folder / name, wanted=wanted)

    def read_again(self, wanted, said=""):
        """What reads a result, of a run and by its path."""
        result = self.place / "result.json"
        page = self.folder / "page.html"
        for words in (("report", "--run", self.place, "--out", page),
                      ("report", "--result", result, "--out", page),
                      ("sensitivity", "--run", self.place),
                      ("sensitivity", "--result", result)):
            page.unlink(missing_ok=True)
            done = self.run_it("eval", *words, wanted=wanted)
            self.assertIn(said, done.stderr)
            if wanted != 0:
                self.assertFalse(page.exists())
        # one study is not pooled: the edited one is refused before that
        done = self.run_it("eval", "pool", result, wanted=wanted or 2)
        self.assertIn(said, done.stderr)

    def test_an_edited_result_is_not_shown_published_or_pooled(self):
        self.ready()
        self.step("estimate")
        self.read_again(0)
        path = self.place / "result.json"
        made = path.read_text()
        word = json.loads(made)["verdict"]["word"]
        path.write_text(made.replace(f'"word":"{word}"', '"word":"reduced"'
                                     if word != "reduced" else
                                     '"word":"increased"'))
        self.assertNotEqual(path.read_text(), made)
        said = "result.json was edited: it is not the file that the ledger has"
        self.read_again(3, said)
        self.assertIn(said, self.released("release", wanted=3).stderr)
        self.assertFalse((self.folder / "release").exists())
        self.assertEqual(list((self.folder / "register").iterdir()), [])
        path.unlink()
        self.assertIn("make it again with eval verify",
                      self.released("release", wanted=3).stderr)
        self.step("verify")
        self.assertEqual(path.read_text(), made)
        self.released("release")
        self.assertTrue((self.folder / "release/result.json").exists())

    def publish(self, place, register, *words, wanted=0):
        return self.run_it("eval", "publish", "--run", place, "--register",
                           register, "--out", self.folder / "release", *words,
                           wanted=wanted)

    def run_of(self, name, plan, rows):
        """A study of these rows, to its end."""
        self.place = self.folder / name
        self.plan = self.folder / (name + ".toml")
        self.plan.write_text(plan)
        self.people = self.folder / (name + ".csv")
        self.people.write_text("".join(rows))
        self.ready()
        self.step("estimate")
        return self.place

    def test_one_person_is_not_found_under_another_name(self):
        plan = self.plan.read_text()
        rows = self.people.read_text().splitlines(True)
        head = rows[0].strip().split(",")
        at = {name: head.index(name) for name in head}
        other = list(rows)
        for i, row in enumerate(rows[1:], 1):
            cells = row.strip().split(",")
            if cells[at["treat"]] == "1" and cells[at["reoff12"]] == "1":
                for name in ("reoff12", "n_reoff12", "event"):
                    cells[at[name]] = "0"
                cells[at["time"]] = "730"
                other[i] = ",".join(cells) + "\n"
                break
        renamed = plan
        for was, now in (("reoffended", "again"), ("how-often", "often2"),
                         ("how-soon", "soon2")):
            renamed = renamed.replace(f'id = "{was}"', f'id = "{now}"')
        register = self.folder / "register"
        register.mkdir()
        first = self.run_of("first", plan, rows)
        self.publish(first, register)
        # the same under other names tells nothing new
        self.publish(self.run_of("names", renamed, rows), register)
        for name, words in (("b", plan), ("renamed", renamed),
                            ("elsewhere", renamed.replace(
                                'programme = "A fictional programme"',
                                'programme = "Another one"')),
                            ("spelt", plan.replace(
                                'programme = "A fictional programme"',
                                'programme = "A FICTIONAL-programme."'))):
            place = self.run_of(name, words, other)
            done = self.publish(place, register, wanted=5)
            self.assertIn("A few people would be found", done.stderr)
            self.assertNotIn('"act":"publish"',
                             (place / "ledger.jsonl").read_text())
        self.assertEqual(len(list(register.glob("*.kept.json"))), 2)
        self.publish(first, register)

    def test_an_outcome_within_another_does_not_leave_beside_it(self):
        rows = self.people.read_text().splitlines(True)
        at = rows[0].strip().split(",")
        group, any_, left = at.index("treat"), at.index("reoff12"), 4
        rows[0] = rows[0].strip() + ",severe\n"
        for i, row in enumerate(rows[1:], 1):
            cells = row.strip().split(",")
            few = cells[group] == "1" and cells[any_] == "1" and left > 0
            left -= few
            rows[i] = ",".join([*cells, "0" if few else cells[any_]]) + "\n"
        outcome = ('[[outcome]]\nid = "severe"\nlabel = "A severe one"\n'
                   'kind = "binary"\nfamily = "secondary"\n'
                   'column = "severe"\n%s\n[[covariate]]')
        plan = self.plan.read_text()
        for name, more in (("within", ""), ("apart", "apart = true\n")):
            register = self.folder / (name + "-register")
            register.mkdir()
            self.publish(self.run_of(name, plan.replace(
                "[[covariate]]", outcome % more, 1), rows), register)
            made = json.loads(
                (self.folder / "release/result.json").read_text())
            row = {one["id"]: one for one in made["effects"]}
            self.assertIsNotNone(row["reoffended-rd"]["estimate"])
            shown = [row["severe-rd"][key] is not None for key in
                     ("events_treated", "estimate", "risk_treated")]
            self.assertEqual(shown, [name == "apart"] * 3)
            verify = self.step("verify").stderr
            self.assertIn("is verified", verify)

    def test_a_register_is_not_named_anew_emptied_or_changed(self):
        self.ready()
        self.step("estimate")
        one, two = self.folder / "one", self.folder / "two"
        for folder in (one, two):
            folder.mkdir()
        said = self.publish(self.place, one).stderr
        head = re.search("Head of the register: ([0-9a-f]{64})", said)[1]
        self.assertIn(head, (one / "register.head").read_text())
        self.assertIn("is verified", self.step("verify").stderr)
        done = self.publish(self.place, two, wanted=5)
        self.assertIn("line 6 of this run's ledger says that a release of it "
                      "was kept in the register", done.stderr)
        self.assertEqual(list(two.iterdir()), [])
        self.publish(self.place, one, "--head", head)
        kept = one / "0001.kept.json"
        text = kept.read_text()
        kept.write_text(text.replace('"threshold":10', '"threshold":11'))
        self.assertNotEqual(kept.read_text(), text)
        done = self.publish(self.place, one, wanted=5)
        self.assertIn("0002.kept.json does not follow", done.stderr)
        for file in one.iterdir():
            file.unlink()
        done = self.publish(self.place, one, wanted=5)
        self.assertIn("does not have it", done.stderr)
        done = self.publish(self.place, one, "--take-in", "--head", head,
                            wanted=5)
        self.assertIn("never had the head that was kept", done.stderr)
        # a copy that is lost, too, is made again of the result
        (self.place / "kept-1.json").unlink()
        done = self.publish(self.place, one, "--take-in")
        self.assertIn("What was released by line 6", done.stderr)
        self.assertEqual(len(list(one.glob("*.kept.json"))), 2)
        done = self.step("verify")
        self.assertIn("kept-1.json is not in the folder", done.stderr)
        self.assertIn("is verified", done.stderr)

    def test_a_register_without_a_chain_is_read_and_it_is_said_once(self):
        self.ready()
        self.step("estimate")
        register = self.folder / "register"
        register.mkdir()
        (register / "0001.kept.json").write_text(json.dumps(
            {"programme": "Another one", "population": "", "threshold": 10,
             "shown": {"flow/matched/treated": 84}, "hidden": {}}))
        said = "begun before there was a chain"
        self.assertIn(said, self.publish(self.place, register).stderr)
        self.assertNotIn(said, self.publish(self.place, register).stderr)
        (register / "0001.kept.json").unlink()
        self.publish(self.place, register, wanted=5)

    def test_what_cannot_be_written_is_in_no_register_and_no_line(self):
        self.ready()
        self.step("estimate")
        register = self.folder / "register"
        register.mkdir()
        (self.folder / "release").write_text("")
        done = self.publish(self.place, register, wanted=2)
        self.assertIn("The release cannot be written to", done.stderr)
        self.assertEqual(list(register.iterdir()), [])
        self.assertNotIn('"act":"publish"',
                         (self.place / "ledger.jsonl").read_text())
        (self.folder / "release").unlink()
        self.publish(self.place, self.folder / "none", wanted=2)
        self.place.chmod(0o755)
        try:
            done = self.publish(self.place, register, wanted=3)
            self.assertIn("chmod 700", done.stderr)
        finally:
            self.place.chmod(0o700)
        self.publish(self.place, register)
        self.assertEqual(sorted(file.name for file in
                                (self.folder / "release").iterdir()),
                         ["report.html", "result.json"])

    def test_groups_are_published_where_everybody_was_compared(self):
        self.plan.write_text(
            self.plan.read_text().replace("caliper = 0.2", "caliper = 3")
            + '\n[subgroups]\ncolumns = ["drug"]\n')
        self.ready()
        self.step("estimate")
        self.released("release")
        made = json.loads((self.folder / "release/result.json").read_text())
        flow = {one["step"]: one["treated"] for one in json.loads(
            (self.place / "result.json").read_text())["flow"]}
        self.assertEqual(flow["complete"], flow["matched"])
        groups = [row for row in made["effects"] if row["subgroup"]]
        self.assertTrue(any(row["n_treated"] for row in groups))

    def test_a_result_whose_ledger_was_touched_is_not_shown_or_published(self):
        self.ready()
        self.step("estimate")
        ledger = self.place / "ledger.jsonl"
        lines = ledger.read_text().splitlines(True)
        ledger.write_text("".join(lines[:1] + lines[2:]))
        self.read_again(3, "line 2 is not there")
        done = self.released("release", wanted=3)
        self.assertIn("Put ledger.jsonl and ledger.head back", done.stderr)
        ledger.unlink()
        self.read_again(3, "line 1 is not there, nor any other")
        (self.place / "ledger.head").unlink()
        done = self.released("release", wanted=3)
        self.assertIn("there is no ledger beside it", done.stderr)
        self.run_it("eval", "report", "--run", self.place, wanted=3)
        self.assertFalse((self.folder / "release").exists())

    def test_a_copy_is_refused_or_read_as_one_and_a_release_as_what_it_is(self):
        self.ready()
        self.step("estimate")
        self.released("release")
        copy = self.folder / "copy.json"
        shutil.copy(self.place / "result.json", copy)
        done = self.run_it("eval", "sensitivity", "--result", copy, wanted=3)
        self.assertIn("or a release of it", done.stderr)
        self.run_it("eval", "pool", copy, copy, wanted=3)
        done = self.run_it("eval", "sensitivity", "--result", copy, "--copy")
        self.assertIn("copy.json is a copy", done.stderr)
        done = self.run_it("eval", "report", "--result",
                           self.folder / "release/result.json", "--out",
                           self.folder / "page.html")
        self.assertIn("result.json is a release", done.stderr)
        # under another name in the run: its bytes are those of a line
        other = self.place / "other.json"
        shutil.copy(copy, other)
        self.run_it("eval", "sensitivity", "--result", other)
        # a link stands where its file does
        link = self.folder / "link.json"
        link.symlink_to(self.place / "result.json")
        self.run_it("eval", "sensitivity", "--result", link)
        # calling it a release changes its bytes
        edited = json.loads(copy.read_text())
        edited["release"] = {"threshold": 10}
        other.write_text(json.dumps(edited))
        link.unlink()
        link.symlink_to(other)
        for words in (("sensitivity", "--result", other),
                      ("sensitivity", "--result", other, "--copy"),
                      ("report", "--result", link, "--out",
                       self.folder / "none.html"),
                      ("pool", other, link)):
            self.run_it("eval", *words, wanted=3)
        self.assertFalse((self.folder / "none.html").exists())

    def test_a_run_is_read_where_nothing_can_be_written(self):
        self.ready()
        self.step("estimate")
        for file in self.place.iterdir():
            file.chmod(0o444)
        self.place.chmod(0o555)
        try:
            done = self.run_it("eval", "sensitivity", "--run", self.place)
            self.assertNotIn("put ledger.jsonl", done.stderr)
            self.run_it("eval", "report", "--run", self.place, "--out",
                        self.folder / "page.html")
            done = self.step("verify", wanted=3)
            self.assertIn("chmod 700", done.stderr)
        finally:
            self.place.chmod(0o700)

    def test_what_explores_is_shown_as_that_and_never_published(self):
        self.ready()
        out = self.place / "explore.json"
        self.step("explore", "--out", out)
        page = self.folder / "page.html"
        done = self.run_it("eval", "report", "--result", out, "--out", page)
        self.assertEqual(done.stderr, "")
        self.assertIn("not for publication", page.read_text().lower())
        self.place = self.folder / "bare"
        self.place.mkdir()
        shutil.copy(out, self.place / "result.json")
        self.run_it("eval", "report", "--run", self.place)
        self.assertIn("This is an exploration",
                      self.released("release", wanted=3).stderr)

    def test_no_identifier_is_in_what_is_said_or_logged(self):
        self.ready()
        said = self.step("estimate", "--json")
        ids = [line.split(",")[0]
               for line in self.people.read_text().splitlines()[1:]]
        for text in (said.stdout, said.stderr,
                     (self.place / "ledger.jsonl").read_text(),
                     (self.place / "result.json").read_text(),
                     (self.place / "design-1.json").read_text()):
            self.assertEqual([i for i in ids if i in text], [])

    def test_each_way_around_the_lock_ends_3(self):
        self.step("estimate", wanted=3)
        self.seal()
        self.step("estimate", wanted=3)
        self.accept(wanted=3)
        self.step("design")
        self.step("estimate", wanted=3)
        self.accept()
        self.accept(wanted=3)
        text = self.plan.read_text()
        other = self.folder / "other.toml"
        other.write_text(text.replace('title = "', 'title = "Another '))
        self.step("estimate", "--plan", other, wanted=3)
        rows = self.people.read_text().splitlines()
        swapped = self.folder / "swapped.csv"
        swapped.write_text("\n".join([rows[0], *rows[2:], rows[1]]) + "\n")
        self.step("estimate", wanted=3, people=swapped)
        self.assertFalse((self.place / "result.json").exists())
        self.step("estimate")
        self.step("estimate", wanted=3)
        self.step("design", wanted=3)
        lines = (self.place / "ledger.jsonl").read_text().splitlines(True)
        (self.place / "ledger.jsonl").write_text("".join(lines[:1] + lines[2:]))
        done = self.step("verify", wanted=3)
        self.assertIn("line 2 is not there", done.stderr)

    def test_events_of_nobody_and_events_twice_are_said(self):
        sim = self.folder / "linked"
        self.run_it("eval", "simulate", "--out", sim, "--treated", 120,
                    "--comparators", 1500, "--shape", "events")
        events = sim / "events.csv"
        head, *rows = events.read_text().splitlines(True)
        events.write_text("".join([head, *rows, *rows[:5], "stranger" + rows[0],
                                   "stranger" + rows[1]]))
        out = self.folder / "explore.json"
        done = self.run_it("eval", "explore", "--plan", sim / "plan.toml",
                           "--people", sim / "people.csv", "--events", events,
                           "--spells", sim / "spells.csv", "--out", out)
        self.assertIn("W_UNLINKED: ", done.stderr)
        self.assertIn("W_SAME_ROWS: ", done.stderr)
        file = next(one for one in json.loads(out.read_text())["data"]
                    if one["name"] == "events")
        self.assertEqual((file["unlinked_rows"], file["same_rows"]), (2, 5))
        self.assertFalse("stranger" in out.read_text())

    def test_what_was_amended_is_marked_for_ever(self):
        self.ready()
        self.step("estimate")
        self.plan.write_text(self.plan.read_text().replace(
            "[[method]]\n", "[[method]]\nseed = 7\n", 1))
        self.step("plan", "amend", "--plan", self.plan, "--reason",
                  "Another seed")
        self.step("design")
        self.accept()
        self.step("estimate")
        result = json.loads((self.place / "result.json").read_text())
        self.assertEqual(result["lock"]["amendments"], [
            {"reason": "Another seed", "what": ["method 1.seed"],
             "post_hoc": True}])
        self.assertTrue(all(row["post_hoc"] for row in result["effects"]))
        self.assertIn("is verified", self.step("verify").stderr)
        self.step("verify", "--look", 1)

    def test_what_explores_is_marked_and_not_written_over(self):
        out = self.folder / "explore.json"
        words = ("eval", "explore", "--plan", self.plan, "--people",
                 self.people, "--out", out)
        self.run_it(*words, "--quiet")
        self.assertEqual(json.loads(out.read_text())["kind"], "explore")
        self.run_it(*words, wanted=3)

    def test_what_explores_takes_no_name_of_the_run_and_opens_nothing(self):
        self.ready()
        for name in ("result-1.json", "result.json", "design-2.json",
                     "ledger.head"):
            done = self.step("explore", "--out", self.place / name, wanted=3)
            self.assertIn("has for its own files: name another", done.stderr)
        (self.folder / "there.json").write_text("")
        self.step("explore", "--out", self.folder / "there.json", wanted=3)
        self.assertNotIn('"act":"explore"',
                         (self.place / "ledger.jsonl").read_text())
        self.step("estimate")
        self.step("explore", "--out", self.place / "explore.json")

    def test_looks_in_days_with_drawn_starts_are_made_and_verified(self):
        sim = self.folder / "days"
        self.run_it("eval", "simulate", "--out", sim, "--treated", 120,
                    "--comparators", 1500, "--shape", "events")
        self.plan = sim / "plan.toml"
        text = self.plan.read_text()
        self.assertIn('zero = "risk-set"', text)
        self.plan.write_text(text.replace(
            "data_cut = 2024-12-31", "data_cut = 2023-06-30").replace(
            "[follow_up]\n", '[follow_up]\nimmature = "censor"\n')
            + "\n[looks]\nshares = [0.5, 1]\nplanned_events = 900\n")
        self.people = sim / "people.csv"
        self.ready()
        files = ("--events", sim / "events.csv", "--spells",
                 sim / "spells.csv")
        done = self.step("look", *files, wanted=3)
        self.assertIn("the first look is eval estimate", done.stderr)
        self.step("estimate", *files)
        done = self.step("look", *files, "--cut", "2023-01-01", wanted=3)
        self.assertIn("the plan's data_cut, 2023-06-30", done.stderr)
        self.step("look", *files, "--cut", "2024-12-31")
        for look in (1, 2):
            done = self.step("verify", *files, "--look", look)
            self.assertIn("is verified", done.stderr)
        one, two = (json.loads((self.place / f"result-{n}.json").read_text())
                    for n in (1, 2))
        self.assertEqual(two["lock"]["opened"], 2)
        self.assertEqual(two["plan"]["data_cut"], "2024-12-31")
        # the same people, followed for longer
        self.assertEqual(one["matching"], two["matching"])
        self.assertEqual(one["balance"], two["balance"])
        for result, whole in ((one, False), (two, True)):
            self.assertEqual(result["matured"], whole)
        events = [sum(row["events_" + side] for row in result["effects"]
                      if row["primary"] for side in ("treated", "control"))
                  for result in (one, two)]
        self.assertGreater(events[1], events[0])

    def test_a_plan_to_begin_from_says_what_it_lacks(self):
        plan = self.folder / "new.toml"
        self.run_it("eval", "plan", "new", "--out", plan)
        done = self.run_it("eval", "plan", "check", "--plan", plan,
                           "--people", self.people, wanted=3)
        self.assertIn("[study] title: this is empty", done.stderr)
        self.run_it("eval", "plan", "new", "--out", plan, wanted=3)

    def said(self, *words, wanted):
        """The one object of a command with --json."""
        done = self.run_it("eval", *words, "--json", wanted=wanted)
        said = json.loads(done.stdout)
        self.assertEqual(said["status"], wanted)
        self.assertEqual(done.stderr, "")
        return said

    def test_with_json_there_is_an_object_whatever_stopped_a_command(self):
        none, out = self.folder / "none", self.folder / "page.html"
        for words, status, code in (
                (("pool", none, none), 2, "E_BAD_VALUE"),
                (("pool",), 64, None),
                (("sensitivity", "--run", none), 2, "E_BAD_VALUE"),
                (("sensitivity", "--ratio", 3), 64, None),
                (("report", "--run", none, "--out", out), 2, "E_BAD_VALUE"),
                (("report", "--lang", "de"), 64, None),
                (("power", "--base", 3, "--treated", 84), 64, None),
                (("power", "--magic"), 64, None),
                (("simulate", "--out", none / "x"), 2, "E_BAD_VALUE"),
                (("simulate", "--out", none, "--shape", "x"), 64, None),
                (("selftest", "--vectors", none), 2, "E_BAD_VALUE"),
                (("publish", "--run", none, "--register", none), 2,
                 "E_BAD_VALUE"),
                (("plan", "new", "--out", self.plan), 3, "E_BAD_VALUE"),
                (("plan", "begin"), 64, None),
                (("design", "--run", none, "--people", self.people), 3,
                 "E_PLAN_UNSEALED"),
                (("design", "--people", self.people), 64, None)):
            with self.subTest(words):
                said = self.said(*words, wanted=status)
                self.assertEqual(said["code"], code)
                self.assertTrue(said["error"])
        self.assertIn("--run is needed", said["error"])
        self.assertIn("no magic", self.said("magic", wanted=64)["error"])

    def test_a_name_that_is_no_text_is_said_in_the_object_too(self):
        for words in ((b"pool", b"\xff\xe9.json"), (b"simulate", b"--out",
                      b"/none/\xff"), (b"power", b"--\xff"), (b"\xff",)):
            with self.subTest(words):
                done = subprocess.run([os.fsencode(PROGRAM), b"eval", *words,
                                       b"--json"], stdout=subprocess.PIPE,
                                      timeout=60)
                said = json.loads(done.stdout.decode())
                self.assertEqual(said["status"], done.returncode)
                self.assertIn(done.returncode, (2, 64))
                self.assertIn("?", said["error"])

    def test_with_json_what_worked_is_an_object_too(self):
        self.assertIn("[study]", self.said("plan", "new", wanted=0)["plan"])
        self.assertEqual(self.said("selftest", wanted=0)["failed"], 0)
        sim = self.folder / "again"
        said = self.said("simulate", "--out", sim, "--comparators", 200,
                         "--quiet", wanted=0)
        self.assertEqual(said["folder"], str(sim))
        self.ready()
        self.step("estimate")
        out = self.folder / "page.html"
        said = self.said("report", "--run", self.place, "--out", out,
                         wanted=0)
        self.assertEqual(said["report"], str(out))
        register = self.folder / "register"
        register.mkdir()
        said = self.said("publish", "--run", self.place, "--register",
                         register, "--out", self.folder / "release", wanted=0)
        self.assertIn("Head of the register", said["says"][-1])
        # a copy is said to be one in the object as well
        said = self.said("publish", "--run", self.folder / "release",
                         "--register", register, wanted=2)
        self.assertIn("result.json is a release", said["says"][0])

    def test_what_cannot_be_written_to_stdout_is_an_error(self):
        self.ready()
        self.step("estimate")
        at = ("--run", self.place)
        for words in (("power", "--base", 0.37, "--treated", 84),
                      ("power", "--help"), ("--help",), ("selftest",),
                      ("sensitivity", *at), ("plan", "new"),
                      ("verify", *at, "--people", self.people, "--json"),
                      ("simulate", "--out", self.folder / "x", "--json")):
            with self.subTest(words), open("/dev/full", "w") as full:
                done = subprocess.run(
                    [PROGRAM, "eval", *map(str, words)], stdout=full,
                    stderr=subprocess.PIPE, text=True, timeout=60)
                self.assertEqual(done.returncode, 2)
                self.assertIn("could not be written to its end", done.stderr)
        self.run_it("eval", "report", *at, "--out", "/dev/full", wanted=2)
        self.run_it("eval", "report", *at, "--out",
                    self.place / "result-1.json", wanted=2)
        self.step("verify")

    def test_help_is_of_the_command_and_a_wrong_option_is_named(self):
        for command in ("selftest", "power", "simulate", "plan", "design",
                        "estimate", "look", "explore", "verify", "report",
                        "publish", "pool", "sensitivity"):
            done = self.run_it("eval", command, "--help")
            self.assertEqual(done.stderr, "")
            self.assertTrue(done.stdout.startswith(
                f"usage: mydirection eval {command} "))
            done = self.run_it("eval", command, "--magic", wanted=64)
            self.assertIn(f"usage: mydirection eval {command} ", done.stderr)
            self.assertNotIn("did you mean", done.stderr)
        self.run_it("eval", "plan", "seal", "--help")
        for words, says in (
                (("estimate", "--peple", "x"),
                 "no option --peple here: did you mean --people?"),
                (("power", "--base"), "--base lacks what comes after it"),
                (("power", "--base", "many"), "takes a number, and many"),
                (("pool", "--otu", "x", "y"), "did you mean --out?"),
                (("look", "--run", "a", "--people", "b", "--cut", "soon"),
                 "--cut is a day such as"),
                (("design", "accept", "--run", "a", "--try", 1.5),
                 "--try is a whole number"),
                (("estimate", "--run", "a"), "--people is needed here"),
                (("estimte",), "did you mean estimate?")):
            done = self.run_it("eval", *words, wanted=64)
            self.assertIn(says, done.stderr)

    def test_bad_data_end_2_and_wrong_use_64(self):
        bad = self.folder / "bad.csv"
        bad.write_text(self.people.read_text().replace("age,", "years,", 1))
        done = self.run_it("eval", "plan", "check", "--plan", self.plan,
                           "--people", bad, "--json", wanted=2)
        said = json.loads(done.stdout)
        self.assertEqual((said["status"], said["code"]), (2, "E_BAD_VALUE"))
        self.assertEqual(said["notes"][0]["columns"], ["age"])
        self.run_it("eval", "plan", "check", "--plan", self.plan, "--people",
                    self.folder / "none.csv", wanted=2)
        for words in (("plan",), ("plan", "seal"), ("design",),
                      ("plan", "check", "--plan", "a", "--people", "b",
                       "--reason", "c"),
                      ("look", "--run", "a", "--people", "b", "--cut",
                       "tomorrow"),
                      ("design", "accept", "--run", "a", "--try", "1.5"),
                      ("estimate", "--run")):
            self.run_it("eval", *words, wanted=64)


if __name__ == "__main__":
    unittest.main()
