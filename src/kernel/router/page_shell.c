/*
 * page_shell.c - what stands around the content of every page.
 */
#include "kernel/identity/identity.h"
#include "kernel/router/router_local.h"
#include "web/gov/form.h"
#include "web/gov/gov.h"
#include "web/gov/icon.h"
#include "web/static.h"

struct shell {
	struct ctx *ctx;
	const struct page *page;
	void (*draw)(struct html *h, const struct ctx *ctx, const void *data);
	const void *data;
	bool has_notice;
	struct said notice;
};

/* --- the menu ---------------------------------------------------------- */

enum menu_for { FOR_PERSON, FOR_STAFF };

/* An entry shows when there is such a page and the actor may see it. */
static const struct menu {
	enum menu_for who;
	enum nav nav;
	const char *path;
	const char *label;
} menu[] = {
        {FOR_PERSON, NAV_HOME, "/me", TK("Home")},
        {FOR_PERSON, NAV_PLAN, "/me/plan", TK("My plan")},
        {FOR_PERSON, NAV_CONTACTS, "/me/appointments", TK("Appointments")},
        {FOR_PERSON, NAV_FUND, "/me/fund", TK("Money")},
        {FOR_PERSON, NAV_ACCESS, "/me/access", TK("Who looked")},
        {FOR_STAFF, NAV_HOME, "/today", TK("Today")},
        {FOR_STAFF, NAV_PEOPLE, "/people", TK("People")},
        {FOR_STAFF, NAV_FUND, "/fund", TK("Fund")},
        {FOR_STAFF, NAV_PRESS, "/press", TK("Press")},
        {FOR_STAFF, NAV_OPEN, "/fund/published", TK("In the open")},
        {FOR_STAFF, NAV_SPENDING, "/spending", TK("Larger payments")},
        {FOR_STAFF, NAV_SPEND, "/spend", TK("Spending")},
        {FOR_STAFF, NAV_BOOKS, "/ledger", TK("Books")},
        {FOR_STAFF, NAV_STUDIES, "/studies", TK("Studies")},
        {FOR_STAFF, NAV_REVIEW, "/reviews/glass", TK("Reviews")},
        {FOR_STAFF, NAV_REVIEW, "/duplicates", TK("Duplicates")},
        {FOR_STAFF, NAV_ADMIN, "/admin/users", TK("Users")},
        {FOR_STAFF, NAV_ADMIN, "/admin/organisations", TK("Organisations")},
        {FOR_STAFF, NAV_ADMIN, "/admin/tokens", TK("Tokens")},
        {FOR_STAFF, NAV_ADMIN, "/admin/messages", TK("Messages")},
        {FOR_STAFF, NAV_AUDIT, "/admin/audit", TK("Audit")},
        {FOR_STAFF, NAV_POLICY, "/policy", TK("Policy")},
        {FOR_STAFF, NAV_ADMIN, "/status", TK("Status")},
};

#define MENU_N (sizeof(menu) / sizeof(menu[0]))

/* The route of GET path: patterns of the menu have no places. */
static const struct route *
menu_route(const struct router *router, const char *path)
{
	for (size_t i = 0; i < router->table.all_n; i++) {
		const struct route *r = router->table.all[i];

		if (r->method == GET && str_is(str_of(r->path), path))
			return r;
	}
	return NULL;
}

_Static_assert(MENU_N <= MENU_MOST, "the router keeps the page of each entry");

void
menu_make(struct router *router)
{
	for (size_t i = 0; i < MENU_N; i++)
		router->menu[i] = menu_route(router, menu[i].path);
}

static bool
menu_shows(const struct ctx *ctx, size_t i)
{
	bool person = ctx->who.person.v != 0;
	const struct route *route;

	if (ctx->turn == NULL || ctx->who.id.v == 0 ||
	    person != (menu[i].who == FOR_PERSON))
		return false;
	route = ctx->turn->router->menu[i];
	return route != NULL && ctx_can(ctx, route->permission);
}

size_t
menu_money(const struct ctx *ctx, struct menu_link *out)
{
	size_t n = 0;

	for (size_t i = 0; i < MENU_N && n < MENU_LINKS_MOST; i++)
		if (menu_says(menu[i].path) != NULL && menu_shows(ctx, i))
			out[n++] = (struct menu_link){
			        .label = text_get(menu[i].label),
			        .path = str_of(menu[i].path),
			        .says = text_get(menu_says(menu[i].path)),
			};
	return n;
}

