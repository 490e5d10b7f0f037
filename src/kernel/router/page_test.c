#include "kernel/router/router_world_test.h"
#include "web/gov/form.h"

TEST("page: every page has its title, language, skip link, menu and footer")
{
	struct http *h = router_world(t);
	struct str body = http_get(h, "ada", "/t/page").body;

	expect_true(str_starts(body, S("<!DOCTYPE html><html lang=\"en\"")));
	expect_has(body, "<title>Here it is – My Direction</title>");
	expect_has(body, "Skip to main content");
	expect_has(body, "id=\"main-content\"");
	expect_has(body, "href=\"/status\"");
	expect_has(body, "href=\"/accessibility\"");
	expect_has(body, "Ada Quist");
	expect_has(body, "action=\"/sign-out\"");
	expect_has(body, "data-seconds=\"1800\"");
	expect_lacks(body, "style=");
}

TEST("page: the menu shows what the actor may see and nothing else")
{
	struct http *h = router_world(t);

	expect_lacks(http_get(h, "sam", "/t/page").body, "href=\"/status\"");
	expect_lacks(http_get(h, "jay", "/t/page").body, "href=\"/status\"");
	expect_lacks(http_get(h, NULL, "/t/open").body, "href=\"/status\"");
	expect_lacks(http_get(h, NULL, "/t/open").body, "/sign-out");
	expect_lacks(http_get(h, NULL, "/t/open").body, "dir-session\"");
}

TEST("page: whoever sees several pages about money has one entry for them, "
     "which leads to all")
{
	struct http *h = http_new(t);
	struct str body = http_get(h, "morgan", "/account").body;

	expect_has(body, "href=\"/money\"");
	expect_lacks(body, "href=\"/spending\"");
	expect_lacks(body, "href=\"/ledger\"");
	body = http_get(h, "morgan", "/money").body;
	expect_has(body, "href=\"/fund/published\"");
	expect_has(body, "href=\"/spending\"");
	expect_has(body, "href=\"/spend\"");
	expect_has(body, "href=\"/ledger\"");
	/* The entry is marked on the pages that it leads to. */
	body = http_get(h, "morgan", "/spend").body;
	expect_has(body, "service-navigation__item--active\"><a"
	                 " class=\"govuk-service-navigation__link\""
	                 " href=\"/money\"");
}

TEST("page: whoever sees one page about money has its own entry, and who sees "
     "none has no page of them")
{
	struct http *h = http_new(t);
	struct str body = http_get(h, "ada", "/account").body;

	expect_has(body, "href=\"/ledger\"");
	expect_lacks(body, "href=\"/money\"");
	body = http_get(h, "ada", "/money").body;
	expect_has(body, "href=\"/ledger\"");
	expect_lacks(body, "href=\"/spending\"");
	body = http_get(h, "sam", "/account").body;
	expect_lacks(body, "href=\"/money\"");
	expect_lacks(body, "href=\"/ledger\"");
	expect_equal(http_get(h, "sam", "/money").status, 403);
	expect_equal(http_get(h, "jay", "/money").status, 403);
}

TEST("page: hero, tabs, back link and title stand in their places, escaped")
{
	struct http *h = router_world(t);
	struct str body = http_get(h, "sam", "/t/wide").body;

	expect_has(body, "<title>&lt;b&gt;Wide&lt;/b&gt; – My Direction");
	expect_has(body, "<main id=\"main-content\"><div class=\"dir-hero\">");
	expect_has(body, "moj-sub-navigation");
	expect_has(body, "aria-current=\"page\"");
	expect_has(body, "govuk-back-link");
	expect_has(body, "Wide &amp; open");
	expect_has(body, "dir-page--sand");
}

TEST("page: a page for paper has no menus and no scripts of a session")
{
	struct http *h = router_world(t);
	struct str body = http_get(h, "sam", "/t/wide?print=1").body;

	expect_has(body, "Wide &amp; open");
	expect_lacks(body, "govuk-footer");
	expect_lacks(body, "dir-header__end");
	expect_lacks(body, "dir-session\"");
}

TEST("page: the fictional programme says so on every page")
{
	struct http *h = router_world(t);

	expect_lacks(http_get(h, NULL, "/t/open").body, "dir-demo");
	h->w->app->demo = true;
	expect_has(http_get(h, NULL, "/t/open").body,
	           "All the people here are made up.");
	expect_has(http_get(h, NULL, "/t/none").body,
	           "All the people here are made up.");
	expect_has(http_get(h, "sam", "/t/wide?print=1").body,
	           "All the people here are made up.");
}

TEST("page: help, privacy and the accessibility statement are there for all")
{
	struct http *h = router_world(t);

	expect_has(http_get(h, NULL, "/help").body, "If you cannot sign in");
	expect_has(http_get(h, NULL, "/privacy").body, "Who can see it");
	expect_has(http_get(h, NULL, "/accessibility").body,
	           "What is not yet as it should be");
}

static struct ctx
posted(struct test *t, struct request *req)
{
	struct pair *field = arena_new(t->arena, struct pair, 1);

	*field = (struct pair){S("title"), S("typed")};
	*req = (struct request){
	        .arena = t->arena, .method = POST, .form = {field, 1}};
	return (struct ctx){.arena = t->arena, .req = req, .csrf = S("tok")};
}

TEST("page: a form carries the session's token, a new key and its version")
{
	struct request req;
	struct ctx ctx = posted(t, &req);
	struct form one;
	struct form other;
	struct buf b;
	struct html h;

	page_form(&ctx, &one);
	page_form(&ctx, &other);
	expect_str(one.token, "tok");
	expect_false(str_equal(one.key, other.key));
	buf_init(&b, t->arena, 0);
	html_init(&h, &b);
	page_form_begin(&h, &ctx, S("/t/x"), 3);
	page_form_end(&h);
	expect_has(buf_get(&b), "action=\"/t/x\"");
	expect_has(buf_get(&b), "name=\"csrf\" value=\"tok\"");
	expect_has(buf_get(&b), "name=\"version\" value=\"3\"");
	expect_true(str_ends(buf_get(&b), S("</form>")));
}

TEST("page: it answers something posted to one path, and to no other")
{
	struct request req;
	struct ctx ctx = posted(t, &req);

	req.path = S("/t/x");
	expect_true(page_sent(&ctx, S("/t/x")));
	expect_false(page_sent(&ctx, S("/t/x/y")));
	req.method = GET;
	expect_false(page_sent(&ctx, S("/t/x")));
}

TEST("page: a field shows what was typed, else what is stored, and its problem")
{
	struct request req;
	struct ctx ctx = posted(t, &req);
	struct problems problems;

	expect_str(page_typed(&ctx, "title", S("stored")), "typed");
	expect_str(page_typed(&ctx, "other", S("stored")), "stored");
	req.method = GET;
	expect_str(page_typed(&ctx, "title", S("stored")), "stored");
	expect_str(page_problem(&ctx, "title"), "");
	problems_init(&problems, t->arena);
	problems_add(&problems, "title", "Enter a title");
	ctx.problems = &problems;
	expect_str(page_problem(&ctx, "title"), "Enter a title");
	expect_str(page_problem(&ctx, "other"), "");
}
