/*
 * page.c - forms of a page, fault pages, and the envelope of JSON lists.
 */
#include "kernel/identity/draft_carry.h"
#include "kernel/router/router_local.h"
#include "web/gov/form.h"

/* --- forms ------------------------------------------------------------- */

void
page_form(const struct ctx *ctx, struct form *out)
{
	*out = (struct form){
	        .req = ctx->req,
	        .problems = ctx->problems,
	        .token = ctx->csrf,
	        .key = id_show(ctx->arena, id_new()),
	};
}

bool
page_sent(const struct ctx *ctx, struct str action)
{
	struct form form;

	page_form(ctx, &form);
	form.action = action;
	return form_sent(&form);
}

void
page_form_begin(struct html *h, const struct ctx *ctx, struct str action,
                int64_t version)
{
	struct form form;

	page_form(ctx, &form);
	form.version = version;
	form.no_draft = true;
	form_begin(h, &form, action);
}

void
page_form_end(struct html *h)
{
	html_raw(h, "</form>");
}

struct str
page_typed(const struct ctx *ctx, const char *field, struct str stored)
{
	const struct form form = {.req = ctx->req};

	return form_value(&form, field, stored);
}

struct str
page_problem(const struct ctx *ctx, const char *field)
{
	const struct form form = {.problems = ctx->problems};

	return form_error(&form, ctx->arena, field);
}

/* --- the page of a fault ----------------------------------------------- */

struct error_page {
	struct turn *turn;
	struct str title;
	struct str says;
};

bool
page_keeps(const struct ctx *ctx, struct str body)
{
	struct buf buf;
	struct html h;

	for (size_t i = 0; i < ctx->req->form.n; i++) {
		const struct pair *field = &ctx->req->form.v[i];

		if (!draft_typed(field))
			continue;
		buf_init(&buf, ctx->arena, 0);
		html_init(&h, &buf);
		html_text(&h, field->value);
		if (!str_has(body, buf_get(&buf)))
			return false;
	}
	return true;
}

/* Nothing that somebody typed is lost: it stands on the fault page. */
static void
typed_draw(struct html *h, const struct request *req)
{
	bool any = false;

	for (size_t i = 0; i < req->form.n; i++) {
		const struct pair *field = &req->form.v[i];

		if (!draft_typed(field))
			continue;
		if (!any) {
			html_raw(h, "<h2 class=\"govuk-heading-m\">");
			html_text(h, T("What you typed"));
			html_raw(h, "</h2><p class=\"govuk-body\">");
			html_text(h, T("It was not saved. Copy it from here if "
			               "you need it."));
			html_raw(h, "</p>");
		}
		any = true;
		html_raw(h, "<p class=\"dir-kept\">");
		html_lines(h, field->value);
		html_raw(h, "</p>");
	}
}

/* Where to sign in.  A form that was sent goes along. */
static void
signed_out_draw(struct html *h, const struct turn *turn)
{
	struct draft_carry carry;

	if (!page_carries(turn, &carry)) {
		html_raw(h, "<p class=\"govuk-body\"><a class=\"govuk-link\""
		            " href=\"/sign-in\" target=\"_blank\""
		            " rel=\"noopener\">");
		html_text(h, T("Sign in (opens in a new tab)"));
		html_raw(h, "</a></p>");
		return;
	}
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, T("What you typed is not saved yet. Sign in here. Then "
	               "you see it in the form again, and you can send it."));
	html_raw(h, "</p>");
	if (turn->route->upload) {
		html_raw(h, "<p class=\"govuk-body\">");
		html_text(h, T("Files and pictures are not kept. Choose them "
		               "again."));
		html_raw(h, "</p>");
	}
	draft_carry_sign_in(h, &turn->ctx, &carry, page_carry_back(turn));
}

static void
error_draw(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct error_page *page = data;
	const struct refusal *refusal = &page->turn->refusal;

	html_raw(h, "<div class=\"dir-errorpage\"><h1"
	            " class=\"govuk-heading-l\">");
	html_text(h, page->title);
	html_raw(h, "</h1><p class=\"govuk-body\">");
	html_text(h, page->says);
	html_raw(h, "</p>");
	if (refusal->status == 401)
		signed_out_draw(h, page->turn);
	if (ctx->req != NULL)
		typed_draw(h, ctx->req);
	html_raw(h, "<p class=\"dir-errorpage__ref\">");
	html_text(h, TV(ctx->arena, "Reference {reference}",
	                {"reference", ctx->request_id}));
	html_raw(h, "</p></div>");
}

void
page_error(struct turn *turn, int status, struct str title, struct str says)
{
	struct error_page page = {turn, title, says};

	turn->ctx.problems = NULL;
	turn->ctx.shown = NULL;
	page_show(&turn->ctx, turn_reply(turn), &(struct page){.title = title},
	          error_draw, &page);
	turn_reply(turn)->status = status;
}

/* --- JSON lists -------------------------------------------------------- */

#define PAGE_SIZE      50
#define PAGE_SIZE_MOST 200
#define COUNT_MOST     1000

static bool
number_read(struct str s, int64_t least, int64_t most, int64_t *out)
{
	int64_t v;

	if (str_empty(s))
		return true;
	if (!str_i64(s, &v) || v < least || v > most)
		return false;
	*out = v;
	return true;
}

const struct fault *
api_page_read(struct ctx *ctx, const struct request *req, struct api_page *out)
{
	struct api_page page = {0, PAGE_SIZE};
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (!number_read(request_query(req, "page"), 0, 1000000, &page.number))
		problems_add(&problems, "page", "Page must be a number from 0");
	if (!number_read(request_query(req, "size"), 1, PAGE_SIZE_MOST,
	                 &page.size))
		problems_add(&problems, "size",
		             "Size must be a number from 1 to 200");
	TRY(problems_fault(&problems));
	*out = page;
	return NULL;
}

void
api_page_end(struct json_out *j, const struct api_page *page, int64_t total,
             bool more)
{
	int64_t shown = total > COUNT_MOST ? COUNT_MOST : total;

	json_end(j);
	json_object(j, "page");
	json_i64(j, "size", page->size);
	json_i64(j, "number", page->number);
	json_i64(j, "totalElements", shown);
	json_i64(j, "totalPages", (shown + page->size - 1) / page->size);
	if (more || total > COUNT_MOST)
		json_bool(j, "more", true);
	json_end(j);
	json_end(j);
}

const struct fault *
api_match_read(struct ctx *ctx, const struct request *req, int64_t *seen)
{
	struct str match = request_header(req, "If-Match");
	int64_t version;

	if (str_empty(match))
		return fault_make(ctx->arena, FAULT_BLIND,
		                  TEXT("Read this again, then send your change "
		                       "with its ETag as If-Match"),
		                  __FILE__, __LINE__);
	if (match.n >= 2 && match.p[0] == '"' && match.p[match.n - 1] == '"')
		match = str_slice(match, 1, match.n - 2);
	*seen = str_i64(match, &version) ? version : -1;
	return NULL;
}

void
api_etag(struct reply *reply, int64_t version)
{
	reply_header(reply, "ETag",
	             str_print(reply->arena, "\"%lld\"", (long long)version));
}
