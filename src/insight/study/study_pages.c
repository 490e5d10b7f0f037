/*
 * study_pages.c - the pages of studies: list, design, power, registering.
 */
#include "insight/study/study_views.h"

/* --- lists ---------------------------------------------------------------- */

#define PANELS_MOST 8

/* What other capabilities have for the list, as they stand in the program. */
static const struct fault *
panels_read(struct ctx *ctx, struct study_list_screen *screen)
{
	const struct capability *const *c = ctx->app->capabilities;
	struct study_panel *v =
	        arena_new(ctx->arena, struct study_panel, PANELS_MOST);

	for (; *c != NULL; c++) {
		const struct panel *p = (*c)->panels;

		for (; p != NULL && p->read != NULL; p++) {
			if (p->place != PANEL_STUDIES ||
			    !ctx_can(ctx, p->permission))
				continue;
			claim(screen->panels_n < PANELS_MOST);
			v[screen->panels_n].panel = p;
			TRY(p->read(ctx, (struct person_id){0},
			            &v[screen->panels_n++].data));
		}
	}
	screen->panels = v;
	return NULL;
}

const struct fault *
study_get_list(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct study_list_screen screen = {.n = 0};
	struct study *studies;

	(void)req;
	TRY(study_list(ctx, &studies, &screen.n));
	TRY(panels_read(ctx, &screen));
	screen.studies = studies;
	screen.today = ctx->today;
	page_show(ctx, reply,
	          &(struct page){.title = T("Studies"), .nav = NAV_STUDIES},
	          study_draw_list, &screen);
	return NULL;
}

const struct fault *
study_of_request(struct ctx *ctx, const struct request *req, struct study *out)
{
	int64_t id;

	TRY(request_place_id(req, "study", &id));
	return study_one(ctx, id, out);
}

const struct fault *
study_get_one(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct study_screen screen = {.looks_n = 0};
	struct study_amendment *amendments;
	struct study_power *looks;
	struct study_judgement *said;
	struct study_file *files;

	TRY(study_of_request(ctx, req, &screen.study));
	TRY(study_recalls_read(ctx, &screen.study));
	TRY(study_judgements(ctx, screen.study.id, &said, &screen.said_n));
	screen.said = said;
	TRY(study_amendments(ctx, screen.study.id, &amendments,
	                     &screen.amendments_n));
	TRY(study_looks(ctx, screen.study.id, &looks, &screen.looks_n));
	TRY(study_files(ctx, screen.study.id, &files, &screen.files_n));
	screen.files = files;
	TRY(study_finding(ctx, &screen.study, &screen.finding));
	screen.amendments = amendments;
	screen.looks = looks;
	screen.may_write = ctx_can(ctx, CAN_WRITE_STUDIES);
	page_show(ctx, reply,
	          &(struct page){.title = screen.study.design.title,
	                         .nav = NAV_STUDIES,
	                         .back = S("/studies")},
	          study_draw_one, &screen);
	return NULL;
}

/* --- the design ----------------------------------------------------------- */

/* What a new study begins with: a year, six months, five to each. */
static struct study_design
design_new(struct date today)
{
	return (struct study_design){
	        .start = STUDY_AT_PLAN,
	        .from = date_add_days(today, 1),
	        .to = date_add_months(today, 12),
	        .follow_days = 365,
	        .lag_days = 183,
	        .ratio = 5,
	        .base = 370,
	        .fall = 50,
	        .columns = (1u << STUDY_COLUMNS) - 1,
	};
}

static const struct fault *
show_design(struct ctx *ctx, struct reply *reply, struct study_screen *screen)
{
	bool is_new = screen->study.id == 0;

	TRY(study_bases_read(ctx, screen->bases, &screen->bases_n));
	page_show(ctx, reply,
	          &(struct page){
	                  .title = is_new ? T("A new study")
	                                  : T("The design of the study"),
	                  .nav = NAV_STUDIES,
	                  .back = is_new ? S("/studies")
	                                 : study_path(ctx->arena,
	                                              screen->study.id, ""),
	          },
	          study_draw_design, screen);
	return NULL;
}

const struct fault *
study_get_new(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct study_screen screen = {.looks_n = 0};

	(void)req;
	screen.study.design = design_new(ctx->today);
	return show_design(ctx, reply, &screen);
}

const struct fault *
study_get_design(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	struct study_screen screen = {.looks_n = 0};

	TRY(study_of_request(ctx, req, &screen.study));
	return show_design(ctx, reply, &screen);
}

/* Tenths of a per cent, or -1 when it is no such number. */
static int64_t
share_of(const struct request *req, const char *field, int64_t otherwise)
{
	struct str typed = request_field(req, field);
	int64_t out;

	if (str_empty(typed))
		return otherwise;
	return study_share_read(typed, &out) ? out : -1;
}

