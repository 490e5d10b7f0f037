/*
 * study_gather.c - everybody of an organisation, put together from what each
 * capability hands over in the order of people.
 */
#include "insight/study/study_rows.h"
#include "kernel/outbox/outbox.h"
#include "practice/ending/ending_studied.h"
#include "practice/induction/induction.h"
#include "practice/plan/plan_net_studied.h"
#include "practice/strengths/form_studied.h"
#include "register/orders/orders_end.h"
#include "register/people/people_studied.h"

/* Lists that grow, each in the order of people. */
struct gathered {
	struct arena *arena;
	struct study_person *people;
	size_t people_n, people_room;
	struct order_studied *orders;
	size_t orders_n, orders_room;
	struct reoffence *offences;
	size_t offences_n, offences_room;
	struct spell *spells;
	size_t spells_n, spells_room;
	struct study_answer *answers;
	size_t answers_n, answers_room;
	struct study_net *nets;
	size_t nets_n, nets_room;
	size_t at; /* whoever the hand was at last */
	int64_t follow_days;
	int dose; /* what is counted */
};

/* Room for one more in a list of items of one size. */
static void *
room_for(struct arena *arena, void *list, size_t n, size_t *room, size_t size)
{
	size_t more = *room == 0 ? 256 : 2 * *room;

	if (n < *room)
		return list;
	list = arena_grow(arena, list, *room * size, more * size);
	*room = more;
	return list;
}

/* A word as one of a list that stays; empty when it is none. */
static struct str
word_kept(struct str word, const char *const *words)
{
	int place = str_word(word, words);

	return place < 0 ? S("") : str_of(words[place]);
}

static const struct fault *
person_take(void *data, const struct person_studied *one)
{
	struct gathered *g = data;

	g->people = room_for(g->arena, g->people, g->people_n, &g->people_room,
	                     sizeof(*g->people));
	g->people[g->people_n++] = (struct study_person){
	        .person = one->person,
	        .born = one->date_of_birth,
	        .sex = word_kept(one->sex, people_sexes),
	        .ethnicity = word_kept(one->ethnicity, people_ethnicities),
	        .started = DATE_NONE,
	        .died = DATE_NONE,
	};
	return NULL;
}

/* Move on to a person; NULL when they are not of this organisation. */
static struct study_person *
person_at(struct gathered *g, struct person_id person)
{
	while (g->at < g->people_n && g->people[g->at].person.v < person.v)
		g->at++;
	if (g->at == g->people_n || g->people[g->at].person.v != person.v)
		return NULL;
	return &g->people[g->at];
}

static const struct fault *
order_take(void *data, const struct order_studied *order)
{
	struct gathered *g = data;
	struct study_person *p = person_at(g, order->person);

	if (p == NULL)
		return NULL;
	g->orders = room_for(g->arena, g->orders, g->orders_n, &g->orders_room,
	                     sizeof(*g->orders));
	g->orders[g->orders_n] = *order;
	g->orders[g->orders_n].outcome =
	        word_kept(order->outcome, order_outcomes);
	g->orders[g->orders_n++].kind = word_kept(order->kind, order_kinds);
	p->orders_n++;
	return NULL;
}

static const struct fault *
offence_take(void *data, const struct reoffence *one)
{
	struct gathered *g = data;
	struct study_person *p = person_at(g, one->person);

	if (p == NULL)
		return NULL;
	g->offences = room_for(g->arena, g->offences, g->offences_n,
	                       &g->offences_room, sizeof(*g->offences));
	g->offences[g->offences_n] = *one;
	g->offences[g->offences_n].offence_code = S("");
	g->offences[g->offences_n++].disposal =
	        word_kept(one->disposal, reoffence_disposals);
	p->offences_n++;
	return NULL;
}

static const struct fault *
spell_take(void *data, const struct spell *one)
{
	struct gathered *g = data;
	struct study_person *p = person_at(g, one->person);

	if (p == NULL)
		return NULL;
	if (str_is(one->kind, "death")) {
		if (!date_is(p->died))
			p->died = one->from_on;
		return NULL;
	}
	g->spells = room_for(g->arena, g->spells, g->spells_n, &g->spells_room,
	                     sizeof(*g->spells));
	g->spells[g->spells_n] = *one;
	g->spells[g->spells_n++].kind = word_kept(one->kind, spell_kinds);
	p->spells_n++;
	return NULL;
}

static void
answer_put(struct gathered *g, struct study_person *p, enum study_more what,
           struct date on, int says)
{
	if (says < 0)
		return;
	g->answers = room_for(g->arena, g->answers, g->answers_n,
	                      &g->answers_room, sizeof(*g->answers));
	g->answers[g->answers_n++] = (struct study_answer){what, on, says != 0};
	p->answers_n++;
}

static const struct fault *
lived_take(void *data, const struct form_lived *one)
{
	struct gathered *g = data;
	struct study_person *p = person_at(g, one->person);

	if (p == NULL)
		return NULL;
	answer_put(g, p, STUDY_MORE_HOUSING, one->on, one->housed);
	answer_put(g, p, STUDY_MORE_WORK, one->on, one->in_work);
	return NULL;
}

static const struct fault *
start_take(void *data, const struct event_moment *moment)
{
	struct gathered *g = data;
	struct study_person *p = person_at(g, moment->person);

	if (p != NULL && !date_is(p->started))
		p->started = instant_date(moment->at);
	return NULL;
}