/* Of several entries of one part, the one whose path the page is under. */
static bool
menu_active(const struct shell *shell, size_t i)
{
	struct str path = shell->ctx->req->path;
	bool alone = true;

	if (menu[i].nav != shell->page->nav)
		return false;
	for (size_t k = 0; k < MENU_N; k++)
		alone = alone && (k == i || menu[k].nav != menu[i].nav ||
		                  !menu_shows(shell->ctx, k));
	return alone || str_starts(path, str_of(menu[i].path));
}

static struct gov_nav_item
money_item(const struct shell *shell)
{
	return (struct gov_nav_item){
	        .text = T("Money"),
	        .href = S("/money"),
	        .current = str_is(shell->ctx->req->path, "/money"),
	};
}

/* So many entries are in sight on a phone; more open behind a button. */
#define MENU_OPEN 5

static void
menu_draw(struct html *h, const struct shell *shell)
{
	struct menu_link links[MENU_LINKS_MOST];
	struct gov_nav_item items[MENU_N];
	struct gov_nav_item *together = NULL;
	bool several = menu_money(shell->ctx, links) > 1;
	size_t n = 0;

	for (size_t i = 0; i < MENU_N; i++) {
		if (!menu_shows(shell->ctx, i))
			continue;
		if (several && menu_says(menu[i].path) != NULL) {
			if (together == NULL) {
				together = &items[n++];
				*together = money_item(shell);
			}
			together->active |= menu[i].nav == shell->page->nav;
			continue;
		}
		items[n++] = (struct gov_nav_item){
		        .text = text_get(menu[i].label),
		        .href = str_of(menu[i].path),
		        .current = str_is(shell->ctx->req->path, menu[i].path),
		        .active = menu_active(shell, i),
		};
	}
	if (n > 0)
		gov_service_navigation(
		        h,
		        &(struct gov_service_navigation){
		                .items = {items, n},
		                .menu_text = T("Menu"),
		                .collapse = n <= MENU_OPEN ? GOV_OFF : GOV_AUTO,
		                .classes = n <= MENU_OPEN ? "dir-nav--open"
		                                          : NULL});
}

/* --- head -------------------------------------------------------------- */

static void
asset(struct html *h, const char *name)
{
	html_attr(h, "href", static_url(h->arena, name));
}

static bool
has_problems(const struct ctx *ctx)
{
	return (ctx->problems != NULL && ctx->problems->n > 0) ||
	       ctx->shown != NULL;
}

static void
head_draw(struct html *h, const struct shell *shell)
{
	html_raw(h, "<!DOCTYPE html><html");
	html_attr(h, "lang", text_lang() == LANG_CY ? S("cy") : S("en"));
	page_running_attr(h, shell->ctx, shell->page);
	html_raw(h, " class=\"govuk-template\"><head><meta charset=\"utf-8\">"
	            "<title>");
	if (has_problems(shell->ctx)) {
		html_text(h, T("Error:"));
		html_raw(h, " ");
	}
	html_text(h, shell->page->title);
	html_raw(h, " – My Direction</title><meta name=\"viewport\""
	            " content=\"width=device-width, initial-scale=1,"
	            " viewport-fit=cover\"><meta name=\"theme-color\""
	            " content=\"#123c3a\"><link rel=\"icon\"");
	asset(h, "favicon.svg");
	html_raw(h, " type=\"image/svg+xml\"><link rel=\"manifest\"");
	asset(h, "manifest.webmanifest");
	html_raw(h, "><link rel=\"stylesheet\"");
	asset(h, "app.css");
	html_raw(h, "><script");
	html_attr(h, "src", static_url(h->arena, "app.js"));
	html_raw(h, " defer></script></head>");
}

/* --- header ------------------------------------------------------------ */

/* A page to come back to: this one when it can be asked for again. */
static struct str
here(const struct ctx *ctx)
{
	if (ctx->req != NULL && ctx->req->method != POST &&
	    path_local(ctx->req->target))
		return ctx->req->target;
	return S("/");
}

