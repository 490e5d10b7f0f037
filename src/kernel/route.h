/*
 * route.h - one row for each address; the router derives the rest from it.
 *
 * From method and path follow: sign-in, permission, CSRF, idempotency key,
 * kind of transaction, caching, rate limit, who-looked-at-whom.  No handler
 * can forget one of them.
 */
#ifndef KERNEL_ROUTE_H
#define KERNEL_ROUTE_H

#include "kernel/ctx.h"

/*
 * Read the request, call a rule, show a view.  GET runs in a read-only
 * transaction on a worker.  POST, PUT, PATCH and DELETE run as a write job,
 * perhaps twice: only the database and ctx->arena, no page drawn (use
 * reply_show to have one drawn afterwards).
 */
typedef const struct fault *(*handler_fn)(struct ctx *ctx,
                                          const struct request *req,
                                          struct reply *reply);

struct route {
	enum method method;
	const char *path; /* "/people/:crn/plan" */
	handler_fn handler;
	enum permission permission;
	const char *summary; /* one line, for the lists and OpenAPI */
	/*
	 * Runs before the handler on the worker with no transaction open:
	 * password hashes, files, outside calls.  Leaves its result in
	 * ctx->prepared.
	 */
	handler_fn prepare;
	/* The GET handler that shows the form again when a POST is INVALID or
	 * REFUSED or CONFLICT; NULL: the fault page. */
	handler_fn form;
	bool upload; /* takes files; of the API: nothing but a form of parts */
	bool no_key; /* sign-in and the like: no idempotency key */
	/* API routes only: the names of their schemas (api_schema.h).  A GET
	 * names its answer; a POST answers 201, anything else 200. */
	const char *api_request;
	const char *api_response;
	unsigned per_minute;   /* requests a user or address; 0: the default */
	const char *api_query; /* its questions, as the members of a shape */
	/* What the rules call a field, and the member that it is here, where
	 * these differ: "why=words, signed=signed_on, question_*=questions".
	 * A problem that names no member is an error in the log. */
	const char *api_names;
	/* What the audit is told when somebody signed in tries this and is
	 * REFUSED or has no right to it ("policy.not_let"); NULL: nothing. */
	const char *refused;
	/*
	 * Takes words that nobody may tie to whoever sent them.  Of their key
	 * neither who sent it is kept, nor where, nor the answer, and of what
	 * was sent a hash that only the sender's cookie or token makes again:
	 * other words by the same key are a conflict.  That somebody was here
	 * is written in a transaction apart.  `again` answers the second time
	 * where the answer has a body: the API's.  It only reads.
	 */
	bool untied;
	handler_fn again;
	/* What the audit names in place of method and path, of a look and of
	 * an act, where they would tell what a person keeps to themselves
	 * ("GET /me"); NULL: what they are. */
	const char *looks_as;
	const char *acts_as;
};

/* The questions of api_page_read, for api_query. */
#define API_QUERY_PAGE "page?: PageNumber, size?: PageSize"

#define ROUTES_END \
	{ \
		.path = NULL \
	}

/*
 * Ask that after this write the worker runs `get` in a fresh read-only
 * transaction and answers with its page, the fault laid over it.  Returns
 * NULL, so: return reply_show(ctx, reply, get_plan, fault);
 */
const struct fault *reply_show(struct ctx *ctx, struct reply *reply,
                               handler_fn get, const struct fault *fault);

/* Answer an API's change with an error of its own code, and keep the change:
 * of a wrong try, that it was one. */
void reply_error(struct ctx *ctx, struct reply *reply, int status,
                 const char *code, struct text text);

/* For a handler that reply_show shows over a fault, where an error has more to
 * say: the error with its object left open, for one member more ("changes") and
 * json_end. */
void reply_fault_open(struct ctx *ctx, const struct fault *fault,
                      struct json_out *out);

/* Say one sentence on the next page shown (a success banner). */
void reply_notice(struct ctx *ctx, struct reply *reply, struct text text);

