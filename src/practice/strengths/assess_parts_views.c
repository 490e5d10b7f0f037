/*
 * assess_parts_views.c - pieces of several pages of the assessment.
 */
#include "practice/strengths/assess_views.h"

struct str
assess_path(struct arena *arena, const struct assess_screen *screen, int code,
            const char *rest)
{
	return str_print(arena, "%.*s%s%s%s", STR_ARG(screen->base),
	                 code < 0       ? ""
	                 : screen->mine ? "/"
	                                : "/areas/",
	                 code < 0 ? "" : assess_codes[code], rest);
}

struct str
assess_area_name(const struct assess_screen *screen, enum assess_code code)
{
	return text_get(screen->mine ? assess_code_keys_me[code]
	                             : assess_code_keys[code]);
}

void
assess_link_to(struct html *h, struct str words, struct str href)
{
	gov_link(h, &(struct gov_link){.text = words, .href = href});
}

bool
assess_is_stale(const struct ctx *ctx)
{
	return fault_is(ctx->shown, FAULT_CONFLICT);
}

void
assess_draw_said(struct html *h, struct str question, struct str answer)
{
	if (str_empty(answer))
		return;
	html_raw(h, "<p class=\"govuk-body\"><strong>");
	html_text(h, question);
	html_raw(h, "</strong><br>");
	html_lines(h, answer);
	html_raw(h, "</p>");
}

static void
draw_mark(struct html *h, struct str words, struct instant at)
{
	html_raw(h, "<p class=\"govuk-body-s dir-muted\">");
	html_text(h, words);
	html_raw(h, ", ");
	html_text(h, date_words(h->arena, instant_date(at)));
	html_raw(h, "</p>");
}

void
assess_draw_by(struct html *h, const struct assess_screen *screen,
               const struct assess_own *own)
{
	struct str mark;

	if (own->voice == ASSESS_NOBODY)
		return;
	if (own->voice == ASSESS_FOR)
		mark = screen->mine
		               ? TV(h->arena, "{name} wrote this for you",
		                    {"name", own->by.name})
		               : TV(h->arena, "{name} wrote this for {person}",
		                    {"name", own->by.name},
		                    {"person", screen->head.known_as});
	else
		mark = screen->mine ? T("Your own words")
		                    : TV(h->arena, "{name}’s own words",
		                         {"name", screen->head.known_as});
	draw_mark(h, mark, own->by.at);
}

void
assess_draw_by_worker(struct html *h, const struct assess_by *by)
{
	if (by->version > 0)
		draw_mark(h, TV(h->arena, "{name}’s words", {"name", by->name}),
		          by->at);
}

static void
draw_nothing(struct html *h)
{
	html_raw(h, "<p class=\"dir-empty\">");
	html_text(h, T("Nothing is written yet."));
	html_raw(h, "</p>");
}

static struct str
priority_words(int priority)
{
	return priority == 0 ? S("") : text_get(assess_priority_keys[priority]);
}

void
assess_draw_own(struct html *h, const struct assess_screen *screen,
                const struct assess_area *area)
{
	const struct assess_own *own = &area->own;
	struct str asked = own->by.asked;

	if (own->voice == ASSESS_NOBODY) {
		draw_nothing(h);
		return;
	}
	assess_draw_said(h, assess_asked(asked, ASSESS_ASKED_OWN_VIEW),
	                 own->view);
	assess_draw_said(h, assess_asked(asked, ASSESS_ASKED_OWN_STRENGTHS),
	                 own->strengths);
	if (own->nothing)
		words_para(h, assess_asked(asked, ASSESS_ASKED_OWN_NOTHING));
	if (own->ready != ASSESS_READY_NONE)
		assess_draw_said(h, assess_asked(asked, ASSESS_ASKED_OWN_READY),
		                 text_get(assess_ready_keys[own->ready]));
	if (!str_empty(own->ready_words)) {
		html_raw(h, "<p class=\"govuk-body\">");
		html_lines(h, own->ready_words);
		html_raw(h, "</p>");
	}
	assess_draw_said(h, assess_asked(asked, ASSESS_ASKED_OWN_PRIORITY),
	                 priority_words(own->priority));
	assess_draw_by(h, screen, own);
}

static void
draw_link(struct html *h, struct str question, enum assess_link link,
          struct str words)
{
	if (link == ASSESS_UNSAID)
		return;
	assess_draw_said(h, question, text_get(assess_link_keys[link]));
	if (str_empty(words))
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	html_lines(h, words);
	html_raw(h, "</p>");
}

