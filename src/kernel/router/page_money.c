/*
 * page_money.c - the pages about money that stand in the menu together.
 */
#include "kernel/router/router_local.h"
#include "web/gov/gov.h"

/* Whoever may see several of these has one entry for them, which leads to all:
 * ten entries are no menu. */
static const struct {
	const char *path;
	const char *says;
} money[] = {
        {"/fund/published", TK("What anybody may read of the fund, and "
                               "whether it is fair")},
        {"/spending", TK("The file of payments above a sum, by month")},
        {"/spend", TK("What the fund spent, and its closed months")},
        {"/ledger", TK("The accounts by kind, and stopping the books")},
};

const char *
menu_says(const char *path)
{
	for (size_t k = 0; k < sizeof(money) / sizeof(money[0]); k++)
		if (str_is(str_of(money[k].path), path))
			return money[k].says;
	return NULL;
}

struct money_page {
	struct menu_link v[MENU_LINKS_MOST];
	size_t n;
};

static void
money_draw(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct money_page *page = data;

	(void)ctx;
	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, T("Money"));
	html_raw(h, "</h1>");
	for (size_t i = 0; i < page->n; i++) {
		html_raw(h, "<h2 class=\"govuk-heading-s "
		            "govuk-!-margin-bottom-1\">");
		gov_link(h, &(struct gov_link){.text = page->v[i].label,
		                               .href = page->v[i].path});
		html_raw(h, "</h2><p class=\"govuk-body\">");
		html_text(h, page->v[i].says);
		html_raw(h, "</p>");
	}
}

const struct fault *
get_money(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct money_page page = {.n = 0};

	(void)req;
	page.n = menu_money(ctx, page.v);
	page_show(ctx, reply,
	          &(struct page){.title = T("Money"), .nav = NAV_BOOKS},
	          money_draw, &page);
	return NULL;
}
