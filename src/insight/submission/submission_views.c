/*
 * submission_views.c - the list of submissions, and the people of one.
 */
#include "insight/submission/submission_views.h"

#include <math.h>

#include "register/people/people.h"
#include "web/gov/chart.h"
#include "web/gov/words.h"

#define NAMED_MOST 100 /* of those who lack something */
#define FEW        10  /* below it a share of 1,000 says little (ours) */

static struct str
count_words(struct arena *arena, int64_t n)
{
	return str_print(arena, "%lld", (long long)n);
}

struct str
submission_days_words(struct arena *arena, const struct submission_terms *t)
{
	return TV(arena, "From {from} to {to}",
	          {"from", date_words(arena, t->from)},
	          {"to", date_words(arena, t->to)});
}

/* --- the list ------------------------------------------------------------- */

void
submission_draw_list(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct submission_list_screen *screen = data;

	(void)ctx;
	words_title(h, T("For the Justice Data Lab"));
	words_para(h, T("The Justice Data Lab of the Ministry of Justice looks "
	                "people up in police records and compares them with "
	                "people like them. It needs a file with their names. "
	                "Here you say which people, see what of them is "
	                "missing, and make that file."));
	gov_button(h, &(struct gov_button){.text = T("Say which people"),
	                                   .href = S("/submissions/new")});
	if (screen->n == 0) {
		words_para(h, T("There is no submission yet."));
		return;
	}
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < screen->n; i++) {
		const struct submission *one = &screen->v[i];

		html_raw(h, "<li><p class=\"govuk-body "
		            "govuk-!-margin-bottom-1\">");
		gov_link(h, &(struct gov_link){.text = one->terms.title,
		                               .href = submission_path(
		                                       h->arena, one->id, "")});
		html_raw(h, "</p><p class=\"govuk-body-s dir-muted\">");
		html_text(h, submission_days_words(h->arena, &one->terms));
		html_raw(h, "</p></li>");
	}
	html_raw(h, "</ul>");
}

void
submission_draw_panel(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct submission_result_screen *screen = data;

	if (screen->n == 0 && !screen->link)
		return;
	words_heading(h, T("The Justice Data Lab"), "data-lab");
	submission_draw_results(h, ctx, screen);
	if (!screen->link)
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	gov_link(h, &(struct gov_link){
	                    .text = T("Files with names for the Justice Data "
	                              "Lab"),
	                    .href = S("/submissions")});
	html_raw(h, "</p>");
}

/* --- which people --------------------------------------------------------- */

static void
field_start(struct html *h, const struct form *form, enum study_start start)
{
	struct gov_choice items[STUDY_STARTS] = {{.value = S("")}};

	for (int i = 0; i < STUDY_STARTS; i++)
		items[i] = (struct gov_choice){
		        .value = str_of(study_start_words[i]),
		        .text = text_get(study_start_keys[i])};
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = "start",
	                    .fieldset =
	                            &(struct gov_fieldset){
	                                    .legend = T("What counts as the "
	                                                "start of the "
	                                                "programme?"),
	                                    .legend_classes =
	                                            "govuk-fieldset__legend--"
	                                            "s"},
	                    .items = {items, STUDY_STARTS},
	                    .value = str_of(study_start_words[start])});
}

void
submission_draw_new(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct submission_screen *screen = data;
	const struct submission_terms *t = &screen->one.terms;
	struct form form;

	words_title(h, T("Which people?"));
	words_para(h, T("Those who started in these days, as far as you may "
	                "see their cases. Who said no to research is left "
	                "out. What you say here does not change later."));
	page_form(ctx, &form);
	form_begin(h, &form, S("/submissions/new"));
	form_input(h, &form,
	           &(struct gov_input){.name = "title",
	                               .label = T("Name of the submission"),
	                               .hint = T("Leave names of people out: "
	                                         "others read this."),
	                               .value = t->title});
	field_start(h, &form, t->start);
	form_day(h, &form, "from", T("First day on which people started"),
	         t->from);
	form_day(h, &form, "to", T("Last day on which people started"), t->to);
	form_decimal(h, &form, "base",
	             T("How many in 100 reoffend without it?"),
	             T("From a published figure for people like these."),
	             study_share_show(h->arena, t->base));
	form_decimal(h, &form, "fall",
	             T("Which fall would you like to see, in points?"), S(""),
	             study_share_show(h->arena, t->fall));
	form_end(h, &form, T("Write it down"));
}

