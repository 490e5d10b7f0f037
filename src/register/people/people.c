/*
 * people.c - what may be said about a person, and how it is put.
 */
#include "register/people/people_merge_local.h"

#include "base/fold.h"
#include "base/utf8.h"
#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity.h"
#include "kernel/outbox/outbox.h"

const char *const people_sexes[] = {"female", "male", "other", "not_stated",
                                    NULL};
const char *const people_ethnicities[] = {
        "white", "black", "asian", "mixed", "other", "not_stated", NULL};

const struct event_kind people_events[] = {
        {"people.added", TK("{who} added this record"), NULL, "details", NULL},
        {"people.changed", TK("{who} changed the details"),
         TK("{who} changed your details"), "details",
         TK("You changed your details")},
        {"people.allocated", TK("{who} changed the worker"),
         TK("{who} changed who works with you"), "details", EVENT_BY_OTHERS},
        {"people.told", TK("{who} wrote down what was told"),
         TK("{who} wrote down what you told them"), "details", EVENT_BY_OTHERS},
        {"people.correction_asked", TK("{who} asked to correct the details"),
         TK("{who} asked to correct the details"), "details",
         TK("You asked to correct your details")},
        {"people.corrected", TK("{who} dealt with a correction"),
         TK("{who} dealt with your correction"), "details", EVENT_BY_OTHERS},
        {"people.invited", TK("{who} invited the person to sign in"),
         TK("{who} asked you to join My Direction"), "details",
         EVENT_BY_OTHERS},
        {"people.code_made", TK("{who} made a code for a new password"),
         TK("{who} made a code for your new password"), "details",
         EVENT_BY_OTHERS},
        {"people.merged", TK("{who} merged two records"), NULL, "details",
         NULL},
        {"people.unmerged", TK("{who} undid a merge"), NULL, "details", NULL},
        {NULL, NULL, NULL, NULL, NULL},
};

static const char *const personal[] = {"people_person",
                                       "people_identifier",
                                       "people_placement",
                                       "people_alias",
                                       "people_key",
                                       "people_told",
                                       "people_order",
                                       "people_duplicate",
                                       "people_merge",
                                       "people_correction",
                                       NULL};

/* Kept searches go after a day. */
static const struct fault *
purge(struct ctx *ctx, void *data)
{
	struct instant before = {ctx->now.ms - (int64_t)24 * 60 * 60 * 1000};

	(void)data;
	return people_store_found_purge(ctx, before);
}

static const struct background jobs[] = {
        {"people_search_purge", (int64_t)60 * 60 * 1000, purge, NULL},
        {NULL, 0, NULL, NULL},
};

static const char *const bulk_indexes[] = {
        "people_person_worker",
        "people_person_team",
        "people_person_organisation",
        "people_person_merged",
        NULL,
};

/* What the audit says of acts that are no event of a person. */
static const struct act_kind acts[] = {
        {"people.not_same", TK("{who} said that two records are two people")},
        {NULL, NULL},
};

const struct capability people_capability = {
        .name = "people",
        .acts = acts,
        .schema = people_schema,
        .routes = people_routes,
        .schemas = people_schemas,
        .queries = people_queries,
        .personal = personal,
        .bulk_indexes = bulk_indexes,
        .panels = people_panels,
        .events = people_events,
        .policies = people_policies,
        .jobs = jobs,
        .merge = people_merge_own,
};

/* --- checks ------------------------------------------------------------- */

/* A text column and the most characters it takes. */
struct text_limit {
	const char *field;
	size_t at; /* offset in struct person_facts */
	size_t most;
};

#define LIMIT(member, most_) \
	{ \
#member, offsetof(struct person_facts, member), most_ \
	}

static const struct text_limit limits[] = {
        LIMIT(first_name, 100),     LIMIT(last_name, 100),
        LIMIT(preferred_name, 100), LIMIT(pronouns, 40),
        LIMIT(phone, 40),           LIMIT(email, 254),
        LIMIT(postcode, 12),        LIMIT(contact_rules, 1000),
        LIMIT(access_needs, 1000),  LIMIT(practical, 1000),
        LIMIT(notes, 4000),
};
#define LIMITS (sizeof(limits) / sizeof(limits[0]))

