/*
 * assess_store.c - editions of the assessment and their areas.
 */
#include "practice/strengths/assess_since.h"
#include "practice/strengths/assess_store_local.h"
#include "practice/strengths/form_fill_local.h"
#include "practice/strengths/form_mine_local.h"

#include "kernel/access/access.h"
#include "register/people/people.h"

#define EDITION \
	" e.edition, e.person, e.day, e.made_at, e.version, e.standing," \
	" e.restored, e.shared_at, e.signed_by, e.signed_at, e.answered_by," \
	" e.answered_at, e.answer, e.twice, e.twice_rule, e.second_by," \
	" e.second_at, e.second_answer, e.locked_by, e.locked_at," \
	" e.locked_why, e.locked_words from strengths_edition e where"

#define NEWEST \
	"select" EDITION " e.person = :person and " ACCESS_REACH( \
	        "e.person") " order by e.made_at desc, e.edition desc limit 1"

const struct query assess_newest = {
        .name = "strengths.assess_newest",
        .person = "person",
        .text = NEWEST,
};

const struct query assess_newest_lock = {
        .name = "strengths.assess_newest_lock",
        .person = "person",
        .lock = LOCK_ROWS,
        .text = NEWEST,
};

const struct query assess_one = {
        .name = "strengths.assess_one",
        .person = "person",
        .text = "select" EDITION " e.edition = :edition"
                " and e.person = :person and " ACCESS_REACH("e.person"),
};

const struct query assess_began = {
        .name = "strengths.assess_began",
        .person = "person",
        .text = "select e.person, e.made_at from strengths_edition e"
                " where e.person = :person and " ACCESS_REACH(
                        "e.person") " order by e.made_at, e.edition limit 1",
};

#define ALL \
	"select" EDITION " e.person = :person and " ACCESS_REACH( \
	        "e.person") " order by e.made_at desc, e.edition desc limit 200"

const struct query assess_all = {
        .name = "strengths.assess_all",
        .person = "person",
        .text = ALL,
};

const struct query assess_areas_of = {
        .name = "strengths.assess_areas_of",
        .person = "person",
        .text = "select a.area, a.person, a.code, a.state," ASSESS_OWN_OF_A
                "," ASSESS_SHARED_OF_A "," ASSESS_KEPT_OF_A
                " from strengths_area a where a.edition = :edition"
                " and " ACCESS_REACH("a.person"),
};

/* What the person sees of it: neither the worker's side nor how far the
 * worker is with it. */
const struct query assess_areas_own = {
        .name = "strengths.assess_areas_own",
        .person = "person",
        .text = "select a.area, a.person, a.code," ASSESS_OWN_OF_A
                " from strengths_area a where a.edition = :edition"
                " and " ACCESS_REACH("a.person"),
};

/* What was shared last: neither links nor evidence, for anybody. */
const struct query assess_areas_shared = {
        .name = "strengths.assess_areas_shared",
        .person = "person",
        .text = "select a.area, a.person, a.code, a.edition, e.day,"
                " e.shared_at," ASSESS_SHARED_OF_A " from strengths_edition e"
                " join strengths_area a on a.edition = e.edition"
                " where e.edition = (select s.edition from strengths_edition s"
                "  where s.person = :person and s.shared_at is not null"
                "  order by s.made_at desc, s.edition desc limit 1)"
                " and e.shared_at is not null and " ACCESS_REACH("a.person"),
};

const struct query assess_add = {
        .name = "strengths.assess_add",
        .text = "insert into strengths_edition (edition, person, day, made_at,"
                " made_by, version, standing, restored, shared_at, signed_by,"
                " signed_at, answered_by, answered_at, answer) values"
                " (:edition, :person, :day, :at, :by, :version, 'open',"
                " :restored, null, null, null, null, null, '')",
};

const struct query assess_put = {
        .name = "strengths.assess_put",
        .text = "update strengths_edition set version = :version,"
                " standing = :standing, shared_at = :shared_at,"
                " signed_by = :signed_by, signed_at = :signed_at,"
                " answered_by = :answered_by, answered_at = :answered_at,"
                " answer = :answer, twice = :twice,"
                " twice_rule = :twice_rule, second_by = :second_by,"
                " second_at = :second_at, second_answer = :second_answer,"
                " locked_by = :locked_by, locked_at = :locked_at,"
                " locked_why = :locked_why, locked_words = :locked_words"
                " where edition = :edition",
};