static void
token_field(struct html *h, const struct ctx *ctx)
{
	if (!str_empty(ctx->csrf))
		form_hidden(h, FORM_TOKEN, ctx->csrf);
}

/* The other language as a button: choosing it changes something. */
static void
language_draw(struct html *h, const struct ctx *ctx)
{
	bool welsh = text_lang() == LANG_CY;

	html_raw(h, "<form class=\"dir-inline\" method=\"post\""
	            " action=\"/language\" data-again>");
	token_field(h, ctx);
	form_hidden(h, "return", here(ctx));
	if (welsh)
		html_raw(h, "<button type=\"submit\" class=\"dir-linkbutton"
		            " dir-linkbutton--inverse\" name=\"lang\""
		            " value=\"en\" lang=\"en\">English</button>");
	else
		html_raw(h, "<button type=\"submit\" class=\"dir-linkbutton"
		            " dir-linkbutton--inverse\" name=\"lang\""
		            " value=\"cy\" lang=\"cy\">Cymraeg</button>");
	html_raw(h, "</form>");
}

static void
user_draw(struct html *h, const struct ctx *ctx)
{
	if (ctx->who.session.v == 0)
		return;
	html_raw(h, "<div class=\"dir-user\">");
	if (!str_empty(ctx->who.name)) {
		html_raw(h, "<a class=\"govuk-link govuk-link--inverse\""
		            " href=\"/account\"><span"
		            " class=\"dir-user__name\">");
		html_text(h, ctx->who.name);
		html_raw(h, "</span></a> ");
	}
	html_raw(h, "<form class=\"dir-inline\" method=\"post\""
	            " action=\"/sign-out\">");
	token_field(h, ctx);
	html_raw(h, "<button type=\"submit\" class=\"dir-linkbutton"
	            " dir-linkbutton--inverse\">");
	html_text(h, T("Sign out"));
	html_raw(h, "</button></form></div>");
}

static void
header_end(struct html *h, const void *data)
{
	const struct ctx *ctx = data;

	html_raw(h, "<div class=\"dir-header__end\">");
	language_draw(h, ctx);
	user_draw(h, ctx);
	html_raw(h, "</div>");
}

static void
logo_draw(struct html *h, const void *data)
{
	(void)data;
	icon_mark(h);
	html_raw(h, " <span>My Direction</span>");
}

static void
demo_draw(struct html *h, const struct ctx *ctx)
{
	if (!ctx->app->demo)
		return;
	html_raw(h, "<div class=\"dir-demo\"><div"
	            " class=\"govuk-width-container\"><p"
	            " class=\"dir-demo__text\"><strong"
	            " class=\"dir-demo__tag\">");
	html_text(h, T("Fictional"));
	html_raw(h, "</strong> ");
	html_text(h, T("All the people here are made up. No live case belongs "
	               "here."));
	html_raw(h, "</p></div></div>");
}

static void
header_draw(struct html *h, const struct shell *shell)
{
	const struct ctx *ctx = shell->ctx;

	html_raw(h, "<header class=\"govuk-template__header\">");
	demo_draw(h, ctx);
	gov_generic_header(
	        h, &(struct gov_generic_header){
	                   .logo_html = html_made(h->arena, logo_draw, NULL),
	                   .end = html_made(h->arena, header_end, ctx)});
	menu_draw(h, shell);
	html_raw(h, "</header>");
}

/* --- main -------------------------------------------------------------- */

static void
unreviewed_draw(struct html *h, const struct ctx *ctx)
{
	if (text_lang() != LANG_CY || ctx->app->welsh_reviewed)
		return;
	html_raw(h, "<p class=\"dir-unreviewed\">");
	html_text(h, T("A translator has not yet checked the Welsh of this "
	               "service."));
	html_raw(h, "</p>");
}

static void
notice_draw(struct html *h, const struct shell *shell)
{
	if (!shell->has_notice)
		return;
	wording_draw(h, shell->ctx, &shell->notice);
	if (shell->notice.text.key == NULL)
		return;
	gov_notification_banner(
	        h, &(struct gov_notification_banner){
	                   .text = text_show(h->arena, &shell->notice.text),
	                   .title = T("Success"),
	                   .success = true});
}

