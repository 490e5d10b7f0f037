/*
 * plan_hmpps_ours.c - the member of our own: what the services' shapes cannot
 * hold.  Who wrote something and in whose words, both voices, replies, days of
 * steps, statements, strengths, phases and each side's answer.
 *
 * Times here are moments with a Z that counts.  The number of an account is
 * left out: it means nothing anywhere else.
 */
#include "practice/plan/plan_help.h"
#include "practice/plan/plan_hmpps_in.h"

static const char *const whose[] = {"person", "worker_for_person", "worker",
                                    NULL};

/* --- out ------------------------------------------------------------------ */

static void
put_author(struct json_out *j, const struct plan_author *author)
{
	json_str(j, "words_of", str_of(whose[author->voice]));
	json_str_or_null(j, "written_by", author->name);
	json_instant(j, "written_at", author->at);
}

static void
put_replies(struct json_out *j, const enum plan_reply *replies,
            const struct str *words)
{
	json_str(j, "person_reply",
	         str_of(plan_reply_words[replies[PLAN_PERSON]]));
	json_str(j, "worker_reply",
	         str_of(plan_reply_words[replies[PLAN_WORKER]]));
	json_str_or_null(j, "person_words", words[PLAN_PERSON]);
	json_str_or_null(j, "worker_words", words[PLAN_WORKER]);
}

struct str
hmpps_goal_uuid(struct arena *arena, const struct plan_goal *goal)
{
	return str_empty(goal->came.ref)
	               ? hmpps_uuid(arena, goal->id.v, HMPPS_ITSELF)
	               : goal->came.ref;
}

struct str
hmpps_note_by(const struct plan_note *note)
{
	return str_empty(note->from) ? note->author.name : note->from;
}

static void
put_view(struct json_out *j, const char *key, const struct plan_view *view)
{
	if (view->stance == PLAN_STANCE_NONE && str_empty(view->words) &&
	    !instant_is(view->at))
		return;
	json_object(j, key);
	json_str_or_null(j, "stance", str_of(plan_stance_words[view->stance]));
	json_str_or_null(j, "words", view->words);
	json_instant(j, "at", view->at);
	json_end(j);
}

/* Its number here, where its uuid is that of elsewhere; and from where. */
static void
put_came(struct json_out *j, const struct plan_goal *goal)
{
	if (goal->came.service == PLAN_SERVICE_NONE)
		return;
	if (!str_empty(goal->came.ref))
		json_str(j, "id",
		         hmpps_uuid(j->buf->arena, goal->id.v, HMPPS_ITSELF));
	json_str(j, "came_from",
	         str_of(plan_service_words[goal->came.service]));
	json_date(j, "came_on", goal->came.on);
}

static void
put_hurdles(struct json_out *j, const struct plan_goal *goal)
{
	json_array(j, "contingencies");
	for (size_t i = 0; i < goal->hurdles_n; i++) {
		const struct plan_hurdle *h = &goal->hurdles[i];

		json_object(j, NULL);
		json_str(j, "id",
		         hmpps_uuid(j->buf->arena, h->id, HMPPS_ITSELF));
		json_str(j, "if", h->gets);
		json_str(j, "then", h->then);
		json_str_or_null(j, "will_help", h->helps);
		put_author(j, &h->author);
		json_end(j);
	}
	json_end(j);
}

static void
put_helps(struct json_out *j, const struct plan_goal *goal)
{
	json_array(j, "strengths_that_help");
	for (size_t i = 0; i < goal->helps_n; i++) {
		const struct plan_help *h = &goal->helps[i];

		json_object(j, NULL);
		json_str(j, "id",
		         hmpps_uuid(j->buf->arena, h->strength, HMPPS_ITSELF));
		json_str(j, "words", h->words);
		json_str(j, "linked_by", str_of(plan_side_words[h->side]));
		json_end(j);
	}
	json_end(j);
}