#define AREA_COLUMNS " area, edition, person, code," ASSESS_SIDES
#define AREA_PLACES \
	" :area, :edition, :person, :code, :state, :own_view, :own_ready," \
	" :own_ready_words, :own_priority, :own_voice, :own_by, :own_at," \
	" :own_version, :own_form, :own_asked, :work_view, :work_strengths," \
	" :work_needs, :work_harm, :work_harm_words, :work_reoffending," \
	" :work_reoffending_words, :work_evidence, :work_priority," \
	" :work_by, :work_at, :work_version, :work_form, :work_asked," \
	" :own_strengths, :own_nothing, :work_nothing"
/* A row that is there takes what is new. */
#define AREA_TAKES \
	" state = excluded.state, own_view = excluded.own_view," \
	" own_ready = excluded.own_ready," \
	" own_ready_words = excluded.own_ready_words," \
	" own_priority = excluded.own_priority," \
	" own_voice = excluded.own_voice, own_by = excluded.own_by," \
	" own_at = excluded.own_at, own_version = excluded.own_version," \
	" own_form = excluded.own_form, own_asked = excluded.own_asked," \
	" work_view = excluded.work_view," \
	" work_strengths = excluded.work_strengths," \
	" work_needs = excluded.work_needs, work_harm = excluded.work_harm," \
	" work_harm_words = excluded.work_harm_words," \
	" work_reoffending = excluded.work_reoffending," \
	" work_reoffending_words = excluded.work_reoffending_words," \
	" work_evidence = excluded.work_evidence," \
	" work_priority = excluded.work_priority," \
	" work_by = excluded.work_by, work_at = excluded.work_at," \
	" work_version = excluded.work_version," \
	" work_form = excluded.work_form, work_asked = excluded.work_asked," \
	" own_strengths = excluded.own_strengths," \
	" own_nothing = excluded.own_nothing," \
	" work_nothing = excluded.work_nothing"

const struct query assess_area_put = {
        .name = "strengths.assess_area_put",
        .text = "insert into strengths_area (" AREA_COLUMNS
                ") values (" AREA_PLACES
                ") on conflict (edition, code) do update set" AREA_TAKES,
};

/* --- rows and structs --------------------------------------------------- */

static struct assess
edition_of_row(const struct row *row)
{
	return (struct assess){
	        .id = {row_i64(row, "edition")},
	        .person = {row_i64(row, "person")},
	        .day = row_date(row, "day"),
	        .standing = (enum assess_standing)row_enum(row, "standing",
	                                                   assess_standings),
	        .version = row_i64(row, "version"),
	        .made_at = row_instant(row, "made_at"),
	        .restored = {row_i64(row, "restored")},
	        .shared_at = row_instant(row, "shared_at"),
	        .signed_by = {row_i64(row, "signed_by")},
	        .signed_at = row_instant(row, "signed_at"),
	        .answered_by = {row_i64(row, "answered_by")},
	        .answered_at = row_instant(row, "answered_at"),
	        .answer = row_str(row, "answer"),
	        .twice = (enum assess_twice)row_enum(row, "twice",
	                                             assess_twices),
	        .twice_rule = row_i64(row, "twice_rule"),
	        .second_by = {row_i64(row, "second_by")},
	        .second_at = row_instant(row, "second_at"),
	        .second_answer = row_str(row, "second_answer"),
	        .locked_by = {row_i64(row, "locked_by")},
	        .locked_at = row_instant(row, "locked_at"),
	        .lock = (enum assess_lock_why)row_enum(row, "locked_why",
	                                               assess_locks),
	        .lock_words = row_str(row, "locked_words"),
	};
}

struct assess_own
assess_own_of_row(const struct row *row)
{
	return (struct assess_own){
	        .view = row_str(row, "own_view"),
	        .strengths = row_str(row, "own_strengths"),
	        .nothing = row_i64(row, "own_nothing") == 1,
	        .ready = (enum assess_ready)row_enum(row, "own_ready",
	                                             assess_readies),
	        .ready_words = row_str(row, "own_ready_words"),
	        .priority = (int)row_i64(row, "own_priority"),
	        .voice = (enum assess_voice)row_enum(row, "own_voice",
	                                             assess_voices),
	        .by = {.user = {row_i64(row, "own_by")},
	               .at = row_instant(row, "own_at"),
	               .version = row_i64(row, "own_version"),
	               .form = row_i64(row, "own_form"),
	               .asked = row_str(row, "own_asked")},
	};
}

