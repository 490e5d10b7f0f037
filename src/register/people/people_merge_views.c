/*
 * people_merge_views.c - two records side by side.
 */
#include "register/people/people_pages_local.h"

static void
title(struct html *h, struct str words)
{
	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, words);
	html_raw(h, "</h1>");
}

static struct str
born_words(struct arena *arena, struct date born)
{
	return date_is(born) ? date_words(arena, born) : T("Not known");
}

static struct str
pair_path(struct arena *arena, struct str a, struct str b, const char *rest)
{
	return str_print(arena, "/duplicates/%.*s/%.*s%s", STR_ARG(a),
	                 STR_ARG(b), rest);
}

static void
draw_pair(struct html *h, const struct duplicate *d)
{
	html_raw(h, "<li class=\"dir-result\"><p class=\"dir-result__name\">");
	gov_link(h,
	         &(struct gov_link){
	                 .text = TV(h->arena, "{a} and {b}", {"a", d->a.name},
	                            {"b", d->b.name}),
	                 .href = pair_path(h->arena, d->a.crn, d->b.crn, "")});
	html_raw(h, "</p><p class=\"dir-result__why\">");
	html_text(h, str_is(d->reason, "identifier")
	                     ? T("They share a number")
	                     : T("They share name and date of birth"));
	html_raw(h, " (");
	html_text(h, d->a.crn);
	html_raw(h, ", ");
	html_text(h, d->b.crn);
	html_raw(h, ")</p></li>");
}

static void
draw_merge(struct html *h, const struct ctx *ctx, const struct merge *m)
{
	struct str action = str_print(h->arena, "/merges/%.*s/undo",
	                              STR_ARG(id_show(h->arena, m->id.v)));

	html_raw(h, "<li class=\"dir-result\"><p class=\"govuk-body\">");
	html_text(h, TV(h->arena, "{gone} was merged into {kept} on {day}",
	                {"gone", m->gone_crn}, {"kept", m->kept_crn},
	                {"day", date_words(h->arena, instant_date(m->at))}));
	html_raw(h, "</p>");
	page_form_begin(h, ctx, action, 0);
	gov_button(h,
	           &(struct gov_button){.text = T("Undo this merge"),
	                                .classes = "govuk-button--secondary"});
	page_form_end(h);
	html_raw(h, "</li>");
}

void
people_draw_duplicates(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct duplicates_view *view = data;

	title(h, T("Likely duplicates"));
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, view->n == 0 ? T("No two records look like one person.")
	                          : T("Nothing is merged by itself. Look at "
	                              "both and decide."));
	html_raw(h, "</p><ul class=\"dir-results\">");
	for (size_t i = 0; i < view->n; i++)
		draw_pair(h, &view->duplicates[i]);
	html_raw(h, "</ul>");
	if (view->merges_n == 0)
		return;
	html_raw(h, "<h2 class=\"govuk-heading-m\">");
	html_text(h, T("Merged records"));
	html_raw(h, "</h2><ul class=\"dir-results\">");
	for (size_t i = 0; i < view->merges_n; i++)
		draw_merge(h, ctx, &view->merges[i]);
	html_raw(h, "</ul>");
}

/*
 * A fact of both; a difference is said in words as well as in colour.  What
 * is not known of one, or of both, speaks neither for nor against.
 */
static void
compare_row(struct html *h, const struct gov_table *table, struct str name,
            struct str a, struct str b)
{
	bool known = !str_empty(a) && !str_empty(b);
	bool same = str_equal(a, b);
	const char *classes = same ? "dir-compare__same"
	                           : "dir-compare__differs";
	struct str compared = same ? T("Same") : T("Different");
	const struct gov_cell cells[] = {
	        {.text = name},
	        {.text = str_empty(a) ? T("Not known") : a,
	         .classes = known ? classes : NULL},
	        {.text = str_empty(b) ? T("Not known") : b,
	         .classes = known ? classes : NULL},
	        {.text = known ? compared : T("Cannot be compared")},
	};

	gov_table_row(h, table, cells, 4);
}

static void
draw_table(struct html *h, const struct compare_view *view)
{
	const struct person_facts *a = &view->a_facts;
	const struct person_facts *b = &view->b_facts;
	const struct gov_table table = {
	        .caption = T("Both records"),
	        .classes = "dir-compare",
	        .first_cell_is_header = true,
	        .head = GOV_CELLS({.text = T("Fact")}, {.text = view->a.crn},
	                          {.text = view->b.crn},
	                          {.text = T("Compared")})};

	gov_table_scroll_begin(h, &table);
	compare_row(h, &table, T("First name"), a->first_name, b->first_name);
	compare_row(h, &table, T("Last name"), a->last_name, b->last_name);
	compare_row(h, &table, T("Preferred name"), a->preferred_name,
	            b->preferred_name);
	compare_row(h, &table, T("Date of birth"),
	            born_words(h->arena, a->date_of_birth),
	            born_words(h->arena, b->date_of_birth));
	compare_row(h, &table, T("PNC number"), a->pnc, b->pnc);
	compare_row(h, &table, T("CRO number"), a->cro, b->cro);
	compare_row(h, &table, T("Prison number"), a->prison_number,
	            b->prison_number);
	compare_row(h, &table, T("Phone"), a->phone, b->phone);
	compare_row(h, &table, T("Postcode"), a->postcode, b->postcode);
	compare_row(h, &table, T("Worker"), view->a.worker_name,
	            view->b.worker_name);
	gov_table_scroll_end(h);
}

void
people_draw_compare(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct compare_view *view = data;
	struct str a = view->a.crn;
	struct str b = view->b.crn;
	struct form form = {.req = ctx->req,
	                    .problems = ctx->problems,
	                    .action = pair_path(h->arena, a, b, "/merge")};

	title(h, T("Are these one person?"));
	draw_table(h, view);
	page_form_begin(h, ctx, form.action, 0);
	form_radios(
	        h, &form,
	        &(struct gov_radios){
	                .name = "keep",
	                .label = T("Which record is kept?"),
	                .hint = T("Everything of the other moves to it. "
	                          "The other number still leads to the "
	                          "person. You can undo this."),
	                .items = GOV_CHOICES({.value = S("a"),
	                                      .text = TV(h->arena, "Keep {crn}",
	                                                 {"crn", a})},
	                                     {.value = S("b"),
	                                      .text = TV(h->arena, "Keep {crn}",
	                                                 {"crn", b})})});
	gov_button(h, &(struct gov_button){.text = T("Merge")});
	page_form_end(h);
	page_form_begin(h, ctx, pair_path(h->arena, a, b, "/different"), 0);
	gov_button(h,
	           &(struct gov_button){.text = T("They are two people"),
	                                .classes = "govuk-button--secondary"});
	page_form_end(h);
}
