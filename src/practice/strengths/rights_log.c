/*
 * rights_log.c - rules: what was decided, by whom, and how it felt.
 */
#include "practice/strengths/rights_local.h"

#include "kernel/identity/identity.h"
#include "register/policy/policy.h"

/* --- what may be seen --------------------------------------------------- */

static enum rights_gap
gap_of(const struct rights_decision *d)
{
	int a = d->said[RIGHTS_PERSON].step, b = d->said[RIGHTS_WORKER].step;
	int apart = a > b ? a - b : b - a;

	if (a == 0 || b == 0)
		return RIGHTS_GAP_NONE;
	return apart == 0   ? RIGHTS_GAP_SAME
	       : apart == 1 ? RIGHTS_GAP_NEAR
	                    : RIGHTS_GAP_WIDE;
}

void
rights_hide(struct rights_decision *d, enum rights_side reader,
            struct date today)
{
	enum rights_side other = reader == RIGHTS_PERSON ? RIGHTS_WORKER
	                                                 : RIGHTS_PERSON;
	bool both = d->said[reader].step != 0 && d->said[other].step != 0;
	bool over = date_is(d->opens_on) && !date_before(today, d->opens_on);

	if (d->said[other].step != 0 && !both && !over) {
		d->hidden[other] = true;
		d->said[other] = (struct rights_rating){.step = 0};
		d->all[other] = NULL;
		d->all_n[other] = 0;
	}
	d->gap = gap_of(d);
}

/* --- reading ------------------------------------------------------------ */

static void
said_add(struct rights_decision *d, const struct rights_said *said)
{
	if (!date_is(d->opens_on))
		d->opens_on = said->rating.opens_on; /* the first of all */
	d->said[said->side] = said->rating;
}

static const struct fault *
decisions_named(struct ctx *ctx, struct rights_decision *v, size_t n)
{
	struct user_id *users = arena_new(ctx->arena, struct user_id, 3 * n);
	struct str *names;

	for (size_t i = 0; i < n; i++) {
		users[3 * i] = v[i].by;
		users[3 * i + 1] = v[i].said[RIGHTS_PERSON].by;
		users[3 * i + 2] = v[i].said[RIGHTS_WORKER].by;
	}
	TRY(identity_names(ctx, users, 3 * n, &names));
	for (size_t i = 0; i < n; i++) {
		v[i].name = names[3 * i];
		v[i].said[RIGHTS_PERSON].name = names[3 * i + 1];
		v[i].said[RIGHTS_WORKER].name = names[3 * i + 2];
	}
	return NULL;
}

const struct fault *
rights_log(struct ctx *ctx, struct person_id person,
           struct rights_decision **out, size_t *n)
{
	struct rights_decision *v;
	struct rights_said *said;
	size_t said_n, at = 0;

	TRY(strengths_need(ctx, person, CAN_SEE_OWN, CAN_SEE_PEOPLE));
	TRY(rights_store_decisions(ctx, person, &v, n));
	TRY(rights_store_newest(ctx, person, &said, &said_n));
	/* Both come by the same order of decisions. */
	for (size_t i = 0; i < *n; i++) {
		while (at < said_n && said[at].decision == v[i].id)
			said_add(&v[i], &said[at++]);
		rights_hide(&v[i], rights_side_of(ctx, person), ctx->today);
	}
	TRY(decisions_named(ctx, v, *n));
	*out = v;
	return NULL;
}

/* Each side's ratings of one decision, with names. */
static const struct fault *
all_read(struct ctx *ctx, struct rights_decision *d, struct rights_said *said,
         size_t n)
{
	struct user_id *users = arena_new(ctx->arena, struct user_id, n);
	struct rights_rating *all[RIGHTS_SIDE_COUNT];
	struct str *names;

	for (size_t i = 0; i < n; i++)
		users[i] = said[i].rating.by;
	TRY(identity_names(ctx, users, n, &names));
	for (int side = 0; side < RIGHTS_SIDE_COUNT; side++)
		all[side] = arena_new(ctx->arena, struct rights_rating, n);
	for (size_t i = 0; i < n; i++) {
		enum rights_side side = said[i].side;

		said[i].rating.name = names[i];
		said_add(d, &said[i]);
		all[side][d->all_n[side]++] = said[i].rating;
	}
	for (int side = 0; side < RIGHTS_SIDE_COUNT; side++)
		d->all[side] = all[side];
	return identity_user_name(ctx, d->by, &d->name);
}

