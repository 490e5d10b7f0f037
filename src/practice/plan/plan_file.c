/*
 * plan_file.c - rules: a file waits, is looked at, is taken over or let go.
 */
#include "base/secret.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "practice/plan/plan_file_local.h"

static struct bytes
digest_of(struct arena *arena, struct str document)
{
	const struct bytes part = {(const unsigned char *)document.p,
	                           document.n};

	return hash_of(arena, (struct bytes){NULL, 0}, &part, 1);
}

static enum plan_service
service_of(const struct plan_hmpps *in)
{
	if (in->ours)
		return PLAN_SERVICE_OURS;
	return in->shape == PLAN_HMPPS_OLD ? PLAN_SERVICE_OLD
	                                   : PLAN_SERVICE_AAP;
}

/* As many as one person may have come in as a file. */
static const struct fault *
need_room(struct ctx *ctx, struct person_id person)
{
	struct plan_file *files;
	size_t n, taken = 0;

	TRY(plan_store_files(ctx, person, &files, &n));
	for (size_t i = 0; i < n; i++)
		taken += instant_is(files[i].taken_at);
	if (taken >= PLAN_FILES_MOST)
		return fault_refused(ctx, "20 files have come in for this "
		                          "person, and that is the most");
	return NULL;
}

static const struct fault *
need_same_person(struct ctx *ctx, struct person_id person,
                 const struct plan_hmpps *in)
{
	struct problems problems;
	struct str crn;

	TRY(people_crn(ctx, person, &crn));
	problems_init(&problems, ctx->arena);
	if (plan_hmpps_is_of_other(ctx->arena, in, crn))
		problems_put(&problems, "file",
		             (struct text){.key = plan_hmpps_other,
		                           .values = {{"where", S("$")}}});
	return problems_fault(&problems);
}

const struct fault *
plan_file_put(struct ctx *ctx, struct person_id person, struct str document,
              const struct plan_hmpps *in, int64_t *out)
{
	const struct plan_file file = {
	        .id = id_new(),
	        .person = person,
	        .at = ctx->now,
	        .by = ctx->actor,
	        .service = service_of(in),
	        .digest = digest_of(ctx->arena, document),
	        .taken_at = INSTANT_NONE,
	        .document = document,
	};

	TRY(plan_need_worker(ctx, person));
	TRY(need_same_person(ctx, person, in));
	TRY(need_room(ctx, person));
	TRY(plan_store_file_drop(ctx, person));
	TRY(plan_store_file_add(ctx, &file));
	TRY(audit_record(ctx, "plan.file_put", person, file.id));
	*out = file.id;
	return NULL;
}

/* Read what waits, and judge it against the plan as it stands. */
static const struct fault *
preview_read(struct ctx *ctx, struct person_id person, bool lock,
             struct plan_preview *out)
{
	struct plan_preview preview = {.n = 0};
	struct plan_hmpps_who who;
	struct person_head head;
	struct problems problems;

	TRY(plan_store_file_waiting(ctx, person, lock, &preview.file));
	if (preview.file.id == 0)
		return fault_not_found(ctx, "No file waits for this plan");
	TRY(people_head(ctx, person, &head));
	who = (struct plan_hmpps_who){.crn = head.crn,
	                              .forename = head.known_as};
	problems_init(&problems, ctx->arena);
	plan_hmpps_read(ctx->arena, preview.file.document, &who, &preview.in,
	                &problems);
	TRY(problems_fault(&problems));
	TRY(plan_read(ctx, person, &preview.whole));
	plan_file_judge(ctx, &preview);
	*out = preview;
	return NULL;
}

const struct fault *
plan_file_preview(struct ctx *ctx, struct person_id person,
                  struct plan_preview *out)
{
	TRY(plan_need_worker(ctx, person));
	return preview_read(ctx, person, false, out);
}

static const struct fault *
goal_add(struct ctx *ctx, const struct plan_preview *preview,
         struct plan_goal *goal)
{
	goal->id.v = id_new();
	goal->position = goal->id.v; /* ids only go up: last */
	goal->came.file = preview->file.id;
	TRY(plan_store_goal_add(ctx, goal));
	for (size_t i = 0; i < goal->steps_n; i++) {
		struct plan_step step = goal->steps[i];

		step.id.v = id_new();
		step.goal = goal->id;
		step.position = step.id.v;
		TRY(plan_store_step_add(ctx, &step, goal->person));
	}
	/* The newest is first in a file, and has the highest number here. */
	for (size_t i = goal->notes_n; i > 0; i--) {
		struct plan_note note = goal->notes[i - 1];

		note.goal = goal->id;
		TRY(plan_store_note_add(ctx, goal->person, &note));
	}
	return plan_file_help_add(ctx, preview, goal);
}

