/*
 * fund_public_views.c - what anybody may read of the fund.
 */
#include "practice/fund/fund_public_local.h"

#include "practice/fund/fund_views.h"

static struct str
number(struct html *h, int64_t n)
{
	struct str digits = str_print(h->arena, "%lld", (long long)n);
	struct buf out;

	buf_init(&out, h->arena, 0);
	for (size_t i = 0; i < digits.n; i++) {
		if (i > 0 && (digits.n - i) % 3 == 0)
			buf_char(&out, ',');
		buf_char(&out, digits.p[i]);
	}
	return buf_get(&out);
}

static struct str
pounds(struct html *h, int64_t n)
{
	return str_print(h->arena, "£%.*s", STR_ARG(number(h, n)));
}

/* --- a release: figures, picture, table ------------------------------- */

static void
draw_figures(struct html *h, const struct fund_release *r)
{
	struct figure figures[4] = {
	        {.label = T("People"), .number = number(h, r->all.people)},
	        {.label = T("Things paid for"),
	         .number = number(h, r->all.things)},
	        {.label = T("Paid"), .number = pounds(h, r->all.pounds)},
	};
	size_t n = 3;

	if (r->days >= 0)
		figures[n++] = (struct figure){
		        .label = T("Working days from asking to paid"),
		        .number = number(h, r->days),
		        .says = T("Half waited less, half longer."),
		};
	chart_stats(h, figures, n);
	if (r->helped >= 0)
		words_para(h, TV(h->arena,
		                 "Of every ten people who said what came of "
		                 "it, about {n} said that it helped.",
		                 {"n", number(h, r->helped)}));
	else
		words_para(h, T("Too few people have said yet whether it "
		                "helped."));
}

static void
draw_picture(struct html *h, const struct fund_release *r)
{
	struct bar bars[FUND_PURPOSE_COUNT];
	struct bars picture = {
	        .id = "fund-purposes",
	        .title = T("Pounds paid, by purpose"),
	        .unit = T("pounds"),
	        .v = bars,
	};

	for (int i = 0; i < FUND_PURPOSE_COUNT; i++)
		if (r->by[i].shown)
			bars[picture.n++] = (struct bar){
			        .label = text_get(fund_purpose_keys[i]),
			        .value = r->by[i].pounds,
			};
	if (picture.n > 0)
		chart_bars(h, &picture);
}

static void
draw_row(struct html *h, const struct gov_table *table, struct str label,
         const struct fund_total *t)
{
	struct str hidden = T("Not shown");
	const struct gov_cell cells[] = {
	        {.text = label},
	        {.text = t->shown ? number(h, t->people) : hidden,
	         .format = "numeric"},
	        {.text = t->shown ? number(h, t->things) : hidden,
	         .format = "numeric"},
	        {.text = t->shown ? pounds(h, t->pounds) : hidden,
	         .format = "numeric"},
	};

	gov_table_row(h, table, cells, 4);
}

static void
draw_table(struct html *h, const struct fund_release *r)
{
	const struct gov_table table = {
	        .caption = T("What it was for"),
	        .caption_classes = "govuk-visually-hidden",
	        .head = GOV_CELLS({.text = T("Purpose")},
	                          {.text = T("People"), .format = "numeric"},
	                          {.text = T("Things"), .format = "numeric"},
	                          {.text = T("Paid"), .format = "numeric"}),
	        .first_cell_is_header = true,
	};
	bool hides = false;

	gov_table_scroll_begin(h, &table);
	for (int i = 0; i < FUND_PURPOSE_COUNT; i++) {
		hides = hides || !r->by[i].shown;
		if (r->by[i].shown)
			draw_row(h, &table, text_get(fund_purpose_keys[i]),
			         &r->by[i]);
	}
	if (hides)
		draw_row(h, &table, T("Other purposes"),
		         &(struct fund_total){.shown = false});
	draw_row(h, &table, T("All together"), &r->all);
	gov_table_scroll_end(h);
}

