"""person-sentences: what is followed to a person's pages, and what is not."""
import tempfile
import unittest
from pathlib import Path

from test_style import load

person = load("person-sentences")

ROUTES = """
const struct route a_routes[] = {
	{GET, "/me/a", get_me, CAN_SEE_OWN, "x"},
	{POST, "/api/me/a", api_me, CAN_WRITE_OWN, "x"},
	{GET, "/people/:crn/a", get_worker, CAN_SEE_PEOPLE, "x"},
};
"""


class Sentences(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.write("src/practice/a/a_routes.c", ROUTES)

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def found(self, *bodies):
        self.write("src/practice/a/a.c", "\n".join(bodies))
        return {words for _, words in person.Source(self.root).sentences()}

    def test_a_page_of_ones_own_is_followed_to_its_rule(self):
        self.assertEqual(self.found(
            'void get_me(void) { rule(); }',
            'static int rule(void) { return fault_refused(ctx, "Not now"); }',
        ), {"Not now"})

    def test_a_page_of_workers_and_the_api_are_not(self):
        self.assertEqual(self.found(
            'void get_worker(void) { T("For a worker"); }',
            'void api_me(void) { T("For a program"); }'), set())

    def test_the_other_side_of_a_choice_is_left_out(self):
        self.assertEqual(self.found(
            'void get_me(void) { say(s->mine ? T("Mine") : T("Theirs"));'
            ' say(!own ? T("Worker") : T("Own")); }'), {"Mine", "Own"})

    def test_what_stands_under_if_not_mine_is_left_out(self):
        self.assertEqual(self.found(
            'void get_me(void) { if (!s->mine && x) { T("Theirs"); }',
            ' if (!a_is_own(ctx, p)) return T("Worker"); T("Mine"); }',
        ), {"Mine"})

    def test_a_function_that_says_so_is_to_workers(self):
        self.assertEqual(self.found(
            'void get_me(void) { other(); }', '/* to workers */',
            'static void other(void) { T("Theirs"); }'), set())

    def test_a_name_of_a_variable_is_no_function(self):
        self.assertEqual(self.found(
            'void get_me(void) { int other = 1; use(other); }',
            'static void other(void) { T("Theirs"); }'), set())

    def test_what_the_person_reads_of_an_event_is_there(self):
        self.assertEqual(self.found(
            'static const struct event_kind events[] = {',
            '{"a.done", TK("{who} did it"), TK("{who} did it for you"), "a",',
            ' TK("You did it")}, };'), {"{who} did it for you", "You did it"})

    def test_what_comes_after_the_persons_return_is_left_out(self):
        self.assertEqual(self.found(
            'void get_me(void) { if (screen->mine || x > 1)',
            '  return T("Mine"); if (a) return T("Worker"); }'), {"Mine"})
        self.assertEqual(self.found(
            'void get_me(void) { if (a_is_own(ctx, p)) return NULL;',
            '  return fault_refused(ctx, "Worker"); }'), set())

    def test_a_return_that_a_person_may_pass_hides_nothing(self):
        for condition in ("mine && late", "entry->own", "!mine"):
            self.assertIn("Both", self.found(
                f'void get_me(void) {{ if ({condition})',
                '  return 1; T("Both"); }'), condition)

    def test_a_return_hides_what_stands_in_its_block_alone(self):
        self.assertEqual(self.found(
            'void get_me(void) { if (x) { if (mine) return; T("Worker"); }',
            '  T("Both"); }'), {"Both"})
        self.assertEqual(self.found(
            'void get_me(void) { switch (x) { case 1: y(); if (mine) return;',
            '  T("Worker"); case 2: T("Both"); } }'), {"Both"})
        self.assertEqual(self.found(
            'void get_me(void) { if (x) y(); else if (mine) return;',
            '  T("Both"); }'), {"Both"})

    def test_what_needs_a_permission_no_person_has_is_left_out(self):
        self.write("src/kernel/permission.h",
                   "X(SEE_OWN, see_own, R(PERSON), \"x\")\n"
                   "X(PAY, pay, R(FINANCE), \"x\")\n")
        self.assertEqual(self.found(
            'void get_me(void) { if (ctx_can(ctx, CAN_PAY)) { T("Pay"); }',
            '  if (x || ctx_can(ctx, CAN_PAY)) T("Either");',
            '  if (ctx_can(ctx, CAN_SEE_OWN)) T("Own");',
            '  if (!ctx_can(ctx, CAN_SEE_OWN)) return; T("All");',
            '  if (!ctx_can(ctx, CAN_PAY)) return; T("After"); }',
        ), {"Either", "Own", "All"})

    def test_what_comes_after_a_worker_is_needed_is_left_out(self):
        self.assertEqual(self.found(
            'void get_me(void) { T("Before"); TRY(a_need_worker(ctx, p));',
            '  T("After"); }'), {"Before"})

    def test_a_component_is_followed_though_its_struct_has_its_name(self):
        self.assertEqual(self.found(
            'void get_me(void) { gov_x(h, &(struct gov_x){.a = 1}); }',
            'void gov_x(struct html *h, const struct gov_x *x)',
            '{ T("Label"); }'), {"Label"})