void
assess_draw_work(struct html *h, const struct assess_screen *screen,
                 const struct assess_work *work)
{
	struct str asked = work->by.asked;

	if (work->by.version == 0) {
		draw_nothing(h);
		return;
	}
	assess_draw_said(h, assess_asked(asked, ASSESS_ASKED_STRENGTHS),
	                 work->strengths);
	assess_draw_said(h, assess_asked(asked, ASSESS_ASKED_VIEW), work->view);
	assess_draw_said(h, assess_asked(asked, ASSESS_ASKED_NEEDS),
	                 work->needs);
	if (work->nothing)
		words_para(h, assess_asked(asked, ASSESS_ASKED_NOTHING));
	assess_draw_said(h, assess_asked(asked, ASSESS_ASKED_PRIORITY),
	                 priority_words(work->priority));
	if (!screen->mine) {
		draw_link(h, assess_asked(asked, ASSESS_ASKED_HARM), work->harm,
		          work->harm_words);
		draw_link(h, assess_asked(asked, ASSESS_ASKED_REOFFENDING),
		          work->reoffending, work->reoffending_words);
		assess_draw_said(h, assess_asked(asked, ASSESS_ASKED_EVIDENCE),
		                 work->evidence);
	}
	assess_draw_by_worker(h, &work->by);
}

void
assess_draw_standing(struct html *h, const struct assess *a)
{
	gov_tag(h, &(struct gov_tag){
	                   .text = text_get(assess_standing_keys[a->standing]),
	                   .classes = assess_standing_looks[a->standing]});
}

void
assess_draw_edition(struct html *h, const struct assess *a)
{
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, TV(h->arena, "Edition of {day}",
	                {"day", date_words(h->arena, a->day)}));
	html_raw(h, " ");
	assess_draw_standing(h, a);
	html_raw(h, "</p>");
}

/* --- one area, both sides ----------------------------------------------- */

static void
draw_voice_begin(struct html *h, bool person, const char *id, const char *area,
                 struct str title)
{
	/* Nine have this title: the area's name tells them apart. */
	struct str both = str_print(h->arena, "%s %s", id, area);

	html_raw(h, "<section");
	gov_class(h, "dir-voice",
	          person ? "dir-voice--person" : "dir-voice--worker");
	html_attr(h, "aria-labelledby", both);
	html_raw(h, "><h3 class=\"dir-voice__title\"");
	html_attr(h, "id", str_of(id));
	html_raw(h, ">");
	html_text(h, title);
	html_raw(h, "</h3>");
}

/* Two priorities are two priorities: nobody makes one of them. */
void
assess_draw_differs(struct html *h, const struct assess_screen *screen,
                    const struct assess_area *area)
{
	struct str own, work;

	if (!assess_differs(area))
		return;
	own = priority_words(area->own.priority);
	work = priority_words(area->work.priority);
	html_raw(h, "<div class=\"dir-alert dir-alert--info\">"
	            "<div class=\"dir-alert__text\">"
	            "<p class=\"govuk-body\">");
	if (screen->mine)
		html_text(h, TV(h->arena,
		                "Something to talk about: you say “{own}”, "
		                "your worker says “{work}”.",
		                {"own", own}, {"work", work}));
	else
		html_text(h, TV(h->arena,
		                "Something to talk about: {name} says "
		                "“{own}”, the worker says “{work}”.",
		                {"name", screen->head.known_as}, {"own", own},
		                {"work", work}));
	html_raw(h, "</p></div></div>");
}

void
assess_draw_area(struct html *h, const struct assess_screen *screen,
                 enum assess_code code)
{
	const struct assess_area *area = &screen->a.areas[code];
	const char *word = assess_codes[code];
	char *id = str_c(h->arena, str_print(h->arena, "area-%s", word));
	char *own = str_c(h->arena, str_print(h->arena, "own-%s", word));
	char *work = str_c(h->arena, str_print(h->arena, "work-%s", word));

	html_raw(h, "<section");
	if (!screen->paper)
		html_attr(h, "class", S("dir-card"));
	html_attr(h, "aria-labelledby", str_of(id));
	html_raw(h, "><div class=\"dir-card__head\">");
	words_heading(h, assess_area_name(screen, code), id);
	if (!screen->mine)
		gov_tag(h, &(struct gov_tag){
		                   .text = text_get(
		                           assess_state_keys[area->state]),
		                   .classes = assess_state_looks[area->state]});
	html_raw(h, "</div>");
	assess_draw_differs(h, screen, area);
	html_raw(h, "<div class=\"dir-voices\">");
	draw_voice_begin(h, true, own, id,
	                 screen->mine ? T("What I say")
	                              : TV(h->arena, "{name} says",
	                                   {"name", screen->head.known_as}));
	assess_draw_own(h, screen, area);
	html_raw(h, "</section>");
	draw_voice_begin(h, false, work, id,
	                 screen->mine ? T("What my worker says")
	                              : T("The worker says"));
	assess_draw_work(h, screen, &area->work);
	html_raw(h, "</section></div></section>");
}