static struct assess_work
shared_of_row(const struct row *row)
{
	return (struct assess_work){
	        .view = row_str(row, "work_view"),
	        .strengths = row_str(row, "work_strengths"),
	        .needs = row_str(row, "work_needs"),
	        .priority = (int)row_i64(row, "work_priority"),
	        .nothing = row_i64(row, "work_nothing") == 1,
	        .by = {.user = {row_i64(row, "work_by")},
	               .at = row_instant(row, "work_at"),
	               .version = row_i64(row, "work_version"),
	               .form = row_i64(row, "work_form"),
	               .asked = row_str(row, "work_asked")},
	};
}

struct assess_work
assess_work_of_row(const struct row *row)
{
	struct assess_work work = shared_of_row(row);

	work.harm = (enum assess_link)row_enum(row, "work_harm", assess_links);
	work.harm_words = row_str(row, "work_harm_words");
	work.reoffending = (enum assess_link)row_enum(row, "work_reoffending",
	                                              assess_links);
	work.reoffending_words = row_str(row, "work_reoffending_words");
	work.evidence = row_str(row, "work_evidence");
	return work;
}

struct assess_area
assess_area_of_row(const struct row *row)
{
	return (struct assess_area){
	        .id = row_i64(row, "area"),
	        .state = (enum assess_state)row_enum(row, "state",
	                                             assess_states),
	        .own = assess_own_of_row(row),
	        .work = assess_work_of_row(row),
	};
}

static void
empty(struct person_id person, struct assess *out)
{
	*out = (struct assess){
	        .person = person,
	        .day = DATE_NONE,
	        .shared_at = INSTANT_NONE,
	        .signed_at = INSTANT_NONE,
	        .answered_at = INSTANT_NONE,
	        .second_at = INSTANT_NONE,
	        .locked_at = INSTANT_NONE,
	};
}

/* --- reading ------------------------------------------------------------ */

static const struct fault *
edition(struct ctx *ctx, const struct query *query, const struct arg *args,
        struct person_id person, struct assess *out)
{
	const struct row *row;

	empty(person, out);
	TRY(sql_maybe(ctx->tx, query, args, &row));
	if (row != NULL)
		*out = edition_of_row(row);
	return NULL;
}

static const struct fault *
areas(struct ctx *ctx, struct assess *a)
{
	struct rows rows;

	if (a->id.v == 0)
		return NULL;
	TRY(sql_rows(ctx->tx, &assess_areas_of,
	             ARGS(arg_i64("edition", a->id.v)), &rows));
	for (size_t i = 0; i < rows.n; i++)
		a->areas[row_enum(&rows.v[i], "code", assess_codes)] =
		        assess_area_of_row(&rows.v[i]);
	return NULL;
}

const struct fault *
assess_store_newest(struct ctx *ctx, struct person_id person, bool lock,
                    struct assess *out)
{
	TRY(edition(ctx, lock ? &assess_newest_lock : &assess_newest,
	            ARGS(arg_i64("person", person.v)), person, out));
	return areas(ctx, out);
}

const struct fault *
assess_store_one(struct ctx *ctx, struct person_id person, struct assess_id id,
                 struct assess *out)
{
	TRY(edition(ctx, &assess_one,
	            ARGS(arg_i64("person", person.v), arg_i64("edition", id.v)),
	            person, out));
	return areas(ctx, out);
}

const struct fault *
assess_store_own(struct ctx *ctx, struct person_id person, struct assess *out)
{
	struct rows rows;

	TRY(edition(ctx, &assess_newest, ARGS(arg_i64("person", person.v)),
	            person, out));
	if (out->id.v == 0)
		return NULL;
	TRY(sql_rows(ctx->tx, &assess_areas_own,
	             ARGS(arg_i64("edition", out->id.v)), &rows));
	for (size_t i = 0; i < rows.n; i++) {
		struct assess_area *area =
		        &out->areas[row_enum(&rows.v[i], "code", assess_codes)];

		area->id = row_i64(&rows.v[i], "area");
		area->own = assess_own_of_row(&rows.v[i]);
	}
	return NULL;
}

const struct fault *
assess_store_shared(struct ctx *ctx, struct person_id person,
                    struct assess *out)
{
	struct rows rows;

	empty(person, out);
	TRY(sql_rows(ctx->tx, &assess_areas_shared,
	             ARGS(arg_i64("person", person.v)), &rows));
	for (size_t i = 0; i < rows.n; i++) {
		const struct row *row = &rows.v[i];
		struct assess_area *area =
		        &out->areas[row_enum(row, "code", assess_codes)];

		out->id.v = row_i64(row, "edition");
		out->day = row_date(row, "day");
		out->shared_at = row_instant(row, "shared_at");
		area->id = row_i64(row, "area");
		area->work = shared_of_row(row);
	}
	return NULL;
}

