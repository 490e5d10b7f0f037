/*
 * plan_hmpps_test.c - fictional plans in both shapes, and what cannot be read.
 */
#include <string.h>

#include "practice/plan/plan_hmpps.h"
#include "practice/plan/plan_local.h"
#include "tests/test.h"

static const struct plan_hmpps_who jay = {
        .crn = {"X100001", 7},
        .forename = {"Jay", 3},
};

/* A fictional plan of the first service. */
#define OLD_STEP \
	"{\"description\":\"Ring the college\",\"status\":\"IN_PROGRESS\"," \
	"\"actor\":\"Jay\",\"createdDate\":\"2026-05-17T09:30:00Z\"}"
#define OLD_GOAL(more) \
	"{\"uuid\":\"7d1f7e0e-0000-4000-8000-000000000001\"," \
	"\"title\":\"I will find a course\"," \
	"\"areaOfNeed\":{\"uuid\":\"a\",\"name\":\"Finance\"}," \
	"\"relatedAreasOfNeed\":[{\"uuid\":\"b\",\"name\":\"Drug use\"}]," \
	"\"targetDate\":\"2027-03-27\",\"reminderDate\":null," \
	"\"status\":\"ACTIVE\",\"statusDate\":\"2026-05-17T09:30:00Z\"," \
	"\"goalOrder\":1,\"createdDate\":\"2026-05-17T09:30:00Z\"," \
	"\"steps\":[" OLD_STEP "],\"notes\":[{\"type\":\"PROGRESS\"," \
	"\"note\":\"Going well\",\"createdDate\":\"2026-06-01T10:00:00Z\"," \
	"\"practitionerName\":\"Alex Fictional\"}]" more "}"
#define OLD(goals) \
	"{\"uuid\":\"1\",\"crn\":\"X100001\",\"publishedState\":" \
	"\"PUBLISHED\",\"currentVersion\":{\"planType\":\"INITIAL\"," \
	"\"status\":\"UNSIGNED\",\"agreementStatus\":\"AGREED\"," \
	"\"agreementNotes\":[{\"agreementStatus\":\"COULD_NOT_ANSWER\"," \
	"\"agreementStatusNote\":\"Was ill\",\"optionalNote\":\"\"," \
	"\"practitionerName\":\"Alex Fictional\",\"personName\":\"Jay\"," \
	"\"createdDate\":\"2026-06-02T10:00:00Z\"}],\"goals\":[" goals "]}}"

/* One of the platform, its quotation marks as single ones: the actor of its
 * step, and its agreements. */
#define AAP_FILE \
	"{'assessmentUuid':'1','assessmentType':'SENTENCE_PLAN'," \
	"'formVersion':'v1.0','identifiers':{'CRN':'X100001'}," \
	"'collections':[{'name':'GOALS','items':[{'uuid':'g1','answers':{" \
	"'title':{'type':'Single','value':'I will pay the rent'}," \
	"'area_of_need':{'type':'Single','value':'finances'}," \
	"'related_areas_of_need':{'type':'Multi','values':['alcohol-use']}," \
	"'target_date':{'type':'Single','value':'2027-03-27'}}," \
	"'properties':{'status':{'type':'Single','value':'ACHIEVED'}," \
	"'status_date':{'type':'Single'," \
	"'value':'2026-05-17T09:30:00.000Z'}," \
	"'achieved_by':{'type':'Single','value':'Alex Fictional'}}," \
	"'collections':[{'name':'STEPS','items':[{'uuid':'s1','answers':{" \
	"'actor':{'type':'Single','value':'%s'}," \
	"'status':{'type':'Single','value':'COMPLETED'}," \
	"'description':{'type':'Single','value':'Ring the bank'}}," \
	"'properties':{}}]}]}]}," \
	"{'name':'PLAN_AGREEMENTS','items':[%s]}]}"
