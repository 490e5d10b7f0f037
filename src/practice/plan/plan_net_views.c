/*
 * plan_net_views.c - the circle of people: picture, list and forms.
 */
#include "practice/plan/plan_lift.h"
#include "practice/plan/plan_net_local.h"

/* --- pieces -------------------------------- */

void
plan_draw_circle_counts(struct html *h, const struct plan_tie *ties, size_t n)
{
	int64_t rings[PLAN_NET_RINGS] = {0};

	for (size_t i = 0; i < n; i++)
		rings[ties[i].ring - 1]++;
	words_para(h, TN(h->arena, "{n} person is in the circle.",
	                 "{n} people are in the circle.", (int64_t)n));
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (int i = 0; i < PLAN_NET_RINGS; i++) {
		html_raw(h, "<li>");
		html_text(h, text_get(plan_ring_keys[i]));
		html_raw(h, ": ");
		html_i64(h, rings[i]);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul><p class=\"govuk-hint\">");
	html_text(h, T("Names are for the person and the worker whose case it "
	               "is."));
	html_raw(h, "</p>");
}

void
plan_draw_circle(struct html *h, const struct plan_tie *ties, size_t n,
                 struct str who, const char *id, bool presses)
{
	static const enum circle_kind kinds[PLAN_TIE_KIND_COUNT] = {
	        [PLAN_TIE_FAMILY] = CIRCLE_FAMILY,
	        [PLAN_TIE_FRIEND] = CIRCLE_FRIEND,
	        [PLAN_TIE_WORKER] = CIRCLE_WORKER,
	        [PLAN_TIE_NEIGHBOUR] = CIRCLE_NEIGHBOUR,
	        [PLAN_TIE_WORK] = CIRCLE_WORK,
	        [PLAN_TIE_CLUB] = CIRCLE_CLUB,
	        [PLAN_TIE_PEER] = CIRCLE_PEER,
	        [PLAN_TIE_OTHER] = CIRCLE_OTHER,
	};
	struct circle_person *people =
	        arena_new(h->arena, struct circle_person, n);
	struct circle circle = {.id = id, .who = who, .people = people};

	if (n > 0 && !ties[0].named) {
		plan_draw_circle_counts(h, ties, n);
		return;
	}
	for (size_t i = 0; i < n; i++)
		people[i] = (struct circle_person){
		        .name = ties[i].name,
		        .ring = ties[i].ring - 1,
		        .kind = kinds[ties[i].kind],
		        .weak = ties[i].wish == PLAN_NET_CLOSER,
		        .ref = presses ? id_show(h->arena, ties[i].id) : S(""),
		};
	circle.people_n = n;
	chart_circle(h, &circle);
	chart_circle_key(h, &circle);
}

/* A comma before all but the first of what is said. */
static void
plan_tie_say(struct html *h, struct str words, bool *first)
{
	if (!*first)
		html_raw(h, "; ");
	*first = false;
	html_text(h, words);
}

/* What was said of somebody, in one line: "Family; most weeks; since 1990". */
static void
plan_draw_tie_says(struct html *h, const struct plan_tie *t)
{
	bool first = true;

	plan_tie_say(h, text_get(plan_net_kind_keys[t->kind]), &first);
	if (t->life != PLAN_NET_LIFE_UNSAID)
		plan_tie_say(
		        h,
		        TV(h->arena, "part of life: {part}",
		           {"part", text_get(plan_net_life_keys[t->life])}),
		        &first);
	if (t->often != PLAN_NET_OFTEN_UNSAID)
		plan_tie_say(
		        h,
		        TV(h->arena, "in touch: {often}",
		           {"often", text_get(plan_net_often_keys[t->often])}),
		        &first);
	if (t->pay == PLAN_NET_PAID && t->kind != PLAN_TIE_WORKER)
		plan_tie_say(h, T("it is their job"), &first);
	if (t->since != 0)
		plan_tie_say(h,
		             TV(h->arena, "since {year}",
		                {"year", str_print(h->arena, "%lld",
		                                   (long long)t->since)}),
		             &first);
	if (t->wish != PLAN_NET_AS_IS)
		plan_tie_say(
		        h,
		        TV(h->arena, "wanted: {wish}",
		           {"wish", text_get(plan_net_wish_keys[t->wish])}),
		        &first);
}

