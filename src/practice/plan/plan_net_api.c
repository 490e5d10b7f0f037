/*
 * plan_net_api.c - the rules of plan_net.h as JSON.
 */
#include "practice/plan/plan_net_local.h"

#include "practice/plan/plan_api_local.h"

/* A word of a tie, null where names are not shown. */
static void
plan_api_tie_word(struct json_out *j, const struct plan_tie *t, const char *key,
                  const char *word)
{
	json_str_or_null(j, key, t->named ? str_of(word) : S(""));
}

/* Who may not read the names gets nobody: figures alone (decision 28). */
static void
plan_api_tie_put(struct json_out *j, const struct plan_tie *t)
{
	if (!t->named)
		return;
	json_object(j, NULL);
	json_str(j, "id", id_show(j->buf->arena, t->id));
	json_i64(j, "version", t->version);
	json_str_or_null(j, "name", t->name);
	json_i64(j, "ring", t->ring);
	json_str(j, "kind", str_of(plan_net_kind_words[t->kind]));
	json_bool(j, "paid", plan_tie_is_paid(t));
	json_str_or_null(j, "life", str_of(plan_net_life_words[t->life]));
	plan_api_tie_word(j, t, "view", plan_net_view_words[t->view]);
	plan_api_tie_word(j, t, "wish", plan_net_wish_words[t->wish]);
	plan_api_tie_word(j, t, "often", plan_net_often_words[t->often]);
	if (t->since == 0)
		json_null(j, "since");
	else
		json_i64(j, "since", t->since);
	json_bool(j, "written_for_them", t->voice == PLAN_VOICE_FOR);
	json_bool(j, "view_written_for_them", t->view_voice == PLAN_VOICE_FOR);
	json_end(j);
}

static const struct fault *
plan_api_circle_answer(struct ctx *ctx, struct reply *reply, int status,
                       const struct plan_screen *screen)
{
	struct plan_tie *list;
	struct json_out j;
	bool named;
	size_t n;

	TRY(plan_net_is_named(ctx, screen->head.person, &named));
	TRY(plan_circle(ctx, screen->head.person, &list, &n));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_bool(&j, "names_shown", named);
	json_array(&j, "content");
	for (size_t i = 0; i < n; i++)
		plan_api_tie_put(&j, &list[i]);
	json_end(&j);
	json_end(&j);
	return NULL;
}

const struct fault *
plan_api_circle(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_api_open(ctx, req, &screen));
	return plan_api_circle_answer(ctx, reply, 200, screen);
}

static int
plan_api_ring(struct plan_api_in *in)
{
	int64_t ring = 0;

	if (!json_get_i64(in->body, "ring", &ring) || ring < 1 ||
	    ring > PLAN_NET_RINGS)
		return 0;
	return (int)ring;
}

/* The members of a tie; what may be left out is not said. */
static const struct fault *
plan_api_tie_read(struct ctx *ctx, const struct request *req,
                  struct plan_tie *out, bool change)
{
	struct plan_api_in in;
	int64_t since = 0;

	TRY(plan_api_body(ctx, req, &in));
	if (!json_get_i64(in.body, "since", &since) &&
	    json_object_get(in.body, "since") != NULL &&
	    !json_is_null(json_object_get(in.body, "since")))
		since = -1;
	*out = (struct plan_tie){
	        .version = change ? plan_api_version(&in) : 0,
	        .name = plan_api_str(&in, "name"),
	        .ring = plan_api_ring(&in),
	        .kind = plan_api_word(&in, "kind", plan_net_kind_words,
	                              PLAN_TIE_KIND_COUNT),
	        .view = plan_api_word(&in, "view", plan_net_view_words, 0),
	        .wish = plan_api_word(&in, "wish", plan_net_wish_words, 0),
	        .often = plan_api_word(&in, "often", plan_net_often_words, 0),
	        .pay = plan_api_word(&in, "pay", plan_net_pay_words, 0),
	        .life = plan_api_word(&in, "life", plan_net_life_words, 0),
	        .since = since,
	};
	if (out->kind == PLAN_TIE_KIND_COUNT)
		problems_add(&in.problems, "kind", "Choose who they are");
	return problems_fault(&in.problems);
}

const struct fault *
plan_api_circle_put(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_tie tie;
	int64_t id;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_tie_read(ctx, req, &tie, false));
	TRY(plan_tie_put(ctx, screen->head.person, &tie, &id));
	return plan_api_circle_answer(ctx, reply, 201, screen);
}

const struct fault *
plan_api_tie(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_tie tie;
	int64_t id;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(request_place_id(req, "supporter", &id));
	TRY(plan_api_tie_read(ctx, req, &tie, true));
	tie.id = id;
	TRY(plan_tie_put(ctx, screen->head.person, &tie, &id));
	return plan_api_circle_answer(ctx, reply, 201, screen);
}