void
fund_draw_release(struct html *h, const struct fund_release *r)
{
	struct str least = number(h, r->least);

	if (!r->all.shown) {
		words_para(h, TV(h->arena,
		                 "Fewer than {n} people had something paid in "
		                 "these months, so no number is shown.",
		                 {"n", least}));
		return;
	}
	draw_figures(h, r);
	words_heading(h, T("What it was for"), "purposes");
	draw_picture(h, r);
	draw_table(h, r);
	words_para(h, TV(h->arena,
	                 "Numbers are rounded, so they do not add up exactly. "
	                 "“Not shown” means that fewer than {n} people are "
	                 "behind a number, or that it would give such a "
	                 "number away.",
	                 {"n", least}));
}

/* --- for everybody ---------------------------------------------------- */

static struct str
public_path(struct arena *arena, const struct organisation *o,
            struct date quarter)
{
	return str_print(arena, "/open/fund/%.*s/%.*s", STR_ARG(o->slug),
	                 STR_ARG(fund_quarter_key(arena, quarter)));
}

static void
list_link(struct html *h, struct str text, struct str href)
{
	html_raw(h, "<li>");
	gov_link(h, &(struct gov_link){.text = text, .href = href});
	html_raw(h, "</li>");
}

static void
draw_what_it_is(struct html *h)
{
	words_para(h, T("The Enabling Fund pays for small things that help "
	                "somebody on probation to a life without crime: boots "
	                "for a first day at work, a bus pass to college, a "
	                "birth certificate. The person and their worker decide "
	                "together, somebody else pays, and nobody is named."));
}

void
fund_draw_public_list(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_public_screen *screen = data;

	(void)ctx;
	words_title(h, T("The Enabling Fund in figures"));
	draw_what_it_is(h);
	if (screen->organisations_n == 0) {
		words_para(h, T("Nothing is published yet."));
		return;
	}
	words_heading(h, T("Who has published"), "who");
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (size_t i = 0; i < screen->organisations_n; i++) {
		const struct organisation *o = &screen->organisations[i];

		list_link(h, o->name,
		          str_print(h->arena, "/open/fund/%.*s",
		                    STR_ARG(o->slug)));
	}
	html_raw(h, "</ul>");
}