#define AAP_COULD_NOT \
	"{'answers':{'agreement_question':{'type':'Single'," \
	"'value':'could_not_answer'}}}"

static struct str
aap(struct arena *arena, const char *actor, const char *agreements)
{
	char *p = str_c(arena, str_print(arena, AAP_FILE, actor, agreements));

	for (size_t i = 0; p[i] != '\0'; i++)
		if (p[i] == '\'')
			p[i] = '"';
	return str_of(p);
}

struct reading {
	struct plan_hmpps file;
	struct problems problems;
};

static struct reading
read_file(struct test *t, struct str file)
{
	struct reading r;

	problems_init(&r.problems, t->arena);
	plan_hmpps_read(t->arena, file, &jay, &r.file, &r.problems);
	return r;
}

/* The file is refused, and one of the places says so. */
static void
refuses(struct test *t, struct str file, const char *says)
{
	struct reading r = read_file(t, file);

	expect_true(r.problems.n > 0);
	expect_not_null(problems_of(&r.problems, "file"));
	for (size_t i = 0; i < r.problems.n; i++)
		if (str_has(text_show(t->arena, &r.problems.v[i].text),
		            str_of(says)))
			return;
	expect_str(text_show(t->arena, &r.problems.v[r.problems.n - 1].text),
	           says);
}

TEST("plan files: a plan of the first service is read with goals, steps, notes "
     "and what was said there")
{
	struct reading r = read_file(t, S(OLD(OLD_GOAL(""))));
	const struct plan_goal *goal = &r.file.whole.goals[0];

	expect_equal(r.problems.n, 0);
	expect_equal(r.file.remarks_n, 0);
	expect_equal(r.file.shape, PLAN_HMPPS_OLD);
	expect_equal(r.file.whole.goals_n, 1);
	expect_str(goal->title, "I will find a course");
	expect_equal(goal->related, 1u << PLAN_AREA_DRUGS);
	expect_equal(goal->status, PLAN_GOAL_ACTIVE);
	expect_str(date_iso(t->arena, goal->target), "2027-03-27");
	expect_equal(goal->steps_n, 1);
	expect_equal(goal->steps[0].actor, PLAN_ACTOR_PERSON);
	expect_equal(goal->steps[0].status, PLAN_STEP_IN_PROGRESS);
	expect_equal(goal->notes_n, 1);
	expect_str(goal->notes[0].author.name, "Alex Fictional");
	expect_equal(r.file.said_n, 1);
	expect_equal(r.file.said[0].state, PLAN_COULD_NOT_ANSWER);
	expect_str(r.file.said[0].words, "Was ill");
	expect_equal(r.file.whole.plan.state, PLAN_DRAFT);
	expect_false(r.file.ours);
}

TEST("plan files: a plan of the platform is read out of its wrappers")
{
	struct reading r =
	        read_file(t, aap(t->arena, "crs_provider", AAP_COULD_NOT));
	const struct plan_goal *goal = &r.file.whole.goals[0];

	expect_equal(r.problems.n, 0);
	expect_equal(r.file.shape, PLAN_HMPPS_AAP);
	expect_equal(goal->status, PLAN_GOAL_ACHIEVED);
	expect_str(goal->achieved_by, "Alex Fictional");
	expect_str(instant_iso(t->arena, goal->status_at),
	           "2026-05-17T09:30:00.000Z");
	expect_equal(goal->related, 1u << PLAN_AREA_ALCOHOL);
	expect_equal(goal->steps[0].actor, PLAN_ACTOR_CRS);
	expect_equal(goal->steps[0].status, PLAN_STEP_COMPLETED);
	expect_equal(r.file.said_n, 1);
	expect_equal(r.file.said[0].state, PLAN_COULD_NOT_ANSWER);
}

TEST("plan files: a time of the first service is local time, whatever its Z "
     "says")
{
	struct reading r = read_file(t, S(OLD(OLD_GOAL(""))));

	/* Half past nine by the clock on the wall, in summer. */
	expect_str(instant_iso(t->arena, r.file.whole.goals[0].status_at),
	           "2026-05-17T08:30:00.000Z");
}

