"""check-shown: each rule, once kept and once broken."""
import tempfile
import unittest
from pathlib import Path

from test_style import load

shown = load("check-shown")


class Shown(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.write("src/base/a_test.c",
                   'TEST("a: one rule, in "\n     "two pieces")\n{\n}\n')
        self.write("tests/program/test_b.py",
                   "class B:\n    def test_it(self):\n        pass\n")

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def found(self, row):
        self.write("docs/robustness.md",
                   f"| what goes wrong | shown by |\n| --- | --- |\n{row}\n")
        return shown.check_tree(self.root)

    def test_names_that_are_there_pass(self):
        self.assertEqual(self.found(
            "| a | `a: one rule, in two pieces`, `test_it` |"), [])

    def test_a_test_that_was_renamed_is_found(self):
        self.assertEqual(self.found("| a | `a: one rule` |"),
                         [("docs/robustness.md", 3,
                           'there is no test "a: one rule"')])
        self.assertEqual(len(self.found("| a | `test_its` |")), 1)

    def test_a_row_without_a_test_is_found(self):
        self.assertEqual(self.found("| a | somehow |"),
                         [("docs/robustness.md", 3, "names no test")])

    def test_a_browser_test_is_a_test(self):
        self.write("tests/browser/c.test.mjs",
                   "test('c: it\\'s there', () => {\n});\n")
        self.assertEqual(self.found("| a | `c: it's there` |"), [])
        self.assertEqual(len(self.found("| a | `c: it is there` |")), 1)

    def test_a_row_of_the_services_says_which_or_that_it_is_not_met(self):
        def services(last):
            self.write("docs/robustness.md", "")
            self.write("docs/services-rows.md",
                       "| row | what | a test |\n| --- | --- | --- |\n"
                       f"| S1 | it | {last} |\n")
            return shown.check_tree(self.root)

        self.assertEqual(services("`test_it`"), [])
        self.assertEqual(services("not met"), [])
        self.assertEqual(services("somehow"),
                         [("docs/services-rows.md", 3, "names no test")])
