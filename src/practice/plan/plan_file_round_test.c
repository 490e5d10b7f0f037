/* plan_file_round_test.c - what came in goes out again, with what has no place
 * here. */
#include "practice/plan/plan_any_test.h"
#include "practice/plan/plan_file_world_test.h"
#include "practice/plan/plan_help.h"
#include "register/people/people_world_test.h"

static json_t *
parsed(struct test *t, struct str file)
{
	json_t *root = NULL;

	expect_ok(json_read(t->arena, file, &root));
	return root;
}

static const json_t *
named(const json_t *list, const char *name)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *one = json_array_get(list, i);
		const char *is =
		        json_string_value(json_object_get(one, "name"));

		if (is != NULL && str_is(str_of(is), name))
			return one;
	}
	return NULL;
}

static const json_t *
goals_in(const json_t *root)
{
	const json_t *version = json_object_get(root, "currentVersion");

	if (version != NULL)
		return json_object_get(version, "goals");
	return json_object_get(
	        named(json_object_get(root, "collections"), "GOALS"), "items");
}

/* Members that are said from here: times that have not been, and the place in
 * the plan. */
static bool
said_here(const char *key)
{
	static const char *const keys[] = {"statusDate", "status_date",
	                                   "created_at", "goalOrder", NULL};

	return str_word(str_of(key), keys) >= 0;
}

/* Whether all of `was` is in `is`: each member, each item of a list. */
static bool
holds(const json_t *is, const json_t *was)
{
	const char *key;
	json_t *v;

	if (json_is_object(was)) {
		json_object_foreach ((json_t *)(uintptr_t)was, key, v)
			if (!said_here(key) &&
			    !holds(json_object_get(is, key), v))
				return false;
		return true;
	}
	if (!json_is_array(was))
		return json_equal(is, was);
	for (size_t i = 0; i < json_array_size(was); i++) {
		bool found = false;

		for (size_t k = 0; k < json_array_size(is); k++)
			found = found || holds(json_array_get(is, k),
			                       json_array_get(was, i));
		if (!found)
			return false;
	}
	return true;
}

/* In, out in a shape, and what went out. */
static json_t *
round_of(struct test *t, struct plan_file_try *p, struct str file,
         enum plan_hmpps_shape shape)
{
	try_taken(p, file);
	p->shape = shape;
	expect_ok(world_see(p->w, "sam", try_file_write, p));
	return parsed(t, p->out);
}

TEST("plan file: what has no place here goes out again with the plan: the "
     "first service")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;
	json_t *was = parsed(t, S(RENT_OLD));
	json_t *is = round_of(t, p, S(RENT_OLD), PLAN_HMPPS_OLD);

	expect_true(json_equal(json_object_get(is, "region"),
	                       json_object_get(was, "region")));
	expect_has(p->out, "\"mood\":[1,2.5]");
	expect_true(holds(goals_in(is), goals_in(was)));
	/* The word that nobody here knows, too. */
	expect_has(p->out, "\"actor\":\"The vicar\"");
}

TEST("plan file: what has no place here goes out again with the plan: the "
     "platform")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;
	struct str file = file_of(t->arena, AAP_FILE);
	json_t *was = parsed(t, file);
	json_t *is = round_of(t, p, file, PLAN_HMPPS_AAP);

	expect_equal(p->whole.goals[0].area, PLAN_AREA_NONE);
	expect_has(p->out, "\"weather\":\"fair\"");
	expect_not_null(named(json_object_get(is, "collections"), "MOODS"));
	expect_true(holds(goals_in(is), goals_in(was)));
}

static const struct fault *
step_change(struct ctx *ctx, void *data)
{
	struct plan_file_try *p = data;
	const struct plan_goal *goal = &p->whole.goals[0];

	TRY(plan_step_change(ctx, goal->steps[0].id, goal->steps[0].version,
	                     &(struct plan_step_terms){
	                             .words = S("Write to the bank"),
	                             .actor = PLAN_ACTOR_PERSON,
	                             .due = DATE_NONE,
	                             .voice = PLAN_VOICE_WORKER,
	                     }));
	return plan_goal_note(ctx, goal->id, S("A note from here"));
}

TEST("plan file: a version alone goes out in a plan with what it held")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;
	json_t *is = round_of(t, p, S("{\"goals\":[" RENT "],\"mood\":[1]}"),
	                      PLAN_HMPPS_OLD);

	expect_null(json_object_get(is, "goals"));
	expect_has(p->out, "\"mood\":[1]");
	expect_equal(json_array_size(goals_in(is)), 1);
}

TEST("plan file: what was said here counts, and the rest still goes out")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;

	try_taken(p, S(RENT_OLD));
	expect_ok(world_do(p->w, "sam", step_change, p));
	p->shape = PLAN_HMPPS_OLD;
	expect_ok(world_see(p->w, "sam", try_file_write, p));
	expect_has(p->out, "Write to the bank");
	expect_lacks(p->out, "Ring the bank");
	expect_lacks(p->out, "The vicar");
	expect_has(p->out, "A note from here");
	expect_has(p->out, "\"bus\":12");
	expect_has(p->out, "\"loud\":true");
	expect_has(p->out, "\"reminderDate\":\"2027-01-02\"");
}

TEST("plan file: in the other shape the goal as it came is in our own member")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;
	json_t *is = round_of(t, p, S(RENT_OLD), PLAN_HMPPS_AAP);
	const json_t *goal = json_array_get(goals_in(is), 0);
	const json_t *came = json_object_get(
	        json_object_get(goal, PLAN_HMPPS_OURS), "came_as");

	expect_true(json_equal(
	        came, json_array_get(goals_in(parsed(t, S(RENT_OLD))), 0)));
	expect_lacks(p->out, "\"region\"");
}