const struct fault *
plan_api_tie_ring(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_api_in in;
	int64_t id, seen;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(request_place_id(req, "supporter", &id));
	TRY(plan_api_body(ctx, req, &in));
	seen = plan_api_version(&in);
	TRY(problems_fault(&in.problems));
	TRY(plan_tie_move(ctx, screen->head.person, id, seen,
	                  plan_api_ring(&in)));
	return plan_api_circle_answer(ctx, reply, 201, screen);
}

const struct fault *
plan_api_circle_remove(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_api_in in;
	int64_t id, seen;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(request_place_id(req, "supporter", &id));
	TRY(plan_api_body(ctx, req, &in));
	seen = plan_api_version(&in);
	TRY(problems_fault(&in.problems));
	TRY(plan_tie_remove(ctx, screen->head.person, id, seen));
	return plan_api_circle_answer(ctx, reply, 201, screen);
}

/* --- days that were kept ------------------------------------------------- */

/* Who was in the room on the day of a net. */
struct plan_net_room {
	struct sit *sits;
	size_t n;
};

/* As its names, for whoever sees those: nobody else's look is one. */
static const struct fault *
plan_api_rooms(struct ctx *ctx, const struct plan_net *nets, size_t n,
               struct plan_net_room **out)
{
	*out = arena_new(ctx->arena, struct plan_net_room, n);
	for (size_t i = 0; i < n; i++) {
		struct plan_net_room *room = &(*out)[i];

		*room = (struct plan_net_room){.n = 0};
		if (nets[i].named)
			TRY(sit_list(ctx, nets[i].person, nets[i].day,
			             &room->sits, &room->n));
	}
	return NULL;
}

static void
plan_api_net_put(struct json_out *j, const struct plan_net *net,
                 const struct plan_net *before,
                 const struct plan_net_room *room)
{
	struct plan_net_figures f =
	        plan_net_measure(net->ties, net->ties_n, before);

	json_object(j, NULL);
	json_str(j, "id", id_show(j->buf->arena, net->id));
	json_date(j, "day", net->day);
	json_instant(j, "at", net->at);
	json_str(j, "why", str_of(plan_net_why_words[net->why]));
	json_bool(j, "kept_for_them", net->voice == PLAN_VOICE_FOR);
	json_i64(j, "size", f.size);
	if (f.fresh < 0)
		json_null(j, "new");
	else
		json_i64(j, "new", f.fresh);
	json_i64(j, "unpaid", f.unpaid);
	json_i64(j, "bridging", f.bridging);
	json_i64(j, "part_of_life_said", f.placed);
	json_i64(j, "close", f.close);
	json_bool(j, "few", f.few);
	json_array(j, "people");
	for (size_t i = 0; i < net->ties_n; i++)
		plan_api_tie_put(j, &net->ties[i]);
	json_end(j);
	sit_json(j, net->day, room->sits, room->n);
	json_end(j);
}

static const struct fault *
plan_api_nets_answer(struct ctx *ctx, struct reply *reply, int status,
                     const struct plan_screen *screen)
{
	struct plan_net *nets;
	struct json_out j;
	struct plan_net_room *rooms;
	size_t n;

	TRY(plan_nets(ctx, screen->head.person, &nets, &n));
	TRY(plan_api_rooms(ctx, nets, n, &rooms));
	reply_json(reply, status, &j);
	json_object(&j, NULL);
	json_array(&j, "content");
	for (size_t i = 0; i < n; i++)
		plan_api_net_put(&j, &nets[i], i > 0 ? &nets[i - 1] : NULL,
		                 &rooms[i]);
	json_end(&j);
	json_end(&j);
	return NULL;
}

const struct fault *
plan_api_nets(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	struct plan_screen *screen;

	TRY(plan_api_open(ctx, req, &screen));
	return plan_api_nets_answer(ctx, reply, 200, screen);
}

const struct fault *
plan_api_net_keep(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	struct plan_screen *screen;
	struct plan_api_in in;
	unsigned why;
	int64_t id;

	TRY(plan_api_open(ctx, req, &screen));
	TRY(plan_api_body(ctx, req, &in));
	why = plan_api_word(&in, "why", plan_net_why_words, PLAN_NET_WHY_COUNT);
	if (why == PLAN_NET_WHY_COUNT)
		problems_add(&in.problems, "why", "Choose why you keep it");
	TRY(problems_fault(&in.problems));
	TRY(plan_net_keep(ctx, screen->head.person, why, &id));
	return plan_api_nets_answer(ctx, reply, 201, screen);
}
