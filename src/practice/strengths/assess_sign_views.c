/*
 * assess_sign_views.c - who signed, and the editions of before.
 */
#include "practice/strengths/assess_views.h"

#include "register/policy/policy_views.h"

/* --- under the whole ---------------------------------------------------- */

static struct str
day_of(struct html *h, struct instant at)
{
	return date_words(h->arena, instant_date(at));
}

static void
draw_words(struct html *h, struct str words)
{
	if (!str_empty(words))
		words_para(h, words);
}

/* Whoever looked at it first: what they say, and that is not always a yes. */
static void
draw_first(struct html *h, const struct assess *a)
{
	struct str day = day_of(h, a->answered_at);

	if (a->standing == ASSESS_RETURNED && a->second_by.v == 0) {
		words_para(h,
		           TV(h->arena, "{name} sent it back on {day}: {words}",
		              {"name", a->answered_name}, {"day", day},
		              {"words", a->answer}));
		return;
	}
	words_para(h, TV(h->arena, "{name} countersigned it on {day}.",
	                 {"name", a->answered_name}, {"day", day}));
	if (a->twice == ASSESS_TWICE_ASKED)
		words_para(h, TV(h->arena,
		                 "{name} asked one more person to look: "
		                 "{words}",
		                 {"name", a->answered_name},
		                 {"words", a->answer}));
	else
		draw_words(h, a->answer);
}

static void
draw_second(struct html *h, const struct assess *a)
{
	struct str day = day_of(h, a->second_at);

	if (a->standing == ASSESS_RETURNED) {
		words_para(h,
		           TV(h->arena, "{name} sent it back on {day}: {words}",
		              {"name", a->second_name}, {"day", day},
		              {"words", a->second_answer}));
		return;
	}
	words_para(h, TV(h->arena, "{name} countersigned it too, on {day}.",
	                 {"name", a->second_name}, {"day", day}));
	draw_words(h, a->second_answer);
}

void
assess_draw_locked(struct html *h, const struct assess_screen *screen,
                   const struct assess *a)
{
	struct str why;

	if (a->standing != ASSESS_LOCKED)
		return;
	why = text_get((screen->mine ? assess_lock_keys_me
	                             : assess_lock_keys)[a->lock]);
	words_para(h,
	           screen->mine
	                   ? TV(h->arena,
	                        "{name} stopped here on {day}. It stays "
	                        "as it is. Why: {why}.",
	                        {"name", a->locked_name},
	                        {"day", day_of(h, a->locked_at)}, {"why", why})
	                   : TV(h->arena,
	                        "{name} locked it as it is on {day}. "
	                        "Why: {why}.",
	                        {"name", a->locked_name},
	                        {"day", day_of(h, a->locked_at)},
	                        {"why", why}));
	draw_words(h, a->lock_words);
}

/* Which rule asks for two, and whether anybody read its source. */
static void
draw_ruled(struct html *h, const struct assess_ruled *ruled)
{
	if (!ruled->there)
		return;
	words_para(h, TV(h->arena,
	                 "Two people countersign it: the rule that holds from "
	                 "{day} asks for it ({source}).",
	                 {"day", date_words(h->arena, ruled->from)},
	                 {"source", ruled->source}));
	if (ruled->unverified)
		policy_draw_unread(h);
}

static void
draw_who(struct html *h, const struct assess_screen *screen)
{
	const struct assess *a = &screen->a;

	if (a->signed_by.v != 0)
		words_para(h, TV(h->arena, "{name} signed it on {day}.",
		                 {"name", a->signed_name},
		                 {"day", day_of(h, a->signed_at)}));
	draw_ruled(h, &screen->ruled);
	if (a->answered_by.v != 0)
		draw_first(h, a);
	if (a->second_by.v != 0)
		draw_second(h, a);
	assess_draw_locked(h, screen, a);
}

void
assess_draw_waiting(struct html *h, const struct assess *a)
{
	if (a->standing == ASSESS_SIGNED)
		words_para(h, T("It waits for a second person to look at it."));
	else if (a->standing == ASSESS_AWAITS_SECOND)
		words_para(h, T("It waits for a third person to look at it."));
	else if (a->standing == ASSESS_RETURNED)
		words_para(h, T("It was sent back, and waits for whoever "
		                "signed it."));
}

/* A form of one button. */
static void
draw_press(struct html *h, const struct ctx *ctx,
           const struct assess_screen *screen, const char *rest,
           struct str words, const char *classes)
{
	page_form_begin(h, ctx, assess_path(h->arena, screen, -1, rest),
	                screen->a.version);
	gov_button(h, &(struct gov_button){.text = words,
	                                   .classes = classes,
	                                   .prevent_double_click = GOV_ON});
	page_form_end(h);
}

