/*
 * strengths_sheet_test.c - empty sheets: what they ask, of whom, and to whom
 * they are not shown.
 */
#include "practice/strengths/tool_kinds.h"
#include "practice/strengths/tool_world_test.h"

#define MINE   "/me"
#define THEIRS "/people/" RHIAN

static const char *const sheets[] = {
        "/strengths/sheet",       "/tools/one-page/sheet",
        "/tools/working/sheet",   "/tools/week/sheet",
        "/tools/learning/sheet",  "/rights/sheet",
        "/rights/decisions/sheet"};
#define SHEETS (sizeof(sheets) / sizeof(sheets[0]))

static const char *
of(struct http *h, const char *base, const char *rest)
{
	return str_c(h->w->arena, str_print(h->w->arena, "%s%s", base, rest));
}

TEST("strengths sheets: an empty sheet asks what the form of the day asks, and "
     "bears nothing of anybody but a first name")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);
	struct str body;

	tool_says(h->w, &a, "rhian", 0, "I keep my word");
	for (size_t i = 0; i < SHEETS; i++) {
		body = http_get(h, "rhian", of(h, MINE, sheets[i])).body;
		expect_has(body, "For: Rhian. Day:");
		expect_has(body, "Give this to your worker");
		expect_lacks(body, "Pugh");
		expect_lacks(body, "I keep my word");
		expect_lacks(body, "<form");
		body = http_get(h, "sam", of(h, THEIRS, sheets[i])).body;
		expect_has(body, "For: Rhian. Day:");
		expect_lacks(body, "I keep my word");
	}
	body = http_get(h, "rhian", MINE "/strengths/sheet").body;
	expect_has(body, "What part do drugs play in your life, if any?");
	expect_has(body, "Do you want to change something here?");
	expect_lacks(body, "Is it linked to reoffending?");
	body = http_get(h, "sam", THEIRS "/tools/working/sheet").body;
	expect_has(body, "What works well now?");
	expect_has(body, "What family or a friend told me");
	body = http_get(h, "rhian", MINE "/rights/sheet").body;
	expect_has(body, "When we meet");
	/* What the court decides is nobody's to move. */
	expect_lacks(body, "Drug tests, if the court asked for them");
}

TEST("strengths sheets: whoever does not reach somebody has no sheet of "
     "theirs, and there is none of a tool that is none")
{
	struct tool_act a;
	struct http *h = tool_http(t, &a);

	for (size_t i = 0; i < SHEETS; i++) {
		expect_equal(
		        http_get(h, "ned", of(h, THEIRS, sheets[i])).status,
		        404);
		expect_equal(
		        http_get(h, "rhian", of(h, THEIRS, sheets[i])).status,
		        403);
		expect_equal(http_get(h, "sam", of(h, MINE, sheets[i])).status,
		             403);
	}
	expect_equal(http_get(h, "rhian", MINE "/tools/palmistry/sheet").status,
	             404);
}
