#include "kernel/router/router_world_test.h"

#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/outbox/outbox.h"
#include "web/gov/form.h"

static const struct query person_by_id = {
        .name = "test.person_by_id",
        .text = "select p.person from access_placement p"
                " where p.person = :person and " ACCESS_REACH("p.person"),
        .person = "person",
};
static const struct query everybody = {
        .name = "test.everybody",
        .text = "select p.person from access_placement p",
        .person = "person",
};
static const struct query counted = {
        .name = "test.counted",
        .text = "select count(*) as n from audit_entry where what = :what",
};
static const struct query entries = {
        .name = "test.entries",
        .text = "select count(*) as n from audit_entry",
};
static const struct query entries_for = {
        .name = "test.entries_for",
        .text = "select count(*) as n from audit_entry"
                " where purpose = :purpose and what = 'seen'",
};
static const struct query audit_gone = {
        .name = "test.audit_gone",
        .text = "drop table audit_lane",
        .unaudited = "a test",
};

static const struct query keys = {
        .name = "test.keys",
        .text = "select count(*) as n from router_key",
        .scans = "a test",
};
static const struct query keys_tied = {
        .name = "test.keys_tied",
        .text = "select count(*) as n from router_key where actor <> 0"
                " or route <> '' or body is not null"
                " or key like 'k%' or at % 3600000 <> 0",
        .scans = "a test",
};

static const struct query contents = {
        .name = "test.contents",
        .text = "select count(distinct content) as n from router_key",
        .scans = "a test",
};
static const struct query use_forgotten = {
        .name = "test.use_forgotten",
        .text = "update identity_session set used_at = made_at - 120000",
        .unaudited = "a test",
        .scans = "a test",
};
static const struct query used = {
        .name = "test.used",
        .text = "select count(*) as n from identity_session"
                " where used_at >= made_at",
        .scans = "a test",
};

static const struct query *const queries[] = {
        &person_by_id, &everybody,  &counted,       &entries,
        &entries_for,  &audit_gone, &keys,          &keys_tied,
        &contents,     &used,       &use_forgotten, NULL};

/* --- pages --------------------------------------------------------------- */

static void
draw_words(struct html *h, const struct ctx *ctx, const void *data)
{
	(void)ctx;
	html_raw(h, "<h1 class=\"govuk-heading-l\">");
	html_text(h, str_of(data));
	html_raw(h, "</h1>");
}

static const struct fault *
show(struct ctx *ctx, struct reply *reply, const char *words)
{
	page_show(ctx, reply,
	          &(struct page){.title = str_of(words),
	                         .print = !str_empty(
	                                 request_query(ctx->req, "print"))},
	          draw_words, words);
	return NULL;
}

static const struct fault *
get_words(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	if (!str_empty(request_query(req, "told")))
		reply_audit(ctx, "test.told", 5, S("file=rows"));
	return show(ctx, reply, "Here it is");
}

static const struct fault *
person_read(struct ctx *ctx, int64_t person)
{
	const struct row *row;

	return sql_one(ctx->tx, &person_by_id, ARGS(arg_i64("person", person)),
	               &row);
}

static const struct fault *
get_person(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	int64_t id;

	TRY(request_place_id(req, "id", &id));
	TRY(person_read(ctx, id));
	return show(ctx, reply, "A person");
}

static const struct fault *
get_me(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)req;
	TRY(person_read(ctx, ctx->who.person.v));
	return show(ctx, reply, "Me");
}

static const struct fault *
get_everybody(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct rows rows;

	(void)req;
	TRY(sql_rows(ctx->tx, &everybody, NO_ARGS, &rows));
	return show(ctx, reply, "Everybody");
}

/* --- forms --------------------------------------------------------------- */

static void
draw_form(struct html *h, const struct ctx *ctx, const void *data)
{
	struct form form;

	(void)data;
	html_raw(h, "<h1 class=\"govuk-heading-l\">A form</h1>");
	page_form(ctx, &form);
	form_begin(h, &form, S("/t/form"));
	form_input(h, &form,
	           &(struct gov_input){.name = "title", .label = S("Title")});
	form_end(h, &form, S("Save"));
	html_text(h, str_print(h->arena, "Today is %.*s",
	                       STR_ARG(date_iso(h->arena, ctx->today))));
}

static const struct fault *
get_form(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)req;
	if (ctx->who.person.v != 0)
		TRY(person_read(ctx, ctx->who.person.v));
	page_show(ctx, reply, &(struct page){.title = S("A form")}, draw_form,
	          NULL);
	return NULL;
}