/* --- who is in it --------------------------------------------------------- */

static void
draw_counts(struct html *h, const struct submission_cohort *c)
{
	struct arena *a = h->arena;
	const struct {
		struct str name;
		int64_t n;
	} steps[] = {
	        {T("Started in those days"), c->started},
	        {T("Said no to research, and left out"), c->said_no},
	        {T("Look like somebody else in it, and left out"), c->alike},
	        {T("Were under age at the start, and left out"), c->under_age},
	        {T("Lack something essential, and left out"),
	         (int64_t)c->n - c->complete},
	        {T("In the file"), c->complete},
	};
	const size_t n = sizeof(steps) / sizeof(steps[0]);
	struct gov_summary_row rows[sizeof(steps) / sizeof(steps[0])] = {
	        {.omit = false}};

	for (size_t i = 0; i < n; i++)
		rows[i] = (struct gov_summary_row){
		        .key = steps[i].name,
		        .value = count_words(a, steps[i].n)};
	words_heading(h, T("Who is in it"), "who");
	words_para(h, T("Only cases that you may see. Others are neither in it "
	                "nor counted."));
	gov_summary_list(h, &(struct gov_summary_list){.rows = {rows, n}});
	if (c->alike == 0)
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	gov_link(h, &(struct gov_link){
	                    .text = T("Say which records are of one person"),
	                    .href = S("/duplicates")});
	html_raw(h, "</p>");
}

/* --- what is missing ------------------------------------------------------ */

static void
draw_fields(struct html *h, const struct submission_cohort *c)
{
	struct gov_table table = {
	        .caption = T("What is held of them"),
	        .caption_classes = "govuk-table__caption--m",
	        .head = GOV_CELLS({.text = T("Field")},
	                          {.text = T("Asked for")},
	                          {.text = T("Held"), .format = "numeric"},
	                          {.text = T("Missing"), .format = "numeric"}),
	        .first_cell_is_header = true,
	};

	gov_table_scroll_begin(h, &table);
	for (unsigned f = 0; f < SUBMISSION_FIELDS; f++) {
		const struct gov_cell cells[] = {
		        {.text = text_get(submission_field_keys[f])},
		        {.text = submission_essential(f) ? T("Essential")
		                                         : T("It helps")},
		        {.text = count_words(h->arena,
		                             (int64_t)c->n - c->missing[f]),
		         .format = "numeric"},
		        {.text = count_words(h->arena, c->missing[f]),
		         .format = "numeric"},
		};
		gov_table_row(h, &table, cells, 4);
	}
	gov_table_scroll_end(h);
}

static struct str
missing_words(struct arena *arena, const struct submission_line *line,
              bool essential)
{
	struct str out = S("");

	for (unsigned f = 0; f < SUBMISSION_FIELDS; f++)
		if ((line->missing & (1u << f)) != 0 &&
		    submission_essential(f) == essential)
			out = str_print(
			        arena, "%.*s%s%.*s", STR_ARG(out),
			        str_empty(out) ? "" : "; ",
			        STR_ARG(text_get(submission_field_keys[f])));
	return out;
}

/* Those who lack something essential, or only something that helps. */
static void
draw_lacking(struct html *h, const struct submission_cohort *c, bool essential)
{
	size_t shown = 0, all = 0;

	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < c->n; i++) {
		const struct submission_line *line = &c->lines[i];
		struct str says = missing_words(h->arena, line, essential);

		if (str_empty(says) || (!essential && !line->complete) ||
		    all++ >= NAMED_MOST)
			continue;
		shown++;
		html_raw(h, "<li>");
		gov_link(h,
		         &(struct gov_link){
		                 .text = str_print(
		                         h->arena, "%.*s %.*s",
		                         STR_ARG(line->cells
		                                         [SUBMISSION_FORENAME]),
		                         STR_ARG(line->cells
		                                         [SUBMISSION_SURNAME])),
		                 .href = people_path(h->arena, line->crn,
		                                     "/details")});
		html_raw(h, "<br><span class=\"govuk-body-s dir-muted\">");
		html_text(h, says);
		html_raw(h, "</span></li>");
	}
	html_raw(h, "</ul>");
	if (all > shown)
		words_para(h, TV(h->arena, "And {n} more.",
		                 {"n", count_words(h->arena,
		                                   (int64_t)(all - shown))}));
}