const struct fault *
assess_store_list(struct ctx *ctx, struct person_id person, struct assess **out,
                  size_t *n)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &assess_all, ARGS(arg_i64("person", person.v)),
	             &rows));
	*out = arena_new(ctx->arena, struct assess, rows.n + 1);
	for (size_t i = 0; i < rows.n; i++)
		(*out)[i] = edition_of_row(&rows.v[i]);
	*n = rows.n;
	return NULL;
}

const struct fault *
assess_store_began(struct ctx *ctx, struct person_id person,
                   struct instant *out)
{
	const struct row *row;

	TRY(sql_one(ctx->tx, &assess_began, ARGS(arg_i64("person", person.v)),
	            &row));
	*out = row_instant(row, "made_at");
	return NULL;
}

/* --- writing ------------------------------------------------------------ */

const struct fault *
assess_store_save(struct ctx *ctx, struct assess *a)
{
	a->version++;
	TRY(sql_do(
	        ctx->tx, &assess_put,
	        ARGS(arg_i64("version", a->version),
	             arg_word("standing", assess_standings, (int)a->standing),
	             arg_instant("shared_at", a->shared_at),
	             arg_id("signed_by", a->signed_by.v),
	             arg_instant("signed_at", a->signed_at),
	             arg_id("answered_by", a->answered_by.v),
	             arg_instant("answered_at", a->answered_at),
	             arg_str("answer", a->answer),
	             arg_word("twice", assess_twices, (int)a->twice),
	             arg_id("twice_rule", a->twice_rule),
	             arg_id("second_by", a->second_by.v),
	             arg_instant("second_at", a->second_at),
	             arg_str("second_answer", a->second_answer),
	             arg_id("locked_by", a->locked_by.v),
	             arg_instant("locked_at", a->locked_at),
	             arg_word("locked_why", assess_locks, (int)a->lock),
	             arg_str("locked_words", a->lock_words),
	             arg_i64("edition", a->id.v)),
	        NULL));
	return assess_past_edition(ctx, a);
}

const struct fault *
assess_store_area(struct ctx *ctx, struct assess *a, int code)
{
	struct assess_area *area = &a->areas[code];
	const struct assess_own *own = &area->own;
	const struct assess_work *work = &area->work;

	if (area->id == 0)
		area->id = id_new();
	TRY(sql_do(
	        ctx->tx, &assess_area_put,
	        ARGS(arg_i64("area", area->id), arg_i64("edition", a->id.v),
	             arg_i64("person", a->person.v),
	             arg_word("code", assess_codes, code),
	             arg_word("state", assess_states, (int)area->state),
	             arg_str("own_view", own->view),
	             arg_word("own_ready", assess_readies, (int)own->ready),
	             arg_str("own_ready_words", own->ready_words),
	             arg_i64("own_priority", own->priority),
	             arg_word("own_voice", assess_voices, (int)own->voice),
	             arg_id("own_by", own->by.user.v),
	             arg_instant("own_at", own->by.version == 0 ? INSTANT_NONE
	                                                        : own->by.at),
	             arg_i64("own_version", own->by.version),
	             arg_i64("own_form", own->by.form),
	             arg_str("own_asked", own->by.asked),
	             arg_str("work_view", work->view),
	             arg_str("work_strengths", work->strengths),
	             arg_str("work_needs", work->needs),
	             arg_word("work_harm", assess_links, (int)work->harm),
	             arg_str("work_harm_words", work->harm_words),
	             arg_word("work_reoffending", assess_links,
	                      (int)work->reoffending),
	             arg_str("work_reoffending_words", work->reoffending_words),
	             arg_str("work_evidence", work->evidence),
	             arg_i64("work_priority", work->priority),
	             arg_id("work_by", work->by.user.v),
	             arg_instant("work_at", work->by.version == 0
	                                            ? INSTANT_NONE
	                                            : work->by.at),
	             arg_i64("work_version", work->by.version),
	             arg_i64("work_form", work->by.form),
	             arg_str("work_asked", work->by.asked),
	             arg_str("own_strengths", own->strengths),
	             arg_i64("own_nothing", own->nothing),
	             arg_i64("work_nothing", work->nothing)),
	        NULL));
	return assess_past_area(ctx, a, code);
}

