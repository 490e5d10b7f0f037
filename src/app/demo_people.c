/*
 * demo_people.c - who is in the fictional programme.
 */
#include "app/demo_local.h"
#include "base/calendar.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "register/orders/orders.h"
#include "register/people/people.h"
#include "register/staff/staff.h"

const struct demo_user demo_users[] = {
        {"jay", "Jay Mercer", ROLE_PERSON, true, "person on probation"},
        {"sam", "Sam Okafor", ROLE_CASE_MANAGER, true, "case manager"},
        {"priya", "Priya Nair", ROLE_SENIOR, true, "senior case manager"},
        {"morgan", "Morgan Ellis", ROLE_MANAGER, true, "manager"},
        {"ada", "Ada Lindqvist", ROLE_ADMINISTRATOR, true,
         "administrator (no access to cases)"},
        {"ola", "Ola Brandt", ROLE_CASE_MANAGER, false, ""},
        {"tariq", "Tariq Aziz", ROLE_CASE_MANAGER, false, ""},
        {"bethan", "Bethan Rees", ROLE_CASE_MANAGER, false, ""},
        {"kwame", "Kwame Boateng", ROLE_CASE_MANAGER, false, ""},
        {"femi", "Femi Adeyemi", ROLE_FINANCE, true,
         "finance (pays what the fund agreed, sees no case)"},
        {"esme", "Esme Whitlock", ROLE_EVALUATOR, true,
         "evaluator (studies of what works, sees no names)"},
        {NULL, NULL, ROLE_PERSON, false, NULL},
};

static const char *const first_female[] = {
        "Aisha", "Chloe",  "Kelly", "Siân", "Zoë",   "Shanice", "Natalia",
        "Megan", "Leanne", "Gemma", "Jade", "Nadia", "Ffion",   "Donna",
};
static const char *const first_male[] = {
        "Mohammed", "Jack",  "Liam",   "Kieran", "Tyrone", "Darren", "Gareth",
        "Rhys",     "Siôn",  "Tomasz", "Andrei", "Luke",   "Ryan",   "Aaron",
        "Connor",   "Jamal", "Imran",  "Dwayne", "Lee",    "Scott",  "Craig",
        "Owen",     "Kofi",  "Yusuf",  "Callum", "Reece",  "Nathan",
};
static const char *const last_names[] = {
        "Ashby",    "Barton",     "Caldwell", "Dunford",     "Eastham",
        "Fairley",  "Gilworth",   "Hadwick",  "Holgate",     "Kelby",
        "Langton",  "Marfield",   "Norwick",  "Oldham",      "Penford",
        "Redstock", "Rothley",    "Salwick",  "Thornby",     "Walden",
        "O'Hare",   "Ŵynne",      "Núñez",    "Thomas-Reid", "Kowalik",
        "Okoro",    "Mensah-Ray", "Beggs",    "Popov",       "Griffis",
};
static const char *const teams[] = {"Quay Street", "Northside", "Riverside"};
static const char *const offences[] = {"theft",       "burglary",
                                       "assault",     "drug_possession",
                                       "motoring",    "criminal_damage",
                                       "public_order"};

/* By turns; not told by one in nine, and not asked of another. */
static const char *const ethnicities[] = {"white", "white", "black",
                                          "white", "asian", "white",
                                          "mixed", "",      "not_stated"};

#define PICK(run, list) \
	str_of((list)[demo_random(&(run)->demo, \
	                          sizeof(list) / sizeof((list)[0]))])

/* Every second case manager has been trained for the programme. */
static const struct fault *
staff_train(struct ctx *ctx, const struct demo_run *run,
            const struct identity_new *user)
{
	const struct staff_facts facts = {
	        .username = user->username,
	        .name = user->name,
	        .role = S("case_manager"),
	        .organisation = user->organisation,
	        .team = user->team,
	        .email = user->email,
	        .trained_on = date_add_days(run->demo.today, -400),
	};
	struct user_id id;
	enum put_result result;

	if (run->workers_n % 2 == 0)
		return NULL;
	return staff_put(ctx, &facts, &id, &result);
}

/* One member of staff; who gets cases and who leads is remembered. */
static const struct fault *
staff_one(struct ctx *ctx, struct demo_run *run, const struct demo_user *u,
          size_t place)
{
	struct identity_new user = {
	        .username = str_of(u->username),
	        .name = str_of(u->name),
	        .email = str_print(ctx->arena, "%s@example.org", u->username),
	        /* Of the numbers that are kept for fiction. */
	        .phone = str_print(ctx->arena, "01632 960 %03zu", 101 + place),
	        .roles = 1u << u->role,
	        .organisation = run->provider,
	        .team = run->teams[place % 3],
	        .password_hash = u->sign_in ? run->password_hash : S(""),
	        .demo = true,
	};
	struct user_id id;

	if (place < 5)
		user.team = run->teams[0];
	TRY(identity_user_add(ctx, &user, &id));
	if (u->role == ROLE_SENIOR)
		run->senior = id;
	if (u->role != ROLE_CASE_MANAGER)
		return NULL;
	run->workers[run->workers_n++] = id;
	return staff_train(ctx, run, &user);
}

