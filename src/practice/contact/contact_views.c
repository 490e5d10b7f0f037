/*
 * contact_views.c - a person's contacts, and one of them, for workers.
 */
#include "practice/contact/contact_views.h"
#include "practice/contact/contact_told.h"

/* --- the list ----------------------------------------------------------- */

static void
draw_select(struct html *h, const struct form *form, const char *name,
            struct str label, const char *const *words, const char *const *keys,
            int n, int chosen)
{
	struct gov_option *items =
	        arena_new(h->arena, struct gov_option, (size_t)n + 1);

	items[0].text = T("All");
	for (int i = 0; i < n; i++) {
		items[i + 1].value = str_of(words[i]);
		items[i + 1].text = text_get(keys[i]);
	}
	form_select(h, form,
	            &(struct gov_select){
	                    .name = name,
	                    .label = label,
	                    .items = {items, (size_t)n + 1},
	                    .value = chosen < 0 ? S("") : str_of(words[chosen]),
	            });
}

static void
draw_filter(struct html *h, const struct contact_screen *screen)
{
	struct form form = {.req = NULL};

	html_raw(h, "<form method=\"get\" class=\"dir-filter\"");
	html_attr(h, "action",
	          people_path(h->arena, screen->head.crn, "/contacts"));
	html_raw(h, ">");
	draw_select(h, &form, "kind", T("Kind"), contact_kinds,
	            contact_kind_keys, CONTACT_KIND_COUNT, screen->filter.kind);
	draw_select(h, &form, "outcome", T("Outcome"), contact_outcomes,
	            contact_outcome_keys, CONTACT_OUTCOME_COUNT,
	            screen->filter.outcome);
	html_raw(h, "<div class=\"dir-filter__end\">");
	gov_button(h,
	           &(struct gov_button){.text = T("Show"),
	                                .classes = "govuk-button--secondary"});
	html_raw(h, "</div></form>");
}

static void
draw_found(struct html *h, const struct contact_screen *screen)
{
	html_raw(h, "<p class=\"dir-found\" role=\"status\">");
	if (screen->total > 1000)
		html_text(h, T("More than 1,000 contacts"));
	else
		html_text(h, TN(h->arena, "{n} contact", "{n} contacts",
		                screen->total));
	html_raw(h, "</p>");
}

struct item_body {
	const struct contact *contact;
	bool mine;
};

static void
draw_item_body(struct html *h, const void *data)
{
	const struct item_body *body = data;

	contact_draw_outcome(h, body->contact, body->mine);
	contact_draw_note(h, body->contact);
}

struct item_link {
	struct str words;
	struct str href;
};

static void
draw_item_link(struct html *h, const void *data)
{
	const struct item_link *link = data;

	contact_link(h, link->words, link->href);
}

static void
draw_item(struct html *h, const struct contact_screen *screen,
          const struct moj_timeline *timeline, const struct contact *c)
{
	const struct item_body body = {c, false};
	const struct item_link link = {
	        text_get(contact_kind_keys[c->kind]),
	        contact_path(h->arena, screen->head.crn, c->id, ""),
	};

	moj_timeline_item(
	        h, timeline,
	        &(struct moj_timeline_item){
	                .label_html =
	                        html_made(h->arena, draw_item_link, &link),
	                .by = c->staff_name,
	                .datetime = instant_iso(h->arena, c->at),
	                .when = instant_words(h->arena, c->at),
	                .html = html_made(h->arena, draw_item_body, &body),
	        });
}

/* "&kind=office" of the filter that is set. */
static struct str
filter_query(struct arena *arena, const struct contact_filter *filter)
{
	struct buf out;

	buf_init(&out, arena, 0);
	if (filter->kind >= 0)
		buf_print(&out, "&kind=%s", contact_kinds[filter->kind]);
	if (filter->outcome >= 0)
		buf_print(&out, "&outcome=%s",
		          contact_outcomes[filter->outcome]);
	return buf_get(&out);
}

