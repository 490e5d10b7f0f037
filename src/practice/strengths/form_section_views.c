/*
 * form_section_views.c - the answers of a section, as they were asked.
 */
#include "practice/strengths/assess_local.h"
#include "practice/strengths/form_local.h"
#include "web/gov/gov.h"
#include "web/gov/words.h"

static struct str
text_of(const json_t *value)
{
	return (struct str){json_string_value(value),
	                    json_string_length(value)};
}

/* A value of the form's own list that the option's words explain, else both. */
static void
draw_value(struct html *h, const struct form_answer *answer, struct str value)
{
	html_lines(h, form_words(answer, value));
}

void
form_draw_members(struct html *h, json_t *row)
{
	const char *key;
	json_t *value;

	json_object_foreach (row, key, value) {
		struct form_answer one = {.code = str_of(key), .json = value};
		struct form_known known = form_know(one.code);
		bool wrong = false;

		one.value = json_get_str(value, "value", &wrong);
		if (json_is_array(json_object_get(value, "options")))
			one.options = json_object_get(value, "options");
		if (json_is_string(value))
			one.value = text_of(value);
		if (wrong || str_empty(one.value))
			continue;
		html_text(h, known.question == NULL
		                     ? one.code
		                     : text_get(known.question->says));
		html_raw(h, ": ");
		draw_value(h, &one, one.value);
		html_raw(h, "<br>");
	}
}

static void
draw_member(struct html *h, json_t *row)
{
	html_raw(h, "<li>");
	form_draw_members(h, row);
	html_raw(h, "</li>");
}

void
form_draw_answer(struct html *h, const struct form_answer *answer)
{
	json_t *one;
	size_t i;

	if (!form_answered(answer)) {
		html_text(h, T("Not answered"));
		return;
	}
	if (!str_empty(answer->value))
		draw_value(h, answer, answer->value);
	if (json_array_size(answer->values) > 0) {
		html_raw(h, "<ul class=\"govuk-list\">");
		json_array_foreach (answer->values, i, one) {
			html_raw(h, "<li>");
			draw_value(h, answer, text_of(one));
			html_raw(h, "</li>");
		}
		html_raw(h, "</ul>");
	}
	if (json_array_size(answer->collection) > 0) {
		html_raw(h, "<ol class=\"govuk-list govuk-list--number\">");
		json_array_foreach (answer->collection, i, one)
			draw_member(h, one);
		html_raw(h, "</ol>");
	}
}

static void
draw_made(struct html *h, const void *data)
{
	form_draw_answer(h, data);
}

/* The question as it travelled; ours where it did not; else the code. */
static struct str
key_of(struct arena *arena, const struct form_answer *a)
{
	const struct form_question *q = a->known.question;

	if (a->known.kind == FORM_DETAIL && q != NULL)
		return TV(arena, "Details: {what}",
		          {"what", text_get(q->says)});
	if (!str_empty(a->description))
		return a->description;
	return q == NULL ? a->code : text_get(q->says);
}

/* The same for the person, in plainer words where they are ours. */
static struct str
own_key_of(const struct form_answer *a)
{
	if (a->known.kind == FORM_DETAIL)
		return T("More about it");
	return str_empty(a->description) ? T("A question of the form")
	                                 : a->description;
}

static bool
shown(const struct form_screen *screen, const struct form_answer *a)
{
	if (a->known.kind != FORM_ASKED && a->known.kind != FORM_DETAIL)
		return false;
	return a->known.section == screen->section &&
	       (form_answered(a) || a->known.kind == FORM_ASKED) &&
	       (!screen->mine || form_own(a));
}

static void
draw_missing(struct html *h, const struct form_remarks *remarks)
{
	if (remarks->of[FORM_MISSING] == 0)
		return;
	words_heading(h, T("Missing"), "missing");
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (size_t i = 0; i < remarks->n; i++) {
		if (remarks->v[i].kind != FORM_MISSING)
			continue;
		html_raw(h, "<li");
		html_attr(h, "id",
		          str_print(h->arena, "ask-%.*s",
		                    STR_ARG(remarks->v[i].code)));
		html_raw(h, ">");
		html_text(h, text_get(remarks->v[i].says));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

/* To the areas of the assessment that speak of the same. */
static void
draw_ways(struct html *h, const struct ctx *ctx,
          const struct form_screen *screen)
{
	if (!screen->mine && !ctx_can(ctx, CAN_WRITE_PLAN))
		return;
	for (int i = 0; i < ASSESS_AREA_COUNT; i++) {
		struct str name = text_get(screen->mine ? assess_code_keys_me[i]
		                                        : assess_code_keys[i]);

		if (!form_way_is(screen->section, i))
			continue;
		html_raw(h, "<p class=\"govuk-body\">");
		gov_link(h,
		         &(struct gov_link){
		                 .text = screen->mine
		                                 ? TV(h->arena,
		                                      "How I see it: {area}",
		                                      {"area", name})
		                                 : TV(h->arena,
		                                      "Both sides say: {area}",
		                                      {"area", name}),
		                 .href = form_way_back(h->arena, screen, i)});
		html_raw(h, "</p>");
	}
}

void
form_draw_answers(struct html *h, const struct form_screen *screen)
{
	const struct form_doc *doc = &screen->doc;
	struct gov_summary_row *rows =
	        arena_new(h->arena, struct gov_summary_row, doc->n + 1);
	size_t n = 0;

	for (size_t i = 0; i < doc->n; i++) {
		const struct form_answer *a = &doc->answers[i];

		if (!shown(screen, a))
			continue;
		rows[n].key = screen->mine ? own_key_of(a)
		                           : key_of(h->arena, a);
		rows[n++].value_html = html_made(h->arena, draw_made, a);
	}
	if (n == 0)
		words_para(h, T("Nothing is answered here."));
	else
		gov_summary_list(h,
		                 &(struct gov_summary_list){.rows = {rows, n}});
}

void
form_draw_section(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct form_screen *screen = data;
	struct form_sum sum;

	words_title(h, form_title(screen, screen->section));
	draw_ways(h, ctx, screen);
	form_draw_answers(h, screen);
	form_sum_up(h->arena, &screen->doc, screen->section, &sum);
	if (!screen->mine)
		draw_missing(h, &sum.remarks);
}
