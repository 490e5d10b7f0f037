"""docs/evaluation-tutorial.md, as a reader types it: each command gives what
stands under it.  And what `eval simulate` writes goes all the way.
"""

import csv
import json
import os
import pathlib
import re
import subprocess
import unittest

from test_program import PROGRAM, ROOT, Program

DOCUMENT = ROOT / "docs/evaluation-tutorial.md"
FIXTURES = ROOT / "tests/fixtures/eval-vectors"

# The published table: coefficients of Fox's appendix on Cox regression.
ROSSI = {"fin": -0.3794, "age": -0.0574, "race=black": 0.3139,
         "wexp=yes": -0.1498, "mar=married": -0.4337, "paro=yes": -0.0849,
         "prio": 0.0915}


def blocks(text):
    """Commands, and what is said to come of them (None: nothing is)."""
    found = re.findall(r"^```(\w*)\n(.*?)^```$", text, re.M | re.S)
    for i, (kind, commands) in enumerate(found):
        if kind == "sh":
            said = found[i + 1] if i + 1 < len(found) else ("", "")
            yield commands, said[1] if said[0] == "text" else None


def pattern(said):
    """What is said, with anything at all for each `…` of a line."""
    return ".*".join(re.escape(part) for part in said.split("…"))


class Tutorial(Program):
    def setUp(self):
        super().setUp()
        (self.folder / "tests").symlink_to(ROOT / "tests")
        (self.folder / "bin").mkdir()
        (self.folder / "bin/mydirection").symlink_to(
            pathlib.Path(PROGRAM).resolve())
        self.env["PATH"] = f"{self.folder}/bin:{os.environ['PATH']}"

    def type_it(self, commands):
        return subprocess.run(["bash", "-ec", commands], cwd=self.folder,
                              env=self.env, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True,
                              timeout=300)

    def result(self, name):
        path = self.folder / "study" / name / "result.json"
        return json.loads(path.read_text())

    def test_each_command_gives_what_the_document_says(self):
        pairs = list(blocks(DOCUMENT.read_text()))
        self.assertGreater(len(pairs), 12)
        for commands, said in pairs:
            with self.subTest(commands):
                self.assertIsNotNone(said, "nothing is said to come of it")
                done = self.type_it(commands)
                self.assertEqual(done.returncode, 0, done.stdout)
                self.assertRegex(done.stdout, rf"\A{pattern(said)}\Z")
        self.rossi_is_the_published_one()
        self.rossi_is_told_in_weeks_and_by_lot()
        self.lalonde_is_told_without_a_time()
        self.pairs_are_those_of_another_program()
        self.assertEqual(self.result("small")["verdict"]["word"],
                         "inconclusive")

    def rossi_is_the_published_one(self):
        (model,) = self.result("rossi")["models"]
        self.assertEqual((model["n"], model["events"]), (432, 114))
        got = dict(zip(model["names"], model["coef"]))
        self.assertEqual({name: round(v, 4) for name, v in got.items()},
                         ROSSI)
        cases = json.loads((FIXTURES / "cox.json").read_text())
        wanted = next(case["expected"] for case in cases
                      if case["id"] == "cox_rossi_efron")
        # its reference of race is the other one: the sign alone differs
        for key in ("coef", "se"):
            for mine, other in zip(model[key], wanted[key], strict=True):
                self.assertAlmostEqual(abs(mine), abs(other), delta=1e-9)

    def report(self, name):
        """The words of a report, without its style and its tags."""
        page = (self.folder / "study" / f"{name}.html").read_text()
        page = re.sub(r"<(style|svg)\b.*?</\1>", "", page, flags=re.S)
        return " ".join(re.sub(r"<[^>]+>", " ", page).split())

    def rossi_is_told_in_weeks_and_by_lot(self):
        words = self.report("rossi")
        for part in ("How people came into the groups By lot",
                     "Followed 52 weeks", "Had happened by week",
                     "Level 5, if it was carried out as an experiment "
                     "should be: chance decided who was on the programme.",
                     "CONSORT: Experiments with allocation by chance",
                     "Prio doubled, from 3.0 to 6.0 1.25 (1.11 to 1.40) No",
                     "On the programme (Fin) −0.379 0.191 "
                     "0.68 (0.47 to 1.00) 0.047",
                     "Prio 0.091 0.029 1.10 (1.04 to 1.16) 0.001",
                     "It cannot be said that the programme works, or that "
                     "it does not."):
            self.assertIn(part, words)
        for part in ("TREND", "STROBE", "ROBINS-I", "days", "Day ", "Within one year", "Not by chance",
                     "not put into groups by chance", "It did not."):
            self.assertNotIn(part, words)

    def lalonde_is_told_without_a_time(self):
        words = self.report("lalonde")
        self.assertIn("Not by chance. People like them were found", words)
        self.assertIn("It cannot be said that the programme made a "
                      "difference, or that it made none", words)
        self.assertIn("One primary outcome, chosen beforehand: Had earnings "
                      "in 1978.", words)
        for part in ("Within one year", " 365 ", "183 days", "Over time",
                     "by lot", "A Cox model"):
            self.assertNotIn(part, words)

    def pairs_are_those_of_another_program(self):
        with open(FIXTURES / "data/lalonde.csv") as file:
            used = sum(float(row["w_nn_1to1_caliper02"]) > 0
                       for row in csv.DictReader(file))
        matching = self.result("lalonde")["matching"]
        self.assertEqual(2 * matching["links"], used)

    def test_the_comparison_of_what_is_said_can_fail(self):
        self.assertRegex("a 12 b\n", rf"\A{pattern('a … b')}")
        self.assertNotRegex("a 12 c\n", rf"\A{pattern('a … b')}")
        self.assertEqual(list(blocks("```sh\na\n```\n\n```text\nb\n```\n")),
                         [("a\n", "b\n")])
        self.assertEqual(list(blocks("```sh\na\n```\n\nwords\n")),
                         [("a\n", None)])


