/* plan_net_test.c - the people around somebody: a rule each. */
#include "kernel/access/access.h"
#include "practice/plan/plan_check_local.h"
#include "practice/plan/plan_net_local.h"
#include "register/people/people_world_test.h"

#define DAY ((int64_t)24 * 60 * 60 * 1000)

struct net_try {
	struct world *w;
	struct person_id person;
	struct plan_tie tie;
	int64_t id;
	int64_t seen; /* 0: as it is now */
	int ring;
	enum plan_net_why why;
	enum plan_net_why asked;
	struct plan_tie *ties;
	size_t n;
	struct plan_net *nets;
	size_t nets_n;
	int many;
};

static struct net_try
net_new(struct test *t)
{
	struct world *w = people_world(t);

	return (struct net_try){
	        .w = w,
	        .person = w->jay,
	        .tie = {.name = S("Mum"),
	                .voice = PLAN_VOICE_FOR,
	                .ring_voice = PLAN_VOICE_FOR,
	                .ring = 1,
	                .kind = PLAN_TIE_FAMILY,
	                .view = PLAN_NET_GOOD,
	                .life = PLAN_NET_FAMILY,
	                .since = 1990},
	};
}

static const struct fault *
put(struct ctx *ctx, void *data)
{
	struct net_try *p = data;

	return plan_tie_put(ctx, p->person, &p->tie, &p->id);
}

static const struct fault *
put_many(struct ctx *ctx, void *data)
{
	struct net_try *p = data;

	for (int i = 0; i < p->many; i++)
		TRY(plan_tie_put(ctx, p->person, &p->tie, &p->id));
	return NULL;
}

/* The version that is moved or taken out: the one told, or as it is now. */
static const struct fault *
seen_now(struct ctx *ctx, struct net_try *p, int64_t *out)
{
	struct plan_tie *ties;
	size_t n;

	*out = p->seen;
	if (p->seen != 0)
		return NULL;
	TRY(plan_circle(ctx, p->person, &ties, &n));
	for (size_t i = 0; i < n; i++)
		if (ties[i].id == p->id)
			*out = ties[i].version;
	return NULL;
}

static const struct fault *
move(struct ctx *ctx, void *data)
{
	struct net_try *p = data;
	int64_t seen;

	TRY(seen_now(ctx, p, &seen));
	return plan_tie_move(ctx, p->person, p->id, seen, p->ring);
}

static const struct fault *
take_out(struct ctx *ctx, void *data)
{
	struct net_try *p = data;
	int64_t seen;

	TRY(seen_now(ctx, p, &seen));
	return plan_tie_remove(ctx, p->person, p->id, seen);
}

static const struct fault *
keep(struct ctx *ctx, void *data)
{
	struct net_try *p = data;
	int64_t id;

	return plan_net_keep(ctx, p->person, p->why, &id);
}

static const struct fault *
look(struct ctx *ctx, void *data)
{
	struct net_try *p = data;

	TRY(plan_circle(ctx, p->person, &p->ties, &p->n));
	TRY(plan_nets(ctx, p->person, &p->nets, &p->nets_n));
	return plan_net_asked(ctx, p->person, p->n, &p->asked);
}

static const struct fault *
check(struct ctx *ctx, void *data)
{
	(void)data;
	return plan_check(ctx);
}

static const struct fault *
glass(struct ctx *ctx, void *data)
{
	struct net_try *p = data;

	return access_glass_break(ctx, p->person, S("They came in hurt"));
}

static const struct plan_tie *
seen_by(struct net_try *p, const char *who)
{
	expect_ok(world_see(p->w, who, look, p));
	expect_true(p->n > 0);
	return &p->ties[0];
}

