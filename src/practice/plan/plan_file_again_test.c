/* plan_file_again_test.c - what went out, came back and goes out again, and
 * what answers came to on the way. */
#include "practice/plan/plan_file_world_test.h"
#include "practice/plan/plan_hmpps_in.h"
#include "practice/plan/plan_strength.h"
#include "register/people/people_world_test.h"

static json_t *
parsed(struct test *t, struct str file)
{
	json_t *root = NULL;

	expect_ok(json_read(t->arena, file, &root));
	return root;
}

static json_t *
out_again(struct test *t, struct plan_file_try *p, enum plan_hmpps_shape shape)
{
	p->shape = shape;
	expect_ok(world_see(p->w, "sam", try_file_write, p));
	return parsed(t, p->out);
}

/* An answer to the plan as it was read last. */
struct answering {
	struct plan_file_try *p;
	enum plan_answer answer;
};

static const struct fault *
answer(struct ctx *ctx, void *data)
{
	const struct answering *a = data;
	struct plan plan;

	return plan_answer_give(
	        ctx, a->p->person,
	        &(struct plan_answering){
	                .answer = a->answer,
	                .reason = a->answer == PLAN_NO ? PLAN_REASON_OTHER
	                                               : PLAN_REASON_NOT_THERE,
	                .words = a->answer == PLAN_NO ? S("Too much")
	                                              : S("They were ill"),
	                .seen = a->p->whole.plan.version},
	        &plan);
}

static void
whole_of(struct plan_file_try *p)
{
	world_later(p->w, 60 * 1000);
	expect_ok(world_see(p->w, "sam", try_file_whole, p));
}

static void
says(struct plan_file_try *p, const char *who, enum plan_answer is)
{
	struct answering a = {p, is};

	whole_of(p);
	expect_ok(world_do(p->w, who, answer, &a));
}

static const struct fault *
goal_here(struct ctx *ctx, void *data)
{
	struct plan_file_try *p = data;
	struct goal_id goal;
	struct step_id step;

	TRY(plan_goal_add(ctx, p->person,
	                  &(struct plan_goal_terms){
	                          .title = S("Get my card"),
	                          .area = PLAN_AREA_EMPLOYMENT,
	                          .now = true,
	                          .target = date_add_days(ctx->today, 90),
	                          .basis = PLAN_BASIS_NEGOTIATED,
	                          .voice = PLAN_VOICE_FOR,
	                          .no_statement = S("We talked")},
	                  &goal));
	return plan_step_add(
	        ctx, goal,
	        &(struct plan_step_terms){.words = S("Book the test"),
	                                  .due = DATE_NONE,
	                                  .voice = PLAN_VOICE_FOR},
	        &step);
}

static const struct fault *
words_here(struct ctx *ctx, void *data)
{
	struct plan_file_try *p = data;
	const struct plan_strength is = {.words = S("Turns up"),
	                                 .said_by = PLAN_SAID_WORKER};
	struct statement_id statement;
	int64_t strength;

	TRY(plan_strength_add(ctx, p->person, &is, &strength));
	TRY(plan_phase_enter(ctx, p->person, PLAN_INTERACT, PLAN_TURN_START,
	                     S("")));
	return plan_statement_write(ctx, p->person, S("I want to work"),
	                            PLAN_VOICE_FOR, &statement);
}

/* Words that are put otherwise. */
static const struct fault *
words_changed(struct ctx *ctx, void *data)
{
	struct plan_file_try *p = data;
	struct statement_id statement;

	return plan_statement_change(ctx, p->whole.statements[0].id,
	                             S("I want to drive"), &statement);
}

/* All that is told beside the goals. */
struct told {
	size_t answers, events, statements, strengths, phases;
};

static struct told
told_in(const json_t *root)
{
	const json_t *ours = json_object_get(root, PLAN_HMPPS_OURS);
	const json_t *version = json_object_get(root, "currentVersion");
	const json_t *said =
	        json_array_get(json_object_get(root, "collections"), 1);

	return (struct told){
	        version != NULL
	                ? json_array_size(
	                          json_object_get(version, "agreementNotes"))
	                : json_array_size(json_object_get(said, "items")),
	        json_array_size(json_object_get(root, "timeline")),
	        json_array_size(json_object_get(ours, "statements")),
	        json_array_size(json_object_get(ours, "strengths")),
	        json_array_size(json_object_get(ours, "phases"))};
}

