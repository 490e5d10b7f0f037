/*
 * form_score_views.c - scores of an assessment: a bar each, sections by their
 * scores, what is missing, and how they are worked out.
 */
#include "practice/strengths/form_local.h"
#include "web/gov/chart.h"
#include "web/gov/gov.h"
#include "web/gov/words.h"

struct scored {
	const struct form_screen *screen;
	const struct form_need *need;
	const struct form_result *result;
};

static struct str
number(struct arena *arena, int64_t n)
{
	return str_print(arena, "%lld", (long long)n);
}

/* --- a bar ------------------------------------------------------------- */

/* Answers that a score waits for, each with the way to its question. */
static void
draw_missing(struct html *h, const struct scored *s)
{
	const struct form_points *p = &s->result->points;

	html_text(h, T("Not worked out: these answers are missing or not "
	               "known."));
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (size_t i = 0; i < p->missing_n; i++) {
		const struct form_question *q = p->missing[i];
		struct str rest = str_print(h->arena, "/%s#ask-%s",
		                            form_parts[q->section].code,
		                            q->code);

		html_raw(h, "<li>");
		gov_link(h, &(struct gov_link){
		                    .text = text_get(q->says),
		                    .href = form_path(h->arena, s->screen,
		                                      s->screen->one.id,
		                                      str_c(h->arena, rest)),
		            });
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

/* Why there is no score. */
static void
draw_none(struct html *h, const struct scored *s)
{
	if (s->result->score.state == FORM_SCORE_WRONG) {
		html_text(h, TV(h->arena,
		                "What the file carries is no number from 0 to "
		                "{most}, so it is not shown",
		                {"most",
		                 number(h->arena, s->result->bound.most)}));
		return;
	}
	if (s->result->score.state == FORM_SCORE_UNBOUND) {
		html_text(h, T("No rule says how high this score can be, so it "
		               "is not shown"));
		return;
	}
	switch (s->result->points.state) {
	case FORM_POINTS_UNBOUND:
		html_text(h, T("No rule says how high this score can be, so it "
		               "is not shown"));
		return;
	case FORM_POINTS_MISSING:
		draw_missing(h, s);
		return;
	case FORM_POINTS_WRONG:
		html_text(h, T("The rule comes to more than the score can be, "
		               "so it is not shown"));
		return;
	default:
		html_text(h, T("The file carries no score, and no rule says "
		               "which answers make it up"));
	}
}

static void
draw_score(struct html *h, const void *data)
{
	const struct scored *s = data;
	const struct form_score *score = &s->result->score;
	struct str most = number(h->arena, s->result->bound.most);

	if (score->state != FORM_SCORE_THERE) {
		draw_none(h, s);
		return;
	}
	chart_gauge(h, score->value, s->result->bound.most);
	html_text(h, score->high ? TV(h->arena, "{score} of {most}: high",
	                              {"score", number(h->arena, score->value)},
	                              {"most", most})
	                         : TV(h->arena, "{score} of {most}: low",
	                              {"score", number(h->arena, score->value)},
	                              {"most", most}));
	html_raw(h, "<br>");
	html_text(h, s->result->worked ? T("Worked out from the answers")
	                               : T("As the file carries it"));
}

/* --- to the person ----------------------------------------------------- */

static void
draw_own(struct html *h, const void *data)
{
	const struct scored *s = data;
	const struct form_score *score = &s->result->score;

	if (score->state != FORM_SCORE_THERE) {
		html_text(h, T("Some answers are missing."));
		return;
	}
	html_text(h, score->high ? T("They say this is hard right now.")
	                         : T("They say this is going all right."));
	gov_details(
	        h, &(struct gov_details){
	                   .summary = T("Show me the number"),
	                   .text = TV(h->arena,
	                              "It is {score} out of {most}. It is no "
	                              "mark. It adds up some of the answers "
	                              "here. What you wrote yourself is not "
	                              "part of it.",
	                              {"score", number(h->arena, score->value)},
	                              {"most", number(h->arena,
	                                              s->result->bound.most)}),
	           });
}

/* Whether the person is told: only of what is made of their own answers. */
static bool
told(const struct form_result *r)
{
	return (r->points.state == FORM_POINTS_THERE ||
	        r->points.state == FORM_POINTS_MISSING) &&
	       r->points.own && r->score.state != FORM_SCORE_WRONG &&
	       r->score.state != FORM_SCORE_UNBOUND;
}

/* --- rows of a card ---------------------------------------------------- */

static struct gov_summary_row
row_of(struct html *h, const struct scored *s)
{
	struct gov_summary_row row = {.omit = false};

	if (s->screen->mine)
		row.key = T("What the answers say");
	else
		row.key = s->need->section == FORM_THINKING
		                  ? TV(h->arena, "Score: {area}",
		                       {"area", text_get(s->need->says)})
		                  : T("Score");
	row.value_html =
	        html_made(h->arena, s->screen->mine ? draw_own : draw_score, s);
	return row;
}

size_t
form_put_scores(struct html *h, const struct form_screen *screen,
                enum form_section section, struct gov_summary_row *rows)
{
	bool scored = false;
	size_t n = 0;

	for (int i = 0; i < FORM_NEEDS; i++) {
		const struct scored s = {screen, &form_needs[i],
		                         &screen->results[i]};

		if (form_needs[i].section != section)
			continue;
		scored = true;
		if (!screen->mine || told(s.result))
			rows[n++] = row_of(h, &s);
	}
	if (!scored && section != FORM_OFFENCE && !screen->mine)
		rows[n++] = (struct gov_summary_row){
		        .key = T("Score"),
		        .value = T("This section is never scored")};
	return n;
}

/* --- sections by their scores ------------------------------------------ */

static const char *const group_keys[FORM_GROUP_COUNT] = {
        TK("High score"),   TK("Low score"),    TK("No score"),
        TK("Never scored"), TK("Not complete"),
};

/* The offence analysis has no score to be grouped by. */
static struct str
names_of(struct html *h, const struct form_screen *screen,
         enum form_group group)
{
	struct str names = S("");

	for (int i = 0; i < FORM_OFFENCE; i++) {
		struct str title = text_get(form_parts[i].title);

		if (form_result_group(screen->results, &screen->doc,
		                      (enum form_section)i) != group)
			continue;
		names = str_empty(names)
		                ? title
		                : str_print(h->arena, "%.*s; %.*s",
		                            STR_ARG(names), STR_ARG(title));
	}
	return names;
}

static void
draw_unverified(struct html *h, bool verified)
{
	if (verified)
		return;
	html_raw(h, " <strong>");
	html_text(h, T("Unverified"));
	html_raw(h, "</strong>");
}

/* How high, and from where it is high. */
static void
draw_bound(struct html *h, const struct form_bound *bound)
{
	html_raw(h, "<br>");
	if (!bound->there) {
		html_text(h, T("How high it can be: no rule"));
		return;
	}
	html_text(h, TV(h->arena,
	                "From 0 to {most}, high above {high}, since {day}. "
	                "{source}",
	                {"most", number(h->arena, bound->most)},
	                {"high", number(h->arena, bound->high)},
	                {"day", date_words(h->arena, bound->from)},
	                {"source", bound->source}));
	draw_unverified(h, bound->verified);
}

/* The rules of each area, with their sources. */
static void
draw_rules(struct html *h, const struct form_screen *screen)
{
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (int i = 0; i < FORM_NEEDS; i++) {
		const struct form_points *p = &screen->results[i].points;
		struct str area = text_get(form_needs[i].says);

		html_raw(h, "<li>");
		if (str_empty(p->codes))
			html_text(h, TV(h->arena, "{area}: no rule",
			                {"area", area}));
		else
			html_text(h,
			          TV(h->arena,
			             "{area}: {codes}, since {day}. {source}",
			             {"area", area}, {"codes", p->codes},
			             {"day", date_words(h->arena, p->from)},
			             {"source", p->source}));
		draw_unverified(h, str_empty(p->codes) || p->verified);
		draw_bound(h, &screen->results[i].bound);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

void
form_draw_groups(struct html *h, const struct form_screen *screen)
{
	struct gov_summary_row rows[FORM_GROUP_COUNT] = {{.omit = false}};

	for (int g = 0; g < FORM_GROUP_COUNT; g++) {
		rows[g].key = text_get(group_keys[g]);
		rows[g].value = names_of(h, screen, (enum form_group)g);
		rows[g].omit = str_empty(rows[g].value);
	}
	words_heading(h, T("Sections by their scores"), "groups");
	gov_summary_list(h, &(struct gov_summary_list){
	                            .rows = {rows, FORM_GROUP_COUNT}});
	words_para(h, T("A score counts some answers of the form, and never "
	                "the person’s own view. A score in the file stands "
	                "first. Which answers count is a rule; one that nobody "
	                "checked at its source says so."));
	gov_details_begin(h,
	                  &(struct gov_details){
	                          .summary = T("How scores are worked out")});
	draw_rules(h, screen);
	gov_details_end(h);
}