static void
draw_lines(struct html *h, const struct fund_public_screen *screen)
{
	if (screen->lines_n == 0)
		return;
	words_heading(h, T("Some of the reasons"), "reasons");
	words_para(h, T("Written when each was decided, of different times, "
	                "in no order."));
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (size_t i = 0; i < screen->lines_n; i++) {
		html_raw(h, "<li>");
		html_text(h, screen->lines[i].words);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

static void
draw_quarters(struct html *h, const struct fund_public_screen *screen)
{
	if (screen->quarters_n < 2)
		return;
	html_raw(h, "<nav aria-labelledby=\"quarters\">");
	words_heading(h, T("Other quarters"), "quarters");
	html_raw(h, "<ul class=\"govuk-list\">");
	for (size_t i = 0; i < screen->quarters_n; i++)
		if (screen->quarters[i].days != screen->release.quarter.days)
			list_link(h,
			          fund_quarter_words(h->arena,
			                             screen->quarters[i]),
			          public_path(h->arena, &screen->organisation,
			                      screen->quarters[i]));
	html_raw(h, "</ul></nav>");
}

void
fund_draw_public(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_public_screen *screen = data;
	const struct fund_release *r = &screen->release;

	(void)ctx;
	html_raw(h, "<span class=\"govuk-caption-l\">");
	html_text(h, screen->organisation.name);
	html_raw(h, "</span>");
	words_title(h, T("The Enabling Fund in figures"));
	draw_what_it_is(h);
	words_heading(h, fund_quarter_words(h->arena, r->quarter), "figures");
	fund_draw_release(h, r);
	draw_lines(h, screen);
	draw_quarters(h, screen);
	html_raw(h, "<p class=\"govuk-body-s\">");
	html_text(h,
	          TV(h->arena,
	             "Published on {day}. What is published stays as it is.",
	             {"day", date_words(h->arena, instant_date(r->made_at))}));
	html_raw(h, "</p>");
}

/* --- for a manager ---------------------------------------------------- */

static void
draw_waits(struct html *h, const struct ctx *ctx,
           const struct fund_public_screen *screen)
{
	words_heading(h, T("Not published yet"), "waits");
	if (screen->waits_n == 0)
		words_para(h, T("Every quarter of the last year is "
		                "published."));
	for (size_t i = 0; i < screen->waits_n; i++) {
		const struct fund_release *r = &screen->waits[i];
		struct str quarter = fund_quarter_words(h->arena, r->quarter);
		struct form form;

		gov_details_begin(
		        h, &(struct gov_details){
		                   .summary = TV(h->arena,
		                                 "{quarter}: what would be "
		                                 "shown",
		                                 {"quarter", quarter})});
		if (r->all.shown)
			draw_table(h, r);
		else
			fund_draw_release(h, r);
		gov_details_end(h);
		form = fund_form_begin(h, ctx, S("/fund/published/quarter"), 0);
		(void)form;
		form_hidden(h, "quarter",
		            fund_quarter_key(h->arena, r->quarter));
		fund_form_end(h,
		              TV(h->arena, "Publish {quarter}",
		                 {"quarter", quarter}),
		              "govuk-button--secondary");
	}
}

static void
draw_done(struct html *h, const struct fund_public_screen *screen)
{
	words_heading(h, T("Published"), "done");
	if (screen->quarters_n == 0) {
		words_para(h, T("Nothing is published yet."));
		return;
	}
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (size_t i = 0; i < screen->quarters_n; i++)
		list_link(h, fund_quarter_words(h->arena, screen->quarters[i]),
		          public_path(h->arena, &screen->organisation,
		                      screen->quarters[i]));
	html_raw(h, "</ul>");
}

static void
draw_line(struct html *h, const struct ctx *ctx, const struct fund_line *line,
          const struct person_head *head)
{
	bool shown = line->id != 0;
	struct form form;

	html_raw(h, "<div class=\"dir-card\"><p class=\"govuk-body\">");
	html_text(h, line->words);
	html_raw(h, "</p>");
	form = fund_form_begin(h, ctx,
	                       shown ? S("/fund/published/line/end")
	                             : S("/fund/published/line"),
	                       0);
	(void)form;
	form_hidden(h, shown ? "line" : "request",
	            id_show(h->arena, shown ? line->id : line->request.v));
	if (head != NULL) {
		html_raw(h, "<p class=\"govuk-body-s\">");
		html_text(h, TV(h->arena, "Written about a request of {name}.",
		                {"name", head->name}));
		html_raw(h, "</p>");
	}
	fund_form_end(h, shown ? T("Show it no more") : T("Release this line"),
	              "govuk-button--secondary govuk-!-margin-bottom-0");
	html_raw(h, "</div>");
}

void
fund_draw_published(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_public_screen *screen = data;

	words_title(h, T("The fund in the open"));
	words_para(h, T("A quarter is published once. Look at what would be "
	                "shown first: it cannot be changed afterwards."));
	html_raw(h, "<p class=\"govuk-body\">");
	gov_link(h, &(struct gov_link){
	                    .text = T("Is the fund there for everybody?"),
	                    .href = S("/fund/fair")});
	html_raw(h, "</p>");
	draw_waits(h, ctx, screen);
	draw_done(h, screen);
	words_heading(h, T("Lines that may be released"), "ready");
	words_para(h, T("Read each as a stranger would, and as a neighbour. "
	                "If anybody could guess whose it is, leave it."));
	if (screen->ready_n == 0)
		words_para(h, T("Nothing waits."));
	for (size_t i = 0; i < screen->ready_n; i++)
		draw_line(h, ctx, &screen->ready[i], &screen->heads[i]);
	words_heading(h, T("Lines that are shown"), "shown");
	if (screen->lines_n == 0)
		words_para(h, T("No line is shown."));
	for (size_t i = 0; i < screen->lines_n; i++)
		draw_line(h, ctx, &screen->lines[i], NULL);
}