static bool
is_lacking(const struct submission_cohort *c, bool essential)
{
	for (size_t i = 0; i < c->n; i++)
		if (essential
		            ? !c->lines[i].complete
		            : c->lines[i].complete && c->lines[i].missing != 0)
			return true;
	return false;
}

static void
draw_missing(struct html *h, const struct submission_cohort *c)
{
	words_heading(h, T("What is missing"), "missing");
	draw_fields(h, c);
	if (is_lacking(c, true)) {
		html_raw(h, "<h3 class=\"govuk-heading-s\">");
		html_text(h, T("Who lacks something essential"));
		html_raw(h, "</h3>");
		draw_lacking(h, c, true);
	}
	if (!is_lacking(c, false))
		return;
	gov_details_begin(h, &(struct gov_details){
	                             .summary = T("Who lacks something that "
	                                          "helps")});
	draw_lacking(h, c, false);
	gov_details_end(h);
}

/* --- what to expect ------------------------------------------------------- */

void
submission_draw_doubt(struct html *h)
{
	gov_tag(h, &(struct gov_tag){.text = T("Not verified"),
	                             .classes = "govuk-tag--yellow"});
}

/* Where a number is from, and whether anybody checked it. */
static void
draw_source(struct html *h, const struct submission_rule *rule)
{
	html_raw(h, "<p class=\"govuk-body-s dir-muted\">");
	if (!rule->verified) {
		submission_draw_doubt(h);
		html_raw(h, " ");
	}
	html_raw(h, "<span lang=\"en\">");
	html_text(h, rule->source);
	html_raw(h, "</span></p>");
}

static void
draw_steps(struct html *h, const struct submission_cohort *c,
           const struct submission_hope *hope)
{
	const struct bar bars[] = {
	        {T("Could be sent"), (int64_t)c->n},
	        {T("Have what is essential"), c->complete},
	        {T("Would be found"), hope->found},
	        {T("Compared, at best"), hope->compared_most},
	        {T("Compared, at worst"), hope->compared_least},
	};

	const struct bars picture = {
	        .id = "steps",
	        .title = T("How many are left at each step"),
	        .unit = T("people"),
	        .v = bars,
	        .n = sizeof(bars) / sizeof(bars[0]),
	};

	chart_bars(h, &picture);
	chart_bars_table(h, &picture, T("Step"), T("People"));
}

static void
draw_loss(struct html *h, const struct submission_cohort *c,
          const struct submission_hope *hope)
{
	struct arena *a = h->arena;

	words_heading(h, T("How many would be lost"), "loss");
	if (c->n == 0) {
		words_para(h, T("Nobody is in it."));
		return;
	}
	words_para(h,
	           TV(a, "Of {n} people {lost} would be lost, {share} in 100.",
	              {"n", count_words(a, (int64_t)c->n)},
	              {"lost", count_words(a, hope->lost)},
	              {"share",
	               str_print(a, "%.0f",
	                         100.0 * (double)hope->lost / (double)c->n)}));
	words_para(h,
	           TV(a,
	              "{lacking} lack something essential, and {complete} can "
	              "be sent. Of every 1,000 people sent {of} were found: of "
	              "{complete} that is about {found}.",
	              {"lacking", count_words(a, (int64_t)c->n - c->complete)},
	              {"complete", count_words(a, c->complete)},
	              {"found", count_words(a, hope->found)},
	              {"of", count_words(a, hope->found_rule.value)}));
	if (c->complete > 0 && c->complete < FEW)
		words_para(h, T("With so few, chance decides: all of them may "
		                "be found, or none."));
	draw_source(h, &hope->found_rule);
	words_para(h, TV(a,
	                 "More are lost when those found are matched with "
	                 "others: between {least} and {most} would be "
	                 "compared in the end. Nobody has published how much "
	                 "one more number of each helps, so it is not guessed "
	                 "here.",
	                 {"least", count_words(a, hope->compared_least)},
	                 {"most", count_words(a, hope->compared_most)}));
	draw_source(h, &hope->least_rule);
	draw_source(h, &hope->most_rule);
	draw_steps(h, c, hope);
}