#define HELPED \
	",'targetDate':'2027-03-27','myDirection':{'words_of':'worker'," \
	"'contingencies':[{'id':'1','if':'It rains','then':'Take the bus'," \
	"'will_help':'A coat','words_of':'person'},{'if':'','then':'x'}]," \
	"'strengths_that_help':[{'id':'2','words':'Turns up'," \
	"'linked_by':'person'},{'words':'Turns up','linked_by':'worker'}]}"
#define HELPED_FILE \
	"{'uuid':'p1','crn':'X100001','currentVersion':{'planType':'INITIAL'," \
	"'agreementStatus':'DRAFT','goals':[{'uuid':'g-1','title':'Sing'," \
	"'status':'ACTIVE','areaOfNeed':{'name':'Finance'}" HELPED "}]}," \
	"'myDirection':{'strengths':[{'words':'Turns up','evidence':" \
	"'Each Monday','said_by':'family','said_name':'Nan'}]}}"

TEST("plan file: what may get in the way and what helps comes in, and nobody's "
     "voice with it")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;
	const struct plan_whole *whole;
	const struct plan_goal *goal;

	whole = try_taken(p, file_of(t->arena, HELPED_FILE));
	goal = &whole->goals[0];
	expect_equal(goal->hurdles_n, 1);
	expect_str(goal->hurdles[0].gets, "It rains");
	expect_str(goal->hurdles[0].then, "Take the bus");
	expect_str(goal->hurdles[0].helps, "A coat");
	expect_equal(goal->hurdles[0].author.voice, PLAN_VOICE_WORKER);
	expect_equal(goal->helps_n, 1);
	expect_str(goal->helps[0].words, "Turns up");
	expect_equal(goal->helps[0].side, PLAN_WORKER);
	expect_equal(whole->strengths_n, 1);
	expect_str(whole->strengths[0].evidence, "Each Monday");
	expect_str(text_show_en(t->arena, &p->preview.goals[0].told[0]),
	           "What helps and what may get in the way comes in as said by "
	           "you: ask");
	/* And it goes out again, in either shape. */
	for (p->shape = 0; p->shape < PLAN_HMPPS_SHAPE_COUNT; p->shape++) {
		expect_ok(world_see(p->w, "sam", try_file_write, p));
		expect_has(p->out, "\"if\":\"It rains\"");
		expect_has(p->out, "\"will_help\":\"A coat\"");
		expect_has(p->out, "\"strengths_that_help\":[{");
		expect_has(p->out, "Turns up");
	}
}

/* --- of chance ------------------------------------------------------------ */

/* Take our own members out, and put an unknown one into each object. */
static void
foreign(json_t *v, int *n)
{
	const char *key;
	json_t *child;
	void *next;

	for (size_t i = 0; i < json_array_size(v); i++)
		foreign(json_array_get(v, i), n);
	if (!json_is_object(v))
		return;
	json_object_del(v, PLAN_HMPPS_OURS);
	json_object_foreach_safe(v, next, key, child) foreign(child, n);
	/* Not in an area or a wrapper, which are one value. */
	if (json_object_get(v, "title") != NULL ||
	    json_object_get(v, "description") != NULL ||
	    json_object_get(v, "note") != NULL ||
	    json_object_get(v, "answers") != NULL)
		json_object_set_new(v, "elsewhere", json_integer(++*n));
}

/* What goes out as the services would have written it. */
static struct str
any_file(struct test *t, struct dice *dice, enum plan_hmpps_shape shape,
         const char *crn)
{
	const struct plan_hmpps_who who = {str_of(crn), S("Jay")};
	struct plan_whole whole = {.goals_n = 0};
	struct json_out j;
	struct buf buf;
	json_t *root;
	int n = 0;

	while (whole.goals_n == 0)
		plan_any(t->arena, dice, &whole);
	for (size_t i = 0; i < whole.goals_n; i++) {
		struct plan_goal *goal = &whole.goals[i];

		goal->related &= ~(1u << goal->area);
		if (goal->status == PLAN_GOAL_FUTURE)
			goal->target = DATE_NONE;
		else if (!date_is(goal->target))
			goal->target = (struct date){20900};
	}
	buf_init(&buf, t->arena, 0);
	json_init(&j, &buf);
	plan_hmpps_write(&j, shape, &who, &whole);
	root = json_deep_copy(parsed(t, buf_get(&buf)));
	foreign(root, &n);
	buf_init(&buf, t->arena, 0);
	json_init(&j, &buf);
	json_value(&j, NULL, root);
	json_decref(root);
	return buf_get(&buf);
}

static void
chances(struct test *t, enum plan_hmpps_shape shape)
{
	struct dice dice = {UINT64_C(0x5eed0026) + shape};
	struct plan_file_try try = plan_file_try_new(t), *p = &try;

	for (int i = 0; i < 100; i++) {
		const char *crn =
		        str_c(t->arena, str_print(t->arena, "X3%05d", i));
		struct str file;

		p->person = person_new(p->w, crn, "Jay", "Other", NULL, "sam");
		file = any_file(t, &dice, shape, crn);
		expect_true(holds(goals_in(round_of(t, p, file, shape)),
		                  goals_in(parsed(t, file))));
		expect_equal(p->whole.goals_n, p->preview.n);
	}
	expect_ok(world_see(p->w, NULL, try_file_check, p));
}

TEST("plan file: a hundred plans of chance come in and go out with all they "
     "held: the first service")
{
	chances(t, PLAN_HMPPS_OLD);
}

TEST("plan file: a hundred plans of chance come in and go out with all they "
     "held: the platform")
{
	chances(t, PLAN_HMPPS_AAP);
}