/* The decision with every rating, nothing hidden yet. */
static const struct fault *
decision_whole(struct ctx *ctx, struct person_id person, int64_t id, bool lock,
               struct rights_decision *out)
{
	struct rights_said *said;
	size_t n;

	TRY(rights_store_decision(ctx, person, id, lock, out));
	if (out->id == 0)
		return fault_not_found(ctx, "We cannot find what you look for");
	TRY(rights_store_ratings(ctx, person, id, &said, &n));
	return all_read(ctx, out, said, n);
}

const struct fault *
rights_decision(struct ctx *ctx, struct person_id person, int64_t id,
                struct rights_decision *out)
{
	TRY(strengths_need(ctx, person, CAN_SEE_OWN, CAN_SEE_PEOPLE));
	TRY(decision_whole(ctx, person, id, false, out));
	rights_hide(out, rights_side_of(ctx, person), ctx->today);
	return NULL;
}

/* --- writing ------------------------------------------------------------ */

static void
rate_check(struct problems *problems, const struct rights_rate_terms *terms)
{
	if (terms->step < 0 || terms->step > RIGHTS_STEPS)
		problems_add(problems, "step", "Choose one of the steps");
	if (terms->step == 0 && !str_empty(terms->words))
		problems_add(problems, "step",
		             "Choose the step that your words belong to");
	strengths_length_check(problems, "words", terms->words,
	                       RIGHTS_WORDS_MOST);
}

static void
day_check(struct problems *problems, struct date day, struct date today)
{
	if (!date_is(day))
		problems_add(problems, "day",
		             "Enter the day on which it was decided");
	else if (date_before(today, day))
		problems_add(problems, "day", "This day is still to come");
}

static void
decision_check(struct problems *problems, struct date today,
               const struct rights_decision_terms *terms)
{
	if (str_empty(terms->what))
		problems_add(problems, "what", "Say what was decided");
	strengths_length_check(problems, "what", terms->what, RIGHTS_WHAT_MOST);
	day_check(problems, terms->day, today);
	if (terms->topic < 0 || terms->topic >= RIGHTS_TOPIC_COUNT)
		problems_add(problems, "topic", "Choose what it was about");
	if (terms->decided < 0 || terms->decided >= RIGHTS_DECIDER_COUNT)
		problems_add(problems, "decided", "Choose who decided");
	if (terms->decided == RIGHTS_BY_OTHER && str_empty(terms->who))
		problems_add(problems, "who", "Say who it was");
	strengths_length_check(problems, "who", terms->who, RIGHTS_WHO_MOST);
	rate_check(problems, &terms->rate);
}

/* With the day from which both see it, by the rule of today. */
static const struct fault *
rating_add(struct ctx *ctx, struct person_id person, int64_t id,
           enum rights_side side, const struct rights_rate_terms *terms)
{
	struct rights_said said = {.decision = id, .side = side};
	int64_t days;

	TRY(policy_get_i64(ctx, "strengths.rating_days", S(""), ctx->today, 7,
	                   &days));
	if (days < 0 || days > 365)
		days = 7;
	said.rating.step = terms->step;
	said.rating.words = terms->words;
	said.rating.for_them = terms->for_them;
	said.rating.by = ctx->actor;
	said.rating.at = ctx->now;
	said.rating.opens_on = date_add_days(ctx->today, (int)days);
	return rights_store_rating_add(ctx, person, &said);
}

static const struct fault *
room_check(struct ctx *ctx, struct person_id person)
{
	int64_t n;

	TRY(rights_store_count(ctx, person, &n));
	if (n >= RIGHTS_DECISIONS_MOST)
		return fault_refused(ctx, "There is no room for more "
		                          "decisions");
	return NULL;
}

const struct fault *
rights_decide(struct ctx *ctx, struct person_id person,
              const struct rights_decision_terms *terms,
              struct problems *problems, int64_t *out)
{
	struct rights_decision d = {.person = person};
	struct problems fresh;

	TRY(strengths_need(ctx, person, CAN_WRITE_OWN, CAN_WRITE_PLAN));
	if (problems == NULL)
		problems_init(problems = &fresh, ctx->arena);
	decision_check(problems, ctx->today, terms);
	TRY(problems_fault(problems));
	TRY(room_check(ctx, person));
	d.id = id_new();
	d.topic = (enum rights_topic)terms->topic;
	d.day = terms->day;
	d.what = terms->what;
	d.decided = (enum rights_decider)terms->decided;
	d.who = d.decided == RIGHTS_BY_OTHER ? terms->who : S("");
	d.side = rights_side_of(ctx, person);
	d.by = ctx->actor;
	d.at = ctx->now;
	TRY(rights_store_decision_add(ctx, &d));
	if (terms->rate.step > 0)
		TRY(rating_add(ctx, person, d.id, d.side, &terms->rate));
	TRY(rights_record(ctx, person, "strengths.decision_written", d.id,
	                  d.topic));
	*out = d.id;
	return NULL;
}