/* The column of a facts struct that a limit is about. */
static struct str *
facts_text(struct person_facts *facts, const struct text_limit *limit)
{
	return (struct str *)(void *)((char *)facts + limit->at);
}

/* Copy with every text but notes on one line and trimmed. */
static struct person_facts
facts_clean(struct arena *arena, const struct person_facts *facts)
{
	struct person_facts clean = *facts;

	for (size_t i = 0; i < LIMITS; i++) {
		struct str *s = facts_text(&clean, &limits[i]);

		*s = limits[i].most < 1000 ? utf8_clean_line(arena, *s)
		                           : utf8_clean(arena, *s);
	}
	clean.language = str_lower(arena, str_trim(clean.language));
	return clean;
}

/* A language tag of BCP 47 as far as its letters go. */
static bool
language_sound(struct str s)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-"
	                              "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

	if (s.n < 2 || s.n > 35)
		return str_empty(s);
	for (size_t i = 0; i < s.n; i++) {
		if (str_find(str_of(letters), s.p[i]) + 1 >= sizeof(letters))
			return false;
	}
	return true;
}

static void
born_check(const struct person_facts *facts, struct date today,
           struct problems *problems)
{
	if (!date_is(facts->date_of_birth))
		return;
	if (date_before(today, facts->date_of_birth))
		problems_add(problems, "date_of_birth",
		             "The date of birth is in the future");
	else if (date_age(facts->date_of_birth, today) > 120)
		problems_add(problems, "date_of_birth",
		             "The date of birth is more than 120 years ago");
}

/* Coded columns hold a word of their list, or nothing. */
static void
codes_check(const struct person_facts *facts, struct problems *problems)
{
	if (!str_empty(facts->sex) && str_word(facts->sex, people_sexes) < 0)
		problems_add(problems, "sex",
		             "Choose female, male, other or not stated");
	if (!str_empty(facts->ethnicity) &&
	    str_word(facts->ethnicity, people_ethnicities) < 0)
		problems_add(problems, "ethnicity",
		             "Choose an ethnicity from the list");
	if (!language_sound(facts->language))
		problems_add(problems, "language",
		             "Write the language as a short code, like en or "
		             "cy");
	if (!str_empty(facts->email) && !str_has(facts->email, S("@")))
		problems_add(problems, "email",
		             "Write the email address like name@example.org");
}

/* What a worker may change, too. */
static void
change_check(const struct person_facts *facts, struct date today,
             struct problems *problems)
{
	for (size_t i = 0; i < LIMITS; i++) {
		struct person_facts copy = *facts;

		if (utf8_length(*facts_text(&copy, &limits[i])) >
		    limits[i].most)
			problems_add(problems, limits[i].field,
			             "There are too many characters here");
	}
	if (str_empty(str_trim(facts->first_name)) &&
	    str_empty(str_trim(facts->last_name)))
		problems_add(problems, "last_name", "Enter a name");
	born_check(facts, today, problems);
	codes_check(facts, problems);
}

void
people_check(const struct person_facts *facts, struct date today,
             struct problems *problems)
{
	struct str crn;

	if (identifier_read(problems->arena, IDENTIFIER_CRN, facts->crn, today,
	                    &crn) != IDENTIFIER_GOOD)
		problems_add(problems, "crn",
		             "A CRN is a letter and six digits, like X123456");
	change_check(facts, today, problems);
}

/* --- put ---------------------------------------------------------------- */

/* The name as lists are ordered by: folded, last name first. */
static struct str
sort_name(struct arena *arena, const struct person_facts *facts)
{
	return fold(arena,
	            str_print(arena, "%.*s %.*s", STR_ARG(facts->last_name),
	                      STR_ARG(facts->first_name)));
}

/* The numbers given; one that has no form of its kind is kept as well,
 * unconfirmed. */
