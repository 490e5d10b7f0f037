"""check-style: each gate, once kept and once broken."""
import importlib.machinery
import importlib.util
import unittest
from pathlib import Path

TOOLS = Path(__file__).resolve().parent.parent


def load(name):
    loader = importlib.machinery.SourceFileLoader(
        name.replace("-", "_"), str(TOOLS / name))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


style = load("check-style")
HEADER = "src/practice/fund/fund.h"
RULES = "src/practice/fund/fund.c"


def c_findings(text, name=RULES):
    return [s for _, s in style.check_c(text, name, Path(name).suffix)]


def text_findings(text, name=RULES):
    return [s for _, s in style.check_text(text, name)]


class Style(unittest.TestCase):
    def finds(self, found, words):
        self.assertTrue(any(words in s for s in found), found)

    def body(self, count):
        return "int\nf(void)\n{\n" + "\tg();\n" * count + "}\n"

    def test_a_function_of_60_lines_passes(self):
        self.assertEqual(c_findings(self.body(58)), [])

    def test_a_function_of_61_lines_fails(self):
        self.finds(c_findings(self.body(59)), "f has 61 lines")

    def test_a_test_is_a_function_too(self):
        text = 'TEST("fund: a rule")\n{\n' + "\tg();\n" * 59 + "}\n"
        self.finds(c_findings(text), "61 lines")

    def test_a_table_is_not_a_function(self):
        text = ("static const struct route routes[] = {\n"
                + "\t{1, f(2)},\n" * 70 + "};\n")
        self.assertEqual(c_findings(text), [])

    def test_a_complexity_of_10_passes(self):
        text = "int\nf(int a)\n{\n" + "\tif (a)\n\t\tg();\n" * 9 + "}\n"
        self.assertEqual(c_findings(text), [])

    def test_a_complexity_of_11_fails(self):
        text = ("int\nf(int a)\n{\n" + "\tif (a && a)\n\t\tg();\n" * 4
                + "\twhile (a || a)\n\t\ta = a ? 1 : 2;\n}\n")
        self.finds(c_findings(text.replace("1 : 2", "a ? 1 : 2 : 3")),
                   "complexity")

    def test_branches_in_strings_and_comments_do_not_count(self):
        text = ('int\nf(void)\n{\n\t/* if while for && || ? */\n'
                '\tg("if ? for && case || while if if if if");\n}\n')
        self.assertEqual(c_findings(text), [])

    def test_a_long_file_fails(self):
        self.finds(c_findings("int a;\n" * 601), "601 lines")
        self.finds(c_findings("/* x */\n" * 301, HEADER), "301 lines")

    def test_a_table_of_data_is_exempt_from_lengths(self):
        text = "/* Table of data: bank holidays. */\n" + "int a;\n" * 700
        self.assertEqual(c_findings(text), [])

    def test_tabs_are_eight_columns(self):
        self.assertEqual(c_findings("\t" * 9 + "int a;;;\n"), [])
        self.finds(c_findings("\t" * 9 + "int abcdef;\n"), "83 columns")

    def test_accents_are_one_column(self):
        self.assertEqual(c_findings('/* ' + 'ŵ' * 74 + ' */\n'), [])

    def test_a_prototype_without_a_comment_fails(self):
        self.finds(c_findings("int fund_a(void);\n", HEADER),
                   "fund_a has no comment")
        self.finds(c_findings("/* The rest. */\n\nint fund_a(void);\n",
                              HEADER), "fund_a has no comment")

    def test_a_prototype_under_its_comment_passes(self):
        text = ("/* Agree one. */\nMUST_CHECK const struct fault *\n"
                "fund_agree(struct ctx *ctx,\n           int *out);\n")
        self.assertEqual(c_findings(text, HEADER), [])

    def test_a_family_shares_one_comment(self):
        text = "/* Ask, and answer. */\nint fund_a(void);\nint fund_b(void);\n"
        self.assertEqual(c_findings(text, HEADER), [])

    def test_types_and_tables_need_no_comment(self):
        text = ("struct fund {\n\tint (*f)(int);\n};\n\n"
                "typedef int (*fund_fn)(int);\n\n"
                "extern const struct capability fund;\n")
        self.assertEqual(c_findings(text, HEADER), [])

    def test_only_try_is_a_macro_with_control_flow(self):
        flow = "#define %s(c) \\\n\tdo { if (c) return 1; } while (0)\n"
        self.finds(c_findings(flow % "CHECK"), "CHECK is a macro")
        self.assertEqual(c_findings(flow % "TRY"), [])
        self.assertEqual(c_findings('#define NAME "return"\n'), [])

    def test_unsafe_functions_are_banned(self):
        for name in ("strcpy", "sprintf", "atoi", "localtime", "system"):
            self.finds(c_findings(f"int a = {name}(b);\n"), f"{name}()")
        self.assertEqual(c_findings("int a = my_atoi(b) + c.rand(d);\n"), [])
        self.assertEqual(c_findings('int a = g("system(x)");\n'), [])

    def test_the_heap_is_for_lower_floors(self):
        self.finds(c_findings("void *a = malloc(1);\n"), "malloc()")
        self.assertEqual(
            c_findings("void *a = malloc(1);\n", "src/web/listen.c"), [])

    def test_the_clock_is_read_in_one_place(self):
        text = "int a = time(b);\n"
        self.finds(c_findings(text, "src/web/listen.c"), "time()")
        self.assertEqual(c_findings(text, "src/base/clock.c"), [])

    def test_memcmp_is_for_base(self):
        text = "int a = memcmp(b, c, 1);\n"
        self.finds(c_findings(text), "memcmp()")
        self.assertEqual(c_findings(text, "src/base/str.c"), [])

    def test_words_and_places(self):
        self.finds(text_findings("an offen" + "der\n"), "say person")
        self.assertEqual(text_findings("offen" + "der\n", "docs/a.md"), [])
        self.finds(text_findings("TO" + "DO later\n"), "unfinished")
        self.finds(text_findings("see /home" + "/sam/x\n"), "path or host")
        self.assertEqual(text_findings("GET /unpaid/work/1\n"), [])
        self.finds(text_findings("a \n"), "space at the end")
        self.finds(text_findings("a"), "no line end")


if __name__ == "__main__":
    unittest.main()
