#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "tests/gov/html_tree.h"
#include "tests/test.h"
#include "web/gov/chart.h"
#include "web/gov/gov.h"

static struct buf drawn_buf;
static struct html drawn_html;

static struct html *
paper(struct test *t)
{
	buf_init(&drawn_buf, t->arena, 0);
	html_init(&drawn_html, &drawn_buf);
	return &drawn_html;
}

static struct str
drawn(void)
{
	struct str s = buf_get(&drawn_buf);
	expect_true(html_tree_whole(drawn_buf.arena, s));
	/* Neither would be let through by the policy for content. */
	expect_lacks(s, " style=");
	expect_lacks(s, "<script");
	expect_lacks(s, "<style");
	return s;
}

static size_t
times(struct str s, const char *part)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n; i++)
		if (str_starts(str_slice(s, i, s.n), str_of(part)))
			n++;
	return n;
}

/* --- journey ----------------------------------------------------------- */

TEST("chart: the journey is a list in order with one present step")
{
	struct html *h = paper(t);
	chart_journey(h,
	              &(struct journey){
	                      .phases = {{.title = S("Getting to know you"),
	                                  .state = JOURNEY_DONE},
	                                 {.title = S("Working on it together"),
	                                  .state = JOURNEY_NOW,
	                                  .text = S("Three goals <now>")},
	                                 {.title = S("Moving on")}}});
	expect_has(drawn(), "<ol class=\"dir-journey\">");
	expect_equal(times(drawn(), "aria-current=\"step\""), 1);
	expect_equal(times(drawn(), "<li class=\"dir-journey__step "), 3);
	expect_has(drawn(), "dir-journey__step--intervene "
	                    "dir-journey__step--now\" aria-current=\"step\"");
	expect_has(drawn(), "&lt;now&gt;");
}

TEST("chart: states of the journey differ by words, not by colour alone")
{
	struct html *h = paper(t);
	chart_journey(h, &(struct journey){
	                         .across = true,
	                         .heading_level = 2,
	                         .phases = {{.state = JOURNEY_DONE},
	                                    {.state = JOURNEY_NOW},
	                                    {.state = JOURNEY_NEXT,
	                                     .says = S("Expected February")}}});
	expect_has(drawn(), "dir-journey--across");
	expect_has(drawn(), "<h2 class=\"dir-journey__title\">");
	expect_has(drawn(), ">Done</span>");
	expect_has(drawn(), ">You are here</span>");
	expect_has(drawn(), ">Expected February</span>");
}

TEST("chart: a point of the journey that is done says so in words")
{
	struct html *h = paper(t);
	chart_journey(
	        h, &(struct journey){
	                   .phases = {{.points = JOURNEY_POINTS(
	                                       {.text = S("First meeting"),
	                                        .done = true},
	                                       {.text = S("Plan agreed")})}}});
	expect_has(drawn(), "<li class=\"is-done\">First meeting <span "
	                    "class=\"govuk-visually-hidden\">(done)</span>");
	expect_has(drawn(), "<li>Plan agreed</li>");
}

TEST("chart: a journey without a present step claims none")
{
	struct html *h = paper(t);
	chart_journey(h, &(struct journey){.across = false});
	expect_lacks(drawn(), "aria-current");
}

/* --- path -------------------------------------------------------------- */

TEST("chart: a path is a list in order, and what is done has no number")
{
	static const struct path_stop stops[] = {
	        {.title = S("Rights <yours>"),
	         .href = S("/a?b&c"),
	         .says = S("Clear"),
	         .done = true},
	        {.title = S("Fund"), .says = S("Not yet")},
	};
	struct html *h = paper(t);

	chart_path(h, &(struct path_stops){stops, 2});
	expect_has(drawn(), "<ol class=\"dir-journey\">");
	expect_equal(times(drawn(), "<li class=\"dir-journey__step "), 2);
	expect_equal(times(drawn(), "dir-journey__step--done"), 1);
	expect_has(drawn(), "Rights &lt;yours&gt;</a>");
	expect_has(drawn(), "href=\"/a?b&amp;c\"");
	expect_has(drawn(), "aria-hidden=\"true\">2</span>");
	expect_lacks(drawn(), "aria-hidden=\"true\">1</span>");
	expect_equal(times(drawn(), "<a "), 1);
}

/* --- goal bar, gauge, date --------------------------------------------- */

