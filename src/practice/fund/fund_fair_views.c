/*
 * fund_fair_views.c - groups, what chance allows, and a question.
 */
#include "practice/fund/fund_fair_local.h"

#include "practice/fund/fund_views.h"

static const char *const sexes[] = {TK("Female"), TK("Male"), TK("Other"),
                                    TK("Not stated"), TK("Not recorded")};
static const char *const ages[] = {TK("Under 25"), TK("25 to 34"),
                                   TK("35 to 49"), TK("50 and over"),
                                   TK("Not recorded")};
static const char *const ethnicities[] = {TK("White"),       TK("Black"),
                                          TK("Asian"),       TK("Mixed"),
                                          TK("Other"),       TK("Not stated"),
                                          TK("Not recorded")};
static const char *const trained[] = {TK("Worker is trained"),
                                      TK("No training of the worker recorded"),
                                      TK("No worker now")};

static const char *const *const keys[FAIR_BY_COUNT] = {sexes, ages, ethnicities,
                                                       NULL, trained};

static const char *const titles[FAIR_BY_COUNT] = {
        TK("By sex"), TK("By age"), TK("By ethnicity"), TK("By team"),
        TK("By training of the worker")};

static const char *const lower[FAIR_MEASURE_COUNT] = {
        TK("{group}: fewer asked than of all. What could explain this?"),
        TK("{group}: fewer heard yes than of all. What could explain this?"),
        TK("{group}: less was agreed than for all. What could explain this?"),
        TK("{group}: they waited less than all. What could explain this?")};
static const char *const higher[FAIR_MEASURE_COUNT] = {
        TK("{group}: more asked than of all. What could explain this?"),
        TK("{group}: more heard yes than of all. What could explain this?"),
        TK("{group}: more was agreed than for all. What could explain this?"),
        TK("{group}: they waited longer than all. What could explain this?")};

static struct str
group_name(const struct fund_fair *f, int by, size_t group)
{
	if (by != FAIR_AREA)
		return text_get(keys[by][group]);
	return group == 0 ? T("Not recorded") : f->areas[group];
}

/* --- one value -------------------------------------------------------- */

static struct str
figure(struct arena *arena, int measure, double v)
{
	if (measure == FAIR_DAYS)
		return str_print(arena, "%.1f", v);
	if (measure == FAIR_SUM)
		return str_print(arena, "£%.0f", v);
	return str_print(arena, "%.0f%%", v * 100);
}

static struct str
value_words(struct arena *arena, int measure, const struct fund_fair_value *v)
{
	struct str value = figure(arena, measure, v->value);

	if (!v->shown)
		return T("Not shown");
	if (!v->sure)
		return value;
	return TV(arena, "{value} ({low} to {high})", {"value", value},
	          {"low", figure(arena, measure, v->low)},
	          {"high", figure(arena, measure, v->high)});
}

static void
draw_row(struct html *h, const struct gov_table *table, struct str name,
         const struct fund_fair_group *group)
{
	struct gov_cell cells[2 + FAIR_MEASURE_COUNT] = {{.text = name}};
	const struct fund_fair_value *people = &group->of[FAIR_ASKED];

	cells[1] = (struct gov_cell){
	        .text = people->shown ? str_print(h->arena, "%lld",
	                                          (long long)people->n)
	                              : T("Not shown"),
	        .format = "numeric"};
	for (int m = 0; m < FAIR_MEASURE_COUNT; m++)
		cells[2 + m] = (struct gov_cell){
		        .text = value_words(h->arena, m, &group->of[m]),
		        .format = "numeric"};
	gov_table_row(h, table, cells, 2 + FAIR_MEASURE_COUNT);
}

/* --- one way to divide ------------------------------------------------ */

static void
question_draw(struct html *h, const char *key, struct str group)
{
	const struct text text = {key, {{"group", group}}};

	html_raw(h, "<li>");
	html_text(h, text_show(h->arena, &text));
	html_raw(h, "</li>");
}

static size_t
questions_n(const struct fund_fair *f, int by)
{
	size_t n = 0;

	for (size_t g = 0; g < f->n[by]; g++)
		for (int m = 0; m < FAIR_MEASURE_COUNT; m++)
			n += f->groups[by][g].of[m].differs != 0;
	return n;
}