static int64_t
count_of(const struct request *req, const char *field)
{
	int64_t out;

	return str_i64(request_field(req, field), &out) ? out : -1;
}

/* DATE_NONE for what is no day: the check says so. */
static struct date
day_of(const struct request *req, const char *field)
{
	struct date out;

	return form_date_read(req, field, &out) == 1 ? out : DATE_NONE;
}

/* A bit for each of the words that were chosen. */
static unsigned
bits_of(const struct request *req, const char *field, const char *const *words)
{
	unsigned out = 0;

	for (unsigned i = 0; words[i] != NULL; i++)
		if (request_field_has(req, field, str_of(words[i])))
			out |= 1u << i;
	return out;
}

static struct study_design
design_of(const struct request *req)
{
	int start = str_word(request_field(req, "start"), study_start_words);
	int first = str_word(request_field(req, "first"), study_first_words);
	int method = str_word(request_field(req, "method"), study_method_words);
	struct study_design d = {
	        .title = request_field(req, "title"),
	        .question = request_field(req, "question"),
	        .start = start < 0 ? STUDY_STARTS : (enum study_start)start,
	        .from = day_of(req, "from"),
	        .to = day_of(req, "to"),
	        .follow_days = count_of(req, "follow"),
	        .lag_days = count_of(req, "lag"),
	        .ratio = count_of(req, "ratio"),
	        .base = share_of(req, "base", -1),
	        .fall = share_of(req, "fall", -1),
	        .smallest = share_of(req, "smallest", 0),
	        .reviewers = request_field(req, "reviewers"),
	        .basis = request_field(req, "basis"),
	        .first = first < 0 ? STUDY_FIRSTS : (enum study_first)first,
	        .method = method < 0 ? STUDY_METHODS
	                             : (enum study_method)method,
	        .control = request_field_has(req, "control", S("yes")),
	};
	const unsigned compared = (1u << STUDY_COMPARED) - 1;

	d.columns = bits_of(req, "columns", study_column_words);
	d.groups = bits_of(req, "groups", study_column_words);
	d.more = (bits_of(req, "more", study_more_words) & compared) |
	         (bits_of(req, "alone", study_more_words) & ~compared);
	return d;
}

const struct fault *
study_post_new(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct study_design design = design_of(req);
	int64_t id;

	TRY(study_base_take(ctx, request_field(req, "published"),
	                    &design.base));
	TRY(study_make(ctx, &design, &id));
	reply_notice(ctx, reply, TEXT("The study is written down"));
	reply_see_other(reply, study_path(ctx->arena, id, ""));
	return NULL;
}

const struct fault *
study_post_design(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct study_design design = design_of(req);
	int64_t id, seen = count_of(req, FORM_VERSION);

	TRY(study_base_take(ctx, request_field(req, "published"),
	                    &design.base));
	TRY(request_place_id(req, "study", &id));
	TRY(study_change(ctx, id, &design, seen, request_field(req, "reason")));
	reply_notice(ctx, reply, TEXT("The design is saved"));
	reply_see_other(reply, study_path(ctx->arena, id, ""));
	return NULL;
}

/* --- its power ------------------------------------------------------------ */

const struct fault *
study_get_power(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct study_screen screen = {.looks_n = 0};
	struct study_power *looks;

	TRY(study_of_request(ctx, req, &screen.study));
	TRY(study_looks(ctx, screen.study.id, &looks, &screen.looks_n));
	screen.looks = looks;
	screen.may_write = ctx_can(ctx, CAN_WRITE_STUDIES);
	page_show(ctx, reply,
	          &(struct page){.title = T("What the study could see"),
	                         .nav = NAV_STUDIES,
	                         .back = study_path(ctx->arena, screen.study.id,
	                                            "")},
	          study_draw_power, &screen);
	return NULL;
}

const struct fault *
study_post_power(struct ctx *ctx, const struct request *req,
                 struct reply *reply)
{
	int64_t id;

	TRY(request_place_id(req, "study", &id));
	TRY(study_look(ctx, id, count_of(req, "treated")));
	reply_see_other(reply, study_path(ctx->arena, id, "/power"));
	return NULL;
}

const struct fault *
study_post_register(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	int64_t id;

	TRY(request_place_id(req, "study", &id));
	TRY(study_register(ctx, id));
	reply_notice(ctx, reply,
	             TEXT("The plan is registered. From now on a change needs "
	                  "a reason"));
	reply_see_other(reply, study_path(ctx->arena, id, ""));
	return NULL;
}