void
assess_draw_way(struct html *h, const struct assess_screen *screen)
{
	if (str_empty(screen->way.href))
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	assess_link_to(
	        h,
	        screen->mine
	                ? T("What the other form says about this")
	                : TV(h->arena,
	                     "The same in the form that came on {day}",
	                     {"day", date_words(h->arena, screen->way.day)}),
	        screen->way.href);
	html_raw(h, "</p>");
}

/* --- what changed meanwhile ---------------------------------------------- */

void
assess_draw_since(struct html *h, const struct assess_screen *screen)
{
	if (screen->since.n == 0)
		return;
	words_heading(h, T("What has changed since you read it"), "since");
	change_draw(h, &screen->since);
}

static void
now_begin(struct html *h)
{
	html_raw(h, "<section class=\"dir-card\" aria-labelledby=\"now\">");
	words_heading(h, T("What is there now"), "now");
}

static void
now_end(struct html *h, const struct assess_screen *screen)
{
	assess_draw_since(h, screen);
	html_raw(h, "</section><p class=\"dir-kept\">");
	html_text(h, T("What you typed is kept below. If you save it now, it "
	               "takes the place of what is there."));
	html_raw(h, "</p>");
}

void
assess_draw_own_now(struct html *h, const struct ctx *ctx,
                    const struct assess_screen *screen)
{
	if (!assess_is_stale(ctx))
		return;
	now_begin(h);
	assess_draw_own(h, screen, &screen->a.areas[screen->code]);
	now_end(h, screen);
}

void
assess_draw_work_now(struct html *h, const struct ctx *ctx,
                     const struct assess_screen *screen)
{
	if (!assess_is_stale(ctx))
		return;
	now_begin(h);
	assess_draw_work(h, screen, &screen->a.areas[screen->code].work);
	now_end(h, screen);
}

/* --- forms -------------------------------------------------------------- */

struct form
assess_form_begin(struct html *h, const struct ctx *ctx,
                  const struct assess_screen *screen, struct str action,
                  int64_t version)
{
	struct form form;

	page_form(ctx, &form);
	form.version = version;
	form_begin(h, &form, action);
	form_hidden_i64(h, "form", screen->form->number);
	return form;
}

void
assess_form_end(struct html *h, struct str save, struct str done)
{
	html_raw(h, "<div class=\"dir-actions\">");
	gov_button(h, &(struct gov_button){.text = save,
	                                   .prevent_double_click = GOV_ON});
	if (!str_empty(done))
		gov_button(h, &(struct gov_button){
		                      .text = done,
		                      .name = "done",
		                      .value = S("yes"),
		                      .classes = "govuk-button--secondary",
		                      .prevent_double_click = GOV_ON});
	html_raw(h, "</div></form>");
}

/* The answers this writer may choose. */
static size_t
ready_items(const struct assess_screen *screen, struct gov_choice *items)
{
	size_t n = 0;

	for (int i = 1; i < ASSESS_READY_COUNT; i++) {
		if (screen->mine && i == ASSESS_NOT_PRESENT)
			continue;
		items[n++] = (struct gov_choice){
		        .value = str_of(assess_readies[i]),
		        .text = text_get(assess_ready_keys[i]),
		};
	}
	return n;
}

void
assess_draw_nothing(struct html *h, const struct form *form, const char *says,
                    bool stored)
{
	const struct str yes = S("yes");

	if (says == NULL)
		return;
	form_checkboxes(h, form,
	                &(struct gov_checkboxes){
	                        .name = "nothing",
	                        .label = T("Or, if there is nothing"),
	                        .label_size = "s",
	                        .items = GOV_CHOICES({.value = S("yes"),
	                                              .text = text_get(says)}),
	                        .values = {&yes, stored ? 1 : 0}});
}

/* What they are good at, and that there is nothing; where the form asks. */
static void
draw_own_more(struct html *h, const struct form *form,
              const struct assess_form *asked, const struct assess_own *own)
{
	if (asked->own_strengths != NULL)
		form_character_count(
		        h, form,
		        &(struct gov_character_count){
		                .name = "strengths",
		                .label = text_get(asked->own_strengths),
		                .label_size = "s",
		                .rows = 4,
		                .max_length = ASSESS_WORDS_MOST,
		                .threshold = 75,
		                .value = own->strengths});
	assess_draw_nothing(h, form, asked->own_nothing, own->nothing);
}