/* Have the audit told, before this answer of a GET leaves, that the actor did
 * `what` ("study.fetched", a literal) on a subject; `detail` is coded facts, as
 * audit_record_detail has it.  Where it cannot be told the answer is not sent.
 * For what names nobody and yet is to be known of: who looked at a person is
 * told by itself.  Once an answer. */
void reply_audit(struct ctx *ctx, const char *what, int64_t subject,
                 struct str detail);

/* --- the page around every page ---------------------------------------- */

enum nav {
	NAV_NONE,
	NAV_HOME,
	NAV_PLAN,
	NAV_PEOPLE,
	NAV_CONTACTS,
	NAV_TEAM,
	NAV_ADMIN,
	NAV_AUDIT,
	NAV_POLICY,
	NAV_REVIEW,
	NAV_ACCESS,
	NAV_FUND,
	NAV_OPEN,
	NAV_PRESS,
	NAV_SPENDING,
	NAV_SPEND,
	NAV_BOOKS,
	NAV_STUDIES
};

/* A tab of the sub-navigation on pages about one person. */
struct page_tab {
	struct str label;
	struct str href;
	bool current;
};

struct page {
	struct str title;      /* without the service's name; required */
	enum nav nav;          /* which part of the menu is current */
	struct str back;       /* href of the back link, or empty */
	struct str back_label; /* empty: "Back" */
	bool person_page;      /* the person's own pages: "My Direction" */
	const struct page_tab *tabs; /* ends with an empty label, or NULL */
	/* Drawn inside main, above the content: hero or person bar. */
	void (*above)(struct html *h, const struct ctx *ctx, const void *data);
	bool wide;  /* no two-thirds column around the content */
	bool print; /* a page made for paper: no menus at all */
	/* Of a page made for paper about somebody: their name.  It stands on
	 * each printed page with the title and the day, and in no address and
	 * no name of a file. */
	struct str of;
};

/*
 * Answer with a page: head, skip link, header, menu, language switch, demo
 * banner, notice, error summary of ctx->problems or the sentence of
 * ctx->shown, then draw(h, ctx, data) as the content of main, and footer.
 */
void
page_show(struct ctx *ctx, struct reply *reply, const struct page *page,
          void (*draw)(struct html *h, const struct ctx *ctx, const void *data),
          const void *data);

/*
 * Open a form that posts to `action`: the CSRF token, a new idempotency key
 * and, when version is above 0, the version the form was made from.
 */
void page_form_begin(struct html *h, const struct ctx *ctx, struct str action,
                     int64_t version);
void page_form_end(struct html *h);

/*
 * A struct form (web/gov/form.h) for a form of this page: the request, its
 * problems, the CSRF token and a new idempotency key.
 */
struct form;
void page_form(const struct ctx *ctx, struct form *out);

/*
 * Whether this page answers something posted to that path.  Its form is then
 * shown, even where nothing more may be sent: what was typed is not lost.
 */
bool page_sent(const struct ctx *ctx, struct str action);

/*
 * What a field should show: what was typed when the form is shown again,
 * else the stored value.  And its problem as text, or empty.
 */
struct str
page_typed(const struct ctx *ctx, const char *field, struct str stored);
struct str page_problem(const struct ctx *ctx, const char *field);

/*
 * A JSON list's envelope: {content:[...], page:{...}}.  Open the object and
 * its array "content", write the items, then api_page_end closes both.  The
 * page asked for, ?page= from 0 and ?size= from 1 to 200, or INVALID.
 */
struct api_page {
	int64_t number;
	int64_t size;
};
MUST_CHECK const struct fault *
api_page_read(struct ctx *ctx, const struct request *req, struct api_page *out);
void api_page_end(struct json_out *j, const struct api_page *page,
                  int64_t total, bool more);

/*
 * The version that a JSON edit was made from: If-Match, 7 with or without its
 * quotation marks; -1, which is no version, when it is something else.  BLIND
 * (428) without the header.  Its other half is the ETag of what was read or
 * written.
 */
MUST_CHECK const struct fault *
api_match_read(struct ctx *ctx, const struct request *req, int64_t *seen);
void api_etag(struct reply *reply, int64_t version);

#endif