TEST("plan net: names are for the person and the worker whose case it is, and "
     "whoever else reaches the person sees how many, not who")
{
	static const char *const others[] = {"priya", "morgan", "ned"};
	struct net_try p = net_new(t);

	expect_ok(world_do(p.w, "jay", put, &p));
	p.why = PLAN_NET_START;
	expect_ok(world_do(p.w, "jay", keep, &p));
	expect_str(seen_by(&p, "jay")->name, "Mum");
	expect_str(seen_by(&p, "sam")->name, "Mum");
	expect_str(p.nets[0].ties[0].name, "Mum");
	expect_ok(world_see(p.w, "ned", look, &p));
	expect_equal(p.n, 0);
	expect_equal(p.nets_n, 0);
	/* A broken glass shows the case, and no names of others. */
	expect_ok(world_do(p.w, "ned", glass, &p));
	for (size_t i = 0; i < 3; i++) {
		const struct plan_tie *tie = seen_by(&p, others[i]);

		expect_false(tie->named);
		expect_str(tie->name, "");
		expect_equal(tie->view, PLAN_NET_UNSAID);
		expect_equal(tie->since, 0);
		expect_equal(tie->ring, 1);
		expect_equal(p.nets_n, 1);
		expect_false(p.nets[0].named);
		expect_equal(p.nets[0].ties_n, 1);
		expect_str(p.nets[0].ties[0].name, "");
		expect_equal(p.nets[0].ties[0].view, PLAN_NET_UNSAID);
	}
}

TEST("plan net: nobody who sees no names writes, moves, takes out or keeps")
{
	struct net_try p = net_new(t);
	const char *says =
	        "Names here are for the person and the worker whose case it "
	        "is. No one else can write here";
	int64_t before;

	expect_ok(world_do(p.w, "sam", put, &p));
	before = world_changes(p.w);
	p.ring = 2;
	expect_refused(t, world_do(p.w, "priya", put, &p), says);
	expect_refused(t, world_do(p.w, "priya", move, &p), says);
	expect_refused(t, world_do(p.w, "morgan", take_out, &p), says);
	expect_refused(t, world_do(p.w, "morgan", keep, &p), says);
	expect_fault(world_do(p.w, "ned", move, &p), FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(p.w, "ada", keep, &p), FAULT_NOT_FOUND, NULL);
	expect_equal(world_changes(p.w), before);
	expect_equal(seen_by(&p, "sam")->ring, 1);
}

TEST("plan net: what a person wrote of a tie is changed by nobody else")
{
	struct net_try p = net_new(t);
	const char *says =
	        "They wrote this themselves, so no one else can change it";

	expect_ok(world_do(p.w, "jay", put, &p));
	p.tie.id = p.id;
	p.tie.version = 1;
	p.tie.view = PLAN_NET_NOT_GOOD;
	p.ring = 3;
	expect_refused(t, world_do(p.w, "sam", put, &p), says);
	expect_refused(t, world_do(p.w, "sam", move, &p), says);
	expect_refused(t, world_do(p.w, "sam", take_out, &p), says);
	expect_equal(seen_by(&p, "sam")->view, PLAN_NET_GOOD);
	expect_equal(p.ties[0].ring, 1);
	expect_ok(world_do(p.w, "jay", move, &p));
	expect_equal(seen_by(&p, "sam")->ring, 3);
	expect_ok(world_do(p.w, "jay", take_out, &p));
	expect_fault(world_do(p.w, "jay", take_out, &p), FAULT_NOT_FOUND,
	             "We cannot find them in the circle");
}

/* The statements themselves refuse it, whatever a rule forgot. */
static const struct fault *
save_past_the_rules(struct ctx *ctx, void *data)
{
	struct net_try *p = data;
	int64_t changed, gone;

	p->tie.id = p->id;
	TRY(plan_store_tie_save(ctx, p->person, &p->tie, &changed));
	TRY(plan_store_tie_remove(ctx, p->person, p->id, &gone));
	p->many = (int)(changed + gone);
	return fault_refused(ctx, "Only a try");
}