static const struct fault *
need_seen(struct ctx *ctx, const struct plan_file *waiting, int64_t seen)
{
	if (waiting->id == seen)
		return NULL;
	return fault_conflict(ctx, "Another file has come since you looked. "
	                           "Look at it first");
}

static const struct fault *
take_refuse(struct ctx *ctx, const struct plan_preview *preview)
{
	if (preview->fates[PLAN_FATE_COMES] == 0)
		return fault_refused(ctx, "Nothing in this file is new: every "
		                          "goal in it is here already");
	return preview->full ? plan_full(ctx) : NULL;
}

const struct fault *
plan_file_take(struct ctx *ctx, struct person_id person, int64_t file,
               int64_t seen, struct plan_preview *out)
{
	struct plan_preview preview = {0};
	struct plan_file *taken = &preview.file;
	struct plan plan;

	TRY(plan_need_worker(ctx, person));
	TRY(plan_open(ctx, person, &plan));
	TRY(preview_read(ctx, person, true, &preview));
	TRY(need_seen(ctx, taken, file));
	TRY(ctx_version_check(ctx, plan.version, seen));
	TRY(take_refuse(ctx, &preview));
	/* A row of its own: a merge that is undone gives the waiting one
	 * back, and this one stays with its goals. */
	taken->id = id_new();
	taken->taken_at = ctx->now;
	taken->taken_by = ctx->actor;
	taken->added = (int64_t)preview.fates[PLAN_FATE_COMES];
	TRY(plan_store_file_drop(ctx, person));
	TRY(plan_store_file_add(ctx, taken));
	for (size_t i = 0; i < preview.n; i++)
		if (preview.goals[i].fate == PLAN_FATE_COMES)
			TRY(goal_add(ctx, &preview, &preview.goals[i].goal));
	TRY(plan_keep(ctx, &(struct plan_act){
	                           .person = person,
	                           .what = "plan.file_taken",
	                           .subject = taken->id,
	                           .terms = true,
	                           .adds = true,
	                   }));
	*out = preview;
	return NULL;
}

const struct fault *
plan_file_drop(struct ctx *ctx, struct person_id person, int64_t id)
{
	struct plan_file file;

	TRY(plan_need_worker(ctx, person));
	TRY(plan_store_file_waiting(ctx, person, true, &file));
	if (file.id == 0)
		return fault_not_found(ctx, "No file waits for this plan");
	TRY(need_seen(ctx, &file, id));
	TRY(plan_store_file_drop(ctx, person));
	return audit_record(ctx, "plan.file_dropped", person, file.id);
}

const struct fault *
plan_files(struct ctx *ctx, struct person_id person, struct plan_file **out,
           size_t *n)
{
	struct plan_names names = {.n = 0};

	TRY(access_need(ctx, person));
	TRY(plan_store_files(ctx, person, out, n));
	for (size_t i = 0; i < *n; i++)
		TRY(plan_name(ctx, &names, (*out)[i].by, &(*out)[i].by_name));
	return NULL;
}

const struct fault *
plan_file_get(struct ctx *ctx, struct person_id person, int64_t id,
              struct plan_file *out)
{
	TRY(access_need(ctx, person));
	return plan_store_file_one(ctx, person, id, out);
}

/* --- check ---------------------------------------------------------------- */

static const struct fault *
check_one(struct ctx *ctx, const struct plan_file *file)
{
	struct bytes is = digest_of(ctx->arena, file->document);
	struct str was = {(const char *)file->digest.p, file->digest.n};

	if (str_equal(was, (struct str){(const char *)is.p, is.n}))
		return NULL;
	return fault_refused(ctx,
	                     "The file {id} of a plan is not what was brought "
	                     "in",
	                     {"id", id_show(ctx->arena, file->id)});
}

const struct fault *
plan_file_check(struct ctx *ctx)
{
	return plan_store_file_each(ctx, check_one);
}