static void
problems_draw(struct html *h, const struct ctx *ctx)
{
	struct form form = {.req = ctx->req, .problems = ctx->problems};
	struct gov_error_item item = {0};

	if (ctx->problems != NULL && ctx->problems->n > 0) {
		form_error_summary(h, &form);
		return;
	}
	if (ctx->shown == NULL)
		return;
	item.text = text_show(h->arena, &ctx->shown->text);
	gov_error_summary(
	        h, &(struct gov_error_summary){.title = T("There is a problem"),
	                                       .items = {&item, 1}});
}

static void
content_draw(struct html *h, const struct shell *shell)
{
	bool narrow = !shell->page->wide && !shell->page->person_page;

	if (narrow)
		html_raw(h, "<div class=\"govuk-grid-row\"><div"
		            " class=\"govuk-grid-column-two-thirds\">");
	notice_draw(h, shell);
	problems_draw(h, shell->ctx);
	shell->draw(h, shell->ctx, shell->data);
	if (narrow)
		html_raw(h, "</div></div>");
}

static void
back_draw(struct html *h, const struct page *page)
{
	if (str_empty(page->back))
		return;
	gov_back_link(h, &(struct gov_link){.text = str_empty(page->back_label)
	                                                    ? T("Back")
	                                                    : page->back_label,
	                                    .href = page->back});
}

static void
tabs_draw(struct html *h, const struct page *page)
{
	struct moj_sub_item items[16];
	size_t n = 0;

	if (page->tabs == NULL)
		return;
	for (; n < 16 && !str_empty(page->tabs[n].label); n++)
		items[n] = (struct moj_sub_item){
		        .text = page->tabs[n].label,
		        .href = page->tabs[n].href,
		        .active = page->tabs[n].current,
		};
	html_raw(h, "<div class=\"dir-subnav\"><div"
	            " class=\"govuk-width-container\">");
	moj_sub_navigation(
	        h, &(struct moj_sub_navigation){.label = T("About this person"),
	                                        .items = {items, n}});
	html_raw(h, "</div></div>");
}

/* Hero, bar, way back and content: main is around them all. */
static void
main_draw(struct html *h, const struct shell *shell)
{
	const struct page *page = shell->page;

	html_raw(h, "<main id=\"main-content\">");
	if (page->above != NULL)
		page->above(h, shell->ctx, shell->data);
	tabs_draw(h, page);
	html_raw(h, "<div class=\"govuk-width-container\">");
	unreviewed_draw(h, shell->ctx);
	back_draw(h, page);
	html_raw(h, "<div class=\"govuk-main-wrapper"
	            " govuk-main-wrapper--tight\">");
	content_draw(h, shell);
	html_raw(h, "</div></div></main>");
}

/* --- foot -------------------------------------------------------------- */

static void
footer_draw(struct html *h)
{
	const struct gov_link links[] = {
	        {.text = T("Help"), .href = S("/help")},
	        {.text = T("Privacy"), .href = S("/privacy")},
	        {.text = T("Accessibility statement"),
	         .href = S("/accessibility")},
	};

	html_raw(h, "<footer class=\"govuk-template__footer\">");
	gov_footer(h, &(struct gov_footer){.meta_title = T("Support links"),
	                                   .meta = {links, 3}});
	html_raw(h, "</footer>");
}

static void
session_soon(struct html *h)
{
	html_raw(h, "<div data-session=\"soon\"><h2"
	            " class=\"govuk-heading-m\" id=\"session-title\">");
	html_text(h, T("You will be signed out soon"));
	html_raw(h, "</h2><p class=\"govuk-body\">");
	html_text(h, T("You have not done anything for a while. Time left:"));
	html_raw(h, " <strong class=\"dir-session__clock\""
	            " data-session=\"clock\"></strong></p><div"
	            " class=\"dir-actions\"><button type=\"button\""
	            " class=\"govuk-button\" data-session=\"stay\">");
	html_text(h, T("Stay signed in"));
	html_raw(h, "</button></div></div>");
}