static size_t
numbers_read(struct ctx *ctx, const struct person_facts *facts,
             struct person_number *out)
{
	const struct {
		enum identifier_kind kind;
		struct str value;
	} given[PEOPLE_IDENTIFIERS] = {
	        {IDENTIFIER_PNC, str_trim(facts->pnc)},
	        {IDENTIFIER_CRO, str_trim(facts->cro)},
	        {IDENTIFIER_PRISON, str_trim(facts->prison_number)},
	};
	size_t n = 0;

	for (size_t i = 0; i < PEOPLE_IDENTIFIERS; i++) {
		struct str value = given[i].value;
		enum identifier_state state;

		if (str_empty(value))
			continue;
		state = identifier_read(ctx->arena, given[i].kind, value,
		                        ctx->today, &value);
		out[n++] = (struct person_number){
		        .kind = given[i].kind,
		        .value = str_slice(value, 0, 40),
		        .confirmed = state == IDENTIFIER_GOOD,
		};
	}
	return n;
}

/* Add the numbers that are not there; *changed when any was added. */
static const struct fault *
numbers_put(struct ctx *ctx, struct person_id person,
            const struct person_number *numbers, size_t n, bool *changed)
{
	for (size_t i = 0; i < n; i++) {
		bool added;

		TRY(people_store_number_add(ctx, person, &numbers[i], &added));
		*changed = *changed || added;
	}
	return NULL;
}

/* Where a person belongs decides who may reach them. */
static const struct fault *
place_reach(struct ctx *ctx, struct person_id person,
            const struct person_facts *facts)
{
	return access_place(ctx, &(struct placement){
	                                 .person = person,
	                                 .organisation = facts->organisation,
	                                 .team = facts->team,
	                                 .worker = facts->worker,
	                         });
}

/* Somebody known belongs elsewhere. */
static const struct fault *
place_put(struct ctx *ctx, struct person_id person,
          const struct person_facts *facts)
{
	TRY(people_store_place(ctx, person, facts));
	return place_reach(ctx, person, facts);
}

static const struct fault *
person_add(struct ctx *ctx, const struct person_facts *facts,
           struct person_id *out)
{
	struct person_number numbers[PEOPLE_IDENTIFIERS];
	struct person_id person = {id_new()};
	struct str sort = sort_name(ctx->arena, facts);
	size_t n = numbers_read(ctx, facts, numbers);
	bool changed = false;

	TRY(people_store_add(ctx, person, facts, sort));
	TRY(numbers_put(ctx, person, numbers, n, &changed));
	TRY(people_store_keys(ctx, person, facts));
	TRY(place_reach(ctx, person, facts));
	TRY(people_duplicates_find(ctx, person, facts, sort, numbers, n));
	TRY(audit_record(ctx, "people.added", person, 0));
	*out = person;
	return NULL;
}

/* Whether everything but numbers and placement is the same. */
static bool
facts_same(const struct person_facts *a, const struct person_facts *b)
{
	struct person_facts x = *a;
	struct person_facts y = *b;

	for (size_t i = 0; i < LIMITS; i++) {
		if (!str_equal(*facts_text(&x, &limits[i]),
		               *facts_text(&y, &limits[i])))
			return false;
	}
	return a->date_of_birth.days == b->date_of_birth.days &&
	       str_equal(a->sex, b->sex) &&
	       str_equal(a->ethnicity, b->ethnicity) &&
	       str_equal(a->language, b->language);
}

/* Whether the keys stay as they are. */
static bool
keys_same(const struct person_facts *a, const struct person_facts *b)
{
	return str_equal(a->first_name, b->first_name) &&
	       str_equal(a->last_name, b->last_name) &&
	       str_equal(a->preferred_name, b->preferred_name) &&
	       a->date_of_birth.days == b->date_of_birth.days;
}