TEST("plan net: the data layer changes nothing that the person wrote, and "
     "nothing for whoever sees no names")
{
	struct net_try p = net_new(t);

	expect_ok(world_do(p.w, "jay", put, &p));
	p.tie.view = PLAN_NET_NOT_GOOD;
	expect_refused(t, world_do(p.w, "sam", save_past_the_rules, &p),
	               "Only a try");
	expect_equal(p.many, 0);
	p.tie.id = 0;
	expect_ok(world_do(p.w, "sam", put, &p));
	expect_refused(t, world_do(p.w, "priya", save_past_the_rules, &p),
	               "Only a try");
	expect_equal(p.many, 0);
	expect_refused(t, world_do(p.w, "sam", save_past_the_rules, &p),
	               "Only a try");
	expect_equal(p.many, 2);
}

TEST("plan net: what a worker writes of a tie says that it was written for "
     "the person, until the person writes it themselves")
{
	struct net_try p = net_new(t);

	expect_ok(world_do(p.w, "sam", put, &p));
	expect_equal(seen_by(&p, "jay")->voice, PLAN_VOICE_FOR);
	p.ring = 2;
	expect_ok(world_do(p.w, "sam", move, &p));
	expect_equal(seen_by(&p, "jay")->voice, PLAN_VOICE_FOR);
	expect_equal(p.ties[0].view_voice, PLAN_VOICE_FOR);
	p.tie.id = p.id;
	p.tie.version = p.ties[0].version;
	expect_ok(world_do(p.w, "jay", put, &p));
	expect_equal(seen_by(&p, "jay")->view_voice, PLAN_VOICE_OWN);
	expect_equal(p.ties[0].voice, PLAN_VOICE_OWN);
}

TEST("plan net: where a person puts somebody is changed by nobody else, and "
     "makes the words of a worker no words of theirs")
{
	struct net_try p = net_new(t);
	const char *says = "They put this person in this place themselves: "
	                   "only they change that";

	expect_ok(world_do(p.w, "sam", put, &p));
	p.ring = 3;
	expect_ok(world_do(p.w, "jay", move, &p));
	expect_equal(seen_by(&p, "jay")->ring_voice, PLAN_VOICE_OWN);
	expect_equal(p.ties[0].voice, PLAN_VOICE_FOR);
	expect_equal(p.ties[0].view_voice, PLAN_VOICE_FOR);
	p.ring = 1;
	expect_refused(t, world_do(p.w, "sam", move, &p), says);
	expect_refused(t, world_do(p.w, "sam", take_out, &p), says);
	p.tie.id = p.id;
	p.tie.version = p.ties[0].version;
	p.tie.ring = 1;
	expect_refused(t, world_do(p.w, "sam", put, &p), says);
	p.tie.ring = 3;
	p.tie.name = S("Gran");
	expect_ok(world_do(p.w, "sam", put, &p));
	expect_str(seen_by(&p, "jay")->name, "Gran");
	expect_equal(p.ties[0].ring_voice, PLAN_VOICE_OWN);
	p.tie.ring = 1;
	expect_refused(t, world_do(p.w, "sam", save_past_the_rules, &p),
	               "Only a try");
	expect_equal(p.many, 0);
}

TEST("plan net: a tie that was changed since it was seen is not changed, moved "
     "or taken out unseen")
{
	struct net_try p = net_new(t);

	expect_ok(world_do(p.w, "jay", put, &p));
	p.seen = 2;
	p.ring = 2;
	expect_fault(world_do(p.w, "jay", move, &p), FAULT_CONFLICT, NULL);
	expect_fault(world_do(p.w, "jay", take_out, &p), FAULT_CONFLICT, NULL);
	p.seen = 0;
	p.ring = 2;
	expect_ok(world_do(p.w, "jay", move, &p));
	p.tie.id = p.id;
	p.tie.version = 1;
	p.tie.name = S("Mother");
	expect_fault(world_do(p.w, "jay", put, &p), FAULT_CONFLICT, NULL);
	expect_str(seen_by(&p, "jay")->name, "Mum");
	p.tie.version = 2;
	expect_ok(world_do(p.w, "jay", put, &p));
	expect_str(seen_by(&p, "jay")->name, "Mother");
}

