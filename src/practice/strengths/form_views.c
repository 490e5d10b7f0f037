/*
 * form_views.c - an assessment section by section, and what else is kept.
 */
#include "practice/strengths/assess_views.h"
#include "practice/strengths/form_fill.h"
#include "practice/strengths/form_local.h"
#include "web/gov/form.h"
#include "web/gov/words.h"

/* One value of a row of a section's card. */
struct piece {
	const struct form_screen *screen;
	const struct form_sum *sum;
	const struct form_answer *answer;
	enum form_remark_kind kind;
};

static struct str
number(struct arena *arena, int64_t n)
{
	return str_print(arena, "%lld", (long long)n);
}

/* --- what was said, and what is missing --------------------------------- */

static void
draw_judged(struct html *h, const void *data)
{
	const struct piece *p = data;
	const struct form_answer *a = p->answer;
	struct str details =
	        form_detail(h->arena, &p->screen->doc, a->code, a->value);

	form_draw_answer(h, a);
	if (str_empty(details))
		return;
	html_raw(h, "<br>");
	html_lines(h, details);
}

/* What a remark is about in words: which drug, and whether it is of the details
 * to a question; a code only where the form has no question of it. */
static struct str
remark_words(struct arena *arena, const struct form_remark *one)
{
	struct form_known known = form_know(one->code);
	struct str asked;

	if (known.question == NULL)
		return one->says == NULL ? one->code : text_get(one->says);
	asked = form_asked(arena, known.question);
	if (known.kind != FORM_DETAIL)
		return asked;
	return TV(arena, "Details: {what}", {"what", asked});
}

/* A value as the file itself puts it; its code where it says no words. */
static struct str
remark_value(const struct piece *p, const struct form_remark *one)
{
	const struct form_answer *a = form_find(&p->screen->doc, one->code);

	return a == NULL ? one->value : form_words(a, one->value);
}

/* Of what is missing, the way to its question. */
static void
draw_item(struct html *h, const struct piece *p, const struct form_remark *one)
{
	struct str words = remark_words(h->arena, one);
	struct str rest = str_print(h->arena, "/%s#ask-%.*s",
	                            form_parts[p->sum->section].code,
	                            STR_ARG(one->code));

	if (one->kind != FORM_MISSING) {
		html_text(h, words);
		return;
	}
	gov_link(h,
	         &(struct gov_link){.text = words,
	                            .href = form_path(h->arena, p->screen,
	                                              p->screen->one.id,
	                                              str_c(h->arena, rest))});
}