static const struct fault *
title_judge(struct ctx *ctx, struct str title)
{
	struct problems problems;

	problems_init(&problems, ctx->arena);
	if (str_empty(title))
		problems_add(&problems, "title", "Enter a title");
	TRY(problems_fault(&problems));
	if (str_is(title, "no"))
		return fault_refused(ctx, "A rule says no");
	if (str_is(title, "old"))
		return ctx_version_check(ctx, 2, 1);
	return NULL;
}

static const struct fault *
count(struct ctx *ctx)
{
	return audit_record(ctx, "test.counted", (struct person_id){0}, 0);
}

static const struct fault *
post_form(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct str title = request_field(req, "title");

	TRY(count(ctx));
	TRY(title_judge(ctx, title));
	reply_notice(ctx, reply, TEXT("Saved {title}", {"title", title}));
	reply_see_other(reply, S("/t/page"));
	return NULL;
}

/* Acts on a day that was; "title" as for /t/form. */
static const struct fault *
post_past(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	TRY(count(ctx));
	ctx->now.ms = 0;
	ctx->today = instant_date(ctx->now);
	ctx->tx->who.now = ctx->now;
	return reply_show(ctx, reply, get_form,
	                  title_judge(ctx, request_field(req, "title")));
}

static const struct fault *
post_show(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	const struct fault *fault;

	TRY(count(ctx));
	fault = title_judge(ctx, request_field(req, "title"));
	reply_header(reply, "X-Made", S("by the write"));
	return reply_show(ctx, reply, get_form, fault);
}

static const struct fault *
prepare(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)reply;
	claim(ctx->tx == NULL);
	TRY(title_judge(ctx, request_field(req, "title")));
	ctx->prepared = ctx->arena;
	return NULL;
}

static const struct fault *
post_prepared(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)req;
	claim(ctx->prepared == ctx->arena);
	TRY(count(ctx));
	reply_see_other(reply, S("/t/page"));
	return NULL;
}

/* --- what breaks --------------------------------------------------------- */

static const struct fault *
bug(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)req;
	(void)reply;
	return fault_bug(ctx, "made for a test");
}

static const struct fault *
break_claim(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)req;
	(void)reply;
	claim(ctx == NULL);
	return NULL;
}

static const struct fault *
fill(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)req;
	(void)reply;
	for (size_t n = 0; n < 2 * ARENA_CEILING; n += 65536)
		(void)arena_bytes(ctx->arena, 65536, 1);
	return NULL;
}

/* --- JSON ---------------------------------------------------------------- */

static const struct fault *
api_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct api_page page;
	struct json_out j;

	TRY(api_page_read(ctx, req, &page));
	reply_json(reply, 200, &j);
	json_object(&j, NULL);
	json_array(&j, "content");
	api_page_end(&j, &page, 1001, false);
	return NULL;
}

static const struct fault *
api_post(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct json_out j;
	json_t *body;
	bool wrong = false;

	TRY(request_json(req, &body));
	TRY(count(ctx));
	TRY(title_judge(ctx, json_get_str(body, "title", &wrong)));
	reply_json(reply, 201, &j);
	json_object(&j, NULL);
	json_str(&j, "id", id_show(ctx->arena, id_new()));
	json_end(&j);
	return NULL;
}

static const struct fault *
api_again(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct json_out j;

	(void)req;
	reply_json(reply, 201, &j);
	json_object(&j, NULL);
	json_str(&j, "id", id_show(ctx->arena, 7));
	json_end(&j);
	return NULL;
}

static const struct fault *
api_person(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	int64_t id;

	TRY(request_place_id(req, "id", &id));
	TRY(person_read(ctx, id));
	return api_get(ctx, req, reply);
}

/* --- the routes ---------------------------------------------------------- */

static void
draw_above(struct html *h, const struct ctx *ctx, const void *data)
{
	(void)ctx;
	(void)data;
	html_raw(h, "<div class=\"dir-hero\"></div>");
}

static const struct fault *
get_wide(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	static const struct page_tab tabs[] = {
	        {{"Overview", 8}, {"/t/wide", 7}, true},
	        {{"Plan", 4}, {"/t/plan", 7}, false},
	        {{NULL, 0}, {NULL, 0}, false}};

	page_show(
	        ctx, reply,
	        &(struct page){.title = S("<b>Wide</b>"),
	                       .back = S("/t/page"),
	                       .tabs = tabs,
	                       .above = draw_above,
	                       .print = !str_empty(request_query(req, "print")),
	                       .wide = true},
	        draw_words, "Wide & open");
	return NULL;
}