static void
draw_power_row(struct html *h, const struct gov_table *table,
               const struct submission_screen *screen, struct str name,
               int64_t people)
{
	struct submission_power power = {NAN, NAN};
	bool says = submission_power(&screen->one.terms, people,
	                             screen->hope.comparators, &power);
	struct str none = T("Too few to say");
	const struct gov_cell cells[] = {
	        {.text = name},
	        {.text = count_words(h->arena, people), .format = "numeric"},
	        {.text = !says ? none
	                 : isnan(power.fall_seen)
	                         ? T("None")
	                         : str_print(h->arena, "%.1f", power.fall_seen),
	         .format = "numeric"},
	        {.text = says ? str_print(h->arena, "%.0f", power.chance)
	                      : none,
	         .format = "numeric"},
	};

	gov_table_row(h, table, cells, 4);
}

static void
draw_power(struct html *h, const struct submission_screen *screen)
{
	const struct submission_terms *t = &screen->one.terms;
	const struct submission_hope *hope = &screen->hope;
	struct gov_table table = {
	        .caption = T("What an answer could show"),
	        .caption_classes = "govuk-table__caption--m",
	        .head = GOV_CELLS(
	                {.text = T("If these are compared")},
	                {.text = T("People"), .format = "numeric"},
	                {.text = T("Smallest fall seen 80 times in 100"),
	                 .format = "numeric"},
	                {.text = T("Times in 100 that the fall is seen"),
	                 .format = "numeric"}),
	        .first_cell_is_header = true,
	};

	words_heading(h, T("What the answer could show"), "power");
	words_para(h, TV(h->arena,
	                 "If {base} in 100 reoffend without it, a fall of "
	                 "{fall} points is hoped for, and {ratio} are compared "
	                 "with each:",
	                 {"base", study_share_show(h->arena, t->base)},
	                 {"fall", study_share_show(h->arena, t->fall)},
	                 {"ratio", count_words(h->arena, hope->comparators)}));
	gov_table_scroll_begin(h, &table);
	draw_power_row(h, &table, screen, T("Everybody who is found"),
	               hope->found);
	draw_power_row(h, &table, screen, T("As many as at best"),
	               hope->compared_most);
	draw_power_row(h, &table, screen, T("As few as at worst"),
	               hope->compared_least);
	gov_table_scroll_end(h);
	gov_warning_text(h,
	                 &(struct gov_warning_text){
	                         .text = T("An answer that finds no "
	                                   "significant difference does not "
	                                   "show that the programme does "
	                                   "nothing: see how small a fall it "
	                                   "could have seen.")});
}

/* --- one ------------------------------------------------------------------ */

void
submission_draw_too_few(struct html *h)
{
	gov_inset_text(h, &(struct gov_inset_text){
	                          .text = T("There are too few people for a "
	                                    "file. Choose more days, or write "
	                                    "down what is missing.")});
}

static void
draw_way_on(struct html *h, const struct submission_screen *screen)
{
	const struct submission_hope *hope = &screen->hope;

	words_heading(h, T("The file"), "file");
	words_para(h, TV(h->arena, "The scheme takes at least {n} people.",
	                 {"n", count_words(h->arena, hope->fewest.value)}));
	draw_source(h, &hope->fewest);
	if (screen->cohort.complete < hope->fewest.value)
		submission_draw_too_few(h);
	html_raw(h, "<p class=\"govuk-body\">");
	gov_link(h, &(struct gov_link){
	                    .text = T("What the file holds, how it is sent, "
	                              "and making it"),
	                    .href = submission_path(h->arena, screen->one.id,
	                                            "/file")});
	html_raw(h, "</p>");
}

void
submission_draw_one(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct submission_screen *screen = data;

	words_title(h, screen->one.terms.title);
	html_raw(h, "<p class=\"govuk-body-l\">");
	html_text(h, submission_days_words(h->arena, &screen->one.terms));
	html_raw(h, "</p>");
	words_para(h,
	           TV(h->arena, "What counts as the start: {start}.",
	              {"start",
	               text_get(study_start_keys[screen->one.terms.start])}));
	draw_counts(h, &screen->cohort);
	draw_missing(h, &screen->cohort);
	draw_loss(h, &screen->cohort, &screen->hope);
	draw_power(h, screen);
	draw_way_on(h, screen);
	submission_draw_files(h, ctx, screen);
	words_heading(h, T("What came back"), "back");
	submission_draw_results(
	        h, ctx,
	        &(struct submission_result_screen){.one = screen->one,
	                                           .results = screen->results,
	                                           .n = screen->results_n});
}
