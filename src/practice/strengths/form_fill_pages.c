/*
 * form_fill_pages.c - the questions of the services' form, answered a step at a
 * time.
 */
#include "practice/strengths/form_fill_views.h"

/* --- what was typed ------------------------------------------------------ */

static void
put_value(struct json_out *j, struct str code, struct str value)
{
	json_object(j, str_c(j->buf->arena, code));
	json_str(j, "value", value);
	json_end(j);
}

static void
put_values(struct json_out *j, const struct request *req,
           const struct form_question *q)
{
	struct str one = S("");

	json_object(j, q->code);
	json_array(j, "values");
	for (size_t n = 0; request_field_at(req, q->code, n, &one); n++)
		json_str(j, NULL, one);
	json_end(j);
	json_end(j);
}

/* A day that is none is no date of the form either. */
static void
put_day(struct json_out *j, const struct request *req,
        const struct form_question *q)
{
	struct date day = DATE_NONE;
	int is = form_date_read(req, q->code, &day);

	if (is != 0)
		put_value(j, str_of(q->code),
		          is > 0 ? date_iso(j->buf->arena, day) : S("?"));
}

static void
put_typed(struct json_out *j, const struct request *req,
          const struct form_question *q)
{
	struct str rest = str_of(q->values == NULL ? "" : q->values), one;

	if (q->type == FORM_DATE)
		put_day(j, req, q);
	else if (q->type == FORM_CHECKBOX)
		put_values(j, req, q);
	else
		put_value(j, str_of(q->code), request_field(req, q->code));
	while (str_split(&rest, ' ', &one)) {
		struct str code = form_words_code(j->buf->arena, q, one);

		if (form_takes_words(q, one))
			put_value(j, code,
			          request_field(req,
			                        str_c(j->buf->arena, code)));
	}
}

struct str
form_fill_typed(struct ctx *ctx, const struct request *req,
                enum form_section section, bool own, enum form_step step)
{
	struct json_out j;
	struct buf buf;

	buf_init(&buf, ctx->arena, FORM_BYTES_MOST);
	json_init(&j, &buf);
	json_object(&j, NULL);
	json_object(&j, "assessment");
	for (const struct form_question *q = form_questions; q->code != NULL;
	     q++)
		if (q->section == section &&
		    (own ? form_is_theirs(q) : form_step_is(step, q)))
			put_typed(&j, req, q);
	json_end(&j);
	json_end(&j);
	return buf_get(&buf);
}

static struct form_fill_terms
terms_of(struct ctx *ctx, const struct request *req, enum form_section section,
         enum form_step step)
{
	return (struct form_fill_terms){
	        .step = step,
	        .voice = str_word(request_field(req, "voice"), form_voices),
	        .done = str_is(request_field(req, "done"), "yes"),
	        .form = request_field(req, "form"),
	        .typed = form_fill_typed(ctx, req, section, false, step),
	};
}

/* --- pages --------------------------------------------------------------- */

static const struct fault *
place_of(struct ctx *ctx, const struct request *req,
         struct form_fill_screen *screen)
{
	int step = str_word(request_place(req, "step"), form_steps);

	if (step < 0 ||
	    !form_section_read(request_place(req, "section"),
	                       &screen->section) ||
	    !form_step_has((enum form_step)step, screen->section))
		return fault_not_found(ctx, "There is no such section");
	screen->step = (enum form_step)step;
	TRY(people_of_request(ctx, req, &screen->head));
	screen->base =
	        people_path(ctx->arena, screen->head.crn, "/strengths/form");
	return NULL;
}

/* The answers that the page goes by: as stored, or as they were sent. */
static const struct fault *
answers_read(struct ctx *ctx, const struct request *req,
             struct form_fill_screen *screen)
{
	struct str document = screen->fill.document;

	TRY(form_read(ctx->arena,
	              str_empty(document) ? S("{\"assessment\":{}}") : document,
	              &screen->stored));
	screen->doc = screen->stored;
	if (str_empty(request_field(req, "form")))
		return NULL;
	{
		struct form_fill_terms terms =
		        terms_of(ctx, req, screen->section, screen->step);

		TRY(form_fill_merge(ctx->arena, screen->section, &terms,
		                    document, NULL, &document));
	}
	return form_read(ctx->arena, document, &screen->doc);
}

