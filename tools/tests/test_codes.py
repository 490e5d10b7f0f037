"""Each code that the numbers may stop or warn with is known, and in a test."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Section 8 of the specification of the evaluation.
SPECIFIED = """
E_BAD_VALUE E_DUPLICATE_ID E_TIME_ORDER E_IMMATURE E_POST_TREATMENT
E_SEPARATION E_MONOTONE E_NO_EVENTS E_FEW_EVENTS E_NO_OVERLAP
E_NO_BALANCE_POSSIBLE E_NOT_CONVERGED E_PLAN_CHANGED E_PLAN_UNSEALED
E_DISCLOSURE W_ALIASED W_FEW_EVENTS W_ROWS_DROPPED W_POOR_BALANCE
W_LOW_RETENTION W_NONPROPORTIONAL W_EXTREME_WEIGHTS
""".split()

CODE = re.compile(r"\b[EW]_[A-Z_]+\b")


def known():
    """The members of the program's own list."""
    text = (ROOT / "src/stats/stats.h").read_text()
    enum = re.search(r"enum stats_code \{(.*?)\};", text, re.S).group(1)
    return set(CODE.findall(enum))


def tested():
    """Codes that a test waits for; the test of their sentences meets none."""
    files = [*(ROOT / "src").rglob("*_test.c"),
             *(ROOT / "tests/program").glob("*.py")]
    return {code for file in files if file.name != "eval_codes_test.c"
            for code in CODE.findall(file.read_text())}


class Codes(unittest.TestCase):
    def test_each_code_of_the_specification_is_known(self):
        self.assertEqual(set(SPECIFIED) - known(), set())

    def test_each_code_that_is_known_is_in_a_test(self):
        self.assertEqual(known() - tested(), set())


if __name__ == "__main__":
    unittest.main()