class Simulated(Program):
    def chain(self, shape):
        sim, run = self.folder / "sim", self.folder / "run"
        people = sim / ("table.csv" if shape == "table" else "people.csv")
        more = [] if shape == "table" else [
            "--events", sim / "events.csv", "--spells", sim / "spells.csv"]
        at = ("--run", run, "--people", people)
        self.run_it("eval", "simulate", "--out", sim, "--treated", 84,
                    "--comparators", 2000, "--shape", shape)
        self.run_it("eval", "plan", "check", "--plan", sim / "plan.toml",
                    "--people", people)
        self.run_it("eval", "plan", "seal", "--plan", sim / "plan.toml",
                    "--people", people, *more, "--out", run)
        self.run_it("eval", "design", *at)
        self.run_it("eval", "design", "accept", "--run", run)
        self.run_it("eval", "estimate", *at, *more)
        self.run_it("eval", "report", "--run", run, "--out",
                    self.folder / "report.html")
        (self.folder / "register").mkdir()
        self.run_it("eval", "publish", "--run", run, "--register",
                    self.folder / "register", "--out",
                    self.folder / "release")
        done = self.run_it("eval", "verify", *at, *more)
        self.assertIn("Look 1 is verified", done.stderr)
        result = json.loads((run / "result.json").read_text())
        self.assertEqual(result["flow"][0],
                         {"step": "read", "treated": 84, "control": 2000})
        self.assertTrue(result["simulated"])
        self.assertNotIn("models", result)
        self.assertTrue((self.folder / "report.html").stat().st_size > 0)
        return sim / "plan.toml", people, more

    def test_a_simulated_table_goes_all_the_way(self):
        self.chain("table")

    def test_simulated_events_go_all_the_way(self):
        plan, _, _ = self.chain("events")
        self.assertIn('same_day = "next"\n', plan.read_text())

    def test_a_model_that_is_asked_for_is_in_no_release(self):
        sim, run = self.folder / "sim", self.folder / "run"
        people = sim / "table.csv"
        self.run_it("eval", "simulate", "--out", sim, "--comparators", 2000)
        plan = sim / "plan.toml"
        plan.write_text(plan.read_text().replace(
            'kind = "time"\n', 'kind = "time"\nmodel = true\n'))
        self.run_it("eval", "plan", "seal", "--plan", plan, "--people",
                    people, "--out", run)
        self.run_it("eval", "design", "--run", run, "--people", people)
        self.run_it("eval", "design", "accept", "--run", run)
        self.run_it("eval", "estimate", "--run", run, "--people", people)
        (self.folder / "register").mkdir()
        self.run_it("eval", "publish", "--run", run, "--register",
                    self.folder / "register", "--out",
                    self.folder / "release")
        result = json.loads((run / "result.json").read_text())
        self.assertEqual(result["models"][0]["names"][0], "treat")
        self.assertEqual(result["models"][0]["n"], 2084)
        released = json.loads(
            (self.folder / "release/result.json").read_text())
        self.assertNotIn("models", released)

    def test_a_model_is_of_an_outcome_of_time_alone(self):
        sim = self.folder / "sim"
        self.run_it("eval", "simulate", "--out", sim, "--comparators", 500)
        plan = sim / "plan.toml"
        plan.write_text(plan.read_text().replace(
            'kind = "binary"\n', 'kind = "binary"\nmodel = true\n'))
        self.run_it("eval", "plan", "check", "--plan", plan, "--people",
                    sim / "table.csv", wanted=3)


if __name__ == "__main__":
    unittest.main()
