"""check-acts: the rule, once kept and once broken."""
import tempfile
import unittest
from pathlib import Path

from test_style import load

acts = load("check-acts")


class Acts(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.write("src/a/a.c", 'x = {{"a.done",\n  TK("{who} did it")}};\n'
                                'audit_record(ctx, "a.done", f(1), 2);\n')

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def test_an_act_with_words_passes(self):
        self.assertEqual(acts.check_tree(self.root), [])

    def test_an_act_without_words_is_found_over_lines(self):
        self.write("src/b/b.c", 'audit_record_detail(\n  ctx, yes ?'
                                ' "b.kept" : "a.done",\n  g(h(1)), 0);\n')
        self.assertEqual(acts.check_tree(self.root),
                         [(Path("src/b/b.c"), "b.kept")])

    def test_what_a_read_tells_has_words_too(self):
        self.write("src/b/b.c", 'reply_audit(ctx, "b.got", 1, S("x"));\n')
        self.assertEqual(acts.check_tree(self.root),
                         [(Path("src/b/b.c"), "b.got")])

    def test_a_name_after_the_call_or_in_a_test_is_none(self):
        self.write("src/b/b.c", 'audit_record(ctx, what); y("b.other");\n')
        self.write("src/b/b_test.c", 'audit_record(ctx, "test.act");\n')
        self.assertEqual(acts.check_tree(self.root), [])