void
hmpps_put_goal(struct json_out *j, const struct plan_goal *goal)
{
	json_object(j, PLAN_HMPPS_OURS);
	json_i64(j, "version", goal->version);
	json_str_or_null(j, "why", goal->why);
	json_str_or_null(j, "how_i_will_know", goal->how);
	json_str(j, "basis", str_of(plan_basis_words[goal->basis]));
	if (goal->statement.v != 0)
		json_str(j, "statement",
		         hmpps_uuid(j->buf->arena, goal->statement.v,
		                    HMPPS_ITSELF));
	json_str_or_null(j, "no_statement", goal->no_statement);
	json_str_or_null(j, "achieved_by", goal->achieved_by);
	json_instant(j, "status_at", goal->status_at);
	put_came(j, goal);
	put_replies(j, goal->replies, goal->reply_words);
	hmpps_put_hand(j, "person_reply_by_hand", &goal->hand);
	put_view(j, "person_view", &goal->views[PLAN_PERSON]);
	put_view(j, "worker_view", &goal->views[PLAN_WORKER]);
	put_author(j, &goal->author);
	put_hurdles(j, goal);
	put_helps(j, goal);
	json_end(j);
}

void
hmpps_put_step(struct json_out *j, const struct plan_step *step)
{
	json_object(j, PLAN_HMPPS_OURS);
	json_str(j, "id", hmpps_uuid(j->buf->arena, step->id.v, HMPPS_ITSELF));
	json_i64(j, "version", step->version);
	json_str(j, "actor", str_of(plan_actor_words[step->actor]));
	json_date(j, "due_on", step->due);
	if (step->resource != PLAN_RESOURCE_NONE)
		json_str(j, "resource",
		         str_of(plan_resource_words[step->resource]));
	if (!str_empty(step->needs))
		json_str(j, "needs", step->needs);
	json_instant(j, "status_at", step->status_at);
	put_replies(j, step->replies, step->reply_words);
	hmpps_put_hand(j, "person_reply_by_hand", &step->hand);
	hmpps_put_hand(j, "status_by_hand", &step->mark);
	put_author(j, &step->author);
	json_end(j);
}

void
hmpps_put_note(struct json_out *j, const struct plan_note *note)
{
	struct plan_author author = note->author;

	author.name = hmpps_note_by(note);
	json_object(j, PLAN_HMPPS_OURS);
	put_author(j, &author);
	json_end(j);
}

static void
put_side(struct json_out *j, const struct plan *plan, enum plan_side side)
{
	const struct plan_answered *said = &plan->sides[side];

	if (said->answer == PLAN_ANSWER_NONE)
		return;
	json_object(j, plan_side_words[side]);
	json_str(j, "answer", str_of(plan_answer_words[said->answer]));
	json_str_or_null(j, "reason", str_of(plan_reason_words[said->reason]));
	json_str_or_null(j, "words", said->words);
	json_i64(j, "version", said->version);
	json_instant(j, "at", said->at);
	json_str_or_null(j, "by", said->name);
	json_str_or_null(j, "way", str_of(plan_way_words[said->way]));
	json_end(j);
}

static void
put_words(struct json_out *j, const struct plan_whole *whole)
{
	json_array(j, "statements");
	for (size_t i = 0; i < whole->statements_n; i++) {
		const struct plan_statement *s = &whole->statements[i];

		json_object(j, NULL);
		json_str(j, "id",
		         hmpps_uuid(j->buf->arena, s->id.v, HMPPS_ITSELF));
		json_str(j, "first",
		         hmpps_uuid(j->buf->arena, s->first.v, HMPPS_ITSELF));
		json_str(j, "words", s->words);
		put_author(j, &s->author);
		json_end(j);
	}
	json_end(j);
	json_array(j, "strengths");
	for (size_t i = 0; i < whole->strengths_n; i++) {
		const struct plan_strength *s = &whole->strengths[i];

		json_object(j, NULL);
		json_str(j, "words", s->words);
		json_str_or_null(j, "evidence", s->evidence);
		json_str(j, "said_by", str_of(plan_said_words[s->said_by]));
		json_str_or_null(j, "said_name", s->said_name);
		put_author(j, &s->author);
		json_end(j);
	}
	json_end(j);
}