/* One more of what is counted, within follow-up. */
static const struct fault *
dose_take(void *data, const struct event_moment *moment)
{
	struct gathered *g = data;
	struct study_person *p = person_at(g, moment->person);
	struct date day = instant_date(moment->at);

	if (p != NULL && date_is(p->started) && !date_before(day, p->started) &&
	    date_days_between(p->started, day) <= g->follow_days)
		p->doses[g->dose]++;
	return NULL;
}

static const struct fault *
goal_take(void *data, const struct event_moment *moment)
{
	struct gathered *g = data;
	struct study_person *p = person_at(g, moment->person);
	struct date day = instant_date(moment->at);

	if (p != NULL && date_is(p->started) && !date_before(day, p->started) &&
	    date_days_between(p->started, day) <= g->follow_days)
		p->goals++;
	return NULL;
}

static const struct fault *
net_take(void *data, const struct plan_net_studied *one)
{
	struct gathered *g = data;
	struct study_person *p = person_at(g, one->person);
	struct plan_net_figures is;
	int64_t *ids;

	if (p == NULL || !date_is(p->started))
		return NULL;
	is = plan_net_measure(one->ties, one->n, NULL);
	ids = arena_new(g->arena, int64_t, one->n + 1);
	for (size_t i = 0; i < one->n; i++)
		ids[i] = one->ties[i].id;
	g->nets = room_for(g->arena, g->nets, g->nets_n, &g->nets_room,
	                   sizeof(*g->nets));
	g->nets[g->nets_n++] = (struct study_net){.day = one->day,
	                                          .size = is.size,
	                                          .unpaid = is.unpaid,
	                                          .bridging = is.bridging,
	                                          .placed = is.placed,
	                                          .ids = ids,
	                                          .ids_n = one->n};
	p->nets_n++;
	return NULL;
}

/* What is described of participants alone, where that is asked. */
static const struct fault *
alone_take(struct ctx *ctx, const struct study_design *design,
           struct gathered *g)
{
	g->at = 0;
	if ((design->more & 1u << STUDY_MORE_GOALS) != 0)
		TRY(outbox_moments(ctx, "plan.goal_achieved", NULL, ctx->now,
		                   goal_take, g));
	g->at = 0;
	if ((design->more & 1u << STUDY_MORE_NETWORK) != 0)
		TRY(plan_nets_studied(ctx, net_take, g));
	return NULL;
}

static const struct fault *
no_take(void *data, struct person_id person)
{
	struct gathered *g = data;
	struct study_person *p = person_at(g, person);

	if (p != NULL)
		p->said_no = true;
	return NULL;
}

/* Where people lived and whether they worked, where that is asked. */
static const struct fault *
answers_take(struct ctx *ctx, const struct study_design *design,
             struct gathered *g)
{
	unsigned asks = 1u << STUDY_MORE_HOUSING | 1u << STUDY_MORE_WORK;

	g->at = 0;
	return (design->more & asks) == 0 ? NULL
	                                  : forms_studied(ctx, lived_take, g);
}

static const struct fault *
all_take(struct ctx *ctx, const struct study_design *design,
         struct organisation_id organisation, struct gathered *g)
{
	const struct study_event *start = &study_start_events[design->start];

	TRY(people_studied(ctx, organisation, person_take, g));
	TRY(orders_studied(ctx, order_take, g));
	g->at = 0;
	TRY(reoffences_studied(ctx, offence_take, g));
	g->at = 0;
	TRY(spells_studied(ctx, spell_take, g));
	TRY(answers_take(ctx, design, g));
	g->at = 0;
	TRY(outbox_moments(ctx, start->kind, start->value, ctx->now, start_take,
	                   g));
	TRY(alone_take(ctx, design, g));
	for (g->dose = 0; g->dose < STUDY_DOSES; g->dose++) {
		const struct study_event *dose = &study_dose_events[g->dose];

		g->at = 0;
		TRY(outbox_moments(ctx, dose->kind, dose->value, ctx->now,
		                   dose_take, g));
	}
	g->at = 0;
	TRY(induction_no_research(ctx, no_take, g));
	g->at = 0;
	return endings_no_research(ctx, no_take, g);
}

const struct fault *
study_rows_gather(struct ctx *ctx, const struct study_design *design,
                  struct organisation_id organisation, struct bytes key,
                  struct study_rows *out)
{
	struct gathered g = {.arena = ctx->arena,
	                     .follow_days = design->follow_days};
	size_t orders = 0, offences = 0, spells = 0, answers = 0, nets = 0;

	TRY(all_take(ctx, design, organisation, &g));
	study_rows_begin(out, ctx->arena, design);
	out->spells_known = g.spells_n;
	for (size_t i = 0; i < g.people_n; i++) {
		struct study_person *p = &g.people[i];

		p->orders = g.orders == NULL ? NULL : g.orders + orders;
		p->offences = g.offences == NULL ? NULL : g.offences + offences;
		orders += p->orders_n;
		offences += p->offences_n;
		p->spells = g.spells == NULL ? NULL : g.spells + spells;
		spells += p->spells_n;
		p->answers = g.answers == NULL ? NULL : g.answers + answers;
		answers += p->answers_n;
		p->nets = g.nets == NULL ? NULL : g.nets + nets;
		nets += p->nets_n;
		study_rows_put(out, design, key, p);
	}
	return NULL;
}
