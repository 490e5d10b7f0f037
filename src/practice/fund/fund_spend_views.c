/*
 * fund_spend_views.c - what the fund spent, as figures, bars and tables.
 */
#include "practice/fund/fund_spend_views.h"

struct str
fund_age_words(int age)
{
	static const char *const keys[FUND_AGES] = {
	        TK("Up to 7 days"),
	        TK("8 to 28 days"),
	        TK("29 to 84 days"),
	        TK("More than 84 days"),
	};

	return text_get(keys[age]);
}

static struct str
area_words(int area)
{
	return area == PLAN_AREA_COUNT ? T("No goal")
	                               : text_get(plan_area_keys[area]);
}

/* --- the figures, one after the other ----------------------------------- */

struct listing {
	struct fund_figure *v;
	size_t n;
};

static void
list(struct listing *l, struct str part, struct str what, struct fund_part sum)
{
	l->v[l->n++] = (struct fund_figure){part, what, sum};
}

size_t
fund_spend_figures(struct arena *arena, const struct fund_spend *s,
                   const struct fund_figure **out)
{
	struct listing l = {arena_new(arena, struct fund_figure, 64), 0};
	struct fund_part unspent = {s->told.n, s->unspent};

	for (int i = 0; i < FUND_PURPOSE_COUNT; i++)
		list(&l, T("By purpose"), text_get(fund_purpose_keys[i]),
		     s->purposes[i]);
	for (int i = 0; i < FUND_AREAS; i++)
		list(&l, T("By goal"), area_words(i), s->areas[i]);
	for (int i = 0; i < FUND_SPEND_MONTHS; i++)
		list(&l, T("By month"),
		     fund_month_words(arena, date_add_months(s->from, i)),
		     s->months[i]);
	for (int i = 0; i < FUND_AGES; i++)
		list(&l, T("Promised and not paid"), fund_age_words(i),
		     s->promised_ages[i]);
	for (int i = 0; i < FUND_AGES; i++)
		list(&l, T("Paid, no receipt yet"), fund_age_words(i),
		     s->bare_ages[i]);
	list(&l, T("People’s sums"), T("Told"), s->told);
	list(&l, T("People’s sums"), T("Not spent and not promised"), unspent);
	*out = l.v;
	return l.n;
}

/* --- the page ----------------------------------------------------------- */

static struct str
count_words(struct arena *arena, int64_t n)
{
	return str_print(arena, "%lld", (long long)n);
}

static struct str
days_words(struct arena *arena, int days)
{
	if (days < 0)
		return T("None yet");
	return days == 0 ? T("The same day")
	                 : TV(arena, "{n} working days",
	                      {"n", count_words(arena, days)});
}

static void
draw_stats(struct html *h, const struct fund_spend *s)
{
	const struct figure stats[] = {
	        {.label = T("Spent in twelve months"),
	         .number = money_show(h->arena, s->all.sum),
	         .says = TV(h->arena, "{n} payments",
	                    {"n", count_words(h->arena, s->all.n)})},
	        {.label = T("Promised and not paid"),
	         .number = money_show(h->arena, s->promised.sum),
	         .says = TV(h->arena, "{n} requests",
	                    {"n", count_words(h->arena, s->promised.n)})},
	        {.label = T("Not spent of people’s sums"),
	         .number = money_show(h->arena, s->unspent),
	         .says = TV(h->arena, "{sum} was told",
	                    {"sum", money_show(h->arena, s->told.sum)})},
	        {.label = T("From asking to paying"),
	         .number = days_words(h->arena, s->median),
	         .says = TV(h->arena, "Half take no longer. Small sums: {days}",
	                    {"days", days_words(h->arena, s->median_light)})},
	};

	chart_stats(h, stats, sizeof(stats) / sizeof(stats[0]));
}

static void
draw_table(struct html *h, const struct fund_figure *v, size_t n)
{
	const struct gov_table table = {
	        .caption = v->part,
	        .caption_classes = "govuk-table__caption--m",
	        .head = GOV_CELLS({.text = T("What")},
	                          {.text = T("How many"), .format = "numeric"},
	                          {.text = T("Sum"), .format = "numeric"}),
	        .first_cell_is_header = true,
	};

	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < n; i++)
		gov_table_row(
		        h, &table,
		        (const struct gov_cell[]){
		                {.text = v[i].what},
		                {.text = count_words(h->arena, v[i].sum.n),
		                 .format = "numeric"},
		                {.text = money_show(h->arena, v[i].sum.sum),
		                 .format = "numeric"}},
		        3);
	gov_table_scroll_end(h);
}

/* Whole pounds as bars, above the same as a table. */
static void
draw_bars(struct html *h, const char *id, const struct fund_figure *v, size_t n)
{
	struct bar *bars = arena_new(h->arena, struct bar, n);

	for (size_t i = 0; i < n; i++)
		bars[i] = (struct bar){v[i].what, v[i].sum.sum.pence / 100};
	chart_bars(h, &(struct bars){.id = id,
	                             .title = v->part,
	                             .unit = T("pounds"),
	                             .v = bars,
	                             .n = n});
}

/* How many of the figures have the first one's part. */
static size_t
run(const struct fund_figure *v, size_t n)
{
	size_t at = 1;

	while (at < n && str_equal(v[at].part, v->part))
		at++;
	return at;
}

static void
draw_files(struct html *h, const struct ctx *ctx)
{
	static const struct {
		const char *path;
		const char *key;
		bool pays;
	} files[] = {
	        {"/spend.xlsx", TK("All figures as a workbook (xlsx)"), false},
	        {"/spend.csv", TK("All figures as a table (CSV)"), false},
	        {"/payments.csv", TK("Payments one by one (CSV)"), true},
	        {"/months", TK("Months, closed and open"), false},
	};

	html_raw(h, "<ul class=\"govuk-list\">");
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
		if (files[i].pays && !ctx_can(ctx, CAN_PAY_FUND))
			continue;
		html_raw(h, "<li>");
		gov_link(h, &(struct gov_link){.text = text_get(files[i].key),
		                               .href = str_of(files[i].path)});
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

void
fund_draw_spend(struct html *h, const struct ctx *ctx, const void *data)
{
	/* The names of goals are too long for bars. */
	static const char *const ids[] = {"purposes", NULL, "months"};
	const struct fund_spend *s = data;
	const struct fund_figure *v;
	size_t n = fund_spend_figures(h->arena, s, &v), at = 0;

	words_title(h, T("What the fund spent"));
	draw_stats(h, s);
	draw_files(h, ctx);
	for (size_t i = 0; at < n; i++) {
		size_t some = run(v + at, n - at);

		if (i < sizeof(ids) / sizeof(ids[0]) && ids[i] != NULL)
			draw_bars(h, ids[i], v + at, some);
		draw_table(h, v + at, some);
		at += some;
	}
}