TEST("plan files: a time with an offset is refused where the shape has none")
{
	refuses(t,
	        S(OLD("{\"title\":\"A\",\"statusDate\":"
	              "\"2026-05-17T09:30:00+01:00\"}")),
	        "$.currentVersion.goals[0].statusDate: this time has an "
	        "offset");
	refuses(t, S(OLD("{\"title\":\"A\",\"statusDate\":\"yesterday\"}")),
	        "goals[0].statusDate: this is no time");
}

TEST("plan files: \"Finance\" and \"Finances\", and each spelling of "
     "could-not-answer, are one")
{
	struct reading r = read_file(t, S(OLD(OLD_GOAL(""))));

	expect_equal(r.file.whole.goals[0].area, PLAN_AREA_FINANCES);
	r = read_file(t, S(OLD("{\"title\":\"A\",\"areaOfNeed\":{\"name\":"
	                       "\"Finances\"}}")));
	expect_equal(r.file.whole.goals[0].area, PLAN_AREA_FINANCES);
	r = read_file(t, S("{\"goals\":[],\"agreementNote\":{\"status\":"
	                   "\"couldNotAnswer\",\"statusNote\":\"Was ill\"}}"));
	expect_equal(r.file.said_n, 1);
	expect_equal(r.file.said[0].state, PLAN_COULD_NOT_ANSWER);
	expect_str(r.file.said[0].words, "Was ill");
}

TEST("plan files: what is unknown is kept and told, with its place")
{
	struct reading r = read_file(t, aap(t->arena, "life_coach", ""));
	struct str says;

	expect_equal(r.problems.n, 0);
	expect_equal(r.file.remarks_n, 1);
	says = text_show(t->arena, &r.file.remarks[0].text);
	expect_has(says, "$.collections[0].items[0].collections[0].items[0]"
	                 ".answers.actor");
	expect_has(says, "life_coach");
	expect_equal(r.file.whole.goals[0].steps[0].actor,
	             PLAN_ACTOR_SOMEONE_ELSE);
	r = read_file(t, S(OLD("{\"title\":\"A\",\"status\":\"PAUSED\","
	                       "\"mood\":[1],\"areaOfNeed\":{\"name\":"
	                       "\"Luck\"},\"steps\":[{\"description\":\"B\","
	                       "\"actor\":\"The vicar\"}]}")));
	expect_equal(r.problems.n, 0);
	expect_equal(r.file.remarks_n, 3);
	expect_equal(r.file.whole.goals[0].status, PLAN_GOAL_FUTURE);
	expect_not_null(json_object_get(r.file.items[0].raw, "mood"));
}

TEST("plan files: what cannot be read is told by its place, and nothing is "
     "brought in")
{
	char *long_title = arena_bytes(t->arena, PLAN_WORDS_MOST + 2, 1);

	memset(long_title, 'a', PLAN_WORDS_MOST + 1);
	refuses(t, S("no plan"), "This is not JSON");
	refuses(t, S("{\"a\":1,\"a\":2}"), "A name stands twice");
	refuses(t, S("[]"), "$: there should be an object");
	refuses(t, S("{}"), "a plan of neither service");
	refuses(t, S("{\"goals\":{}}"), "$.goals: there should be a list");
	refuses(t, S("{\"goals\":[7]}"),
	        "$.goals[0]: there should be an object");
	refuses(t, S("{\"goals\":[{\"title\":7}]}"),
	        "$.goals[0].title: there should be text");
	refuses(t, S("{\"goals\":[{\"title\":\" \"}]}"),
	        "$.goals[0]: this goal has no title");
	refuses(t, S(OLD(OLD_GOAL("") "," OLD_GOAL(""))),
	        "goals[1]: a goal of the same uuid");
	refuses(t,
	        S("{\"goals\":[{\"title\":\"A\",\"targetDate\":"
	          "\"30 February\"}]}"),
	        "$.goals[0].targetDate: this is no date");
	refuses(t, S("{\"goals\":[{\"title\":\"A\",\"steps\":[{}]}]}"),
	        "$.goals[0].steps[0]: this step has no words");
	refuses(t, S("{\"crn\":\"X999999\",\"goals\":[]}"),
	        "the CRN of somebody else");
	refuses(t,
	        str_print(t->arena, "{\"goals\":[{\"title\":\"%s\"}]}",
	                  long_title),
	        "$.goals[0].title: there are more than 4,000 characters");
}