const struct fault *
demo_staff(struct ctx *ctx, void *data)
{
	struct demo_run *run = data;
	struct organisation provider = {
	        .slug = S("harbour"),
	        .name = S("Harbour Rehabilitation (fictional)"),
	        .kind = S("provider"),
	        .area = S("harbour"),
	        .valid_from = date_add_months(run->demo.today, -48),
	        .valid_to = DATE_NONE,
	};
	enum put_result result;

	run->workers_n = 0;
	TRY(organisation_put(ctx, &provider, &run->provider, &result));
	for (size_t i = 0; i < 3; i++)
		TRY(team_by_slug(ctx, run->provider, str_of(teams[i]), true,
		                 &run->teams[i]));
	for (size_t i = 0; demo_users[i].username != NULL; i++)
		if (demo_users[i].role != ROLE_PERSON)
			TRY(staff_one(ctx, run, &demo_users[i], i));
	return NULL;
}

/* What is told of Jay, who signs in. */
static void
facts_jay(const struct demo *demo, struct person_facts *f)
{
	f->first_name = S("Jay");
	f->last_name = S("Mercer");
	f->language = S("en");
	f->practical = S("Works mornings; size 10 boots");
	f->date_of_birth = date_add_days(demo->today, -27 * 366);
}

/* The little that some people told: a quarter of them each. */
static void
facts_told(struct demo *demo, struct person_facts *f)
{
	if (demo_random(demo, 4) == 0)
		f->contact_rules = S("Ring after 4pm; no voicemail");
	if (demo_random(demo, 4) == 0)
		f->practical = S("Works shifts, boots size 5");
}

/* Somebody whom the first case manager is getting to know: their plan is
 * written, and nobody has agreed to it yet. */
#define BEGINNER 3
#define BEGAN    20 /* days ago */

/* Who works with somebody: the first case manager oftener than the others. */
static size_t
worker_draw(struct demo_run *run, size_t at)
{
	size_t worker = 0;

	if (at != 0 && demo_random(&run->demo, 3) != 0)
		worker = demo_random(&run->demo, (unsigned)run->workers_n);
	return at == BEGINNER ? 0 : worker;
}

/* Names, birth and where somebody belongs. */
static void
facts_make(struct ctx *ctx, struct demo_run *run, size_t at,
           struct person_facts *f)
{
	struct demo *demo = &run->demo;
	bool jay = at == 0;
	bool female = !jay && demo_random(demo, 100) < 15;
	size_t worker = worker_draw(run, at);

	*f = (struct person_facts){
	        .crn = str_print(ctx->arena, "X%06u",
	                         900000u + (unsigned)at * 37u),
	        .first_name = female ? PICK(run, first_female)
	                             : PICK(run, first_male),
	        .last_name = PICK(run, last_names),
	        .pronouns = female ? S("she/her") : S("he/him"),
	        .date_of_birth = date_add_days(
	                demo->today,
	                -(int)(19 * 366 + demo_random(demo, 14000))),
	        .sex = female ? S("female") : S("male"),
	        .ethnicity = str_of(ethnicities[at % 9]),
	        .language = demo_random(demo, 25) == 0 ? S("cy") : S("en"),
	        .phone = str_print(ctx->arena, "07700 900%03u",
	                           demo_random(demo, 1000)),
	        .postcode = S("HU1 1AA"),
	        .organisation = run->provider,
	        .team = run->teams[worker % 3],
	        .worker = run->workers[worker],
	};
	/* One in five has been in prison. */
	if (at % 5 == 0)
		f->prison_number =
		        str_print(ctx->arena, "A%04uZZ", (unsigned)at);
	facts_told(demo, f);
	if (jay)
		facts_jay(demo, f);
}

/* How far along: a third in each phase, Jay in the middle. */
static void
phase_make(struct demo_run *run, size_t at, struct demo_person *p)
{
	struct demo *demo = &run->demo;
	static const int least[] = {10, 60, 230};
	static const int spread[] = {30, 150, 120};

	p->phase = p->jay ? DEMO_INTERVENE : (enum demo_phase)(at % 3);
	p->starts_on = date_add_days(
	        demo->today,
	        -(least[p->phase] +
	          (int)demo_random(demo, (unsigned)spread[p->phase])));
	if (p->jay)
		p->starts_on = date_add_days(demo->today, -63);
	if (at == BEGINNER)
		p->starts_on = date_add_days(demo->today, -BEGAN);
	p->ends_on = date_add_days(p->starts_on, p->jay ? 240 : 364);
	p->licence = !p->jay && demo_random(demo, 4) == 0;
}