/* How many groups can be compared at all. */
static size_t
groups_n(const struct fund_fair *f, int by)
{
	size_t n = 0;

	for (size_t g = 0; g < f->n[by]; g++)
		n += f->groups[by][g].of[FAIR_ASKED].n > 0;
	return n;
}

static void
draw_questions(struct html *h, const struct fund_fair *f, int by)
{
	if (groups_n(f, by) < 2) {
		words_para(h, T("Everybody is in one group: there is nothing "
		                "to compare."));
		return;
	}
	if (questions_n(f, by) == 0) {
		words_para(h, T("Any difference here may be chance alone."));
		return;
	}
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (size_t g = 0; g < f->n[by]; g++)
		for (int m = 0; m < FAIR_MEASURE_COUNT; m++) {
			int differs = f->groups[by][g].of[m].differs;

			if (differs != 0)
				question_draw(
				        h, differs < 0 ? lower[m] : higher[m],
				        group_name(f, by, g));
		}
	html_raw(h, "</ul>");
}

/* The share of each group that asked, as bars: what is shown alone. */
static void
draw_picture(struct html *h, const struct fund_fair *f, int by)
{
	struct bar v[FAIR_GROUPS_MOST + 1];
	struct bars bars = {
	        .id = str_c(h->arena, str_print(h->arena, "fair-%d", by)),
	        .title = T("Of a hundred people told their sum, so many asked"),
	        .v = v,
	};

	for (size_t g = 0; g < f->n[by]; g++) {
		const struct fund_fair_value *asked =
		        &f->groups[by][g].of[FAIR_ASKED];

		if (asked->shown)
			v[bars.n++] = (struct bar){
			        .label = group_name(f, by, g),
			        .value = (int64_t)(asked->value * 100 + 0.5)};
	}
	if (bars.n > 1)
		chart_bars(h, &bars);
}

static void
draw_by(struct html *h, const struct fund_fair *f, int by)
{
	const struct gov_table table = {
	        .caption = text_get(titles[by]),
	        .caption_classes = "govuk-visually-hidden",
	        .head = GOV_CELLS({.text = T("Group")},
	                          {.text = T("People"), .format = "numeric"},
	                          {.text = T("Asked"), .format = "numeric"},
	                          {.text = T("Of those answered, agreed"),
	                           .format = "numeric"},
	                          {.text = T("Agreed for one person"),
	                           .format = "numeric"},
	                          {.text = T("Working days to paid"),
	                           .format = "numeric"}),
	        .first_cell_is_header = true,
	};

	words_heading(h, text_get(titles[by]),
	              str_c(h->arena, str_print(h->arena, "by-%d", by)));
	draw_questions(h, f, by);
	draw_picture(h, f, by);
	gov_table_scroll_begin(h, &table);
	for (size_t g = 0; g < f->n[by]; g++)
		if (f->groups[by][g].of[FAIR_ASKED].n > 0)
			draw_row(h, &table, group_name(f, by, g),
			         &f->groups[by][g]);
	draw_row(h, &table, T("Everybody here"), &f->all);
	gov_table_scroll_end(h);
}

void
fund_draw_fair(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_fair *f = data;

	(void)ctx;
	words_title(h, T("Is the fund there for everybody?"));
	words_para(h,
	           TV(h->arena,
	              "Requests since {day}, of everybody who was told their "
	              "sum. What is here is a question for you and your "
	              "team, and says nothing about why.",
	              {"day", date_words(h->arena, f->since)}));
	gov_details(
	        h, &(struct gov_details){
	                   .summary = T("How to read it"),
	                   .text = TV(h->arena,
	                              "In brackets stands what chance alone "
	                              "allows, 19 times of 20. A group is "
	                              "named when all lie outside of that: of "
	                              "twenty such numbers about one does so "
	                              "by chance. Sums and days are those of "
	                              "the person in the middle. Numbers about "
	                              "fewer than {n} people are not shown, "
	                              "nor those that would give them away. "
	                              "The team and the worker are those of "
	                              "today.",
	                              {"n", str_print(h->arena, "%lld",
	                                              (long long)f->least)})});
	if (!f->all.of[FAIR_ASKED].shown) {
		words_para(h, T("Too few people were told their sum to compare "
		                "anything."));
		return;
	}
	for (int by = 0; by < FAIR_BY_COUNT; by++)
		draw_by(h, f, by);
}