TEST("plan net: a tie has a name, a ring from 1 to 4 and a year that was")
{
	struct net_try p = net_new(t);

	p.tie.name = S("");
	expect_problem(world_do(p.w, "jay", put, &p), "name",
	               "Write something here");
	p.tie.name = S("Mum");
	p.tie.ring = 5;
	expect_problem(world_do(p.w, "jay", put, &p), "ring",
	               "Choose how close they are");
	p.tie.ring = 4;
	p.tie.since = 2027;
	expect_problem(world_do(p.w, "jay", put, &p), "since",
	               "Write a year that was, with four figures");
	p.tie.since = 26;
	expect_problem(world_do(p.w, "jay", put, &p), "since",
	               "Write a year that was, with four figures");
	p.tie.since = 2026;
	expect_ok(world_do(p.w, "jay", put, &p));
	p.ring = 0;
	expect_problem(world_do(p.w, "jay", move, &p), "ring",
	               "Choose how close they are");
	expect_equal(seen_by(&p, "jay")->ring, 4);
}

TEST("plan net: there is room for a hundred people")
{
	struct net_try p = net_new(t);

	p.many = PLAN_NET_MOST;
	expect_ok(world_do(p.w, "jay", put_many, &p));
	expect_refused(t, world_do(p.w, "jay", put, &p),
	               "There is room for a hundred people: take somebody out "
	               "first");
	expect_ok(world_do(p.w, "jay", take_out, &p));
	expect_ok(world_do(p.w, "jay", put, &p));
}

/* --- days that were kept -------------------------------- */

TEST("plan net: how it is today is kept once a day, and never changed")
{
	struct net_try p = net_new(t);

	p.why = PLAN_NET_OTHER;
	expect_refused(
	        t, world_do(p.w, "jay", keep, &p),
	        "The circle has no one in it yet, so there is nothing to keep");
	expect_ok(world_do(p.w, "jay", put, &p));
	expect_ok(world_do(p.w, "jay", keep, &p));
	expect_refused(
	        t, world_do(p.w, "sam", keep, &p),
	        "How it is can be kept once a day, and it was kept today");
	p.ring = 4;
	expect_ok(world_do(p.w, "jay", move, &p));
	expect_ok(world_do(p.w, "jay", take_out, &p));
	expect_ok(world_see(p.w, "sam", look, &p));
	expect_equal(p.n, 0);
	expect_equal(p.nets_n, 1);
	expect_equal(p.nets[0].ties_n, 1);
	expect_str(p.nets[0].ties[0].name, "Mum");
	expect_equal(p.nets[0].ties[0].ring, 1);
	world_later(p.w, DAY);
	expect_ok(world_do(p.w, "jay", put, &p));
	expect_ok(world_do(p.w, "sam", keep, &p));
	expect_ok(world_see(p.w, "jay", look, &p));
	expect_equal(p.nets_n, 2);
	expect_equal(p.nets[0].voice, PLAN_VOICE_OWN);
	expect_equal(p.nets[1].voice, PLAN_VOICE_FOR);
	expect_ok(world_see(p.w, NULL, check, NULL));
}

TEST("plan net: there is one start")
{
	struct net_try p = net_new(t);

	p.why = PLAN_NET_START;
	expect_ok(world_do(p.w, "jay", put, &p));
	expect_ok(world_do(p.w, "jay", keep, &p));
	world_later(p.w, DAY);
	expect_refused(t, world_do(p.w, "jay", keep, &p),
	               "There is one start, and it is kept already");
	p.why = PLAN_NET_CLOSE;
	expect_ok(world_do(p.w, "jay", keep, &p));
}