static const struct fault *
requirement_one(struct ctx *ctx, const struct demo_person *p, struct date today,
                const struct order *order, const char *kind, int64_t quantity,
                const char *unit)
{
	int days = date_days_between(p->starts_on, today);
	struct requirement r = {
	        .person = p->person,
	        .order_ref = order->order_ref,
	        .requirement_ref = str_print(ctx->arena, "%.*s-%s",
	                                     STR_ARG(order->order_ref), kind),
	        .kind = str_of(kind),
	        .quantity = quantity,
	        .unit = str_of(unit),
	        .starts_on = p->starts_on,
	        .ends_on = p->ends_on,
	        .done = -1,
	        .done_on = DATE_NONE,
	};
	enum put_result result;

	/* Of those that began lately nobody has counted yet. */
	if (quantity > 0 && days > 20) {
		r.done = quantity * (days < 300 ? days : 300) / 320;
		r.done_on = date_add_days(today, -2);
	}
	return requirement_put(ctx, &r, &r.id, &result);
}

static const struct fault *
order_make(struct ctx *ctx, struct demo_run *run, const struct demo_person *p)
{
	struct demo *demo = &run->demo;
	struct order order = {
	        .person = p->person,
	        .order_ref = str_print(ctx->arena, "%.*s-1", STR_ARG(p->crn)),
	        .kind = p->licence ? S("licence") : S("community_order"),
	        .court = S("Harbour Magistrates' Court (fictional)"),
	        .offence_code = PICK(run, offences),
	        .offence_on = date_add_days(p->starts_on, -120),
	        .convicted_on = date_add_days(p->starts_on, -14),
	        .sentenced_on = p->licence ? date_add_days(p->starts_on, -90)
	                                   : p->starts_on,
	        .released_on = p->licence ? p->starts_on : DATE_NONE,
	        .starts_on = p->starts_on,
	        .ends_on = p->ends_on,
	};
	enum put_result result;

	if (p->licence)
		order.convicted_on = date_add_days(p->starts_on, -110);
	TRY(order_put(ctx, &order, &order.id, &result));
	if (p->licence)
		return requirement_one(ctx, p, demo->today, &order,
		                       "licence_condition", 0, "");
	if (p->jay || demo_random(demo, 2) == 0)
		TRY(requirement_one(ctx, p, demo->today, &order, "unpaid_work",
		                    40 + 20 * demo_random(demo, 8), "hours"));
	return requirement_one(ctx, p, demo->today, &order,
	                       "rehabilitation_activity",
	                       5 + 5 * demo_random(demo, 5), "days");
}

/*
 * The person's own sign-in.  Jay's has the password; the others' have none,
 * so that nobody signs in as them until a worker hands over a code.
 */
static const struct fault *
person_sign_in(struct ctx *ctx, struct demo_run *run, struct demo_person *p,
               const struct person_facts *facts)
{
	struct identity_new user = {
	        .username = p->jay ? S("jay") : str_lower(ctx->arena, p->crn),
	        .name = str_print(ctx->arena, "%.*s %.*s",
	                          STR_ARG(facts->first_name),
	                          STR_ARG(facts->last_name)),
	        .roles = R(PERSON),
	        .person = p->person,
	        .password_hash = p->jay ? run->password_hash : S(""),
	        .demo = true,
	};

	return identity_user_add(ctx, &user, &p->user);
}

static const struct fault *
person_make(struct ctx *ctx, struct demo_run *run, size_t at)
{
	struct demo_person *p = &run->demo.people[at];
	struct person_facts facts;
	enum put_result result;

	facts_make(ctx, run, at, &facts);
	p->jay = at == 0;
	p->crn = str_copy(run->demo.arena, facts.crn);
	p->first_name = str_copy(run->demo.arena, facts.first_name);
	p->female = str_is(facts.sex, "female");
	p->worker = facts.worker;
	phase_make(run, at, p);
	facts.allocated_on = p->starts_on;
	TRY(people_put(ctx, &facts, &p->person, &result));
	TRY(order_make(ctx, run, p));
	/* One in eight has none: paper and a worker's help are as good. */
	if (!p->jay && demo_random(&run->demo, 8) == 0)
		return NULL;
	return person_sign_in(ctx, run, p, &facts);
}

const struct fault *
demo_people(struct ctx *ctx, void *data)
{
	struct demo_run *run = data;

	demo_begin(&run->demo, 0);
	for (size_t at = run->demo.at; at < run->demo.until; at++)
		TRY(person_make(ctx, run, at));
	return NULL;
}