static void
draw_paging(struct html *h, const struct contact_screen *screen)
{
	struct str base =
	        people_path(h->arena, screen->head.crn, "/contacts?after=");
	struct str query = filter_query(h->arena, &screen->filter);
	struct gov_pagination paging = {.label = T("Contacts")};

	if (screen->filter.after.v != 0) {
		paging.previous.text = T("Newest contacts");
		paging.previous.href = str_print(h->arena, "%.*s%.*s",
		                                 STR_ARG(base), STR_ARG(query));
	}
	if (screen->more) {
		struct contact_id last = screen->list[screen->n - 1].id;

		paging.next.text = T("Older contacts");
		paging.next.href = str_print(h->arena, "%.*s%.*s%.*s",
		                             STR_ARG(base),
		                             STR_ARG(id_show(h->arena, last.v)),
		                             STR_ARG(query));
	}
	if (!str_empty(paging.previous.href) || !str_empty(paging.next.href))
		gov_pagination(h, &paging);
}

/* What has happened is recorded from the bar above. */
static void
draw_list_acts(struct html *h, const struct ctx *ctx,
               const struct contact_screen *screen)
{
	if (!ctx_can(ctx, CAN_WRITE_CONTACT))
		return;
	html_raw(h, "<div class=\"dir-actions govuk-!-margin-bottom-4\">");
	gov_button(h, &(struct gov_button){
	                      .text = T("Arrange an appointment"),
	                      .classes = "govuk-button--secondary",
	                      .href = people_path(h->arena, screen->head.crn,
	                                          "/contacts/plan")});
	html_raw(h, "</div>");
}

void
contact_draw_list(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct contact_screen *screen = data;
	const struct moj_timeline timeline = {.heading_level = 2};

	words_title(h, T("Contacts"));
	draw_list_acts(h, ctx, screen);
	draw_filter(h, screen);
	draw_found(h, screen);
	if (screen->n == 0) {
		contact_empty(h, T("There are no contacts here yet."));
		return;
	}
	moj_timeline_begin(h, &timeline);
	for (size_t i = 0; i < screen->n; i++)
		draw_item(h, screen, &timeline, &screen->list[i]);
	moj_timeline_end(h);
	draw_paging(h, screen);
}

/* --- one contact -------------------------------------------------------- */

/* Titles of the goals that were talked about, with commas. */
static struct str
goals_words(struct arena *arena, const struct contact_screen *screen)
{
	struct buf out;

	buf_init(&out, arena, 0);
	for (size_t i = 0; i < screen->talked_n; i++)
		for (size_t g = 0; g < screen->goals_n; g++) {
			if (screen->goals[g].id.v != screen->talked[i].v)
				continue;
			if (out.n > 0)
				buf_lit(&out, ", ");
			buf_str(&out, screen->goals[g].title);
		}
	return buf_get(&out);
}

static struct str
minutes_words(struct arena *arena, int64_t minutes)
{
	return minutes < 0 ? S("")
	                   : TN(arena, "{n} minute", "{n} minutes", minutes);
}

static struct str
answer_words(struct arena *arena, const struct contact *c)
{
	struct str answer = text_get(contact_answer_keys[c->answer]);

	if (c->answer != CONTACT_CANNOT)
		return answer;
	return str_print(arena, "%.*s: %.*s. %.*s", STR_ARG(answer),
	                 STR_ARG(text_get(contact_reason_keys[c->reason])),
	                 STR_ARG(c->answer_words));
}

static void
draw_note_body(struct html *h, const void *data)
{
	contact_draw_note(h, data);
}

static void
draw_outcome_body(struct html *h, const void *data)
{
	contact_draw_outcome(h, data, false);
}

