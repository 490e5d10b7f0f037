/*
 * rights_parts_views.c - pieces of several pages of decision rights.
 */
#include "practice/strengths/rights_views.h"

struct str
rights_path(struct arena *arena, const struct rights_screen *screen,
            const char *rest)
{
	return str_print(arena, "%.*s%s", STR_ARG(screen->base), rest);
}

struct str
rights_decision_path(struct arena *arena, const struct rights_screen *screen,
                     int64_t id, const char *rest)
{
	struct str key = id_show(arena, id);

	return str_print(arena, "%.*s/decisions/%.*s%s", STR_ARG(screen->base),
	                 STR_ARG(key), rest);
}

struct str
rights_lift_path(struct arena *arena, const struct rights_screen *screen,
                 const struct rights_decision *d)
{
	struct str key = id_show(arena, d->id);
	struct str to = S("/me/plan/goals/new");

	if (!screen->mine)
		to = people_path(arena, screen->head.crn, "/plan/goals/new");
	return str_print(arena, "%.*s?from=%.*s.decision", STR_ARG(to),
	                 STR_ARG(key));
}

void
rights_link(struct html *h, struct str words, struct str href)
{
	gov_link(h, &(struct gov_link){.text = words, .href = href});
}

struct str
rights_topic_name(const struct rights_screen *screen, enum rights_topic topic)
{
	return text_get(screen->mine ? rights_topic_keys[topic].title_me
	                             : rights_topic_keys[topic].title);
}

struct str
rights_kind_name(const struct rights_screen *screen, enum rights_kind kind)
{
	return text_get(screen->mine ? rights_kind_keys_me[kind]
	                             : rights_kind_keys[kind]);
}

struct str
rights_decider_name(struct arena *arena, const struct rights_screen *screen,
                    const struct rights_decision *d)
{
	if (d->decided == RIGHTS_BY_OTHER)
		return TV(arena, "Somebody else: {who}", {"who", d->who});
	return text_get(screen->mine ? rights_decider_keys_me[d->decided]
	                             : rights_decider_keys[d->decided]);
}

struct str
rights_step_name(const struct rights_screen *screen, int step)
{
	return text_get(screen->mine ? rights_step_keys_me[step]
	                             : rights_step_keys[step]);
}

struct str
rights_gap_says(const struct rights_screen *screen, enum rights_gap gap)
{
	switch (gap) {
	case RIGHTS_GAP_SAME:
		return T("You both see it on the same step.");
	case RIGHTS_GAP_NEAR:
		return T("You see it almost the same way. It may help to say "
		         "what each of you saw.");
	case RIGHTS_GAP_WIDE:
		return screen->mine
		               ? T("You and your worker see this in two ways. "
		                   "Both are true for whoever was there. Talk "
		                   "about it when you next meet.")
		               : T("You see this in two ways. Neither is the "
		                   "right one: talk about it when you next "
		                   "meet, and ask first what they saw.");
	case RIGHTS_GAP_NONE:
	case RIGHTS_GAP_COUNT:
	default:
		return S("");
	}
}

void
rights_draw_mark(struct html *h, struct str words, struct instant at)
{
	html_raw(h, "<p class=\"govuk-body-s dir-muted\">");
	html_text(h, words);
	html_raw(h, ", ");
	html_text(h, date_words(h->arena, instant_date(at)));
	html_raw(h, "</p>");
}

struct form
rights_form_begin(struct html *h, const struct ctx *ctx, struct str action,
                  int64_t version)
{
	struct form form;

	page_form(ctx, &form);
	form.version = version;
	form_begin(h, &form, action);
	return form;
}

void
rights_draw_rate_fields(struct html *h, const struct form *form,
                        const struct rights_screen *screen, struct str label)
{
	struct gov_choice steps[RIGHTS_STEPS];

	for (int i = 0; i < RIGHTS_STEPS; i++)
		steps[i] = (struct gov_choice){
		        .value = str_print(h->arena, "%d", i + 1),
		        .text = rights_step_name(screen, i + 1)};
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = "step",
	                    .label = label,
	                    .label_size = "s",
	                    .hint = T("A low step is no fault. Some things "
	                              "are the court’s to say."),
	                    .items = {steps, RIGHTS_STEPS},
	                    .value = S(""),
	            });
	form_textarea(h, form,
	              &(struct gov_textarea){
	                      .name = "words",
	                      .label = T("In your own words, if you like"),
	                      .rows = 3});
}