const struct fault *
form_fill_get(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct form_fill fills[FORM_SECTION_COUNT];
	struct form_mine mine[FORM_SECTION_COUNT];
	struct form_fill_screen screen = {.stale = false};
	struct assess a;

	TRY(place_of(ctx, req, &screen));
	TRY(assess_read(ctx, screen.head.person, &a));
	TRY(form_fill_read(ctx, a.id, fills));
	TRY(form_mine_read(ctx, a.id, mine));
	screen.fill = fills[screen.section];
	screen.theirs = mine[screen.section];
	if (screen.theirs.version > 0)
		TRY(form_read(ctx->arena, screen.theirs.document,
		              &screen.theirs_doc));
	TRY(sit_now(ctx, screen.head.person, &screen.sit));
	screen.stale = fault_is(ctx->shown, FAULT_CONFLICT);
	TRY(answers_read(ctx, req, &screen));
	page_show(ctx, reply,
	          &(struct page){.title = text_get(
	                                 form_parts[screen.section].title),
	                         .nav = NAV_PEOPLE,
	                         .above = people_above,
	                         .tabs = people_tabs(ctx, &screen.head,
	                                             PEOPLE_TAB_NONE),
	                         .back = screen.base},
	          form_fill_draw, &screen);
	return NULL;
}

/* On to the next section that both look at; never on to what is for the worker
 * alone. */
static void
go_on(struct ctx *ctx, const struct form_fill_screen *screen, bool more,
      struct reply *reply)
{
	enum form_section next = screen->section;

	if (!more)
		next = (enum form_section)(screen->section + 1);
	if (!more &&
	    (screen->step == FORM_STEP_ALONE || next >= FORM_SECTION_COUNT ||
	     !form_step_has(FORM_STEP_ANSWERS, next)))
		reply_see_other(reply, screen->base);
	else
		reply_see_other(reply, str_print(ctx->arena, "%.*s/%s/%s",
		                                 STR_ARG(screen->base),
		                                 form_parts[next].code,
		                                 form_steps[screen->step]));
}

/* What the person says at the screen is taken with a sitting: one that holds,
 * or one that this page begins. */
static const struct fault *
save(struct ctx *ctx, const struct request *req,
     const struct form_fill_screen *screen, const struct form_fill_terms *terms,
     bool *more)
{
	struct problems problems;
	struct sit sit = {.id = {0}};
	int64_t seen = 0;
	bool there = screen->step == FORM_STEP_ANSWERS &&
	             terms->voice == FORM_VOICE_TOGETHER;

	problems_init(&problems, ctx->arena);
	if (!str_i64(request_field(req, FORM_VERSION), &seen))
		seen = 0;
	if (there)
		TRY(sit_now(ctx, screen->head.person, &sit));
	there = there && sit.id.v == 0;
	if (there)
		sit_typed_judge(req, &problems);
	TRY(form_fill_save(ctx, screen->head.person, screen->section, seen,
	                   terms, &problems, more));
	return there ? sit_take(ctx, req, screen->head.person) : NULL;
}

/* --- with the person there ----------------------------------------------- */

static struct str
answers_path(struct ctx *ctx, const struct form_fill_screen *screen,
             const char *last)
{
	return str_print(ctx->arena, "%.*s/%s/%s", STR_ARG(screen->base),
	                 form_parts[screen->section].code, last);
}

static const struct fault *
together_of(struct ctx *ctx, const struct request *req,
            struct form_fill_screen *screen)
{
	if (!form_section_read(request_place(req, "section"),
	                       &screen->section) ||
	    !form_step_has(FORM_STEP_ANSWERS, screen->section))
		return fault_not_found(ctx, "There is no such section");
	TRY(people_of_request(ctx, req, &screen->head));
	screen->base =
	        people_path(ctx->arena, screen->head.crn, "/strengths/form");
	return NULL;
}

const struct fault *
form_fill_get_together(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct form_fill_screen screen = {.stale = false};
	struct sit_screen sit;

	TRY(together_of(ctx, req, &screen));
	sit = (struct sit_screen){
	        .head = screen.head,
	        .action = answers_path(ctx, &screen, "together"),
	};
	return sit_show(ctx, reply, &sit,
	                answers_path(ctx, &screen, "answers"));
}

const struct fault *
form_fill_post_together(struct ctx *ctx, const struct request *req,
                        struct reply *reply)
{
	struct form_fill_screen screen = {.stale = false};

	TRY(together_of(ctx, req, &screen));
	TRY(sit_take(ctx, req, screen.head.person));
	reply_see_other(reply, answers_path(ctx, &screen, "answers"));
	return NULL;
}

const struct fault *
form_fill_post(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct form_fill_screen screen = {.stale = false};
	struct form_fill_terms terms;
	bool more = false;

	TRY(place_of(ctx, req, &screen));
	terms = terms_of(ctx, req, screen.section, screen.step);
	TRY(save(ctx, req, &screen, &terms, &more));
	reply_notice(ctx, reply,
	             more ? TEXT("Saved. Your answers open more questions: "
	                         "they are on this page now")
	                  : TEXT("The answers are saved"));
	go_on(ctx, &screen, more, reply);
	return NULL;
}