static void
draw_facts(struct html *h, const struct ctx *ctx,
           const struct contact_screen *screen)
{
	const struct contact *c = &screen->contact;
	struct str planned = minutes_words(h->arena, c->planned_minutes);
	struct str took = minutes_words(h->arena, c->minutes);
	struct str goals = goals_words(h->arena, screen);
	bool coming = c->at.ms > ctx->now.ms;

	gov_summary_list(
	        h,
	        &(struct gov_summary_list){
	                .rows = GOV_ROWS(
	                        {.key = T("When"),
	                         .value = instant_words(h->arena, c->at)},
	                        {.key = T("How"),
	                         .value = text_get(contact_kind_keys[c->kind])},
	                        {.key = T("Where"),
	                         .value = c->place,
	                         .omit = str_empty(c->place)},
	                        {.key = T("With"),
	                         .value = c->staff_name,
	                         .omit = str_empty(c->staff_name)},
	                        {.key = T("About"),
	                         .value = c->purpose,
	                         .omit = str_empty(c->purpose)},
	                        {.key = T("Planned for"),
	                         .value = planned,
	                         .omit = str_empty(planned)},
	                        {.key = T("Answer"),
	                         .value = answer_words(h->arena, c),
	                         .omit = !coming &&
	                                 c->answer == CONTACT_NOT_ANSWERED},
	                        {.key = T("Outcome"),
	                         .value_html = html_made(h->arena,
	                                                 draw_outcome_body, c)},
	                        {.key = T("It took"),
	                         .value = took,
	                         .omit = str_empty(took)},
	                        {.key = T("Goals worked on"),
	                         .value = goals,
	                         .omit = str_empty(goals)},
	                        {.key = T("What happened"),
	                         .value_html =
	                                 html_made(h->arena, draw_note_body, c),
	                         .omit = str_empty(c->note)}),
	        });
}

static const char *const act_keys[] = {
        TK("Planned"),
        TK("Offered"),
        TK("Said that they can make it"),
        TK("Said that they cannot make it"),
        TK("Moved to another time"),
        TK("Attended"),
        TK("Outcome written down"),
        TK("Note shared"),
        TK("Corrected"),
};

/* What they told a worker bears the worker's name, and how they said it. */
static struct str
act_words(const struct contact_event *act)
{
	bool told = str_word(act->value, plan_how_words) > PLAN_HOW_OWN;

	if (told && act->act == CONTACT_ACCEPTED)
		return T("Wrote down that they can make it");
	if (told && act->act == CONTACT_CANNOT_MAKE)
		return T("Wrote down that they cannot make it");
	return text_get(act_keys[act->act]);
}

static void
draw_acts(struct html *h, const struct contact_screen *screen)
{
	const struct moj_timeline timeline = {.heading_level = 3};

	if (screen->acts_n == 0)
		return;
	words_heading(h, T("What happened when"), "acts");
	moj_timeline_begin(h, &timeline);
	for (size_t i = 0; i < screen->acts_n; i++) {
		const struct contact_event *act = &screen->acts[i];
		int outcome = str_word(act->value, contact_outcomes);

		moj_timeline_item(
		        h, &timeline,
		        &(struct moj_timeline_item){
		                .label = act_words(act),
		                .by = screen->act_names[i],
		                .datetime = instant_iso(h->arena, act->at),
		                .when = instant_words(h->arena, act->at),
		                .text = outcome < 0
		                                ? S("")
		                                : text_get(contact_outcome_keys
		                                                   [outcome]),
		        });
	}
	moj_timeline_end(h);
}

static struct str
stars_words(struct arena *arena, int stars)
{
	return stars == 0 ? T("Not answered") : str_print(arena, "%d/5", stars);
}

static void
draw_rating(struct html *h, const struct contact_screen *screen)
{
	const struct contact_rating *r = &screen->rating;

	if (!instant_is(r->at))
		return;
	words_heading(h,
	              TV(h->arena, "How it was for {name}",
	                 {"name", screen->head.known_as}),
	              "rating");
	gov_summary_list(
	        h, &(struct gov_summary_list){
	                   .rows = GOV_ROWS(
	                           {.key = T("Felt heard"),
	                            .value = stars_words(h->arena, r->heard)},
	                           {.key = T("Felt it was fair"),
	                            .value = stars_words(h->arena, r->fair)},
	                           {.key = T("Found it useful"),
	                            .value = stars_words(h->arena, r->useful)}),
	           });
	plan_draw_scribe(h, &r->hand);
}