const struct fault *
rights_may_write(struct ctx *ctx, const struct rights_decision *d, bool *out)
{
	struct identity_own own;

	*out = false;
	if (rights_side_of(ctx, d->person) == RIGHTS_PERSON ||
	    !ctx_can(ctx, CAN_WRITE_PLAN) || d->said[RIGHTS_WORKER].step == 0)
		return NULL;
	TRY(identity_own(ctx, d->person, &own));
	*out = !own.works || own.stopped;
	return NULL;
}

/* A worker's hand for the person: not where they sign in themselves, and not
 * before the worker's own side is said. */
static const struct fault *
for_them_check(struct ctx *ctx, const struct rights_decision *d)
{
	bool may;

	if (d->said[RIGHTS_WORKER].step == 0)
		return fault_refused(ctx, "Say first how you saw it yourself. "
		                          "Then write down what they say");
	TRY(rights_may_write(ctx, d, &may));
	if (!may)
		return fault_refused(ctx, "They can sign in and say it "
		                          "themselves");
	return NULL;
}

/* So many of each hand: what a worker wrote down for the person takes none of
 * the room that is the person's own. */
static const struct fault *
rate_room_check(struct ctx *ctx, const struct rights_decision *d,
                enum rights_side side, bool for_them)
{
	size_t n = 0;

	for (size_t i = 0; i < d->all_n[side]; i++)
		n += d->all[side][i].for_them == for_them;
	if (n >= RIGHTS_RATINGS_MOST)
		return fault_refused(ctx, "There is no room for more ratings "
		                          "of this");
	return NULL;
}

const struct fault *
rights_rate(struct ctx *ctx, struct person_id person, int64_t id,
            const struct rights_rate_terms *terms)
{
	enum rights_side side = rights_side_of(ctx, person);
	struct rights_rate_terms rate = *terms;
	struct rights_decision d;
	struct problems problems;

	TRY(strengths_need(ctx, person, CAN_WRITE_OWN, CAN_WRITE_PLAN));
	TRY(decision_whole(ctx, person, id, true, &d));
	problems_init(&problems, ctx->arena);
	if (rate.step == 0)
		rate.step = -1;
	rate_check(&problems, &rate);
	TRY(problems_fault(&problems));
	rate.for_them = terms->for_them && side == RIGHTS_WORKER;
	if (rate.for_them) {
		TRY(for_them_check(ctx, &d));
		side = RIGHTS_PERSON;
	}
	TRY(rate_room_check(ctx, &d, side, rate.for_them));
	TRY(rating_add(ctx, person, id, side, &rate));
	return rights_record(ctx, person, "strengths.decision_rated", id,
	                     d.topic);
}

/* --- in the plan -------------------------------------------------------- */

const struct fault *
rights_is(struct ctx *ctx, struct person_id person, int64_t id, bool *out)
{
	struct rights_decision d;

	TRY(rights_store_decision(ctx, person, id, false, &d));
	*out = d.id != 0;
	return NULL;
}

const struct fault *
rights_lift(struct ctx *ctx, struct person_id person, int64_t id)
{
	struct rights_decision d;

	TRY(strengths_need(ctx, person, CAN_WRITE_OWN, CAN_WRITE_PLAN));
	TRY(rights_store_decision(ctx, person, id, true, &d));
	if (d.id == 0)
		return fault_not_found(ctx, "We cannot find what you look for");
	return rights_lifted(ctx, id, 1);
}

const struct fault *
rights_lifted(struct ctx *ctx, int64_t id, int by)
{
	return rights_store_goals(ctx, id, by);
}

/* --- over all ----------------------------------------------------------- */

const struct fault *
rights_counts(struct ctx *ctx, struct rights_counts *out)
{
	struct rights_counts counts;

	if (!ctx_can(ctx, CAN_SEE_DIFFERENCES))
		return fault_refused(ctx, "These counts are for managers");
	TRY(rights_store_counts(ctx, &counts));
	*out = (struct rights_counts){.shown = false};
	if (counts.cases < RIGHTS_CASES_FEWEST)
		return NULL;
	*out = counts;
	out->shown = true;
	return NULL;
}