/* What rules call a title is sent as a name. */
static const struct fault *
api_named(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct problems problems;

	(void)req;
	(void)reply;
	problems_init(&problems, ctx->arena);
	problems_add(&problems, "title", "Enter a title");
	problems_add(&problems, "other_2", "Enter a title");
	problems_add(&problems, "another", "Enter a title");
	return problems_fault(&problems);
}

static const struct fault *
api_form(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct json_out j;

	TRY(title_judge(ctx, request_field(req, "title")));
	reply_json(reply, 201, &j);
	json_object(&j, NULL);
	json_str(&j, "id", id_show(ctx->arena, id_new()));
	json_end(&j);
	return NULL;
}

static const struct route routes[] = {
        {GET, "/t/open", get_words, CAN_OPEN, "Open", .form = NULL},
        {GET, "/t/page", get_words, CAN_SIGNED_IN, "Signed in", .form = NULL},
        {GET, "/t/person/:id", get_person, CAN_SEE_PEOPLE, "One", .form = NULL},
        {GET, "/t/everybody", get_everybody, CAN_SIGNED_IN, "All",
         .form = NULL},
        {GET, "/t/me", get_me, CAN_SEE_OWN, "Own", .form = NULL},
        {GET, "/t/form", get_form, CAN_SIGNED_IN, "Form", .form = NULL},
        {POST, "/t/form", post_form, CAN_SIGNED_IN, "Save", .form = get_form},
        {POST, "/t/upload", post_form, CAN_SIGNED_IN, "Send a file",
         .upload = true},
        {POST, "/t/plain", post_form, CAN_SIGNED_IN, "Save", .form = NULL},
        {POST, "/t/show", post_show, CAN_SIGNED_IN, "Show", .form = NULL},
        {POST, "/t/past", post_past, CAN_SIGNED_IN, "Past", .form = get_form},
        {POST, "/t/prepared", post_prepared, CAN_SIGNED_IN, "Prepared",
         .prepare = prepare, .form = get_form},
        {POST, "/t/workers", post_form, CAN_WRITE_PLAN, "Workers",
         .form = NULL},
        {GET, "/t/bug", bug, CAN_OPEN, "Bug", .form = NULL},
        {POST, "/t/bug", bug, CAN_OPEN, "Bug", .form = NULL},
        {GET, "/t/claim", break_claim, CAN_OPEN, "Claim", .form = NULL},
        {POST, "/t/claim", break_claim, CAN_OPEN, "Claim", .form = NULL},
        {GET, "/t/full", fill, CAN_OPEN, "Full", .form = NULL},
        {GET, "/t/limited", get_words, CAN_OPEN, "Twice", .per_minute = 2},
        {GET, "/t/wide", get_wide, CAN_SIGNED_IN, "Wide", .form = NULL},
        {GET, "/api/t/things", api_get, CAN_SEE_PEOPLE, "Things",
         .api_response = "Things", .api_query = API_QUERY_PAGE},
        {POST, "/api/t/things", api_post, CAN_SEE_PEOPLE, "Add",
         .api_request = "ThingTitle", .api_response = "Thing"},
        {POST, "/api/t/untied", api_post, CAN_SEE_PEOPLE, "Say",
         .api_request = "ThingTitle", .api_response = "Thing", .untied = true,
         .again = api_again},
        {POST, "/t/untied", post_form, CAN_SIGNED_IN, "Say", .untied = true},
        {POST, "/t/untied/:one", post_form, CAN_SIGNED_IN, "Say of it",
         .untied = true},
        {PATCH, "/api/t/things", api_post, CAN_SEE_PEOPLE, "Change",
         .api_request = "ThingTitle", .api_response = "Thing"},
        {GET, "/api/t/person/:id", api_person, CAN_SEE_PEOPLE, "Person",
         .api_response = "Things"},
        {POST, "/api/t/named", api_named, CAN_SEE_PEOPLE, "Under another name",
         .api_request = "ThingName", .api_response = "Thing",
         .api_names = "other_*=name, title=name"},
        {POST, "/api/t/pictures", api_form, CAN_SEE_PEOPLE, "Send a picture",
         .api_request = "ThingPicture", .api_response = "Thing",
         .upload = true},
        {GET, "/api/t/pictures", api_get, CAN_SEE_PEOPLE, "A picture",
         .api_response = "ThingSeen"},
        {GET, "/api/t/files", api_get, CAN_SEE_PEOPLE, "A picture or sound",
         .api_response = "ThingFile"},
        ROUTES_END,
};

