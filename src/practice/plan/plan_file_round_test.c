/* plan_file_round_test.c - what came in goes out again, with what has no place
 * here. */
#include "practice/plan/plan_file_world_test.h"
#include "practice/plan/plan_help.h"
#include "practice/plan/plan_hmpps_in.h"
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

TEST("plan file: a version alone goes out as one")
{
	struct str file = S("{\"goals\":[" RENT "],\"mood\":[1]}");
	struct plan_file_try try = plan_file_try_new(t), *p = &try;

	expect_true(json_equal(round_of(t, p, file, PLAN_HMPPS_OLD),
	                       parsed(t, file)));
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

/* --- what happened here --------------------------------------------------- */

#define SIGNED_FILE \
	"{'uuid':'p1','crn':'X100001','publishedState':'ARCHIVED'," \
	"'currentVersion':{'version':7,'planType':'TERMINATE'," \
	"'status':'COUNTERSIGNED','agreementStatus':'AGREED'," \
	"'agreementNotes':[{'agreementStatus':'AGREED','practitionerName':" \
	"'Alex Fictional','createdDate':'2026-06-02T10:00:00Z'}],'goals':[" \
	"{'uuid':'g-1','title':'Sing','status':'ACTIVE','targetDate':" \
	"'2027-03-27','goalOrder':5,'areaOfNeed':{'name':'Finance'},'steps':[" \
	"{'description':'Ask','actor':'Jay','status':'NOT_STARTED'}]}," \
	"{'uuid':'g-2','title':'Swim','status':'ACTIVE','targetDate':" \
	"'2027-03-27','goalOrder':9,'areaOfNeed':{'name':'Finance'},'steps':[" \
	"{'description':'Ask','actor':'Jay','status':'NOT_STARTED'}]}]}}"

static const struct fault *
answer(struct ctx *ctx, void *data)
{
	struct plan_file_try *p = data;
	struct plan plan;

	return plan_answer_give(
	        ctx, p->person,
	        &(struct plan_answering){.answer = PLAN_YES,
	                                 .seen = p->whole.plan.version},
	        &plan);
}

static const struct fault *
answer_no(struct ctx *ctx, void *data)
{
	struct plan_file_try *p = data;
	struct plan plan;

	return plan_answer_give(
	        ctx, p->person,
	        &(struct plan_answering){.answer = PLAN_NO,
	                                 .reason = PLAN_REASON_OTHER,
	                                 .words = S("Too much"),
	                                 .seen = p->whole.plan.version},
	        &plan);
}

static json_t *
out_again(struct test *t, struct plan_file_try *p, enum plan_hmpps_shape shape)
{
	p->shape = shape;
	expect_ok(world_see(p->w, "sam", try_file_write, p));
	return parsed(t, p->out);
}

static void
has_word(const json_t *up, const char *key, const char *word)
{
	const char *is = json_string_value(json_object_get(up, key));

	expect_not_null(is);
	expect_str(str_of(is), word);
}

TEST("plan file: each answer that came to something here stands after those of "
     "the file, and what the plan was there stays")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;
	struct str file = file_of(t->arena, SIGNED_FILE);
	const json_t *is, *version, *notes;

	try_taken(p, file);
	world_later(p->w, 1000);
	expect_ok(world_do(p->w, "jay", answer_no, p));
	world_later(p->w, 1000);
	expect_ok(world_do(p->w, "jay", answer, p));
	/* One side alone comes to nothing. */
	is = out_again(t, p, PLAN_HMPPS_OLD);
	version = json_object_get(is, "currentVersion");
	expect_equal(
	        json_array_size(json_object_get(version, "agreementNotes")), 2);
	world_later(p->w, 1000);
	expect_ok(world_do(p->w, "sam", answer, p));
	is = out_again(t, p, PLAN_HMPPS_OLD);
	version = json_object_get(is, "currentVersion");
	notes = json_object_get(version, "agreementNotes");
	expect_equal(json_array_size(notes), 3);
	expect_true(json_equal(
	        json_array_get(notes, 0),
	        json_array_get(
	                json_object_get(json_object_get(parsed(t, file),
	                                                "currentVersion"),
	                                "agreementNotes"),
	                0)));
	has_word(json_array_get(notes, 1), "agreementStatus", "DO_NOT_AGREE");
	has_word(json_array_get(notes, 1), "agreementStatusNote", "Too much");
	has_word(json_array_get(notes, 2), "agreementStatus", "AGREED");
	has_word(json_array_get(notes, 2), "practitionerName", "Sam Okafor");
	has_word(version, "agreementStatus", "AGREED");
	/* Nobody here ended, published or changed it. */
	has_word(version, "planType", "TERMINATE");
	has_word(version, "status", "COUNTERSIGNED");
	has_word(is, "publishedState", "ARCHIVED");
	expect_true(json_equal(goals_in(is), goals_in(parsed(t, file))));
}

