"""check-floors: each rule, once kept and once broken."""
import tempfile
import unittest
from pathlib import Path

from test_style import load

floors = load("check-floors")
ORDER = """# bottom first
base
store web
kernel/ctx
kernel/access
register/people
practice/plan
practice/compliance practice/fund
practice/overview
app
"""


class Floors(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.write("src/floors.txt", ORDER)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def found(self):
        return [s for _, _, s in floors.check_tree(self.root)]

    def finds(self, words):
        found = self.found()
        self.assertTrue(any(words in s for s in found), found)

    def include(self, name, wanted):
        self.write("src/" + wanted, "")
        self.write("src/" + name, f'#include "{wanted}"\n')

    def query(self, name, text):
        self.write("src/" + name,
                   "static const struct query q = {\n\t.text = "
                   + "\n\t        ".join(f'"{line}"'
                                         for line in text.split("\n"))
                   + ",\n};\n")

    def test_including_downward_passes(self):
        self.include("practice/fund/fund.c", "register/people/people.h")
        self.assertEqual(self.found(), [])

    def test_including_upward_fails(self):
        self.include("register/people/people.c", "practice/fund/fund.h")
        self.finds("practice/fund is above it")

    def test_one_line_never_includes_each_other(self):
        self.include("practice/fund/fund.c",
                     "practice/compliance/compliance.h")
        self.finds("on one line")

    def test_the_kernels_own_headers_are_the_context(self):
        self.include("kernel/access/access.c", "kernel/ctx.h")
        self.assertEqual(self.found(), [])
        self.include("kernel/ctx.h", "kernel/access/access.h")
        self.finds("kernel/ctx may not include")

    def test_a_local_header_stays_in_its_folder(self):
        self.include("practice/fund/fund.c", "practice/fund/fund_local.h")
        self.assertEqual(self.found(), [])
        self.include("practice/overview/overview.c",
                     "practice/fund/fund_local.h")
        self.finds("its own folder only")

    def test_a_folder_must_be_in_the_order(self):
        self.write("src/practice/magic/magic.c", "int a;\n")
        self.finds("belongs to no module")

    def test_sql_stands_in_stores_only(self):
        self.query("practice/fund/fund.c", "select 1")
        self.finds("only in *_store.c")

    def test_sentences_are_not_sql(self):
        self.write("src/practice/fund/fund.c",
                   'T("Select a reason from the list");\n'
                   'T("With Sam, update the plan");\n'
                   'g("select");\n')
        self.assertEqual(self.found(), [])

    def test_ones_own_tables_and_published_views_pass(self):
        self.query("practice/fund/fund_store.c",
                   "with mine as (select * from fund_request)\n"
                   " select a from mine join fund_request f on f.a = mine.a\n"
                   " where person in (select person from access_v_reach)"
                   " and a is distinct from b and extract(year from c) = 1")
        self.assertEqual(self.found(), [])

    def test_anothers_table_fails(self):
        self.query("practice/fund/fund_store.c", "select 1 from plan_goal")
        self.finds("plan_goal is practice/plan's")

    def test_anothers_view_is_not_to_be_changed(self):
        self.query("practice/fund/fund_store.c",
                   "insert into plan_v_goal (a) values (1)")
        self.finds("practice/plan's to change")

    def test_a_table_without_an_owner_fails(self):
        self.query("practice/fund/fund_store.c", "select 1 from goals")
        self.finds("goals belongs to no module")

    def test_a_view_from_above_fails(self):
        self.query("practice/plan/plan_store.c", "select 1 from fund_v_spend")
        self.finds("not below practice/plan")

    def test_nothing_voluntary_becomes_enforcement(self):
        self.query("practice/compliance/compliance_store.c",
                   "select 1 from fund_v_spend")
        self.finds("nothing voluntary")

    def test_an_upsert_and_a_row_lock_name_no_table(self):
        self.query("practice/fund/fund_store.c",
                   "insert into fund_request (a) values (:a)\n"
                   " on conflict (a) do update set a = 1")
        self.assertEqual(self.found(), [])

    def test_a_migration_makes_its_own_tables(self):
        self.write("src/practice/fund/schema/0042-fund.sql",
                   "-- the fund\ncreate table fund_request (\n"
                   "  person integer references people_person);\n"
                   "create index fund_request_person on fund_request (a);\n")
        self.assertEqual(self.found(), [])
        self.write("src/practice/fund/schema/0043-more.sql",
                   "create table plan_thing (a integer);\n")
        self.finds("plan_thing has the prefix of practice/plan")

    def test_html_is_made_in_views(self):
        self.write("src/practice/fund/fund_views.c", "html_text(h, s);\n")
        self.assertEqual(self.found(), [])
        self.write("src/practice/fund/fund.c", 'html_raw(h, "a");\n')
        self.finds("html_raw() belongs in *_views.c")

    def test_rules_have_no_clock_and_no_sql(self):
        self.write("src/practice/fund/fund.c",
                   "a = clock_now();\nsql_one(tx, 1);\n")
        self.finds("clock_now() is not for rules")
        self.finds("sql_one() belongs in *_store.c")

    def test_views_do_not_ask_the_store(self):
        self.write("src/practice/fund/fund_views.c",
                   "fund_store_request(ctx, 1);\n")
        self.finds("fund_store_request() is not for views")


if __name__ == "__main__":
    unittest.main()