static void
session_over(struct html *h)
{
	html_raw(h, "<div data-session=\"over\" hidden><h2"
	            " class=\"govuk-heading-m\">");
	html_text(h, T("You have been signed out"));
	html_raw(h, "</h2><p class=\"govuk-body\">");
	html_text(h, T("What you typed is still on this page."));
	html_raw(h, "</p><div class=\"dir-actions\"><a class=\"govuk-button\""
	            " href=\"/sign-in\" target=\"_blank\" rel=\"noopener\">");
	html_text(h, T("Sign in again in a new tab"));
	html_raw(h, "</a><button type=\"button\" class=\"govuk-button"
	            " govuk-button--secondary\" data-session=\"close\">");
	html_text(h, T("Back to the page"));
	html_raw(h, "</button></div></div>");
}

static void
session_draw(struct html *h, const struct ctx *ctx)
{
	if (ctx->who.id.v == 0 || ctx->who.session.v == 0)
		return;
	html_raw(h, "<dialog class=\"dir-session\""
	            " data-module=\"dir-session\"");
	html_attr_i64(h, "data-seconds", IDENTITY_IDLE_MS / 1000);
	html_raw(h, " data-warn=\"300\" data-stay=\"/session\""
	            " aria-labelledby=\"session-title\">");
	session_soon(h);
	session_over(h);
	html_raw(h, "</dialog>");
	/* What the script of drafts says, once it has kept one. */
	html_raw(h,
	         "<p class=\"govuk-hint\" data-module=\"dir-draft\" hidden>");
	html_text(h, T("A copy of what you type is kept for you until you save "
	               "it."));
	html_raw(h, "</p>");
}

/* --- the whole --------------------------------------------------------- */

static void
body_open(struct html *h, const struct page *page, bool large)
{
	bool sand = page->wide || page->person_page || page->above != NULL ||
	            page->tabs != NULL;

	html_raw(h, "<body class=\"govuk-template__body");
	if (sand)
		html_raw(h, " dir-page--sand");
	if (large)
		html_raw(h, " dir-large");
	html_raw(h, "\"><script");
	html_attr(h, "src", static_url(h->arena, "enabled.js"));
	html_raw(h, "></script>");
}

/* Take the sentence that the page before left, once. */
static void
notice_find(struct shell *shell, struct reply *reply)
{
	struct turn *turn = shell->ctx->turn;
	int64_t name;

	if (turn == NULL || shell->ctx->req == NULL ||
	    !id_read(request_cookie(shell->ctx->req, NOTICE_COOKIE), &name))
		return;
	shell->has_notice = notice_take(&turn->router->notices,
	                                ((uint64_t)name << 1) | 1,
	                                shell->ctx->who.id.v, shell->ctx->arena,
	                                &shell->notice);
	reply_cookie(reply, &(struct cookie){.name = NOTICE_COOKIE,
	                                     .value = S(""),
	                                     .max_age = 0,
	                                     .http_only = true,
	                                     .secure = shell->ctx->app->secure,
	                                     .same_site = "Lax"});
}

static void
paper_draw(struct html *h, const struct shell *shell)
{
	body_open(h, shell->page, paper_is_large(shell->ctx));
	page_running_draw(h, shell->ctx, shell->page);
	html_raw(h, "<main id=\"main-content\""
	            " class=\"govuk-width-container\">");
	demo_draw(h, shell->ctx);
	problems_draw(h, shell->ctx);
	paper_links(h, shell->ctx);
	shell->draw(h, shell->ctx, shell->data);
	html_raw(h, "</main></body></html>");
}

void
page_show(struct ctx *ctx, struct reply *reply, const struct page *page,
          void (*draw)(struct html *h, const struct ctx *ctx, const void *data),
          const void *data)
{
	struct shell shell = {
	        .ctx = ctx, .page = page, .draw = draw, .data = data};
	struct html h;

	reply_html(reply, 200, &h);
	if (!page->print)
		notice_find(&shell, reply);
	head_draw(&h, &shell);
	if (page->print) {
		paper_draw(&h, &shell);
		if (ctx->turn != NULL)
			ctx->turn->paper = paper_wanted(ctx);
		return;
	}
	body_open(&h, page, false);
	gov_skip_link(&h, &(struct gov_link){.text = T("Skip to main content"),
	                                     .href = S("#main-content")});
	header_draw(&h, &shell);
	main_draw(&h, &shell);
	footer_draw(&h);
	session_draw(&h, ctx);
	html_raw(&h, "</body></html>");
}