void
assess_draw_own_fields(struct html *h, const struct form *form,
                       const struct assess_screen *screen)
{
	const struct assess_own *own = &screen->a.areas[screen->code].own;
	const struct assess_form *asked = screen->form;
	struct gov_choice items[ASSESS_READY_COUNT];
	size_t n = ready_items(screen, items);

	form_character_count(
	        h, form,
	        &(struct gov_character_count){
	                .name = "view",
	                .label =
	                        text_get(assess_form_view(asked, screen->code)),
	                .label_size = "s",
	                .hint = screen->mine
	                                ? T("In your own words. Nobody else "
	                                    "changes them.")
	                                : T("In their words, as they say "
	                                    "them."),
	                .max_length = ASSESS_WORDS_MOST,
	                .threshold = 75,
	                .value = own->view});
	draw_own_more(h, form, asked, own);
	form_radios(h, form,
	            &(struct gov_radios){.name = "ready",
	                                 .label = text_get(asked->own_ready),
	                                 .label_size = "s",
	                                 .items = {items, n},
	                                 .value = str_of(
	                                         assess_readies[own->ready])});
	form_textarea(h, form,
	              &(struct gov_textarea){
	                      .name = "ready_words",
	                      .label = screen->mine
	                                       ? T("Is there more to say about "
	                                           "that? (optional)")
	                                       : T("More about that "
	                                           "(optional)"),
	                      .label_size = "s",
	                      .rows = 3,
	                      .value = own->ready_words});
	assess_draw_priority(h, form, text_get(asked->own_priority),
	                     own->priority);
}

void
assess_draw_priority(struct html *h, const struct form *form, struct str label,
                     int stored)
{
	static const char *const words[] = {"", "1", "2", "3"};
	struct gov_choice items[3];

	for (int i = 1; i <= 3; i++)
		items[i - 1] = (struct gov_choice){
		        .value = str_of(words[i]),
		        .text = text_get(assess_priority_keys[i]),
		};
	form_radios(h, form,
	            &(struct gov_radios){.name = "priority",
	                                 .label = label,
	                                 .label_size = "s",
	                                 .classes = "govuk-radios--inline",
	                                 .items = {items, 3},
	                                 .value = str_of(words[stored])});
}

/* The areas of goals, as the plan's addresses have them.  A plan has none for
 * lifestyle; like the form (form_way.c) it has that among thinking. */
static const char *const goal_areas[ASSESS_AREA_COUNT] = {
        [ASSESS_ACCOMMODATION] = "accommodation",
        [ASSESS_EMPLOYMENT_EDUCATION] = "employment-and-education",
        [ASSESS_FINANCE] = "finances",
        [ASSESS_DRUG_USE] = "drug-use",
        [ASSESS_ALCOHOL_USE] = "alcohol-use",
        [ASSESS_HEALTH_WELLBEING] = "health-and-wellbeing",
        [ASSESS_RELATIONSHIPS_COMMUNITY] =
                "personal-relationships-and-community",
        [ASSESS_THINKING_BEHAVIOURS] = "thinking-behaviours-and-attitudes",
        [ASSESS_LIFESTYLE_ASSOCIATES] = "thinking-behaviours-and-attitudes",
};

struct str
assess_goal_new(struct arena *arena, struct str crn, bool mine,
                enum assess_code code)
{
	struct str plan = mine ? S("/me/plan")
	                       : people_path(arena, crn, "/plan");

	return str_print(arena, "%.*s/goals/new?area=%s", STR_ARG(plan),
	                 goal_areas[code]);
}

/* Where the goal begins in an area of another name, said beforehand. */
static void
draw_other_area(struct html *h, const struct assess_screen *screen)
{
	if (screen->code != ASSESS_LIFESTYLE_ASSOCIATES)
		return;
	html_raw(h, "<p class=\"govuk-body dir-noprint\">");
	html_text(h, screen->mine
	                     ? T("In your plan such a goal starts under “How I "
	                         "think and act”. You can pick another part of "
	                         "life for it.")
	                     : T("A plan has no area of this name. Such a goal "
	                         "starts under “Thinking, behaviours and "
	                         "attitudes”; you can choose another area for "
	                         "it."));
	html_raw(h, "</p>");
}

void
assess_draw_make_goal(struct html *h, const struct ctx *ctx,
                      const struct assess_screen *screen)
{
	if (!ctx_can(ctx, screen->mine ? CAN_WRITE_OWN : CAN_WRITE_PLAN))
		return;
	draw_other_area(h, screen);
	html_raw(h, "<p class=\"govuk-body dir-noprint\">");
	assess_link_to(h, T("Make a goal in this area"),
	               assess_goal_new(h->arena, screen->head.crn, screen->mine,
	                               screen->code));
	html_raw(h, "</p>");
}