static void
same_told(const struct told *is, const struct told *was)
{
	expect_equal(is->answers, was->answers);
	expect_equal(is->events, was->events);
	expect_equal(is->statements, was->statements);
	expect_equal(is->strengths, was->strengths);
	expect_equal(is->phases, was->phases);
}

/* A goal was added to what went out, and it came in again. */
static void
came_back(struct test *t, struct plan_file_try *p, json_t *root, int n)
{
	struct str goal =
	        p->shape == PLAN_HMPPS_OLD
	                ? str_print(t->arena,
	                            "{'uuid':'g-%d','title':'Sing %d','status':"
	                            "'FUTURE','areaOfNeed':{'name':'Finance'}}",
	                            n, n)
	                : str_print(t->arena,
	                            "{'uuid':'g-%d','answers':{'title':{'type':"
	                            "'Single','value':'Sing %d'}},'properties':"
	                            "{'status':{'type':'Single','value':"
	                            "'FUTURE'}},'collections':[]}",
	                            n, n);
	struct json_out j;
	struct buf buf;

	expect_equal(
	        json_array_append_new(
	                (json_t *)(uintptr_t)hmpps_goals_of(root),
	                json_deep_copy(parsed(
	                        t, file_of(t->arena, str_c(t->arena, goal))))),
	        0);
	buf_init(&buf, t->arena, 0);
	json_init(&j, &buf);
	json_value(&j, NULL, root);
	try_taken(p, buf_get(&buf));
	world_later(p->w, 60 * 1000);
}

static void
rounds(struct test *t, enum plan_hmpps_shape shape)
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;
	struct told was, is;
	json_t *root;

	expect_ok(world_do(p->w, "sam", goal_here, p));
	expect_ok(world_do(p->w, "sam", words_here, p));
	says(p, "sam", PLAN_YES);
	says(p, "jay", PLAN_NO);
	says(p, "jay", PLAN_YES);
	root = out_again(t, p, shape);
	was = told_in(root);
	expect_equal(was.answers, 2);
	expect_equal(was.events, shape == PLAN_HMPPS_AAP ? 2 : 0);
	expect_equal(was.statements, 1);
	expect_equal(was.strengths, 1);
	expect_equal(was.phases, 1);
	for (int n = 1; n <= 3; n++) {
		came_back(t, p, root, n);
		root = out_again(t, p, shape);
		is = told_in(root);
		same_told(&is, &was);
		expect_equal(json_array_size(hmpps_goals_of(root)),
		             1 + (size_t)n);
	}
	whole_of(p);
	expect_ok(world_do(p->w, "sam", words_changed, p));
	is = told_in(out_again(t, p, shape));
	same_told(&is, &was);
	expect_has(p->out, "I want to drive");
	expect_lacks(p->out, "I want to work");
}

TEST("plan file: what went out and came back goes out once, however often: the "
     "first service")
{
	rounds(t, PLAN_HMPPS_OLD);
}

TEST("plan file: what went out and came back goes out once, however often: the "
     "platform")
{
	rounds(t, PLAN_HMPPS_AAP);
}

TEST("plan file: an answer to what was agreed about before is none to what "
     "came of a later one")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;
	static const char *const states[] = {"DO_NOT_AGREE", "COULD_NOT_ANSWER",
	                                     "COULD_NOT_ANSWER",
	                                     "UPDATED_AGREED"};
	const json_t *notes, *one;

	expect_ok(world_do(p->w, "sam", goal_here, p));
	says(p, "sam", PLAN_NO);
	expect_ok(world_do(p->w, "sam", goal_here, p));
	says(p, "sam", PLAN_COULD_NOT);
	whole_of(p);
	expect_equal(p->whole.plan.state, PLAN_COULD_NOT_ANSWER);
	/* To what could not be answered the worker's yes comes, too. */
	says(p, "sam", PLAN_YES);
	says(p, "jay", PLAN_YES);
	notes = json_object_get(json_object_get(out_again(t, p, PLAN_HMPPS_OLD),
	                                        "currentVersion"),
	                        "agreementNotes");
	expect_equal(json_array_size(notes), 4);
	for (size_t i = 0; i < 4; i++) {
		one = json_array_get(notes, i);
		expect_str(str_of(json_string_value(
		                   json_object_get(one, "agreementStatus"))),
		           states[i]);
	}
	one = json_array_get(notes, 1);
	expect_str(str_of(json_string_value(
	                   json_object_get(one, "agreementStatusNote"))),
	           "They were ill");
}