TEST("plan file: a plan that was changed here is not countersigned")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;
	const json_t *version;

	try_taken(p, file_of(t->arena, SIGNED_FILE));
	world_later(p->w, 1000);
	expect_ok(world_do(p->w, "sam", step_change, p));
	version = json_object_get(out_again(t, p, PLAN_HMPPS_OLD),
	                          "currentVersion");
	has_word(version, "status", "UNSIGNED");
	has_word(version, "agreementStatus", "AGREED");
	has_word(version, "planType", "TERMINATE");
	expect_equal(json_integer_value(json_object_get(version, "version")),
	             7);
}

static const struct fault *
move(struct ctx *ctx, void *data)
{
	struct plan_file_try *p = data;

	return plan_goal_move(ctx, p->whole.goals[1].id, -1);
}

TEST("plan file: goals that changed places change the numbers of their places, "
     "and nothing else")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;
	const json_t *goals;

	try_taken(p, file_of(t->arena, SIGNED_FILE));
	world_later(p->w, 1000);
	expect_ok(world_do(p->w, "sam", move, p));
	goals = goals_in(out_again(t, p, PLAN_HMPPS_OLD));
	has_word(json_array_get(goals, 0), "uuid", "g-2");
	has_word(json_array_get(goals, 1), "uuid", "g-1");
	expect_equal(json_integer_value(json_object_get(
	                     json_array_get(goals, 0), "goalOrder")),
	             5);
	expect_equal(json_integer_value(json_object_get(
	                     json_array_get(goals, 1), "goalOrder")),
	             9);
	expect_lacks(p->out, PLAN_HMPPS_OURS);
}

TEST("plan file: what happened here is told after what the file tells")
{
	struct plan_file_try try = plan_file_try_new(t), *p = &try;
	struct str file = file_of(
	        t->arena,
	        "{'identifiers':{'CRN':'X100001'},'timeline':[{'uuid':'t'}],"
	        "'collections':[{'name':'GOALS','items':[{'uuid':'g1',"
	        "'answers':{'title':{'type':'Single','value':'Sing'}},"
	        "'properties':{'status':{'type':'Single','value':'FUTURE'}},"
	        "'collections':[{'name':'STEPS','items':[{'answers':{"
	        "'description':{'type':'Single','value':'Ask'}}}]}]}]}]}");
	const json_t *list, *one;

	try_taken(p, file);
	expect_true(
	        json_equal(out_again(t, p, PLAN_HMPPS_AAP), parsed(t, file)));
	world_later(p->w, 1000);
	expect_ok(world_do(p->w, "sam", step_change, p));
	list = json_object_get(out_again(t, p, PLAN_HMPPS_AAP), "timeline");
	/* The step, and the note. */
	expect_equal(json_array_size(list), 3);
	expect_true(json_equal(
	        json_array_get(list, 0),
	        json_array_get(json_object_get(parsed(t, file), "timeline"),
	                       0)));
	one = json_array_get(list, 2);
	has_word(one, "customType", "GOAL_UPDATED");
	one = json_object_get(one, "customData");
	has_word(one, "goalUuid", "g1");
	has_word(one, "goalTitle", "Sing");
	has_word(one, "updatedBy", "Sam Okafor");
	has_word(one, "notes", "A note from here");
	/* As it stood then. */
	one = json_object_get(one, "goal");
	has_word(json_array_get(json_object_get(one, "steps"), 0),
	         "description", "Write to the bank");
	/* The first service has no such list. */
	expect_null(
	        json_object_get(out_again(t, p, PLAN_HMPPS_OLD), "timeline"));
}

TEST("plan file: a record that was merged goes out with the CRN that counts, "
     "however that is written")
{
	const struct plan_hmpps_who who = {.crn = S("X100009")};
	json_t *root = json_deep_copy(parsed(t, S(RENT_OLD)));
	json_t *none = (json_object)();

	hmpps_back_root(t->arena, &who, root, none, none, goals_in(root));
	has_word(root, "crn", "X100009");
	json_object_set_new(root, "crn", json_string(" x100009"));
	hmpps_back_root(t->arena, &who, root, none, none, goals_in(root));
	has_word(root, "crn", " x100009");
	json_decref(root);
	json_decref(none);
}
