/* tool_rows_test.c - merges, what must hold in the rows, the timeline. */
#include "practice/strengths/tool_check.h"
#include "practice/strengths/tool_world_test.h"

TEST("tool: a merge hands entries over, and gives them back")
{
	struct tool_act a;
	struct world *w = tool_world(t, &a);
	struct merging m = {.kept = a.person};

	tool_says(w, &a, "rhian", 0, "I keep my word");
	m.gone = a.person = assess_person(w, "X100002", "Gwil", true);
	tool_says(w, &a, "sam", 0, "I turn up");
	expect_ok(world_do(w, "priya", merging_do, &m));
	a.person = m.kept;
	tool_look(w, &a, "sam");
	expect_equal(a.tool.n, 2);
	expect_ok(world_do(w, "priya", merging_undo, &m));
	tool_look(w, &a, "sam");
	expect_equal(a.tool.n, 1);
	expect_str(a.tool.entries[0].words, "I keep my word");
	a.person = m.gone;
	tool_look(w, &a, "sam");
	expect_equal(a.tool.n, 1);
	expect_str(a.tool.entries[0].words, "I turn up");
}

/* --- what must hold ----------------------------------------------------- */

#define DAMAGE(name_of, words) \
	static const struct query name_of = { \
	        .name = "strengths_test." #name_of, \
	        .text = words, \
	        .unaudited = "damage done by a test", \
	        .scans = "a test", \
	}
DAMAGE(no_box, "update strengths_tool_entry set box = 'weather'");
DAMAGE(no_view, "update strengths_tool_entry set view = 'worker', own = 0"
                " where kind = 'one-page'");
DAMAGE(no_day, "update strengths_tool_entry set place = 9"
               " where kind = 'week'");
DAMAGE(no_set, "update strengths_tool_entry set place = 9"
               " where kind = 'learning'");
static const struct query *const damages[] = {
        &no_box, &no_view, &no_day, &no_set, NULL,
};

static const struct fault *
see_check(struct ctx *ctx, void *data)
{
	(void)data;
	return tool_check(ctx);
}

static void
finds(struct test *t, const struct query *damage, const char *words)
{
	struct act act;
	struct world *w = world_with(t, damages);
	struct tool_act a = {.day = DATE_NONE};

	assess_world_in(w, &act);
	a.person = act.person;
	tool_says(w, &a, "rhian", 0, "I keep my word");
	tool_says(w, &a, "rhian", TOOL_ROOM, "Sam");
	a.terms.kind = TOOL_LEARNING;
	tool_says(w, &a, "rhian", 0, "I rang the college");
	a.terms = (struct tool_terms){.kind = TOOL_WEEK, .place = 3};
	tool_says(w, &a, "rhian", 0, "A walk");
	expect_ok(world_see(w, NULL, see_check, NULL));
	world_finds(w, damage, tool_check, words);
}

TEST("tool: the check finds a box, a view, a day and answers that are none")
{
	finds(t, &no_box, "is in a box that is none");
	finds(t, &no_view, "is a view that is not asked for");
	finds(t, &no_day, "is on a day that is none");
	finds(t, &no_set, "belongs to answers that are not there");
}

TEST("tool: the timeline says once a day that somebody wrote, and leads to "
     "the tool")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);
	struct str body, rest;

	tool_says(h->w, &a, "rhian", 0, "I keep my word");
	tool_says(h->w, &a, "rhian", 1, "My sister");
	body = http_get(h, "rhian", "/me/timeline").body;
	expect_has(body, "You wrote in one of your tools");
	expect_has(body, "Me on one page");
	expect_has(body, "/me/tools/one-page");
	expect_lacks(body, "I keep my word");
	rest = str_slice(body, 0, body.n);
	while (!str_starts(rest, S("You wrote in one of your tools")))
		rest = str_slice(rest, 1, rest.n);
	expect_lacks(str_slice(rest, 1, rest.n),
	             "You wrote in one of your tools");
	tool_says(h->w, &a, "sam", 0, "I turn up");
	body = http_get(h, "sam", "/people/" RHIAN "/timeline").body;
	expect_has(body, "One-page profile");
	expect_has(body, "/people/" RHIAN "/tools/one-page");
	expect_has(http_get(h, "rhian", "/me/timeline").body,
	           "wrote in one of your tools");
}