/* Whether facts say where somebody belongs, and it is not where they are. */
static bool
place_moves(const struct person_facts *to, const struct person_facts *from)
{
	if (to->organisation.v == 0 && to->team.v == 0 && to->worker.v == 0)
		return false;
	return to->organisation.v != from->organisation.v ||
	       to->team.v != from->team.v || to->worker.v != from->worker.v ||
	       (date_is(to->allocated_on) &&
	        to->allocated_on.days != from->allocated_on.days);
}

/* What somebody is called in full. */
static struct str
called(struct arena *arena, const struct person_facts *facts)
{
	struct str first = str_empty(facts->preferred_name)
	                           ? facts->first_name
	                           : facts->preferred_name;

	return str_trim(str_print(arena, "%.*s %.*s", STR_ARG(first),
	                          STR_ARG(facts->last_name)));
}

/* Write changed facts, and keys where name or birth changed. */
static const struct fault *
facts_put(struct ctx *ctx, const struct stored_person *stored,
          const struct person_facts *facts)
{
	struct str sort = sort_name(ctx->arena, facts);

	TRY(people_store_set(ctx, stored->person, facts, sort));
	if (keys_same(facts, &stored->facts))
		return NULL;
	TRY(people_store_keys_clear(ctx, stored->person, &stored->facts));
	TRY(people_store_keys(ctx, stored->person, facts));
	TRY(identity_own_rename(ctx, stored->person,
	                        called(ctx->arena, facts)));
	return people_duplicates_find(ctx, stored->person, facts, sort, NULL,
	                              0);
}

/* What an empty column of a delivery leaves as it is. */
static void
facts_keep(struct person_facts *facts, const struct person_facts *stored)
{
	if (str_empty(facts->contact_rules))
		facts->contact_rules = stored->contact_rules;
	if (str_empty(facts->access_needs))
		facts->access_needs = stored->access_needs;
	if (str_empty(facts->practical))
		facts->practical = stored->practical;
	if (str_empty(facts->notes))
		facts->notes = stored->notes;
}

static const struct fault *
person_update(struct ctx *ctx, const struct stored_person *stored,
              struct person_facts *facts, enum put_result *result)
{
	struct person_number numbers[PEOPLE_IDENTIFIERS];
	size_t n = numbers_read(ctx, facts, numbers);
	bool numbered = false;
	bool changed = false;

	facts_keep(facts, &stored->facts);
	if (!facts_same(facts, &stored->facts)) {
		TRY(facts_put(ctx, stored, facts));
		changed = true;
	}
	TRY(numbers_put(ctx, stored->person, numbers, n, &numbered));
	if (numbered)
		TRY(people_duplicates_find(ctx, stored->person, facts,
		                           sort_name(ctx->arena, facts),
		                           numbers, n));
	if (place_moves(facts, &stored->facts)) {
		TRY(place_put(ctx, stored->person, facts));
		changed = true;
	}
	*result = changed || numbered ? PUT_UPDATED : PUT_UNCHANGED;
	if (*result == PUT_UNCHANGED)
		return NULL;
	return audit_record(ctx, "people.changed", stored->person, 0);
}

/* The record that a merged one, perhaps over several merges, became. */
static const struct fault *
last_kept(struct ctx *ctx, const struct stored_person *merged,
          struct person_id *out)
{
	struct stored_person stored = *merged;
	bool found = true;

	while (found && stored.merged_into.v != 0)
		TRY(people_store_person(ctx, stored.merged_into, &stored,
		                        &found));
	*out = stored.person;
	return NULL;
}

const struct fault *
people_put(struct ctx *ctx, const struct person_facts *given,
           struct person_id *out, enum put_result *result)
{
	struct person_facts facts = facts_clean(ctx->arena, given);
	struct stored_person stored;
	struct problems problems;
	bool found;

	problems_init(&problems, ctx->arena);
	people_check(&facts, ctx->today, &problems);
	TRY(problems_fault(&problems));
	claim(identifier_read(ctx->arena, IDENTIFIER_CRN, facts.crn, ctx->today,
	                      &facts.crn) == IDENTIFIER_GOOD);
	TRY(people_store_crn(ctx, facts.crn, &stored, &found));
	if (!found) {
		*result = PUT_ADDED;
		return person_add(ctx, &facts, out);
	}
	/* The row of a merged record leaves the kept one as it is. */
	if (stored.merged_into.v != 0) {
		*result = PUT_UNCHANGED;
		return last_kept(ctx, &stored, out);
	}
	*out = stored.person;
	return person_update(ctx, &stored, &facts, result);
}

