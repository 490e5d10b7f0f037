/*
 * contact_demo.c - a year of contacts for each person of the fictional
 * programme, three weeks of appointments, promises and how it was.
 */
#include "practice/contact/contact_demo.h"

#include "base/calendar.h"
#include "kernel/demo.h"
#include "practice/contact/contact_local.h"
#include "practice/contact/contact_told.h"
#include "practice/plan/plan_goal.h"

#define PLACE "Harbour House, Quay Street"

/* What is needed again and again while one person's contacts are made. */
struct making {
	struct ctx *ctx;
	struct demo *demo;
	const struct demo_person *person;
	struct goal_id goals[8];
	size_t goals_n;
};

#define PICK(m, list) str_of((list)[demo_random((m)->demo, (unsigned)list##_n)])

/* The worker, at a moment. */
static void
act_worker(struct making *m, struct instant at)
{
	demo_act(m->ctx, m->person->worker, R(CASE_MANAGER),
	         (struct person_id){0}, at);
}

/* "{name}" in a note. */
static struct str
note_for(struct making *m, struct str note)
{
	const struct text text = {
	        .key = note.p,
	        .values = {{"name", m->person->first_name}},
	};

	return text_show_en(m->ctx->arena, &text);
}

static enum contact_kind
kind_pick(struct making *m)
{
	unsigned r = demo_random(m->demo, 100);

	return r < 60   ? CONTACT_OFFICE
	       : r < 75 ? CONTACT_PHONE
	       : r < 83 ? CONTACT_HOME_VISIT
	       : r < 88 ? CONTACT_VIDEO
	       : r < 94 ? CONTACT_ACTIVITY
	                : CONTACT_GROUP;
}

static enum contact_outcome
outcome_pick(struct making *m)
{
	unsigned r = demo_random(m->demo, m->person->jay ? 86 : 100);

	return r < 74   ? CONTACT_COMPLIED
	       : r < 86 ? CONTACT_ACCEPTABLE
	       : r < 92 ? CONTACT_UNACCEPTABLE
	       : r < 96 ? CONTACT_FAILED
	                : CONTACT_RESCHEDULED;
}

static struct contact_terms
terms_at(struct making *m, struct instant at)
{
	enum contact_kind kind = kind_pick(m);
	bool away = kind == CONTACT_PHONE || kind == CONTACT_VIDEO ||
	            kind == CONTACT_HOME_VISIT;

	return (struct contact_terms){
	        .at = at,
	        .kind = (int)kind,
	        .place = away ? S("") : S(PLACE),
	        .planned_minutes = kind == CONTACT_PHONE ? 15 : 45,
	        .minutes = -1,
	        .outcome = CONTACT_NONE_YET,
	        .promised = {{.due = DATE_NONE}, {.due = DATE_NONE}},
	};
}

/* What came of it, with its words and promises. */
static void
result_pick(struct making *m, struct contact_terms *terms)
{
	const struct contact_demo_absence *away;
	struct date day = instant_date(terms->at);

	terms->outcome = (int)outcome_pick(m);
	if (terms->outcome == CONTACT_ACCEPTABLE) {
		away = &contact_demo_absences[demo_random(
		        m->demo, (unsigned)contact_demo_absences_n)];
		terms->code = str_of(away->code);
		terms->note = str_of(away->note);
		return;
	}
	if (terms->outcome == CONTACT_UNACCEPTABLE)
		terms->note = PICK(m, contact_demo_missed);
	if (!contact_is_attended((enum contact_outcome)terms->outcome))
		return;
	terms->minutes = 15 + 5 * (int64_t)demo_random(m->demo, 10);
	terms->note = note_for(m, PICK(m, contact_demo_notes));
	if (m->goals_n > 0) {
		terms->goals =
		        &m->goals[demo_random(m->demo, (unsigned)m->goals_n)];
		terms->goals_n = 1;
	}
	if (demo_random(m->demo, 5) == 0)
		terms->promised[CONTACT_WORKER] = (struct contact_promised){
		        PICK(m, contact_demo_mine),
		        date_add_days(day, 5 + (int)demo_random(m->demo, 9))};
	if (demo_random(m->demo, 5) == 0)
		terms->promised[CONTACT_PERSON] = (struct contact_promised){
		        PICK(m, contact_demo_theirs), date_add_days(day, 7)};
	if (demo_random(m->demo, 40) == 0) {
		terms->privacy = CONTACT_THIRD_PARTY;
		terms->privacy_words = S("What a relative told in confidence");
	}
}