static void
draw_says(struct html *h, const struct form *form, const struct assess *a)
{
	struct gov_choice items[ASSESS_SAYS_COUNT];
	size_t n = 0;

	items[n++] = (struct gov_choice){.value = S("yes"),
	                                 .text = T("Yes, I countersign it")};
	if (a->twice == ASSESS_ONCE)
		items[n++] = (struct gov_choice){
		        .value = S("second"),
		        .text = T("Yes, and one more person should look at "
		                  "it")};
	items[n++] = (struct gov_choice){.value = S("no"),
	                                 .text = T("No, I send it back")};
	form_radios(h, form,
	            &(struct gov_radios){.name = "says",
	                                 .label = T("Do you countersign it?"),
	                                 .label_size = "s",
	                                 .items = {items, n},
	                                 .value = S("")});
}

static void
draw_answer(struct html *h, const struct ctx *ctx,
            const struct assess_screen *screen)
{
	struct form form;

	page_form(ctx, &form);
	form.version = screen->a.version;
	form_begin(h, &form, assess_path(h->arena, screen, -1, "/answer"));
	draw_says(h, &form, &screen->a);
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "words",
	                      .label = T("Why, or what you want to add"),
	                      .label_size = "s",
	                      .hint = T("Whoever signed reads this. A reason "
	                                "is needed to send it back, and to "
	                                "ask one more person."),
	                      .rows = 3,
	                      .value = S("")});
	form_end(h, &form, T("Write down my answer"));
}

static void
draw_share(struct html *h, const struct ctx *ctx,
           const struct assess_screen *screen)
{
	words_heading(h, T("Sharing it"), "sharing");
	if (instant_is(screen->a.shared_at)) {
		words_para(h, TV(h->arena,
		                 "{name} can read your view, the strengths "
		                 "and the needs of this edition.",
		                 {"name", screen->head.known_as}));
		return;
	}
	words_para(h, TV(h->arena,
	                 "{name} cannot read your side of this edition yet. "
	                 "Once shared, it stays as it is: the next change "
	                 "makes a new edition. The links and the evidence are "
	                 "not on their page.",
	                 {"name", screen->head.known_as}));
	draw_press(h, ctx, screen, "/share", T("Share it"),
	           "govuk-button--secondary");
}

static void
draw_open(struct html *h, const struct ctx *ctx,
          const struct assess_screen *screen)
{
	if (assess_complete_n(&screen->a) == ASSESS_AREA_COUNT) {
		draw_press(h, ctx, screen, "/sign", T("Sign and share it"),
		           NULL);
		return;
	}
	words_para(h, T("It can be signed when each area is complete and a "
	                "strength is written down."));
	html_raw(h, "<p class=\"govuk-body\">");
	assess_link_to(h, T("It cannot be completed: lock it as it is"),
	               assess_path(h->arena, screen, -1, "/lock"));
	html_raw(h, "</p>");
}

/* Whether the reader may be the next to look at it. */
static bool
may_answer(const struct ctx *ctx, const struct assess *a)
{
	return ctx_can(ctx, CAN_COUNTERSIGN) &&
	       a->signed_by.v != ctx->actor.v &&
	       a->answered_by.v != ctx->actor.v;
}

static void
draw_sign(struct html *h, const struct ctx *ctx,
          const struct assess_screen *screen)
{
	const struct assess *a = &screen->a;
	bool waits = a->standing == ASSESS_SIGNED ||
	             a->standing == ASSESS_AWAITS_SECOND;

	words_heading(h, T("Signing it"), "signing");
	draw_who(h, screen);
	if (a->standing == ASSESS_OPEN)
		draw_open(h, ctx, screen);
	else if (waits && may_answer(ctx, a))
		draw_answer(h, ctx, screen);
	else if (a->standing == ASSESS_SIGNED)
		words_para(h, T("A senior case manager or manager who did not "
		                "sign it looks at it now."));
	else if (waits)
		words_para(h, T("One more senior case manager or manager, who "
		                "neither signed nor countersigned it, looks "
		                "at it now."));
	else if (a->standing == ASSESS_LOCKED)
		words_para(h, T("The next change begins a new edition."));
}

void
assess_draw_signing(struct html *h, const struct ctx *ctx,
                    const struct assess_screen *screen)
{
	if (screen->a.id.v == 0 || !ctx_can(ctx, CAN_WRITE_PLAN))
		return;
	draw_share(h, ctx, screen);
	draw_sign(h, ctx, screen);
}