/* How the person finds them, and by whose hand that stands there. */
static void
plan_draw_tie_view(struct html *h, const struct plan_screen *screen,
                   const struct plan_tie *t)
{
	if (t->view != PLAN_NET_UNSAID) {
		html_raw(h, "<br>");
		html_text(h,
		          TV(h->arena, "How it is: {view}",
		             {"view", text_get(plan_net_view_keys[t->view])}));
		if (t->view_voice == PLAN_VOICE_FOR &&
		    t->voice == PLAN_VOICE_OWN) {
			html_raw(h, " ");
			html_text(h, screen->mine
			                     ? T("(a worker wrote this for "
			                         "you)")
			                     : T("(a worker wrote this for "
			                         "them)"));
		}
	}
	if (t->voice != PLAN_VOICE_FOR)
		return;
	html_raw(h, "<br><span class=\"dir-muted\">");
	html_text(h, screen->mine ? T("Written by a worker for you")
	                          : T("Written by a worker for them"));
	html_raw(h, "</span>");
}

void
plan_draw_ties(struct html *h, const struct ctx *ctx,
               const struct plan_screen *screen, const struct plan_tie *ties,
               size_t n)
{
	(void)ctx;
	html_raw(h, "<ul class=\"govuk-list dir-ties\">");
	for (size_t i = 0; i < n; i++) {
		html_raw(h, "<li><strong>");
		html_text(h, ties[i].name);
		html_raw(h, "</strong> – ");
		html_text(h, text_get(plan_ring_keys[ties[i].ring - 1]));
		html_raw(h, "<br>");
		plan_draw_tie_says(h, &ties[i]);
		plan_draw_tie_view(h, screen, &ties[i]);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

/* --- presses -------------------------------- */

static struct str
plan_tie_path(const struct html *h, const struct plan_screen *screen,
              const struct plan_tie *tie, const char *rest)
{
	struct str id = id_show(h->arena, tie->id);

	return str_print(h->arena, "%.*s/circle/%.*s%s", STR_ARG(screen->base),
	                 STR_ARG(id), rest);
}

static void
plan_draw_press(struct html *h, int ring, struct str sign, struct str words)
{
	struct str sent = str_print(h->arena, "%d", ring);

	if (ring < 1 || ring > PLAN_NET_RINGS)
		return;
	html_raw(h, "<button type=\"submit\" class=\"govuk-button "
	            "govuk-button--secondary dir-ties__press\" name=\"ring\"");
	html_attr(h, "value", sent);
	html_raw(h, "><span aria-hidden=\"true\">");
	html_text(h, sign);
	html_raw(h, "</span> ");
	html_text(h, words);
	html_raw(h, "</button>");
}

/* Nearer and further, each a press that is sent. */
static void
plan_draw_presses(struct html *h, const struct ctx *ctx,
                  const struct plan_screen *screen, const struct plan_tie *t)
{
	plan_form_begin(h, ctx, plan_tie_path(h, screen, t, "/ring"),
	                t->version);
	html_raw(h, "<div class=\"dir-ties__acts\" data-tie-form");
	html_attr(h, "data-tie", id_show(h->arena, t->id));
	html_attr(h, "data-at", str_print(h->arena, "%d", t->ring));
	html_attr(h, "data-says",
	          TV(h->arena, "{name}, {ring}", {"name", t->name},
	             {"ring", text_get(plan_ring_keys[t->ring - 1])}));
	html_raw(h, ">");
	plan_draw_press(h, t->ring - 1, S("→"),
	                TV(h->arena, "{name} closer", {"name", t->name}));
	plan_draw_press(h, t->ring + 1, S("←"),
	                TV(h->arena, "{name} further out", {"name", t->name}));
	html_raw(h, "</div>");
	page_form_end(h);
}

/* A goal may be made from them, by who may write. */
static void
plan_draw_tie_lift(struct html *h, const struct ctx *ctx,
                   const struct plan_screen *screen, const struct plan_tie *t)
{
	if (!ctx_can(ctx, screen->mine ? CAN_WRITE_OWN : CAN_WRITE_PLAN))
		return;
	html_raw(h, "<span class=\"dir-noprint\">");
	if (t->goals > 0) {
		gov_tag(h, &(struct gov_tag){.text = T("In the plan"),
		                             .classes = "govuk-tag--green"});
		html_raw(h, " ");
	}
	plan_link(h,
	          TV(h->arena, "Make a goal about {name}", {"name", t->name}),
	          plan_tie_lift_path(h->arena, screen, t));
	html_raw(h, "</span>");
}

static void
plan_draw_tie_row(struct html *h, const struct ctx *ctx,
                  const struct plan_screen *screen, const struct plan_tie *t)
{
	struct str id = id_show(h->arena, t->id);

	html_raw(h, "<li tabindex=\"-1\"");
	html_attr(h, "id", str_print(h->arena, "tie-%.*s", STR_ARG(id)));
	html_raw(h, "><strong>");
	html_text(h, t->name);
	html_raw(h, "</strong> – ");
	html_text(h, text_get(plan_ring_keys[t->ring - 1]));
	html_raw(h, "<br>");
	plan_draw_tie_says(h, t);
	plan_draw_tie_view(h, screen, t);
	html_raw(h, "<br>");
	/* The presses first: who was just put in or moved is moved on. */
	if (screen->mine || t->voice == PLAN_VOICE_FOR) {
		if (screen->mine || t->ring_voice == PLAN_VOICE_FOR)
			plan_draw_presses(h, ctx, screen, t);
		html_raw(h, "<span class=\"dir-noprint\">");
		plan_link(h,
		          TV(h->arena, "Change or take out {name}",
		             {"name", t->name}),
		          plan_tie_path(h, screen, t, ""));
		html_raw(h, "</span><br>");
	}
	plan_draw_tie_lift(h, ctx, screen, t);
	html_raw(h, "</li>");
}

/* --- the form of a tie -------------------------------- */

struct plan_tie_choice {
	const char *name;
	struct str label;
	const char *const *words;
	const char *const *keys;
	unsigned first; /* what is left out at the start of the list */
	unsigned chosen;
};

static void
plan_draw_choice(struct html *h, const struct form *form,
                 const struct plan_tie_choice *c)
{
	struct gov_choice items[12];
	struct str value = S("");
	size_t n = 0;

	for (unsigned i = c->first; c->words[i] != NULL && n < 12; i++)
		items[n++] = (struct gov_choice){
		        .value = str_of(c->words[i]),
		        .text = text_get(c->keys[i]),
		};
	if (c->chosen >= c->first)
		value = str_of(c->words[c->chosen]);
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = c->name,
	                    .label = c->label,
	                    .items = {.v = items, .n = n},
	                    .value = value,
	            });
}