/* Promises whose day has come are kept, most of them. */
static const struct fault *
promises_end(struct making *m, struct contact_id id)
{
	struct contact_promise *list;
	size_t n;

	TRY(contact_store_promises_at(m->ctx, id, &list, &n));
	for (size_t i = 0; i < n; i++) {
		bool kept = demo_random(m->demo, 100) < 85;

		if (!date_is(list[i].due) ||
		    !date_before(list[i].due,
		                 date_add_days(m->demo->today, -2)))
			continue;
		act_worker(m, instant_of(list[i].due, 16 * 60));
		TRY(contact_promise_keep(m->ctx, list[i].id, kept));
	}
	return NULL;
}

/* Three answers, most of them good. */
static int
stars_pick(struct making *m)
{
	return 5 - (int)(demo_random(m->demo, 3) * demo_random(m->demo, 2));
}

/* Who cannot sign in has said it to their worker. */
static struct plan_scribe
hand_of(const struct making *m)
{
	if (m->person->user.v != 0)
		return (struct plan_scribe){.how = PLAN_HOW_NONE};
	return (struct plan_scribe){.how = PLAN_HOW_ROOM,
	                            .by = m->person->worker};
}

static const struct fault *
rating_add(struct making *m, struct contact_id id,
           const struct contact_terms *terms)
{
	const struct contact contact = {.id = id, .person = m->person->person};
	const struct contact_rating rating = {
	        .heard = stars_pick(m),
	        .fair = stars_pick(m),
	        .useful = stars_pick(m),
	        .at = {terms->at.ms + INT64_C(86400000)},
	        .hand = hand_of(m),
	};

	if (terms->outcome != CONTACT_COMPLIED || demo_random(m->demo, 6) != 0)
		return NULL;
	return contact_store_rating_put(m->ctx, &contact, &rating);
}

/* Half were arranged a week before, half are recorded after. */
static const struct fault *
past_one(struct making *m, struct instant at)
{
	struct contact_terms terms = terms_at(m, at);
	bool arranged = demo_random(m->demo, 2) == 0;
	struct contact_id id;

	if (arranged) {
		act_worker(m, (struct instant){at.ms - INT64_C(604800000)});
		TRY(contact_arrange(m->ctx, m->person->person, &terms, NULL,
		                    &id));
	}
	result_pick(m, &terms);
	act_worker(m, (struct instant){at.ms + INT64_C(3600000)});
	if (arranged)
		TRY(contact_outcome_set(m->ctx, id, 1, &terms, NULL));
	else
		TRY(contact_record(m->ctx, m->person->person, &terms, NULL,
		                   &id));
	TRY(rating_add(m, id, &terms));
	return promises_end(m, id);
}

static int
office_minutes(struct making *m)
{
	return 9 * 60 + 15 * (int)demo_random(m->demo, 31);
}

static const struct fault *
past_all(struct making *m)
{
	static const int gap[] = {5, 7, 12};
	struct date last = date_add_days(m->demo->today, -1);
	struct date day = date_add_days(m->person->starts_on, 1);

	/* A few have not been met for a while: the gaps of today's page. */
	if (!m->person->jay && demo_random(m->demo, 12) == 0)
		last = date_add_days(last, -40);
	while (!date_before(last, day)) {
		struct date on = calendar_add_working_days(day, 0);

		if (date_before(last, on))
			break;
		TRY(past_one(m, instant_of(on, office_minutes(m))));
		day = date_add_days(on, gap[m->person->phase] +
		                                (int)demo_random(m->demo, 4));
	}
	return NULL;
}

/* --- what is to come ---------------------------------------------------- */

/* Arranged a week ago by the worker. */
static const struct fault *
coming_one(struct making *m, struct instant at, const char *place,
           struct contact_id *out)
{
	struct contact_terms terms = terms_at(m, at);
	struct date week_ago =
	        demo_working_day(m->demo, date_add_days(m->demo->today, -9));

	if (place != NULL) {
		terms.kind = CONTACT_OFFICE;
		terms.place = str_of(place);
		terms.planned_minutes = 45;
	}
	terms.purpose = PICK(m, contact_demo_purposes);
	act_worker(m, instant_of(week_ago, 12 * 60));
	return contact_arrange(m->ctx, m->person->person, &terms, NULL, out);
}