/* --- change ------------------------------------------------------------- */

const struct fault *
people_facts(struct ctx *ctx, struct person_id person, struct person_facts *out)
{
	struct stored_person stored;
	struct person_number *numbers;
	size_t n;

	TRY(people_store_facts(ctx, person, &stored));
	TRY(people_store_numbers(ctx, person, &numbers, &n));
	for (size_t i = 0; i < n; i++) {
		if (numbers[i].kind == IDENTIFIER_PNC)
			stored.facts.pnc = numbers[i].value;
		else if (numbers[i].kind == IDENTIFIER_CRO)
			stored.facts.cro = numbers[i].value;
		else
			stored.facts.prison_number = numbers[i].value;
	}
	*out = stored.facts;
	return NULL;
}

const struct fault *
people_event(struct ctx *ctx, const char *kind, struct person_id person,
             int64_t subject)
{
	return outbox_event(ctx, &(struct event){
	                                 .person = person,
	                                 .kind = kind,
	                                 .at = ctx->now,
	                                 .actor = ctx->actor,
	                                 .subject = subject,
	                                 .shared = true,
	                         });
}

const struct fault *
people_change(struct ctx *ctx, struct person_id person,
              const struct person_facts *given)
{
	struct person_facts facts = facts_clean(ctx->arena, given);
	struct stored_person stored;
	struct problems problems;

	TRY(people_store_facts(ctx, person, &stored));
	TRY(ctx_version_check(ctx, stored.facts.version, facts.version));
	problems_init(&problems, ctx->arena);
	change_check(&facts, ctx->today, &problems);
	TRY(problems_fault(&problems));
	facts.crn = stored.facts.crn;
	facts.notes = stored.facts.notes;
	if (facts_same(&facts, &stored.facts))
		return NULL;
	TRY(facts_put(ctx, &stored, &facts));
	TRY(audit_record(ctx, "people.changed", person, 0));
	return people_event(ctx, "people.changed", person, 0);
}

const struct fault *
people_order_put(struct ctx *ctx, const struct person_order *order)
{
	return people_store_order(ctx, order);
}

/* REFUSED unless worker and team are of the organisation. */
static const struct fault *
allocation_check(struct ctx *ctx, struct organisation_id organisation,
                 struct user_id worker, struct team_id team)
{
	struct organisation_id of_worker;
	struct team *teams;
	size_t n;
	bool fits = team.v == 0;

	TRY(people_store_user_organisation(ctx, worker, &of_worker));
	if (worker.v != 0 && of_worker.v != organisation.v)
		return fault_refused(ctx, "Choose a worker of the person's own "
		                          "organisation");
	TRY(team_all(ctx, organisation, &teams, &n));
	for (size_t i = 0; i < n; i++)
		fits = fits || teams[i].id.v == team.v;
	if (!fits)
		return fault_refused(ctx, "Choose a team of the person's own "
		                          "organisation");
	return NULL;
}

const struct fault *
people_allocate(struct ctx *ctx, struct person_id person, struct user_id worker,
                struct team_id team)
{
	struct stored_person stored;
	struct person_facts to;

	TRY(people_store_facts(ctx, person, &stored));
	to = stored.facts;
	TRY(allocation_check(ctx, to.organisation, worker, team));
	to.worker = worker;
	to.team = team;
	to.allocated_on = ctx->today;
	if (to.worker.v == stored.facts.worker.v &&
	    to.team.v == stored.facts.team.v)
		return NULL;
	TRY(place_put(ctx, person, &to));
	TRY(audit_record(ctx, "people.allocated", person, worker.v));
	return people_event(ctx, "people.allocated", person, worker.v);
}