/* --- one decision, both sides ------------------------------------------- */

static struct str
side_title(const struct rights_screen *screen, enum rights_side side)
{
	if (side == RIGHTS_PERSON)
		return screen->mine ? T("How I saw it") : screen->head.known_as;
	return screen->mine ? T("How my worker saw it") : T("The worker");
}

static void
draw_rating(struct html *h, const struct rights_screen *screen,
            const struct rights_rating *r)
{
	struct str who = r->name;

	html_raw(h, "<p class=\"govuk-body\"><strong>");
	html_text(h, rights_step_name(screen, r->step));
	html_raw(h, "</strong></p>");
	if (!str_empty(r->words)) {
		html_raw(h, "<p class=\"govuk-body\">");
		html_lines(h, r->words);
		html_raw(h, "</p>");
	}
	if (r->for_them)
		who = screen->mine
		              ? TV(h->arena, "Written down for you by {name}",
		                   {"name", r->name})
		              : TV(h->arena, "Written down for them by {name}",
		                   {"name", r->name});
	rights_draw_mark(h, who, r->at);
}

/* Nothing yet, or nothing to be seen yet. */
static void
draw_silent(struct html *h, const struct rights_screen *screen,
            const struct rights_decision *d, enum rights_side side)
{
	bool own = (side == RIGHTS_PERSON) == screen->mine;

	if (!d->hidden[side])
		words_para(h, own ? T("You have not said it yet.")
		                  : T("Not said yet."));
	else
		words_para(h, TV(h->arena,
		                 "It is written down. You see it when you have "
		                 "said yours, or from {day} on.",
		                 {"day", date_words(h->arena, d->opens_on)}));
}

static void
draw_side(struct html *h, const struct rights_screen *screen,
          const struct rights_decision *d, enum rights_side side)
{
	struct str key = id_show(h->arena, d->id);
	struct str id = str_print(h->arena, "d-%s-%.*s", rights_sides[side],
	                          STR_ARG(key));

	html_raw(h, "<section");
	html_attr(h, "class",
	          side == RIGHTS_PERSON ? S("dir-voice dir-voice--person")
	                                : S("dir-voice dir-voice--worker"));
	html_attr(h, "aria-labelledby", id);
	html_raw(h, "><h3 class=\"dir-voice__title\"");
	html_attr(h, "id", id);
	html_raw(h, ">");
	html_text(h, side_title(screen, side));
	html_raw(h, "</h3>");
	if (d->said[side].step == 0)
		draw_silent(h, screen, d, side);
	else
		draw_rating(h, screen, &d->said[side]);
	html_raw(h, "</section>");
}

static void
draw_facts(struct html *h, const struct rights_screen *screen,
           const struct rights_decision *d)
{
	gov_summary_list(
	        h,
	        &(struct gov_summary_list){
	                .rows = GOV_ROWS(
	                        {.key = T("About"),
	                         .value = rights_topic_name(screen, d->topic)},
	                        {.key = T("When"),
	                         .value = date_words(h->arena, d->day)},
	                        {.key = T("Who decided"),
	                         .value = rights_decider_name(h->arena, screen,
	                                                      d)})});
}

void
rights_draw_decision(struct html *h, const struct rights_screen *screen,
                     const struct rights_decision *d)
{
	struct str gap = rights_gap_says(screen, d->gap);

	draw_facts(h, screen, d);
	rights_draw_mark(
	        h, TV(h->arena, "Written down by {name}", {"name", d->name}),
	        d->at);
	words_heading(h, T("Both views"), "both");
	html_raw(h, "<div class=\"dir-voices\">");
	draw_side(h, screen, d, RIGHTS_PERSON);
	draw_side(h, screen, d, RIGHTS_WORKER);
	html_raw(h, "</div>");
	if (!str_empty(gap))
		gov_inset_text(h, &(struct gov_inset_text){.text = gap});
}