static const struct api_schema schemas[] = {
        {.name = "Things",
         .shape = "content: [Thing], page: Page",
         .says = "Things"},
        {.name = "Thing", .shape = "id: Id", .says = "A thing"},
        {.name = "ThingName",
         .shape = "name: string(1..40)",
         .says = "What a thing is called, under another name"},
        {.name = "ThingPicture",
         .shape = "picture: picture, sound?: sound, title: string(1..40)",
         .says = "A picture of a thing"},
        {.name = "ThingSeen", .shape = "picture", .says = "What it looks like"},
        {.name = "ThingFile", .shape = "file", .says = "What there is of it"},
        {.name = "ThingTitle",
         .shape = "title?: string(1..40)",
         .says = "What a thing is called"},
        API_SCHEMAS_END,
};

static const struct capability testing = {
        .name = "test", .routes = routes, .schemas = schemas};
static const struct capability *const served[] = {&audit_capability,
                                                  &outbox_capability,
                                                  &access_capability,
                                                  &identity_capability,
                                                  &router_capability,
                                                  &testing,
                                                  NULL};

struct http *
router_world(struct test *t)
{
	return http_serve(world_with(t, queries), served);
}

int64_t
router_entries_of(struct http *h, const char *what)
{
	return world_count(h->w, &counted, ARGS(arg_str("what", str_of(what))));
}

int64_t
router_counted(struct http *h)
{
	return router_entries_of(h, "test.counted");
}

int64_t
router_keys(struct http *h, bool tied)
{
	return world_count(h->w, tied ? &keys_tied : &keys, NO_ARGS);
}

int64_t
router_contents(struct http *h)
{
	return world_count(h->w, &contents, NO_ARGS);
}

int64_t
router_used(struct http *h)
{
	return world_count(h->w, &used, NO_ARGS);
}

static const struct fault *
use_forget(struct ctx *ctx, void *data)
{
	(void)data;
	return sql_do(ctx->tx, &use_forgotten, NO_ARGS, NULL);
}

void
router_forget_use(struct http *h)
{
	expect_ok(world_do(h->w, NULL, use_forget, NULL));
}

struct token {
	struct user_id user;
	struct str value;
};

static const struct fault *
token_make(struct ctx *ctx, void *data)
{
	struct token *token = data;

	return identity_token_new(ctx, token->user, S("a test"), 1,
	                          &token->value);
}

struct str
router_token(struct http *h, const char *who)
{
	struct token token = {.user = world_user(h->w, who)};

	expect_ok(world_do(h->w, NULL, token_make, &token));
	return token.value;
}

int64_t
router_entries(struct http *h)
{
	return world_count(h->w, &entries, NO_ARGS);
}

int64_t
router_entries_for(struct http *h, const char *purpose)
{
	return world_count(h->w, &entries_for,
	                   ARGS(arg_str("purpose", str_of(purpose))));
}

static const struct fault *
audit_break(struct ctx *ctx, void *data)
{
	(void)data;
	return sql_do(ctx->tx, &audit_gone, NO_ARGS, NULL);
}

void
router_break_audit(struct http *h)
{
	expect_ok(world_do(h->w, NULL, audit_break, NULL));
}

const char *
router_person_path(struct http *h, struct person_id person)
{
	return str_c(h->w->arena,
	             str_print(h->w->arena, "/t/person/%.*s",
	                       STR_ARG(id_show(h->w->arena, person.v))));
}

struct http_reply
router_get_with(struct http *h, const char *who, struct str cookie)
{
	return http_raw(h, str_print(h->w->arena,
	                             "GET /t/page HTTP/1.1\r\nHost: md.test\r\n"
	                             "Cookie: %.*s; %.*s\r\n"
	                             "Connection: close\r\n\r\n",
	                             STR_ARG(http_session(h, who)->cookie),
	                             STR_ARG(cookie)));
}

struct str
router_notice(struct http *h, const struct http_reply *reply)
{
	struct str set = http_header(h, reply, "Set-Cookie");

	return str_slice(set, 0, str_find(set, ';'));
}