static void
plan_draw_tie_more(struct html *h, const struct form *form,
                   const struct plan_tie *t, bool mine)
{
	const struct plan_tie_choice all[] = {
	        {"view",
	         mine ? T("How is it for you with them? You need not say.")
	              : T("How do they find them? Only if they said so."),
	         plan_net_view_words, plan_net_view_keys, 1, t->view},
	        {"wish",
	         mine ? T("How would you like it to be?")
	              : T("How would they like it to be?"),
	         plan_net_wish_words, plan_net_wish_keys, 0, t->wish},
	        {"often",
	         mine ? T("How often are you in touch?")
	              : T("How often are they in touch?"),
	         plan_net_often_words, plan_net_often_keys, 1, t->often},
	        {"life", T("Which part of life are they from?"),
	         plan_net_life_words, plan_net_life_keys, 1, t->life},
	        {"pay", T("Are they paid to help?"), plan_net_pay_words,
	         plan_net_pay_keys, 1, t->pay},
	};

	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
		plan_draw_choice(h, form, &all[i]);
	form_input(h, form,
	           &(struct gov_input){
	                   .name = "since",
	                   .label = T("Since which year? You can leave this "
	                              "empty."),
	                   .value = t->since == 0
	                                    ? S("")
	                                    : str_print(h->arena, "%lld",
	                                                (long long)t->since),
	                   .inputmode = "numeric",
	                   .classes = "govuk-input--width-4",
	           });
}