static void
draw_outcome_form(struct html *h, const struct ctx *ctx,
                  const struct contact_screen *screen)
{
	const struct contact *c = &screen->contact;
	struct form form = contact_form_begin(
	        h, ctx,
	        contact_path(h->arena, screen->head.crn, c->id, "/outcome"),
	        c->version);

	contact_fields_result(h, ctx, &form, screen);
	contact_form_end(h, T("Save"), NULL);
}

/* Buttons for what may be done with an appointment or a private note. */
static void
draw_one_acts(struct html *h, const struct ctx *ctx,
              const struct contact_screen *screen)
{
	const struct contact *c = &screen->contact;
	struct str crn = screen->head.crn;

	if (c->outcome == CONTACT_NONE_YET)
		gov_button(h, &(struct gov_button){
		                      .text = T("Move to another time"),
		                      .classes = "govuk-button--secondary",
		                      .href = contact_path(h->arena, crn, c->id,
		                                           "/move")});
	if (c->privacy == CONTACT_SHARED || str_empty(c->note))
		return;
	(void)contact_form_begin(h, ctx,
	                         contact_path(h->arena, crn, c->id, "/share"),
	                         c->version);
	contact_form_end(h,
	                 TV(h->arena, "Share this note with {name}",
	                    {"name", screen->head.known_as}),
	                 "govuk-button--secondary");
}

static void
draw_promise_form(struct html *h, const struct ctx *ctx,
                  const struct contact_screen *screen)
{
	struct form form = contact_form_begin(
	        h, ctx,
	        contact_path(h->arena, screen->head.crn, screen->contact.id,
	                     "/promises"),
	        0);

	form_radios(h, &form,
	            &(struct gov_radios){
	                    .name = "side",
	                    .label = T("Whose promise is it?"),
	                    .items = GOV_CHOICES(
	                            {.value = S("person"),
	                             .text = screen->head.known_as},
	                            {.value = S("worker"), .text = T("Mine")}),
	                    .value = S("worker"),
	            });
	form_textarea(h, &form,
	              &(struct gov_textarea){.name = "promise",
	                                     .label = T("What is promised"),
	                                     .rows = 2});
	form_date_picker(
	        h, &form,
	        &(struct moj_date_picker){.name = "due",
	                                  .label = T("By when (optional)"),
	                                  .classes = "govuk-input--width-10"});
	contact_form_end(h, T("Add this promise"), "govuk-button--secondary");
}

static void
draw_one_forms(struct html *h, const struct ctx *ctx,
               const struct contact_screen *screen)
{
	const struct contact *c = &screen->contact;
	struct gov_details details = {
	        .summary = T("Add a promise"),
	        .open = ctx->problems != NULL,
	};

	draw_one_acts(h, ctx, screen);
	if (c->outcome == CONTACT_NONE_YET) {
		words_heading(h, T("Say what came of it"), "say");
		draw_outcome_form(h, ctx, screen);
	} else if (screen->may_correct && c->moved_to.v == 0) {
		gov_button(h, &(struct gov_button){
		                      .text = T("Correct this contact"),
		                      .classes = "govuk-button--secondary",
		                      .href = contact_path(h->arena,
		                                           screen->head.crn,
		                                           c->id, "/correct")});
	}
	gov_details_begin(h, &details);
	draw_promise_form(h, ctx, screen);
	gov_details_end(h);
}

void
contact_draw_one(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct contact_screen *screen = data;
	const struct contact *c = &screen->contact;

	words_title(h, str_print(h->arena, "%.*s, %.*s",
	                         STR_ARG(text_get(contact_kind_keys[c->kind])),
	                         STR_ARG(date_words(h->arena,
	                                            instant_date(c->at)))));
	draw_facts(h, ctx, screen);
	if (screen->promises_n > 0)
		words_heading(h, T("What was promised"), "promised");
	contact_draw_promises(h, ctx, screen->promises, screen->promises_n,
	                      screen->head.known_as, screen->head.crn);
	plan_draw_scribe(h, &c->hand);
	draw_rating(h, screen);
	contact_draw_told_links(h, ctx, screen);
	contact_draw_formers(h, screen, false);
	if (ctx_can(ctx, CAN_WRITE_CONTACT))
		draw_one_forms(h, ctx, screen);
	draw_acts(h, screen);
}
