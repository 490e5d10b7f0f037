"""tally: what a runner says is counted, and who took longest is named."""
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

TALLY = Path(__file__).resolve().parents[1] / "tally"


def tallied(kind, said):
    """What tally shows, and the counts that it adds."""
    with tempfile.NamedTemporaryFile("r", encoding="utf-8") as counts:
        shown = subprocess.run(
            [sys.executable, TALLY, "--into", counts.name, kind],
            input=said, capture_output=True, text=True, check=True).stdout
        return shown, counts.read().split()


class Tallied(unittest.TestCase):
    def test_tests_without_a_result_count_as_failed(self):
        shown, counts = tallied("tap", "1..3\nok 1 - a\nnot ok 2 - b\n")
        self.assertEqual(counts, ["1", "2", "0"])
        self.assertIn("1 tests gave no result", shown)

    def test_what_a_runner_says_beside_its_results_is_shown(self):
        shown, counts = tallied("tap", "1..1\nok 1 - a\n# 1200 ms: a\n")
        self.assertEqual(shown, "# 1200 ms: a\n")
        self.assertEqual(counts, ["1", "0", "0"])

    def test_the_slowest_tests_of_the_browser_are_named_longest_first(self):
        said = "".join(f"ok {i} - t{i}\n  ---\n  duration_ms: {i}.5\n  ...\n"
                       for i in range(1, 13))
        shown, counts = tallied("node", said + "# pass 12\n# fail 0\n")
        self.assertEqual(shown.splitlines()[0], "# 12 ms: t12")
        self.assertEqual(len(shown.splitlines()), 10)
        self.assertEqual(counts, ["12", "0", "0"])


if __name__ == "__main__":
    unittest.main()
