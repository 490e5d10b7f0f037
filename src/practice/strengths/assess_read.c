/*
 * assess_read.c - what a request says about the assessment.
 */
#include "practice/strengths/assess_views.h"

const struct fault *
assess_code_of(struct ctx *ctx, const struct request *req,
               enum assess_code *out)
{
	int code = str_word(request_place(req, "area"), assess_codes);

	if (code < 0)
		return fault_not_found(ctx, "There is no such area");
	*out = (enum assess_code)code;
	return NULL;
}

const struct fault *
assess_screen_open(struct ctx *ctx, const struct request *req, bool mine,
                   struct assess_screen *out)
{
	*out = (struct assess_screen){.mine = mine};
	if (mine)
		TRY(people_me(ctx, &out->head));
	else
		TRY(people_of_request(ctx, req, &out->head));
	out->base = mine ? S("/me/strengths")
	                 : people_path(ctx->arena, out->head.crn, "/strengths");
	TRY(assess_form_now(ctx, &out->form));
	return assess_read(ctx, out->head.person, &out->a);
}

const struct fault *
assess_screen_room(struct ctx *ctx, struct assess_screen *screen)
{
	struct sit *sits;

	TRY(sit_list(ctx, screen->head.person,
	             screen->former ? screen->a.day : DATE_NONE, &sits,
	             &screen->sits_n));
	screen->sits = sits;
	return NULL;
}

static int64_t
number(const struct request *req, const char *field)
{
	int64_t n;

	return str_i64(request_field(req, field), &n) && n >= 0 ? n : 0;
}

int64_t
assess_seen(const struct request *req)
{
	return number(req, FORM_VERSION);
}

const struct fault *
assess_screen_since_own(struct ctx *ctx, const struct request *req,
                        struct assess_screen *screen)
{
	if (!assess_is_stale(ctx))
		return NULL;
	return assess_since_own(ctx, screen->head.person, screen->code,
	                        assess_seen(req), &screen->since);
}

const struct fault *
assess_screen_since_work(struct ctx *ctx, const struct request *req,
                         struct assess_screen *screen)
{
	if (!assess_is_stale(ctx))
		return NULL;
	return assess_since_work(ctx, screen->head.person, screen->code,
	                         assess_seen(req), &screen->since);
}

const struct fault *
assess_screen_since(struct ctx *ctx, const struct request *req,
                    struct assess_screen *screen)
{
	if (!assess_is_stale(ctx))
		return NULL;
	return assess_since(ctx, screen->head.person, assess_seen(req),
	                    &screen->since);
}

/* 0 for nothing, -1 for what is no priority. */
static int
priority_of(const struct request *req)
{
	static const char *const words[] = {"", "1", "2", "3", NULL};

	return str_word(request_field(req, "priority"), words);
}

/* Nothing chosen is the first word of each list. */
static int
word_of(const struct request *req, const char *field, const char *const *words)
{
	struct str typed = request_field(req, field);

	return str_empty(typed) ? 0 : str_word(typed, words);
}

static bool
is_nothing(const struct request *req)
{
	return str_is(request_field(req, "nothing"), "yes");
}

struct assess_own_terms
assess_own_of(const struct request *req)
{
	return (struct assess_own_terms){
	        .view = request_field(req, "view"),
	        .strengths = request_field(req, "strengths"),
	        .nothing = is_nothing(req),
	        .ready = word_of(req, "ready", assess_readies),
	        .ready_words = request_field(req, "ready_words"),
	        .priority = priority_of(req),
	        .form = number(req, "form"),
	};
}

/* A word that is none is past the end of its list. */
static enum assess_link
link_of(const struct request *req, const char *field)
{
	int word = word_of(req, field, assess_links);

	return word < 0 ? ASSESS_LINK_COUNT : (enum assess_link)word;
}

struct assess_work_terms
assess_work_of(const struct request *req)
{
	return (struct assess_work_terms){
	        .work =
	                {
	                        .view = request_field(req, "view"),
	                        .strengths = request_field(req, "strengths"),
	                        .needs = request_field(req, "needs"),
	                        .harm = link_of(req, "harm"),
	                        .harm_words = request_field(req, "harm_words"),
	                        .reoffending = link_of(req, "reoffending"),
	                        .reoffending_words =
	                                request_field(req, "reoffending_words"),
	                        .evidence = request_field(req, "evidence"),
	                        .priority = priority_of(req),
	                        .nothing = is_nothing(req),
	                },
	        .done = str_is(request_field(req, "done"), "yes"),
	        .form = number(req, "form"),
	};
}