/* `n` of a bracket, and the same closed. */
static struct str
nested(struct arena *arena, size_t n)
{
	struct buf buf;

	buf_init(&buf, arena, 0);
	buf_lit(&buf, "{\"goals\":");
	for (size_t i = 0; i < n; i++)
		buf_char(&buf, '[');
	for (size_t i = 0; i < n; i++)
		buf_char(&buf, ']');
	buf_char(&buf, '}');
	return buf_get(&buf);
}

TEST("plan files: a file that is too deep or too large is refused")
{
	char *large = arena_bytes(t->arena, PLAN_HMPPS_BYTES_MOST + 1, 1);

	memset(large, ' ', PLAN_HMPPS_BYTES_MOST + 1);
	refuses(t, nested(t->arena, 40), "nested too deeply");
	refuses(t, (struct str){large, PLAN_HMPPS_BYTES_MOST + 1},
	        "larger than 1 MB");
}

TEST("plan files: of many problems twenty are told")
{
	struct buf buf;
	struct reading r;

	buf_init(&buf, t->arena, 0);
	buf_lit(&buf, "{\"goals\":[1");
	for (size_t i = 1; i < 90; i++)
		buf_lit(&buf, ",1");
	buf_lit(&buf, "]}");
	r = read_file(t, buf_get(&buf));
	expect_equal(r.problems.n, PLAN_HMPPS_TOLD_MOST + 1);
}

TEST("plan files: what a plan is there is told where it is unknown or at its "
     "end, and nothing follows from it")
{
	struct reading r = read_file(
	        t, S("{\"publishedState\":\"ARCHIVED\",\"currentVersion\":{"
	             "\"planType\":\"SONG\",\"status\":\"REJECTED\","
	             "\"goals\":[]}}"));

	expect_equal(r.problems.n, 0);
	expect_equal(r.file.remarks_n, 3);
	expect_str(text_show_en(t->arena, &r.file.remarks[0].text),
	           "$.publishedState: the plan is “ARCHIVED” there. It stays "
	           "in the file, and nothing here follows from it");
	expect_str(text_show_en(t->arena, &r.file.remarks[1].text),
	           "$.currentVersion.planType: “SONG” is not known here. It "
	           "stays in the file, and nothing here follows from it");
	expect_has(text_show_en(t->arena, &r.file.remarks[2].text),
	           "$.currentVersion.status");
	expect_equal(r.file.whole.plan.state, PLAN_DRAFT);
	/* What is usual there is not told, and neither is what is no word. */
	r = read_file(t, S("{\"publishedState\":null,\"currentVersion\":{"
	                   "\"planType\":\"REVIEW\",\"status\":7,"
	                   "\"goals\":[]}}"));
	expect_equal(r.problems.n, 0);
	expect_equal(r.file.remarks_n, 0);
	r = read_file(t, S("{\"collections\":[],\"properties\":{\"PLAN_TYPE\":{"
	                   "\"type\":\"Single\",\"value\":\"TERMINATE\"}}}"));
	expect_equal(r.file.remarks_n, 1);
	expect_has(text_show_en(t->arena, &r.file.remarks[0].text),
	           "$.properties.PLAN_TYPE: the plan is “TERMINATE” there");
}
