/*
 * plan_file_demo.c - plans of another service in the fictional programme: one
 * that waits for Jay, and some that came in.  Everybody in them is made up.
 */
#include "practice/plan/plan_demo_local.h"
#include "practice/plan/plan_file_local.h"

/* A goal of the first service: title, area, day, status, step, actor, note. */
#define GOAL \
	"{\"uuid\":\"%s\",\"title\":\"%s\",\"areaOfNeed\":{\"name\":\"%s\"}," \
	"\"relatedAreasOfNeed\":[],\"targetDate\":%s,\"reminderDate\":null," \
	"\"status\":\"%s\",\"steps\":[{\"description\":\"%s\"," \
	"\"status\":\"NOT_STARTED\",\"actor\":\"%s\"}]," \
	"\"notes\":[{\"type\":\"PROGRESS\",\"note\":\"%s\"," \
	"\"practitionerName\":\"Robin Elsewhere\"}]}"

#define FILE_TEXT \
	"{\"crn\":\"%.*s\",\"currentVersion\":{\"planType\":\"INITIAL\"," \
	"\"status\":\"COUNTERSIGNED\"," \
	"\"agreementStatus\":\"AGREED\",\"agreementNotes\":[{" \
	"\"agreementStatus\":\"DO_NOT_AGREE\",\"agreementStatusNote\":" \
	"\"Two goals at a time is enough.\",\"optionalNote\":" \
	"\"We left two.\",\"createdDate\":\"2026-02-03T10:30:00Z\"," \
	"\"practitionerName\":\"Robin Elsewhere\"}],\"goals\":[%.*s,%.*s]}}"

static struct str
document_of(struct arena *arena, struct str crn)
{
	struct str library =
	        str_print(arena, GOAL, "5a0c6f0e-0000-4000-8000-000000000001",
	                  "I will join the library near where I live",
	                  "Personal relationships and community",
	                  "\"2027-06-30\"", "ACTIVE",
	                  "Take a bill with the address along", "Life coach",
	                  "They asked where it is open in the evening.");
	struct str swim =
	        str_print(arena, GOAL, "5a0c6f0e-0000-4000-8000-000000000002",
	                  "I will swim once a week", "Health and wellbeing",
	                  "null", "ACTIVE", "Find out what it costs",
	                  "Probation practitioner",
	                  "The pool has an early hour that is half the price.");

	return str_print(arena, FILE_TEXT, STR_ARG(crn), STR_ARG(library),
	                 STR_ARG(swim));
}

const struct fault *
plan_file_demo_put(struct plan_demo_story *s, int64_t *out)
{
	struct plan_hmpps_who who = {.forename = S("")};
	struct plan_hmpps in;
	struct problems problems;
	struct str document;

	TRY(people_crn(s->ctx, s->who->person, &who.crn));
	document = document_of(s->ctx->arena, who.crn);
	problems_init(&problems, s->ctx->arena);
	plan_hmpps_read(s->ctx->arena, document, &who, &in, &problems);
	TRY(problems_fault(&problems));
	return plan_file_put(s->ctx, s->who->person, document, &in, out);
}

const struct fault *
plan_file_demo(struct plan_demo_story *s)
{
	bool came = (s->who - s->demo->people) % 8 == 5;
	struct plan_preview preview;
	struct plan plan;
	int64_t file;

	if ((!s->who->jay && !came) || plan_demo_age(s) < 30 ||
	    !plan_demo_on(s, plan_demo_age(s) - 2, false))
		return NULL;
	TRY(plan_file_demo_put(s, &file));
	if (s->who->jay)
		return NULL;
	TRY(plan_store_plan(s->ctx, s->who->person, &plan));
	return plan_file_take(s->ctx, s->who->person, file, plan.version,
	                      &preview);
}