/* Nobody shared, signed, looked at or locked it. */
static void
unsigned_again(struct assess *a)
{
	a->standing = ASSESS_OPEN;
	a->shared_at = a->signed_at = INSTANT_NONE;
	a->answered_at = a->second_at = a->locked_at = INSTANT_NONE;
	a->signed_by = a->answered_by = (struct user_id){0};
	a->second_by = a->locked_by = (struct user_id){0};
	a->answer = a->second_answer = a->lock_words = S("");
	a->twice = ASSESS_ONCE;
	a->twice_rule = 0;
	a->lock = ASSESS_LOCK_NONE;
}

/* Numbers go on counting, so that a page of a former edition is stale. */
const struct fault *
assess_store_cut(struct ctx *ctx, struct assess *a, struct assess_id back)
{
	struct assess_id was = a->id;

	a->id.v = id_new();
	a->day = ctx->today;
	a->version++;
	a->made_at = ctx->now;
	a->restored = back;
	unsigned_again(a);
	TRY(sql_do(ctx->tx, &assess_add,
	           ARGS(arg_i64("edition", a->id.v),
	                arg_i64("person", a->person.v), arg_date("day", a->day),
	                arg_instant("at", ctx->now),
	                arg_i64("by", ctx->actor.v),
	                arg_i64("version", a->version),
	                arg_id("restored", back.v)),
	           NULL));
	TRY(assess_past_edition(ctx, a));
	TRY(form_fill_copy(ctx, was, a->id));
	TRY(form_mine_copy(ctx, was, a));
	for (int i = 0; i < ASSESS_AREA_COUNT; i++) {
		struct assess_area *area = &a->areas[i];

		area->id = 0;
		if (area->own.by.version + area->work.by.version > 0)
			TRY(assess_store_area(ctx, a, i));
	}
	return NULL;
}

/* --- merges ------------------------------------------------------------- */

const struct query assess_move_edition_list = {
        .name = "strengths.assess_move_edition_list",
        .shows_nobody = "ids to be handed over by a merge",
        .text = "select edition as id from strengths_edition"
                " where person = :person",
};
const struct query assess_move_edition_set = {
        .name = "strengths.assess_move_edition_set",
        .text = "update strengths_edition set person = :person"
                " where edition = :id",
};
/* An area belongs where its edition is. */
const struct query assess_follow_area = {
        .name = "strengths.assess_follow_area",
        .text = MERGE_FOLLOW("strengths_area", "edition", "strengths_edition",
                             "edition"),
};

static const struct query *const follows[] = {
        &assess_follow_area, &form_fill_follow, &form_mine_follow, NULL};

static const struct merge_move moves[] = {
        {"strengths_edition", &assess_move_edition_list,
         &assess_move_edition_set},
        {NULL, NULL, NULL},
};

/* An id above the merge's was made after it (base/id.h). */
const struct query assess_later_list = {
        .name = "strengths.assess_later_list",
        .shows_nobody = "numbers of rows that a merge moves",
        .text = "select edition as id from strengths_edition"
                " where person = :kept and edition > :merge order by edition",
};

/* It holds what that one held that it goes back to, or was cut from. */
const struct query assess_later_set = {
        .name = "strengths.assess_later_set",
        .text = "update strengths_edition set person = coalesce((select"
                "  r.person from strengths_edition r"
                "  where r.edition = strengths_edition.restored), (select"
                "  o.person from strengths_edition o"
                "  where o.person in (:gone, :kept)"
                "  and o.edition < strengths_edition.edition"
                "  order by o.made_at desc, o.edition desc limit 1), person)"
                " where edition = :id",
};

/* Editions of after the merge, the earliest first: each may be what the next
 * one was cut from. */
static const struct fault *
later_back(struct ctx *ctx, struct merge_id merge, struct person_id gone,
           struct person_id kept)
{
	struct rows rows;

	TRY(sql_rows(ctx->tx, &assess_later_list,
	             ARGS(arg_i64("kept", kept.v), arg_i64("merge", merge.v)),
	             &rows));
	for (size_t i = 0; i < rows.n; i++)
		TRY(sql_do(ctx->tx, &assess_later_set,
		           ARGS(arg_i64("id", row_i64(&rows.v[i], "id")),
		                arg_i64("gone", gone.v),
		                arg_i64("kept", kept.v)),
		           NULL));
	return NULL;
}

const struct fault *
assess_merge(struct ctx *ctx, struct merge_id merge, struct person_id gone,
             struct person_id kept, bool undo)
{
	TRY(people_merge_move(ctx, moves, merge, gone, kept, undo));
	if (undo)
		TRY(later_back(ctx, merge, gone, kept));
	return people_merge_follow(ctx, follows, gone, kept);
}