static void
put_phases(struct json_out *j, const struct plan_whole *whole)
{
	json_array(j, "phases");
	for (size_t i = 0; i < whole->phases_n; i++) {
		const struct plan_phase *p = &whole->phases[i];

		json_object(j, NULL);
		json_str(j, "name", str_of(plan_phase_words[p->name]));
		json_instant(j, "entered_at", p->entered_at);
		json_str_or_null(j, "entry_reason",
		                 str_of(plan_turn_words[p->entry]));
		json_str_or_null(j, "entry_words", p->entry_words);
		json_instant(j, "left_at", p->left_at);
		json_str_or_null(j, "exit_reason",
		                 str_of(plan_turn_words[p->exit]));
		json_str_or_null(j, "exit_words", p->exit_words);
		json_end(j);
	}
	json_end(j);
}

void
hmpps_put_plan(struct json_out *j, const struct plan_hmpps_who *who,
               const struct plan_whole *whole)
{
	const struct plan *plan = &whole->plan;

	json_object(j, PLAN_HMPPS_OURS);
	json_i64(j, "shape", 1);
	json_i64(j, "version", plan->version);
	json_i64(j, "terms_version", plan->terms_version);
	json_instant(j, "changed_at", plan->changed_at);
	json_str(j, "status", str_of(plan_state_words[plan->state]));
	json_i64(j, "status_version", plan->state_version);
	json_instant(j, "status_at", plan->state_at);
	json_i64(j, "agreed_version", plan->agreed_version);
	json_date(j, "review_on", plan->review_on);
	json_object(j, "agreement");
	put_side(j, plan, PLAN_PERSON);
	put_side(j, plan, PLAN_WORKER);
	json_end(j);
	hmpps_put_look(j, who);
	put_words(j, whole);
	put_phases(j, whole);
	json_end(j);
}

/* --- in ------------------------------------------------------------------- */

/* An object of our own and where it stands, for many members. */
struct ours {
	struct hmpps_in *in;
	const json_t *o;
	const struct hmpps_at *at;
};

#define OF(fn, o_, key) \
	fn((o_)->in, hmpps_get((o_)->o, key), HMPPS_AT((o_)->at, key))
#define WORD(o_, key, words) \
	hmpps_word((o_)->in, hmpps_get((o_)->o, key), HMPPS_AT((o_)->at, key), \
	           words, 0)

static void
get_author(struct ours *o, struct plan_author *author)
{
	author->voice = hmpps_word(o->in, hmpps_get(o->o, "words_of"),
	                           HMPPS_AT(o->at, "words_of"), whose,
	                           PLAN_VOICE_WORKER);
	author->name = OF(hmpps_str, o, "written_by");
	author->at = OF(hmpps_moment, o, "written_at");
}

static void
get_replies(struct ours *o, enum plan_reply *replies, struct str *words)
{
	replies[PLAN_PERSON] = WORD(o, "person_reply", plan_reply_words);
	replies[PLAN_WORKER] = WORD(o, "worker_reply", plan_reply_words);
	if (hmpps_get(o->o, "declined_words") != NULL) {
		words[plan_reply_speaker(replies)] =
		        OF(hmpps_str, o, "declined_words");
		return;
	}
	words[PLAN_PERSON] = OF(hmpps_str, o, "person_words");
	words[PLAN_WORKER] = OF(hmpps_str, o, "worker_words");
}

static struct plan_view
get_view(struct ours *up, const char *key)
{
	struct hmpps_at at = {up->at, key, 0};
	struct ours o = {up->in,
	                 hmpps_object(up->in, hmpps_get(up->o, key), &at), &at};

	return (struct plan_view){
	        .stance = WORD(&o, "stance", plan_stance_words),
	        .words = OF(hmpps_str, &o, "words"),
	        .at = OF(hmpps_moment, &o, "at"),
	};
}