static void
draw_remarks(struct html *h, const void *data)
{
	const struct piece *p = data;
	const struct form_remarks *r = &p->sum->remarks;

	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (size_t i = 0; i < r->n; i++) {
		const struct form_remark *one = &r->v[i];

		if (one->kind != p->kind)
			continue;
		html_raw(h, "<li>");
		draw_item(h, p, one);
		if (!str_empty(one->value)) {
			html_raw(h, ": ");
			html_text(h, remark_value(p, one));
		}
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static const char *const remark_keys[FORM_REMARK_COUNT] = {
        TK("Missing"),
        TK("Values the form does not have"),
        TK("Chosen beside what stands alone"),
        TK("Longer than the form allows"),
        TK("Answered though not asked"),
};

static size_t
put_remarks(struct html *h, const struct piece *p, struct gov_summary_row *rows)
{
	size_t n = 0;

	for (int k = 0; k < FORM_REMARK_COUNT; k++) {
		struct piece one = *p;

		if (p->sum->remarks.of[k] == 0)
			continue;
		one.kind = (enum form_remark_kind)k;
		rows[n].key = text_get(remark_keys[k]);
		rows[n++].value_html = html_made(h->arena, draw_remarks, &one);
	}
	return n;
}

static size_t
put_judged(struct html *h, const struct piece *p, enum form_role role,
           struct str key, struct gov_summary_row *rows)
{
	struct piece one = *p;

	one.answer = role == FORM_READINESS ? p->sum->readiness
	                                    : p->sum->analysis[role];
	if (!form_answered(one.answer))
		return 0;
	rows[0] = (struct gov_summary_row){
	        .key = key,
	        .value_html = html_made(h->arena, draw_judged, &one)};
	return 1;
}

/* --- a section's card ---------------------------------------------------- */

static struct str
state_words(const struct form_sum *sum)
{
	if (sum->complete)
		return T("Complete");
	if (sum->answered == 0)
		return T("Not begun");
	return sum->said ? T("Not complete")
	                 : T("The file does not say if it is complete");
}

static size_t
put_rows(struct html *h, const struct piece *p, struct gov_summary_row *rows)
{
	bool mine = p->screen->mine;
	size_t n = 0;

	rows[n++] = (struct gov_summary_row){.key = T("State"),
	                                     .value = state_words(p->sum)};
	n += form_put_scores(h, p->screen, p->sum->section, &rows[n]);
	n += put_judged(h, p, FORM_READINESS,
	                mine ? T("Ready for changes")
	                     : T("Readiness to make changes"),
	                &rows[n]);
	/* A person is told of strengths, and not that there are none. */
	if (!mine || form_holds(p->sum->analysis[FORM_STRENGTHS], S("YES")))
		n += put_judged(h, p, FORM_STRENGTHS,
		                mine ? T("Your strengths")
		                     : T("Strengths or protective factors"),
		                &rows[n]);
	if (mine)
		return n;
	n += put_judged(h, p, FORM_HARM, T("Linked to risk of serious harm"),
	                &rows[n]);
	n += put_judged(h, p, FORM_REOFFENDING,
	                T("Linked to risk of reoffending"), &rows[n]);
	if (p->sum->answered > 0)
		n += put_remarks(h, p, &rows[n]);
	return n;
}

/* From a section a goal is made in the area of the plan that it is about; of
 * the offence there is none. */
static bool
goal_of(struct arena *arena, const struct ctx *ctx,
        const struct form_screen *screen, enum form_section section,
        struct gov_action *out)
{
	int code = 0;

	if (!ctx_can(ctx, screen->mine ? CAN_WRITE_OWN : CAN_WRITE_PLAN))
		return false;
	while (code < ASSESS_AREA_COUNT && !form_way_is(section, code))
		code++;
	if (code == ASSESS_AREA_COUNT)
		return false;
	*out = (struct gov_action){
	        .text = T("Make a goal in this area"),
	        .href = assess_goal_new(arena, screen->head.crn, screen->mine,
	                                (enum assess_code)code),
	        .hidden = form_title(screen, section)};
	return true;
}

static void
draw_card(struct html *h, const struct ctx *ctx,
          const struct form_screen *screen, enum form_section section)
{
	struct gov_action actions[2];
	struct gov_summary_row rows[16] = {{.omit = false}};
	const struct form_part *part = &form_parts[section];
	const struct gov_action read = {
	        .text = T("Read"),
	        .href = form_path(h->arena, screen, screen->one.id,
	                          str_c(h->arena, str_print(h->arena, "/%s",
	                                                    part->code))),
	        .hidden = form_title(screen, section),
	};
	struct gov_summary_card card = {.title = form_title(screen, section),
	                                .heading_level = 3};
	struct form_sum sum;
	struct piece piece = {.screen = screen, .sum = &sum};
	size_t n, actions_n = 0;

	form_sum_up(h->arena, &screen->doc, section, &sum);
	if (sum.answered > 0)
		actions[actions_n++] = read;
	if (goal_of(h->arena, ctx, screen, section, &actions[actions_n]))
		actions_n++;
	card.actions = (struct gov_actions){actions, actions_n};
	n = put_rows(h, &piece, rows);
	gov_summary_list(h, &(struct gov_summary_list){.rows = {rows, n},
	                                               .card = &card});
}

void
form_draw_cards(struct html *h, const struct ctx *ctx,
                const struct form_screen *screen)
{
	int sections = screen->mine ? FORM_OFFENCE : FORM_SECTION_COUNT;

	words_heading(h, T("Section by section"), "sections");
	for (int i = 0; i < sections; i++)
		draw_card(h, ctx, screen, (enum form_section)i);
}

/* --- what the form does not have, and OASys ------------------------------ */

static void
draw_unknown(struct html *h, const struct form_doc *doc)
{
	if (doc->unknown == 0)
		return;
	words_heading(h, T("Codes the form does not have"), "unknown");
	words_para(h, T("They are kept as they came, and go out with the "
	                "file."));
	html_raw(h, "<dl class=\"govuk-summary-list\">");
	for (size_t i = 0; i < doc->n; i++) {
		const struct form_answer *a = &doc->answers[i];

		if (a->known.kind != FORM_UNKNOWN)
			continue;
		html_raw(h, "<div class=\"govuk-summary-list__row\">"
		            "<dt class=\"govuk-summary-list__key\">");
		html_text(h, a->code);
		html_raw(h, "</dt><dd class=\"govuk-summary-list__value\">");
		if (!str_empty(a->description)) {
			html_text(h, a->description);
			html_raw(h, "<br>");
		}
		form_draw_answer(h, a);
		html_raw(h, "</dd></div>");
	}
	html_raw(h, "</dl>");
}

static void
draw_differences(struct html *h, const struct form_oasys *list, size_t n)
{
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (size_t i = 0; i < n; i++) {
		const struct form_oasys *one = &list[i];

		if (one->state != FORM_OASYS_DIFFERS)
			continue;
		html_raw(h, "<li>");
		html_text(h,
		          TV(h->arena,
		             "{code}: the file says {theirs}, its answers come "
		             "to {ours}",
		             {"code", one->code},
		             {"theirs", str_empty(one->theirs) ? T("nothing")
		                                               : one->theirs},
		             {"ours", str_empty(one->ours) ? T("nothing")
		                                           : one->ours}));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

void
form_draw_oasys(struct html *h, const struct form_doc *doc)
{
	size_t of[FORM_OASYS_STATE_COUNT] = {0}, n;
	struct form_oasys *list;

	form_oasys(h->arena, doc, &list, &n);
	for (size_t i = 0; i < n; i++)
		of[list[i].state]++;
	words_heading(h, T("Codes of OASys"), "oasys");
	words_para(h,
	           TV(h->arena,
	              "Of {all} codes that follow from the answers, {same} are "
	              "in the file as the answers have it, {differ} differ and "
	              "{absent} are not in the file.",
	              {"all", number(h->arena, (int64_t)n)},
	              {"same", number(h->arena, (int64_t)of[FORM_OASYS_SAME])},
	              {"differ",
	               number(h->arena, (int64_t)of[FORM_OASYS_DIFFERS])},
	              {"absent",
	               number(h->arena, (int64_t)of[FORM_OASYS_ABSENT])}));
	if (of[FORM_OASYS_DIFFERS] > 0)
		draw_differences(h, list, n);
}

/* --- the page ------------------------------------------------------------ */

static void
draw_where_from(struct html *h, const struct form_screen *screen)
{
	const struct form_kept *one = &screen->one;
	const struct gov_summary_row rows[] = {
	        {.key = T("Brought in"),
	         .value = TV(h->arena, "{when} by {who}",
	                     {"when", instant_words(h->arena, one->at)},
	                     {"who", one->by_name})},
	        {.key = T("Version"),
	         .value = number(h->arena, one->number),
	         .omit = one->number == 0},
	        {.key = T("Signed"),
	         .value = one->tag,
	         .omit = str_empty(one->tag)},
	        {.key = T("Last changed there"),
	         .value = one->updated,
	         .omit = str_empty(one->updated)},
	        {.key = T("Form version"),
	         .value = one->form_version,
	         .omit = str_empty(one->form_version)},
	        {.key = T("Sections complete"),
	         .value = TV(h->arena, "{n} of 9",
	                     {"n", number(h->arena, one->complete)})},
	};

	gov_summary_list(h, &(struct gov_summary_list){
	                            .rows = {rows, screen->mine ? 1 : 6}});
	if (screen->mine)
		return;
	gov_button(h,
	           &(struct gov_button){.text = T("Download the file"),
	                                .href = form_path(h->arena, screen,
	                                                  one->id, "/file"),
	                                .classes = "govuk-button--secondary"});
}

static void
draw_others(struct html *h, const struct form_screen *screen)
{
	if (screen->n < 2)
		return;
	words_heading(h, T("What was brought in"), "versions");
	html_raw(h, "<ul class=\"govuk-list\">");
	for (size_t i = 0; i < screen->n; i++) {
		const struct form_kept *one = &screen->list[i];

		html_raw(h, "<li>");
		if (one->id.v == screen->one.id.v)
			html_text(h, TV(h->arena, "{when}: this one",
			                {"when",
			                 instant_words(h->arena, one->at)}));
		else
			gov_link(h, &(struct gov_link){
			                    .text = instant_words(h->arena,
			                                          one->at),
			                    .href = form_path(h->arena, screen,
			                                      one->id, "")});
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static void
draw_bring(struct html *h, const struct ctx *ctx,
           const struct form_screen *screen)
{
	struct form form;

	if (screen->mine || !ctx_can(ctx, CAN_WRITE_PERSON))
		return;
	words_heading(h, T("Bring in an assessment"), "bring");
	page_form(ctx, &form);
	form.upload = true;
	form_begin(h, &form, screen->base);
	form_file(h, &form,
	          &(struct gov_file_upload){
	                  .name = FORM_FILE,
	                  .label = TV(h->arena, "The file about {name}",
	                              {"name", screen->head.name}),
	                  .label_size = "s",
	                  .hint = T("JSON, as the strengths and needs "
	                            "service gives it out. Bringing the same "
	                            "in twice changes nothing."),
	          });
	form_end(h, &form, T("Bring it in"));
}

static void
draw_lead(struct html *h, const struct form_screen *screen)
{
	if (screen->mine && screen->read)
		words_para(h,
		           T("Your worker put this here. You see what you said "
		             "and what you are good at. Tell your worker if "
		             "it is not right."));
	else if (screen->mine)
		words_para(h, T("Nothing has been brought in about you."));
	else if (!screen->read)
		words_para(h, T("No assessment has been brought in."));
}

void
form_draw(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct form_screen *screen = data;

	words_title(h, screen->mine ? T("My strengths and needs")
	                            : T("Strengths and needs assessment"));
	draw_lead(h, screen);
	if (screen->read) {
		draw_where_from(h, screen);
		if (!screen->mine)
			form_draw_groups(h, screen);
		form_draw_cards(h, ctx, screen);
		if (!screen->mine) {
			draw_unknown(h, &screen->doc);
			form_draw_oasys(h, &screen->doc);
		}
	}
	draw_others(h, screen);
	draw_bring(h, ctx, screen);
}