static void
plan_draw_tie_form(struct html *h, const struct ctx *ctx,
                   const struct plan_screen *screen, struct str action,
                   const struct plan_tie *t)
{
	static const char *const rings[] = {"", "1", "2", "3", "4", NULL};
	static const char *const ring_keys[] = {"", TK("Closest"), TK("Close"),
	                                        TK("In touch"),
	                                        TK("Further away")};
	bool fresh = t->id == 0;
	struct form form = plan_form_begin(h, ctx, action, t->version);

	form_input(h, &form,
	           &(struct gov_input){
	                   .name = "name",
	                   .label = T("Name or nickname"),
	                   .value = t->name,
	           });
	plan_draw_choice(h, &form,
	                 &(struct plan_tie_choice){
	                         "ring", T("How close are they?"), rings,
	                         ring_keys, 1, (unsigned)t->ring});
	plan_draw_choice(h, &form,
	                 &(struct plan_tie_choice){
	                         "kind", T("Who are they?"),
	                         plan_net_kind_words, plan_net_kind_keys, 0,
	                         fresh ? PLAN_TIE_KIND_COUNT : t->kind});
	if (fresh)
		words_para(h, T("You can say more about them afterwards."));
	else
		plan_draw_tie_more(h, &form, t, screen->mine);
	plan_form_end(h, fresh ? T("Put them in the circle") : T("Save"), NULL);
}

void
plan_draw_tie(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_net_screen *screen = data;
	const struct plan_screen *plan = &screen->plan;
	const struct plan_tie *t = screen->tie;

	words_title(h, t->name);
	html_raw(h, "<p class=\"govuk-body\">");
	plan_draw_tie_lift(h, ctx, plan, t);
	html_raw(h, "</p>");
	if (!plan->mine && t->voice == PLAN_VOICE_OWN) {
		words_para(h, T("They wrote this themselves: what a person "
		                "wrote is changed by nobody else."));
		plan_draw_ties(h, ctx, plan, t, 1);
		return;
	}
	plan_draw_tie_form(h, ctx, plan, plan_tie_path(h, plan, t, ""), t);
	if (!plan->mine && t->ring_voice == PLAN_VOICE_OWN) {
		words_para(h,
		           T("They put this person in this place themselves: "
		             "only they change that."));
		return;
	}
	plan_form_begin(h, ctx, plan_tie_path(h, plan, t, "/remove"),
	                t->version);
	plan_form_end(h,
	              TV(h->arena, "Take {name} out of the circle",
	                 {"name", t->name}),
	              "govuk-button--secondary");
}

/* --- the page -------------------------------- */

static void
plan_draw_asked(struct html *h, const struct plan_net_screen *screen)
{
	struct str words = T("It is time to look again: is the circle still "
	                     "right? Then keep how it is today.");

	if (screen->asked == PLAN_NET_START)
		words = T("Keep how it is at the start. Then you can see "
		          "later what has changed.");
	if (screen->asked == PLAN_NET_WHY_COUNT || !screen->named)
		return;
	gov_inset_text(h, &(struct gov_inset_text){.text = words});
}