TEST("plan net: the start is asked for when somebody is there and nothing was "
     "kept, and three months counts from the start")
{
	struct net_try p = net_new(t);

	expect_ok(world_see(p.w, "jay", look, &p));
	expect_equal(p.asked, PLAN_NET_WHY_COUNT);
	expect_ok(world_do(p.w, "jay", put, &p));
	expect_ok(world_see(p.w, "jay", look, &p));
	expect_equal(p.asked, PLAN_NET_START);
	p.why = PLAN_NET_START;
	expect_ok(world_do(p.w, "jay", keep, &p));
	world_later(p.w, 90 * DAY);
	expect_ok(world_see(p.w, "jay", look, &p));
	expect_equal(p.asked, PLAN_NET_WHY_COUNT);
	world_later(p.w, DAY);
	expect_ok(world_see(p.w, "jay", look, &p));
	expect_equal(p.asked, PLAN_NET_THREE_MONTHS);
	p.why = PLAN_NET_THREE_MONTHS;
	expect_ok(world_do(p.w, "jay", keep, &p));
	expect_ok(world_see(p.w, "jay", look, &p));
	expect_equal(p.asked, PLAN_NET_WHY_COUNT);
}

/* --- measures -------------------------------- */

static struct plan_tie
tie_of(int64_t id, enum plan_tie_kind kind, enum plan_net_life life)
{
	return (struct plan_tie){
	        .id = id, .ring = 1, .kind = kind, .life = life};
}

TEST("plan net: whoever was not there the last time is new")
{
	struct plan_tie then[] = {tie_of(1, PLAN_TIE_FAMILY, PLAN_NET_FAMILY),
	                          tie_of(2, PLAN_TIE_FAMILY, PLAN_NET_FAMILY)};
	struct plan_tie now[] = {tie_of(2, PLAN_TIE_FAMILY, PLAN_NET_FAMILY),
	                         tie_of(3, PLAN_TIE_PEER, PLAN_NET_HELP),
	                         tie_of(4, PLAN_TIE_WORK, PLAN_NET_WORK)};
	struct plan_net before = {.ties = then, .ties_n = 2};

	(void)t;
	expect_equal(plan_net_measure(now, 3, &before).fresh, 2);
	expect_equal(plan_net_measure(then, 2, &before).fresh, 0);
	expect_equal(plan_net_measure(then, 2, NULL).fresh, -1);
	expect_equal(plan_net_measure(NULL, 0, &before).size, 0);
}

TEST("plan net: paid is what was said, or else who they are: workers are")
{
	struct plan_tie ties[] = {tie_of(1, PLAN_TIE_WORKER, 0),
	                          tie_of(2, PLAN_TIE_WORKER, 0),
	                          tie_of(3, PLAN_TIE_FRIEND, 0),
	                          tie_of(4, PLAN_TIE_PEER, 0)};

	(void)t;
	ties[1].pay = PLAN_NET_UNPAID;
	ties[3].pay = PLAN_NET_PAID;
	expect_true(plan_tie_is_paid(&ties[0]));
	expect_false(plan_tie_is_paid(&ties[1]));
	expect_false(plan_tie_is_paid(&ties[2]));
	expect_true(plan_tie_is_paid(&ties[3]));
	expect_equal(plan_net_measure(ties, 4, NULL).unpaid, 2);
}

TEST("plan net: a bridging tie is in another part of life than most ties are")
{
	struct plan_tie ties[] = {tie_of(1, 0, PLAN_NET_FAMILY),
	                          tie_of(2, 0, PLAN_NET_FAMILY),
	                          tie_of(3, 0, PLAN_NET_WORK),
	                          tie_of(4, 0, PLAN_NET_LEISURE),
	                          tie_of(5, 0, PLAN_NET_LIFE_UNSAID)};
	struct plan_net_figures f = plan_net_measure(ties, 5, NULL);

	(void)t;
	expect_equal(f.placed, 4);
	expect_equal(f.bridging, 2);
	/* Two parts as large: either is the largest, and the rest bridges. */
	ties[3].life = PLAN_NET_WORK;
	expect_equal(plan_net_measure(ties, 4, NULL).bridging, 2);
	/* Of one part of life alone nobody bridges, nor where none is said. */
	expect_equal(plan_net_measure(ties, 2, NULL).bridging, 0);
	expect_equal(plan_net_measure(&ties[4], 1, NULL).bridging, 0);
}