/* --- it stays as it is ---------------------------------------------------- */

static void
draw_whys(struct html *h, const struct form *form)
{
	struct gov_choice items[ASSESS_LOCK_COUNT];
	size_t n = 0;

	for (int i = ASSESS_LOCK_NONE + 1; i < ASSESS_LOCK_COUNT; i++)
		items[n++] = (struct gov_choice){
		        .value = str_of(assess_locks[i]),
		        .text = text_get(assess_lock_keys[i])};
	form_radios(
	        h, form,
	        &(struct gov_radios){.name = "why",
	                             .label = T("Why can it not be completed?"),
	                             .label_size = "m",
	                             .items = {items, n},
	                             .value = S("")});
}

void
assess_draw_lock(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct assess_screen *screen = data;
	struct form form;

	words_title(h, T("Lock it as it is"));
	assess_draw_since(h, screen);
	words_para(h, TV(h->arena,
	                 "This edition then stays as it is, and nobody changes "
	                 "it. What {name} and you wrote is kept, and either of "
	                 "you can begin a new one.",
	                 {"name", screen->head.known_as}));
	page_form(ctx, &form);
	form.version = screen->a.version;
	form_begin(h, &form, assess_path(h->arena, screen, -1, "/lock"));
	draw_whys(h, &form);
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "words",
	                      .label = T("More about it (optional)"),
	                      .label_size = "s",
	                      .hint = TV(h->arena,
	                                 "{name} can read this. For another "
	                                 "reason it is needed.",
	                                 {"name", screen->head.known_as}),
	                      .rows = 3,
	                      .value = S("")});
	form_end(h, &form, T("Lock it as it is"));
}

/* --- editions ----------------------------------------------------------- */

void
assess_draw_history(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct assess_screen *screen = data;

	(void)ctx;
	words_title(h, T("Earlier editions"));
	words_para(h, T("Each says what it said on its last day, with the "
	                "questions of that day."));
	if (screen->n == 0) {
		words_para(h, T("Nothing is written yet."));
		return;
	}
	html_raw(h, "<ol class=\"dir-versions\">");
	for (size_t i = 0; i < screen->n; i++) {
		const struct assess *a = &screen->list[i];
		struct str id = id_show(h->arena, a->id.v);

		html_raw(h, "<li>");
		assess_link_to(h, instant_words(h->arena, a->made_at),
		               str_print(h->arena, "%.*s/history/%.*s",
		                         STR_ARG(screen->base), STR_ARG(id)));
		html_raw(h, " ");
		assess_draw_standing(h, a);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ol>");
}

static void
draw_back(struct html *h, const struct ctx *ctx,
          const struct assess_screen *screen)
{
	struct str id = id_show(h->arena, screen->a.id.v);

	if (!ctx_can(ctx, CAN_WRITE_PLAN))
		return;
	words_heading(h, T("Going back to it"), "back");
	words_para(h, T("The worker’s side becomes what it is here, in a new "
	                "edition. The person’s words stay as they are now, "
	                "and the editions since then stay in this list."));
	page_form_begin(h, ctx,
	                str_print(h->arena, "%.*s/history/%.*s/back",
	                          STR_ARG(screen->base), STR_ARG(id)),
	                screen->list[0].version);
	gov_button(h, &(struct gov_button){.text = T("Go back to this edition"),
	                                   .classes = "govuk-button--secondary",
	                                   .prevent_double_click = GOV_ON});
	page_form_end(h);
}

static void
draw_file(struct html *h, const struct assess_screen *screen)
{
	struct str id = id_show(h->arena, screen->a.id.v);

	html_raw(h, "<p class=\"govuk-body\">");
	assess_link_to(h,
	               T("Download this edition as a file of the services’ "
	                 "form"),
	               str_print(h->arena, "%.*s/history/%.*s/file",
	                         STR_ARG(screen->base), STR_ARG(id)));
	html_raw(h, "</p>");
}

void
assess_draw_former(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct assess_screen *screen = data;

	words_title(h, T("An earlier edition"));
	assess_draw_since(h, screen);
	assess_draw_edition(h, &screen->a);
	draw_who(h, screen);
	for (int i = 0; i < ASSESS_AREA_COUNT; i++)
		assess_draw_area(h, screen, (enum assess_code)i);
	sit_draw(h, false, screen->sits, screen->sits_n);
	draw_file(h, screen);
	if (screen->former)
		draw_back(h, ctx, screen);
}