/* Our member of something; false where it is not there. */
static bool
open_ours(struct hmpps_in *in, const json_t *item, const struct hmpps_at *at,
          struct ours *out)
{
	*out = (struct ours){
	        in, hmpps_object(in, hmpps_get(item, PLAN_HMPPS_OURS), at), at};
	if (out->o != NULL)
		in->out->ours = true;
	return out->o != NULL;
}

/* A moment that is exact here and to the second there: ours counts while it
 * is still the same second. */
static struct instant
exact(struct arena *arena, struct instant there, struct instant ours)
{
	if (!instant_is(ours))
		return there;
	if (!instant_is(there) || there.ms == ours.ms)
		return ours;
	return str_equal(hmpps_local_iso(arena, there),
	                 hmpps_local_iso(arena, ours))
	               ? ours
	               : there;
}

/* A file that was written before there were any has no such list. */
static void
get_hurdles(struct ours *up, struct plan_goal *goal)
{
	const struct hmpps_at at = {up->at, "contingencies", 0};
	const json_t *list = hmpps_list(up->in, hmpps_get(up->o, at.key), &at,
	                                PLAN_HMPPS_PARTS_MOST);
	size_t n = json_array_size(list);
	struct plan_hurdle *hurdles =
	        arena_new(up->in->arena, struct plan_hurdle, n);

	for (size_t i = 0; i < n; i++) {
		const struct hmpps_at one = {&at, NULL, i};
		struct ours o = {up->in, json_array_get(list, i), &one};

		hurdles[i].id = hmpps_uuid_id(OF(hmpps_str, &o, "id"));
		hurdles[i].goal = goal->id;
		hurdles[i].gets = OF(hmpps_str, &o, "if");
		hurdles[i].then = OF(hmpps_str, &o, "then");
		hurdles[i].helps = OF(hmpps_str, &o, "will_help");
		get_author(&o, &hurdles[i].author);
	}
	goal->hurdles = hurdles;
	goal->hurdles_n = n;
}

/* (as get_hurdles) */
static void
get_helps(struct ours *up, struct plan_goal *goal)
{
	const struct hmpps_at at = {up->at, "strengths_that_help", 0};
	const json_t *list = hmpps_list(up->in, hmpps_get(up->o, at.key), &at,
	                                PLAN_HMPPS_PARTS_MOST);
	size_t n = json_array_size(list);
	struct plan_help *helps = arena_new(up->in->arena, struct plan_help, n);

	for (size_t i = 0; i < n; i++) {
		const struct hmpps_at one = {&at, NULL, i};
		struct ours o = {up->in, json_array_get(list, i), &one};

		helps[i].goal = goal->id;
		helps[i].strength = hmpps_uuid_id(OF(hmpps_str, &o, "id"));
		helps[i].words = OF(hmpps_str, &o, "words");
		helps[i].side = WORD(&o, "linked_by", plan_side_words);
	}
	goal->helps = helps;
	goal->helps_n = n;
}

void
hmpps_get_goal(struct hmpps_in *in, const json_t *item,
               const struct hmpps_at *up, struct plan_goal *goal)
{
	const struct hmpps_at at = {up, PLAN_HMPPS_OURS, 0};
	struct instant written = goal->author.at;
	struct str who;
	struct ours o;

	if (!open_ours(in, item, &at, &o))
		return;
	if (goal->id.v == 0)
		goal->id.v = hmpps_uuid_id(OF(hmpps_str, &o, "id"));
	goal->version = OF(hmpps_i64, &o, "version");
	goal->why = OF(hmpps_str, &o, "why");
	goal->how = OF(hmpps_str, &o, "how_i_will_know");
	goal->basis = hmpps_word(in, hmpps_get(o.o, "basis"),
	                         HMPPS_AT(&at, "basis"), plan_basis_words,
	                         PLAN_BASIS_NEGOTIATED);
	goal->statement.v = hmpps_uuid_id(OF(hmpps_str, &o, "statement"));
	goal->no_statement = OF(hmpps_str, &o, "no_statement");
	who = OF(hmpps_str, &o, "achieved_by");
	if (str_empty(goal->achieved_by))
		goal->achieved_by = who;
	goal->status_at = exact(in->arena, goal->status_at,
	                        OF(hmpps_moment, &o, "status_at"));
	get_replies(&o, goal->replies, goal->reply_words);
	goal->hand = hmpps_get_hand(in, o.o, &at, "person_reply_by_hand");
	goal->views[PLAN_PERSON] = get_view(&o, "person_view");
	goal->views[PLAN_WORKER] = get_view(&o, "worker_view");
	get_author(&o, &goal->author);
	get_hurdles(&o, goal);
	get_helps(&o, goal);
	goal->author.at = exact(in->arena, written, goal->author.at);
}

