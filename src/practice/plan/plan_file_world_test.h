/* plan_file_world_test.h - fictional plans of the services, and what is done
 * with them in a test. */
#ifndef PRACTICE_PLAN_FILE_WORLD_TEST_H
#define PRACTICE_PLAN_FILE_WORLD_TEST_H

#include "practice/plan/plan_file_local.h"
#include "tests/world.h"

/* A goal of the first service: `more` are further members, or "". */
#define OLD_GOAL(uuid, title, status, more) \
	"{\"uuid\":\"" uuid "\",\"title\":\"" title "\",\"status\":\"" status \
	"\",\"areaOfNeed\":{\"uuid\":\"a1\",\"name\":\"Finance\"}" more "}"
#define OLD_FILE(crn, goals) \
	"{\"uuid\":\"p1\",\"crn\":\"" crn "\",\"region\":\"Far away\"," \
	"\"currentVersion\":{\"planType\":\"INITIAL\",\"mood\":[1,2.5]," \
	"\"agreementStatus\":\"AGREED\",\"agreementNotes\":[{" \
	"\"agreementStatus\":\"AGREED\",\"practitionerName\":\"Alex " \
	"Fictional\",\"createdDate\":\"2026-06-02T10:00:00Z\"}]," \
	"\"goals\":[" goals "]}}"
#define OLD_STEP \
	",\"targetDate\":\"2027-03-27\",\"statusDate\":" \
	"\"2026-05-17T09:30:00Z\",\"createdDate\":\"2026-05-01T09:30:00Z\"," \
	"\"reminderDate\":\"2027-01-02\",\"colour\":\"red\",\"steps\":[{" \
	"\"description\":\"Ring the bank\",\"status\":\"IN_PROGRESS\"," \
	"\"actor\":\"The vicar\",\"bus\":12}],\"notes\":[{\"type\":" \
	"\"PROGRESS\",\"note\":\"Going well\",\"practitionerName\":\"Alex " \
	"Fictional\",\"createdDate\":\"2026-06-01T10:00:00Z\",\"loud\":true}]"
/* One current goal with a step and a note. */
#define RENT     OLD_GOAL("g-1", "I will pay the rent", "ACTIVE", OLD_STEP)
#define RENT_OLD OLD_FILE("X100001", RENT)

/* The platform's, its quotation marks as single ones. */
#define AAP_FILE \
	"{'assessmentUuid':'1','identifiers':{'CRN':'X100001'}," \
	"'weather':'fair','collections':[{'name':'GOALS','uuid':'c1'," \
	"'items':[{'uuid':'g1','answers':{'title':{'type':'Single'," \
	"'value':'I will pay the rent'},'area_of_need':{'type':'Single'," \
	"'value':'luck'},'related_areas_of_need':{'type':'Multi','values':[" \
	"'alcohol-use','fortune']},'target_date':{'type':'Single'," \
	"'value':'2027-03-27'},'lucky':{'type':'Single','value':'7'}}," \
	"'properties':{'status':{'type':'Single','value':'ACTIVE'}," \
	"'tone':{'type':'Single','value':'warm'}},'collections':[{" \
	"'name':'STEPS','uuid':'c2','items':[{'uuid':'s1','answers':{" \
	"'actor':{'type':'Single','value':'life_coach'}," \
	"'status':{'type':'Single','value':'COMPLETED'}," \
	"'description':{'type':'Single','value':'Ring the bank'}}," \
	"'properties':{'when':{'type':'Single','value':'soon'}}}]}," \
	"{'name':'SONGS','items':['one']}]}]},{'name':'PLAN_AGREEMENTS'," \
	"'items':[{'answers':{'agreement_question':{'type':'Single'," \
	"'value':'could_not_answer'}}}]},{'name':'MOODS','items':[]}]}"
/* A text with ' for each quotation mark, as JSON. */
struct str file_of(struct arena *arena, const char *text);

struct plan_file_try {
	struct world *w;
	struct person_id person;
	struct str document;
	enum plan_hmpps_shape shape;
	int64_t file;
	int64_t seen;
	struct plan_preview preview;
	struct plan_file got;
	struct plan_file *files;
	size_t files_n;
	struct plan_whole whole;
	struct str out;
};

/* Jay's, in a world in which people are real. */
struct plan_file_try plan_file_try_new(struct test *t);

/* Acts, for world_do and world_see: put reads the document first. */
const struct fault *try_file_put(struct ctx *ctx, void *data);
const struct fault *try_file_preview(struct ctx *ctx, void *data);
const struct fault *try_file_take(struct ctx *ctx, void *data);
const struct fault *try_file_drop(struct ctx *ctx, void *data);
const struct fault *try_file_get(struct ctx *ctx, void *data);
const struct fault *try_file_list(struct ctx *ctx, void *data);
const struct fault *try_file_write(struct ctx *ctx, void *data);
const struct fault *try_file_whole(struct ctx *ctx, void *data);
const struct fault *try_file_check(struct ctx *ctx, void *data);

/* Sam puts a file and sees what it would do; and takes it over. */
const struct plan_preview *try_looked(struct plan_file_try *p, struct str file);
const struct plan_whole *try_taken(struct plan_file_try *p, struct str file);

#endif