TEST("chart: a goal bar has a part for each step and says it in words")
{
	struct html *h = paper(t);
	chart_goal_bar(h,
	               &(struct goal_bar){.done = 3,
	                                  .of = 4,
	                                  .next = S("Next: book the <test>.")});
	expect_equal(times(drawn(), "<span class=\"is-done\"></span>"), 3);
	expect_equal(times(drawn(), "<span></span>"), 1);
	expect_has(drawn(), "<strong>3 of 4 steps done.</strong> "
	                    "Next: book the &lt;test&gt;.");
}

TEST("chart: a goal bar never shows more than all, or less than none")
{
	struct html *h = paper(t);
	chart_goal_bar(h, &(struct goal_bar){.done = 9, .of = 2});
	expect_has(drawn(), "2 of 2 steps done.");
	chart_goal_bar(h, &(struct goal_bar){.done = -1, .of = 2});
	expect_has(drawn(), "0 of 2 steps done.");
	chart_goal_bar(h, &(struct goal_bar){.done = 1, .of = -5});
	expect_has(drawn(), "No steps yet.");
}

TEST("chart: many steps are twelve parts, full only at the end")
{
	struct html *h = paper(t);
	chart_goal_bar(h, &(struct goal_bar){.done = 99, .of = 100});
	expect_equal(times(drawn(), "<span class=\"is-done\"></span>"), 11);
	expect_equal(times(drawn(), "<span></span>"), 1);
	expect_has(drawn(), "99 of 100 steps done.");
}

TEST("chart: a gauge keeps within its frame")
{
	struct html *h = paper(t);
	chart_gauge(h, 84, 150);
	expect_has(drawn(), "width=\"110.9\"");
	chart_gauge(h, 500, 150);
	expect_equal(times(drawn(), "width=\"198.0\""), 1);
	chart_gauge(h, -3, 150);
	chart_gauge(h, 3, 0);
	expect_equal(times(drawn(), "width=\"0.0\""), 2);
}

TEST("chart: a date tile shows month and day, hidden from readers")
{
	struct html *h = paper(t);
	struct date date;
	expect_true(date_make(2026, 11, 26, &date));
	chart_date_tile(h, date, true);
	expect_has(drawn(), "<div class=\"dir-date dir-date--s\" "
	                    "aria-hidden=\"true\">");
	expect_has(drawn(), "<span class=\"dir-date__d\">26</span>");
	expect_has(drawn(), ">Nov<");
}

TEST("chart: no date draws no tile")
{
	struct html *h = paper(t);
	chart_date_tile(h, DATE_NONE, false);
	expect_str(drawn(), "");
}

/* --- circle ------------------------------------------------------------ */

TEST("chart: a circle has a title, a description and everybody in words")
{
	struct html *h = paper(t);
	const struct circle_person people[] = {
	        {.name = S("Mum"), .ring = 0, .kind = CIRCLE_FAMILY},
	        {.name = S("Dee"), .ring = 1, .kind = CIRCLE_FRIEND},
	        {.name = S("O'Brien <x>"),
	         .ring = 9,
	         .kind = CIRCLE_WORKER,
	         .weak = true},
	        {.name = S("Sam"), .ring = -1, .kind = CIRCLE_WORKER}};
	chart_circle(h, &(struct circle){.id = "lf",
	                                 .who = S("Me"),
	                                 .people = people,
	                                 .people_n = 4});
	expect_has(drawn(), "role=\"img\" aria-labelledby=\"lf-t lf-d\"");
	expect_has(drawn(), "<title id=\"lf-t\">People in a ring");
	expect_has(drawn(), "<desc id=\"lf-d\">");
	expect_has(drawn(), "<strong>Closest:</strong> Mum, Sam.");
	expect_has(drawn(), "<strong>Close:</strong> Dee.");
	expect_has(drawn(), "<strong>Further away:</strong> O&#39;Brien "
	                    "&lt;x&gt;.");
	expect_equal(times(drawn(), "<line "), 4);
	expect_equal(times(drawn(), "stroke-dasharray=\"4 4\""), 1);
	expect_equal(times(drawn(), "<polygon"), 3);
	expect_equal(times(drawn(), "data-ring=\""), CIRCLE_RINGS);
	expect_lacks(drawn(), "data-tie");
}

/* The angle at which the next line from the middle leaves it, in degrees. */
static double
line_angle(const char **at)
{
	char *end;
	double x, y;

	*at = strstr(*at, " x2=\"");
	expect_true(*at != NULL);
	x = strtod(*at + strlen(" x2=\""), &end);
	y = strtod(end + strlen("\" y2=\""), &end);
	expect_true(*end == '"');
	*at = end;
	return atan2(y - 175, x - 175) * 180 / M_PI;
}