void
hmpps_get_step(struct hmpps_in *in, const json_t *item,
               const struct hmpps_at *up, struct plan_step *step)
{
	const struct hmpps_at at = {up, PLAN_HMPPS_OURS, 0};
	struct instant written = step->author.at;
	enum plan_actor actor;
	struct ours o;

	if (!open_ours(in, item, &at, &o))
		return;
	if (step->id.v == 0)
		step->id.v = hmpps_uuid_id(OF(hmpps_str, &o, "id"));
	step->version = OF(hmpps_i64, &o, "version");
	actor = WORD(&o, "actor", plan_actor_words);
	/* The first service has no prison manager. */
	if (step->actor == PLAN_ACTOR_SOMEONE_ELSE &&
	    actor == PLAN_ACTOR_PRISON)
		step->actor = actor;
	step->due = OF(hmpps_day, &o, "due_on");
	step->resource = WORD(&o, "resource", plan_resource_words);
	step->needs = OF(hmpps_str, &o, "needs");
	step->status_at = exact(in->arena, step->status_at,
	                        OF(hmpps_moment, &o, "status_at"));
	get_replies(&o, step->replies, step->reply_words);
	step->hand = hmpps_get_hand(in, o.o, &at, "person_reply_by_hand");
	step->mark = hmpps_get_hand(in, o.o, &at, "status_by_hand");
	get_author(&o, &step->author);
	step->author.at = exact(in->arena, written, step->author.at);
}

void
hmpps_get_note(struct hmpps_in *in, const json_t *item,
               const struct hmpps_at *up, struct plan_note *note)
{
	const struct hmpps_at at = {up, PLAN_HMPPS_OURS, 0};
	struct instant written = note->author.at;
	struct ours o;

	if (!open_ours(in, item, &at, &o))
		return;
	get_author(&o, &note->author);
	note->author.at = exact(in->arena, written, note->author.at);
}

static void
get_side(struct ours *up, struct plan *plan, enum plan_side side)
{
	const struct hmpps_at at = {up->at, plan_side_words[side], 0};
	const json_t *v = hmpps_get(up->o, plan_side_words[side]);
	struct ours o = {up->in, hmpps_object(up->in, v, &at), &at};

	plan->sides[side] = (struct plan_answered){
	        .answer = WORD(&o, "answer", plan_answer_words),
	        .reason = WORD(&o, "reason", plan_reason_words),
	        .words = OF(hmpps_str, &o, "words"),
	        .version = OF(hmpps_i64, &o, "version"),
	        .at = OF(hmpps_moment, &o, "at"),
	        .name = OF(hmpps_str, &o, "by"),
	        .way = WORD(&o, "way", plan_way_words),
	};
}

static void
get_statements(struct ours *up, struct plan_whole *whole)
{
	const struct hmpps_at at = {up->at, "statements", 0};
	const json_t *list = hmpps_list(up->in, hmpps_get(up->o, at.key), &at,
	                                PLAN_HMPPS_PARTS_MOST);
	size_t n = json_array_size(list);

	whole->statements = arena_new(up->in->arena, struct plan_statement, n);
	whole->statements_n = n;
	for (size_t i = 0; i < n; i++) {
		const struct hmpps_at one = {&at, NULL, i};
		struct ours o = {up->in, json_array_get(list, i), &one};
		struct plan_statement *s = &whole->statements[i];

		s->id.v = hmpps_uuid_id(OF(hmpps_str, &o, "id"));
		s->first.v = hmpps_uuid_id(OF(hmpps_str, &o, "first"));
		s->words = OF(hmpps_str, &o, "words");
		s->ended_at = INSTANT_NONE;
		get_author(&o, &s->author);
	}
}