static void
plan_draw_keep(struct html *h, const struct ctx *ctx,
               const struct plan_net_screen *screen)
{
	const struct plan_screen *plan = &screen->plan;
	enum plan_net_why asked = screen->asked;
	struct form form;

	words_heading(h, T("Keep how it is today"), "keep");
	words_para(h, T("It is kept as it is, once a day, and nobody can "
	                "change it."));
	form = plan_form_begin(h, ctx,
	                       plan_path(h->arena, plan, "/circle-kept"), 0);
	plan_draw_choice(h, &form,
	                 &(struct plan_tie_choice){
	                         "why", T("When is this?"), plan_net_why_words,
	                         plan_net_why_keys,
	                         asked == PLAN_NET_START ? 0 : 1, asked});
	plan_form_end(h, T("Keep how it is today"), NULL);
}

static void
plan_draw_people_ways(struct html *h, const struct ctx *ctx,
                      const struct plan_screen *plan, bool named)
{
	html_raw(h, "<ul class=\"dir-ways dir-noprint\"><li>");
	plan_link(h, T("How the circle has changed"),
	          plan_path(h->arena, plan, "/circle-kept"));
	html_raw(h, "</li><li>");
	icon_link(h, ICON_PRINTER, T("The circle on paper"),
	          plan_path(h->arena, plan, "/circle/print"));
	html_raw(h, "</li><li>");
	icon_link(h, ICON_PRINTER, T("A sheet to write on"),
	          plan_path(h->arena, plan, "/circle/sheet"));
	html_raw(h, "</li>");
	if (!plan->mine && named)
		sit_draw_way(h, ctx, plan->head.known_as,
		             plan_path(h->arena, plan, "/circle/shown"));
	html_raw(h, "</ul>");
}

static void
plan_draw_circle_here(struct html *h, const struct ctx *ctx,
                      const struct plan_net_screen *screen)
{
	const struct plan_screen *plan = &screen->plan;

	html_raw(h, "<div class=\"dir-people dir-people--top\" "
	            "data-module=\"dir-circle\"><div>");
	plan_draw_circle(h, plan->circle, plan->circle_n,
	                 plan->mine ? T("Me") : plan->head.known_as, "circle",
	                 true);
	html_raw(h, "</div><div><p class=\"govuk-hint\">");
	html_text(h, T("Press a button to move somebody one ring."));
	html_raw(h, "</p><p class=\"govuk-hint\" data-circle-says hidden>");
	html_text(h, T("Or choose somebody in the picture. Then choose a ring, "
	               "or press arrow up or down."));
	html_raw(h, "</p><ul class=\"govuk-list dir-ties\">");
	for (size_t i = 0; i < plan->circle_n; i++)
		plan_draw_tie_row(h, ctx, plan, &plan->circle[i]);
	html_raw(h, "</ul></div></div>");
}

void
plan_draw_people(struct html *h, const struct ctx *ctx, const void *data)
{
	static const struct plan_tie nobody = {.id = 0};
	const struct plan_net_screen *screen = data;
	const struct plan_screen *plan = &screen->plan;

	words_title(h, plan->mine ? T("My people") : T("Circle of people"));
	if (!screen->named) {
		plan_draw_circle_counts(h, plan->circle, plan->circle_n);
		plan_draw_people_ways(h, ctx, plan, false);
		return;
	}
	words_para(h, plan->mine ? T("Only you and your worker see the names.")
	                         : T("Only the person and you, their worker, "
	                             "see the names."));
	plan_draw_asked(h, screen);
	if (plan->circle_n > 0)
		plan_draw_circle_here(h, ctx, screen);
	else
		plan_empty(h, T("Nobody is in it yet."));
	plan_draw_people_ways(h, ctx, plan, true);
	words_heading(h, T("Put somebody in the circle"), "add");
	plan_draw_tie_form(h, ctx, plan, plan_path(h->arena, plan, "/circle"),
	                   &nobody);
	if (plan->circle_n > 0)
		plan_draw_keep(h, ctx, screen);
}