TEST("chart: no line of a circle runs through somebody further in")
{
	struct html *h = paper(t);
	struct circle_person people[7];
	static const int rings[7] = {0, 0, 1, 1, 2, 2, 2};
	double angles[7];
	const char *at;

	for (size_t i = 0; i < 7; i++)
		people[i] = (struct circle_person){.name = S("Somebody"),
		                                   .ring = rings[i]};
	chart_circle(h, &(struct circle){.id = "apart",
	                                 .who = S("Me"),
	                                 .people = people,
	                                 .people_n = 7});
	at = str_c(t->arena, drawn());
	for (size_t i = 0; i < 7; i++) {
		angles[i] = line_angle(&at);
		for (size_t j = 0; j < i; j++) {
			double d = fabs(angles[i] - angles[j]);

			expect_true(fmin(d, 360 - d) > 10);
		}
	}
}

TEST("chart: an empty circle says that nobody is there")
{
	struct html *h = paper(t);
	chart_circle(h, &(struct circle){.id = "lf", .who = S("Me")});
	expect_has(drawn(), "Nobody yet.");
	expect_lacks(drawn(), "<line");
	expect_lacks(drawn(), "Closest:");
}

TEST("chart: a circle of a hundred draws some and names all")
{
	struct html *h = paper(t);
	struct circle_person *people =
	        arena_new(t->arena, struct circle_person, 100);
	for (size_t i = 0; i < 100; i++)
		people[i] = (struct circle_person){.name = str_print(t->arena,
		                                                     "P%zu", i),
		                                   .ring = i < 5 ? 2 : 0};
	chart_circle(h, &(struct circle){
	                        .id = "lf", .people = people, .people_n = 100});
	expect_equal(times(drawn(), "<line "), CIRCLE_MOST);
	expect_has(drawn(), "P99.");
	expect_has(drawn(), "P0, P1, P2, P3, P4.");
}

TEST("chart: the key of a circle names the shapes that are in it, no other")
{
	struct html *h = paper(t);
	const struct circle_person people[] = {{.kind = CIRCLE_FAMILY,
	                                        .ref = S("0000000000007")},
	                                       {.kind = CIRCLE_PEER},
	                                       {.kind = CIRCLE_PEER}};
	const struct circle circle = {
	        .id = "lf", .people = people, .people_n = 3};

	chart_circle_key(h, &circle);
	expect_has(drawn(), "Family");
	expect_equal(times(drawn(), "Peer or mentor"), 1);
	expect_lacks(drawn(), "Worker");
	chart_circle(h, &circle);
	expect_equal(times(drawn(), "data-tie=\"0000000000007\""), 1);
}

/* --- bars -------------------------------------------------------------- */

TEST("chart: bars tell every number in words and have ids of their own")
{
	struct html *h = paper(t);
	const struct bar v[] = {
	        {S("Sam <O>"), 21}, {S("Priya"), 0}, {S("Gethin"), -4}};
	chart_bars(h, &(struct bars){.id = "b",
	                             .title = S("Open cases"),
	                             .unit = S("people"),
	                             .v = v,
	                             .n = 3});
	expect_equal(times(drawn(), "<svg"), 2);
	expect_equal(times(drawn(), "id=\"b-n-t\""), 1);
	expect_equal(times(drawn(), "id=\"b-w-d\""), 1);
	expect_equal(times(drawn(), "Sam &lt;O&gt;: 21 people; Priya: 0 "
	                            "people; Gethin: 0 people"),
	             2);
	expect_lacks(drawn(), "width=\"-");
	expect_lacks(drawn(), "nan");
}

TEST("chart: no bars are no picture")
{
	struct html *h = paper(t);
	chart_bars(h, &(struct bars){.id = "b", .title = S("None")});
	expect_str(drawn(), "");
}

TEST("chart: figures have names, numbers and a line when there is a trend")
{
	static const int64_t trend[] = {3, 3, 3};
	struct html *h = paper(t);
	const struct figure f[] = {{.label = S("Open cases"),
	                            .number = S("99"),
	                            .says = S("4 more"),
	                            .trend = trend,
	                            .trend_n = 3},
	                           {.label = S("Kept"),
	                            .number = S("83%"),
	                            .trend = trend,
	                            .trend_n = 1}};
	chart_stats(h, f, 2);
	expect_has(drawn(), "<dl class=\"dir-stats dir-stats--4\">");
	expect_has(drawn(), "<dt>Open cases</dt>");
	expect_has(drawn(), "83%");
	expect_equal(times(drawn(), "<polyline"), 1);
	expect_has(drawn(), "points=\"4.0,29.0 80.0,29.0 156.0,29.0\"");
}