static void
get_strengths(struct ours *up, struct plan_whole *whole)
{
	const struct hmpps_at at = {up->at, "strengths", 0};
	const json_t *list = hmpps_list(up->in, hmpps_get(up->o, at.key), &at,
	                                PLAN_HMPPS_PARTS_MOST);
	size_t n = json_array_size(list);

	whole->strengths = arena_new(up->in->arena, struct plan_strength, n);
	whole->strengths_n = n;
	for (size_t i = 0; i < n; i++) {
		const struct hmpps_at one = {&at, NULL, i};
		struct ours o = {up->in, json_array_get(list, i), &one};
		struct plan_strength *s = &whole->strengths[i];

		s->words = OF(hmpps_str, &o, "words");
		s->evidence = OF(hmpps_str, &o, "evidence");
		s->said_by = WORD(&o, "said_by", plan_said_words);
		s->said_name = OF(hmpps_str, &o, "said_name");
		get_author(&o, &s->author);
	}
}

static void
get_phases(struct ours *up, struct plan_whole *whole)
{
	const struct hmpps_at at = {up->at, "phases", 0};
	const json_t *list = hmpps_list(up->in, hmpps_get(up->o, at.key), &at,
	                                PLAN_HMPPS_PARTS_MOST);
	size_t n = json_array_size(list);

	whole->phases = arena_new(up->in->arena, struct plan_phase, n);
	whole->phases_n = n;
	for (size_t i = 0; i < n; i++) {
		const struct hmpps_at one = {&at, NULL, i};
		struct ours o = {up->in, json_array_get(list, i), &one};

		whole->phases[i] = (struct plan_phase){
		        .name = WORD(&o, "name", plan_phase_words),
		        .entered_at = OF(hmpps_moment, &o, "entered_at"),
		        .entry = WORD(&o, "entry_reason", plan_turn_words),
		        .entry_words = OF(hmpps_str, &o, "entry_words"),
		        .left_at = OF(hmpps_moment, &o, "left_at"),
		        .exit = WORD(&o, "exit_reason", plan_turn_words),
		        .exit_words = OF(hmpps_str, &o, "exit_words"),
		};
	}
}

void
hmpps_get_plan(struct hmpps_in *in, const json_t *root,
               const struct hmpps_at *up, struct plan_whole *whole)
{
	const struct hmpps_at at = {up, PLAN_HMPPS_OURS, 0};
	const struct hmpps_at sides = {&at, "agreement", 0};
	struct plan *plan = &whole->plan;
	struct ours o, agreement;

	plan->changed_at = INSTANT_NONE;
	plan->state_at = INSTANT_NONE;
	plan->review_on = DATE_NONE;
	if (!open_ours(in, root, &at, &o))
		return;
	plan->version = OF(hmpps_i64, &o, "version");
	plan->terms_version = OF(hmpps_i64, &o, "terms_version");
	plan->changed_at = OF(hmpps_moment, &o, "changed_at");
	plan->state = WORD(&o, "status", plan_state_words);
	plan->state_version = OF(hmpps_i64, &o, "status_version");
	plan->state_at = OF(hmpps_moment, &o, "status_at");
	plan->agreed_version = OF(hmpps_i64, &o, "agreed_version");
	plan->review_on = OF(hmpps_day, &o, "review_on");
	agreement = (struct ours){
	        in, hmpps_object(in, hmpps_get(o.o, sides.key), &sides),
	        &sides};
	get_side(&agreement, plan, PLAN_PERSON);
	get_side(&agreement, plan, PLAN_WORKER);
	get_statements(&o, whole);
	get_strengths(&o, whole);
	get_phases(&o, whole);
}