TEST("plan net: a figure on fewer than five people says so, and the two inner "
     "rings are close")
{
	struct plan_tie ties[5] = {{.ring = 1},
	                           {.ring = 2},
	                           {.ring = 3},
	                           {.ring = 4},
	                           {.ring = 4}};

	(void)t;
	expect_equal(plan_net_measure(ties, 5, NULL).close, 2);
	expect_false(plan_net_measure(ties, 5, NULL).few);
	expect_true(plan_net_measure(ties, 4, NULL).few);
}

/* --- merges and damage -------------------------------- */

TEST("plan net: a merge moves people and kept days, and undo gives back those")
{
	struct net_try p = net_new(t);
	struct merging m = {.kept = p.person};

	expect_ok(world_do(p.w, "jay", put, &p));
	p.why = PLAN_NET_START;
	expect_ok(world_do(p.w, "jay", keep, &p));
	m.gone = person_new(p.w, "X200001", "Jai", "Mercer", NULL, "sam");
	p.person = m.gone;
	p.tie.name = S("Nan");
	expect_ok(world_do(p.w, "sam", put, &p));
	expect_ok(world_do(p.w, "sam", keep, &p));
	expect_ok(world_do(p.w, "morgan", merging_do, &m));
	p.person = m.kept;
	expect_ok(world_see(p.w, "sam", look, &p));
	expect_equal(p.n, 2);
	expect_equal(p.nets_n, 2);
	expect_equal(p.nets[0].ties_n + p.nets[1].ties_n, 2);
	expect_ok(world_see(p.w, NULL, check, NULL));
	expect_ok(world_do(p.w, "morgan", merging_undo, &m));
	expect_str(seen_by(&p, "sam")->name, "Mum");
	expect_equal(p.n, 1);
	expect_equal(p.nets_n, 1);
	expect_str(p.nets[0].ties[0].name, "Mum");
	p.person = m.gone;
	expect_str(seen_by(&p, "sam")->name, "Nan");
	expect_equal(p.nets_n, 1);
	expect_ok(world_see(p.w, NULL, check, NULL));
}

#define DAMAGE(name_of, words) \
	static const struct query name_of = { \
	        .name = "plan_net_test." #name_of, \
	        .text = words, \
	        .unaudited = "damage done by a test", \
	        .scans = "a test", \
	}
DAMAGE(name_other, "update plan_net_tie set name = 'Mom'");
DAMAGE(why_other, "update plan_net set why = 'close'");
DAMAGE(ties_elsewhere, "update plan_net_tie set person = 7");
DAMAGE(ties_gone, "delete from plan_net_tie");

static const struct query *const damages[] = {
        &name_other, &why_other, &ties_elsewhere, &ties_gone, NULL};

static void
finds(struct test *t, const struct query *damage, const char *words)
{
	struct net_try p = {.w = world_with(t, damages),
	                    .tie = {.name = S("Mum"), .ring = 1}};

	p.person = p.w->jay;
	expect_ok(world_do(p.w, "jay", put, &p));
	expect_ok(world_do(p.w, "jay", keep, &p));
	expect_ok(world_see(p.w, NULL, check, NULL));
	world_finds(p.w, damage, plan_check, words);
}

TEST("plan net: a check finds a kept day that is not what was kept")
{
	finds(t, &name_other, "is not what was kept");
	finds(t, &why_other, "is not what was kept");
	finds(t, &ties_elsewhere, "holds people of somebody else");
	finds(t, &ties_gone, "holds nobody");
}