/* --- icons ------------------------------------------------------------- */

TEST("icon: each is drawn and hidden from readers; none draws nothing")
{
	struct html *h = paper(t);
	icon(h, ICON_NONE);
	icon(h, ICON_COUNT);
	expect_str(drawn(), "");
	for (int i = ICON_NONE + 1; i < ICON_COUNT; i++)
		icon(h, (enum icon)i);
	expect_equal(times(drawn(), "<svg class=\"dir-icon\""), ICON_COUNT - 1);
	expect_equal(times(drawn(), "aria-hidden=\"true\""), ICON_COUNT - 1);
	expect_lacks(drawn(), "\"></svg>");
}

TEST("icon: a link of an icon and words escapes both")
{
	struct html *h = paper(t);
	icon_link(h, ICON_PIN, S("<here>"), S("/a?b=\"c\""));
	icon_mark(h);
	expect_has(drawn(), "href=\"/a?b=&quot;c&quot;\"");
	expect_has(drawn(), "<span>&lt;here&gt;</span></a>");
	expect_has(icon_words(t->arena, ICON_STAR, S("a & b")).made,
	           "</svg>a &amp; b");
}

/* --- tables that may scroll -------------------------------------------- */

TEST("table: one that may scroll is in a section with its name, by rows too")
{
	struct gov_table table = {.caption = S("Dated values"),
	                          .head = GOV_CELLS({.text = S("Rule")})};
	struct html *h = paper(t);

	gov_table_scroll(h, &table);
	expect_has(drawn(), "<section class=\"dir-scroll\" tabindex=\"0\""
	                    " aria-label=\"Dated values: table\"><table");
	h = paper(t);
	gov_table_scroll_begin(h, &table);
	gov_table_row(h, &table, &(struct gov_cell){.text = S("<b>")}, 1);
	gov_table_scroll_end(h);
	expect_equal(times(drawn(), "<section class=\"dir-scroll\""), 1);
	expect_has(drawn(), "&lt;b&gt;</td></tr></tbody></table></section>");
}

/* --- doughnut ----------------------------------------------------------- */

TEST("chart: a doughnut numbers each thing in its ring and says all in words")
{
	struct html *h = paper(t);
	const struct doughnut_thing things[] = {
	        {.name = S("Testing"), .ring = 0},
	        {.name = S("When"), .ring = 1},
	        {.name = S("Where <x>"), .ring = 1},
	        {.name = S("Faith"), .ring = 9},
	        {.name = S("Contact"), .ring = -1}};

	chart_doughnut(h, &(struct doughnut){.id = "who",
	                                     .title = S("Who & what"),
	                                     .rings = {S("Court"), S("Both"),
	                                               S("Me"), S("Nobody")},
	                                     .v = things,
	                                     .n = 5});
	expect_has(drawn(), "role=\"img\" aria-labelledby=\"who-t who-d\"");
	expect_has(drawn(), "<title id=\"who-t\">Who &amp; what</title>");
	expect_has(drawn(), "<desc id=\"who-d\">");
	expect_has(drawn(),
	           "<strong>Court</strong>: 1 Testing, 5 Contact</li>");
	expect_has(drawn(), "<strong>Both</strong>: 2 When, 3 Where "
	                    "&lt;x&gt;</li>");
	expect_has(drawn(), "<strong>Me</strong>: nothing</li>");
	expect_has(drawn(), "<strong>Nobody</strong>: 4 Faith</li>");
	expect_equal(times(drawn(), " r=\"12\""), 5);
	expect_equal(times(drawn(), "<circle "), 9);
}

TEST("chart: a lone thing of a doughnut stands in the middle, and so many are "
     "drawn and no more")
{
	struct html *h = paper(t);
	struct doughnut_thing things[DOUGHNUT_MOST + 3];

	for (size_t i = 0; i < DOUGHNUT_MOST + 3; i++)
		things[i] = (struct doughnut_thing){.name = S("x"),
		                                    .ring = i == 0 ? 0 : 2};
	chart_doughnut(h, &(struct doughnut){.id = "who",
	                                     .title = S("Who"),
	                                     .v = things,
	                                     .n = DOUGHNUT_MOST + 3});
	expect_has(drawn(), "<circle cx=\"180.0\" cy=\"180.0\" r=\"12\"");
	expect_equal(times(drawn(), " r=\"12\""), DOUGHNUT_MOST);
	expect_has(drawn(), "27 x");
}