/* Some have said that they cannot make it. */
static const struct fault *
cannot_some(struct making *m, struct contact_id id)
{
	struct contact contact;

	if (m->person->jay || demo_random(m->demo, 15) != 0)
		return NULL;
	TRY(contact_take(m->ctx, id, 0, &contact));
	contact.answer = CONTACT_CANNOT;
	contact.reason = CONTACT_REASON_WORK;
	contact.hand = hand_of(m);
	contact.answered_at =
	        instant_of(date_add_days(m->demo->today, -1), 18 * 60);
	return contact_store_save(m->ctx, &contact);
}

/* The next Thursday after today. */
static struct date
thursday_next(struct date today)
{
	int days = (3 - date_weekday(today) + 7) % 7;

	return date_add_days(today, days == 0 ? 7 : days);
}

static const struct fault *
coming_all(struct making *m)
{
	struct date from =
	        m->person->jay
	                ? thursday_next(m->demo->today)
	                : date_add_days(m->demo->today,
	                                1 + (int)demo_random(m->demo, 6));
	struct contact_id id;

	for (int week = 0; week < 3; week++) {
		struct date day = calendar_add_working_days(
		        date_add_days(from, 7 * week), 0);
		int minutes = m->person->jay && week == 0 ? 10 * 60 + 30
		                                          : office_minutes(m);

		TRY(coming_one(m, instant_of(day, minutes),
		               m->person->jay && week == 0 ? PLACE : NULL,
		               &id));
		TRY(cannot_some(m, id));
		if (m->person->jay && week == 1)
			TRY(contact_answer_told(m->ctx, id, 1, CONTACT_CAN,
			                        CONTACT_REASON_NONE, S(""),
			                        PLAN_HOW_ROOM));
	}
	return NULL;
}

/* Five people of the first case manager are expected today. */
static const struct fault *
today_some(struct making *m, size_t at)
{
	static const int slots[] = {9 * 60 + 30, 10 * 60 + 30, 11 * 60 + 45,
	                            14 * 60, 15 * 60 + 30};
	struct user_id first = m->demo->people[0].worker;
	struct contact_id id;
	size_t before = 0;

	if (at == 0 || m->person->worker.v != first.v)
		return NULL;
	for (size_t i = 1; i < at; i++)
		before += m->demo->people[i].worker.v == first.v;
	if (before >= sizeof(slots) / sizeof(slots[0]))
		return NULL;
	return coming_one(m, instant_of(m->demo->today, slots[before]), PLACE,
	                  &id);
}

/* What Jay and his worker promised each other last week. */
static const struct fault *
jay_promises(struct making *m)
{
	const struct contact_promised mine = {
	        S("Ring the college about the start date"),
	        thursday_next(m->demo->today)};
	const struct contact_promised theirs = {S("Bring the practice book"),
	                                        thursday_next(m->demo->today)};
	struct date last =
	        demo_working_day(m->demo, date_add_days(m->demo->today, -5));
	struct promise_id id;

	if (!m->person->jay)
		return NULL;
	act_worker(m, instant_of(last, 11 * 60));
	TRY(contact_promise_make(m->ctx, m->person->person,
	                         (struct contact_id){0}, CONTACT_WORKER, &mine,
	                         NULL, &id));
	return contact_promise_make(m->ctx, m->person->person,
	                            (struct contact_id){0}, CONTACT_PERSON,
	                            &theirs, NULL, &id);
}

static const struct fault *
person_make(struct ctx *ctx, struct demo *demo, size_t at)
{
	struct making m = {ctx, demo, &demo->people[at], {{0}}, 0};
	struct plan_whole plan;

	act_worker(&m, instant_of(demo->today, 8 * 60));
	TRY(plan_read(ctx, m.person->person, &plan));
	for (size_t i = 0; i < plan.goals_n && m.goals_n < 8; i++)
		if (plan_goal_is_live(&plan.goals[i]))
			m.goals[m.goals_n++] = plan.goals[i].id;
	TRY(past_all(&m));
	TRY(today_some(&m, at));
	TRY(jay_promises(&m));
	return coming_all(&m);
}

const struct fault *
contact_demo(struct ctx *ctx, struct demo *demo)
{
	for (size_t at = demo->at; at < demo->until; at++) {
		demo_turn(demo, at);
		TRY(person_make(ctx, demo, at));
	}
	return NULL;
}
