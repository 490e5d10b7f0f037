/*
 * plan_look_views.c - that somebody looked at the plan that both agreed.
 */
#include "practice/plan/plan_look_local.h"
#include "practice/plan/plan_sign_local.h"
#include "register/policy/policy_views.h"

static struct str
day_of(struct arena *arena, const struct plan_looked *looked)
{
	return date_words(arena, instant_date(looked->at));
}

static struct str
line_mine(enum plan_look_state state)
{
	switch (state) {
	case PLAN_LOOK_AWAITED:
	case PLAN_LOOK_SECOND_AWAITED:
		return T("A manager will look at your plan. It counts now, "
		         "while you wait.");
	case PLAN_LOOK_SIGNED:
		return T("A manager has looked at it and signed.");
	case PLAN_LOOK_TWICE:
		return T("Two managers have looked at it and signed.");
	case PLAN_LOOK_RETURNED:
		return T("A manager has looked at it and asks something. Your "
		         "plan still counts.");
	default:
		return S("");
	}
}

struct str
plan_look_line(const struct plan_screen *screen, const struct plan_look *look)
{
	enum plan_look_state state = plan_look_state(&screen->whole.plan, look);

	if (screen->mine)
		return line_mine(state);
	switch (state) {
	case PLAN_LOOK_AWAITED:
		return T("It waits for a senior case manager or a manager to "
		         "look at it. It is in force meanwhile.");
	case PLAN_LOOK_SECOND_AWAITED:
		return T("It waits for one more senior case manager or "
		         "manager. It is in force meanwhile.");
	case PLAN_LOOK_SIGNED:
		return T("Somebody has looked at it and countersigned.");
	case PLAN_LOOK_TWICE:
		return T("Two people have looked at it and countersigned.");
	case PLAN_LOOK_RETURNED:
		return T("Somebody has looked at it and sent it back. It is "
		         "still in force.");
	default:
		return S("");
	}
}

void
plan_draw_look_line(struct html *h, const struct plan_screen *screen)
{
	struct str line = plan_look_line(screen, &screen->look);

	if (str_empty(line))
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	plan_link(h, screen->mine ? T("My plan") : T("Plan"),
	          plan_path(h->arena, screen, "/look"));
	html_raw(h, ": ");
	html_text(h, line);
	html_raw(h, "</p>");
}

void
plan_draw_look_way(struct html *h, const struct ctx *ctx,
                   const struct plan_screen *screen)
{
	struct str line = plan_look_line(screen, &screen->look);
	bool may = !screen->mine &&
	           plan_look_may(ctx, &screen->whole.plan, &screen->look);

	if (date_is(screen->on) || (str_empty(line) && !may))
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, line);
	html_raw(h, " <span class=\"dir-noprint\">");
	plan_link(h,
	          may ? T("Look at it, and say if you countersign it")
	              : T("Who looked at it"),
	          plan_path(h->arena, screen, "/look"));
	html_raw(h, "</span></p>");
}

/* --- the page ------------------------------------------------------------- */

static void
draw_looked(struct html *h, const struct plan_looked *looked)
{
	struct str day, name = looked->name;

	if (looked->by.v == 0)
		return;
	day = day_of(h->arena, looked);
	html_raw(h, "<p class=\"govuk-body\"><strong>");
	if (looked->says == PLAN_LOOK_NO)
		html_text(h, TV(h->arena, "{name} asks on {day}:",
		                {"name", name}, {"day", day}));
	else if (looked->says == PLAN_LOOK_SECOND)
		html_text(h, TV(h->arena,
		                "{name} signed on {day}, and asks one more "
		                "person to look:",
		                {"name", name}, {"day", day}));
	else
		html_text(h, TV(h->arena, "{name} signed on {day}.",
		                {"name", name}, {"day", day}));
	html_raw(h, "</strong>");
	if (!str_empty(looked->words)) {
		html_raw(h, "<br>");
		html_lines(h, looked->words);
	}
	html_raw(h, "</p>");
}

/* Which rule asks for it, and whether anybody read its source. */
static void
draw_rule(struct html *h, const struct plan_screen *screen)
{
	const struct plan_look_ruled *ruled = &screen->look_ruled;

	if (screen->mine || !ruled->there)
		return;
	words_para(h, TV(h->arena,
	                 "The rule that holds from {day} asks for it "
	                 "({source}).",
	                 {"day", date_words(h->arena, ruled->from)},
	                 {"source", ruled->source}));
	if (ruled->unverified)
		policy_draw_unread(h);
}

/* to workers */
static void
draw_form(struct html *h, const struct ctx *ctx,
          const struct plan_screen *screen)
{
	struct form form = plan_form_begin(h, ctx,
	                                   plan_path(h->arena, screen, "/look"),
	                                   screen->whole.plan.agreed_version);
	bool one = screen->look.first.by.v == 0 && screen->look.asked < 2;
	struct gov_choice items[3];
	size_t n = 0;

	items[n++] = (struct gov_choice){.value = S("yes"),
	                                 .text = T("Yes, I countersign it")};
	if (one)
		items[n++] = (struct gov_choice){
		        .value = S("second"),
		        .text = T("Yes, and one more person should look at "
		                  "it")};
	items[n++] = (struct gov_choice){
	        .value = S("no"),
	        .text = T("No, I send it back"),
	        .hint = T("It stays in force: only the two who agreed it "
	                  "change it.")};
	form_radios(h, &form,
	            &(struct gov_radios){.name = "says",
	                                 .label = T("Do you countersign it?"),
	                                 .items = {items, n}});
	form_textarea(h, &form,
	              &(struct gov_textarea){
	                      .name = "words",
	                      .label = T("Why, or what you want to add"),
	                      .hint = T("Both of them can read this. A reason "
	                                "is needed to send it back, and to "
	                                "ask one more person."),
	                      .rows = 3});
	plan_form_end(h, T("Write down my answer"), NULL);
}

void
plan_draw_look(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_screen *screen = data;
	const struct plan *plan = &screen->whole.plan;
	struct str line = plan_look_line(screen, &screen->look);
	bool may = !screen->mine && plan_look_may(ctx, plan, &screen->look);

	words_title(h, screen->mine ? T("Who looked at my plan")
	                            : T("Who looked at the plan"));
	if (!plan_is_agreed(plan))
		plan_empty(h, screen->mine
		                      ? T("First you both say yes to your "
		                          "plan. Then a manager can look "
		                          "at it.")
		                      : T("Both say yes to a plan first. Then "
		                          "somebody can look at it."));
	else if (str_empty(line))
		plan_empty(h, screen->mine
		                      ? T("No one has looked at it yet. It "
		                          "counts all the same.")
		                      : T("Nobody has looked at it, and "
		                          "nobody has to."));
	else
		words_para(h, line);
	draw_rule(h, screen);
	draw_looked(h, &screen->look.first);
	draw_looked(h, &screen->look.second);
	if (!may)
		return;
	draw_form(h, ctx, screen);
	words_heading(h, T("The plan that both agreed"), "plan");
	plan_draw_shown(h, screen->shown);
}

/* --- the first page of workers -------------------------------------------- */

static const char *const tags[] = {
        [PLAN_LOOK_AWAITED] = TK("Not countersigned"),
        [PLAN_LOOK_RETURNED] = TK("Sent back"),
        [PLAN_LOOK_SECOND_AWAITED] = TK("Waits for one more"),
};

static void
draw_waits(struct html *h, const struct plan_look_waits *waits, bool mine)
{
	const char *id = mine ? "plan-looks-mine" : "plan-looks";

	html_raw(h, "<section class=\"dir-card\"");
	html_attr(h, "aria-labelledby", str_of(id));
	html_raw(h, "><div class=\"dir-card__head\">");
	words_heading(h,
	              mine ? T("Plans that you agreed, and that wait")
	                   : T("Plans to look at"),
	              id);
	html_raw(h, "</div><ul class=\"dir-list\">");
	for (size_t i = 0; i < waits->n; i++) {
		const struct plan_look_wait *one = &waits->v[i];

		if (one->mine != mine)
			continue;
		html_raw(h, "<li><p class=\"govuk-body"
		            " govuk-!-margin-bottom-0\">");
		plan_link(h, waits->heads[i].name,
		          people_path(h->arena, waits->heads[i].crn,
		                      "/plan/look"));
		html_raw(h, " ");
		gov_tag(h, &(struct gov_tag){
		                   .text = text_get(tags[one->state]),
		                   .classes = one->state == PLAN_LOOK_RETURNED
		                                      ? "govuk-tag--red"
		                                      : "govuk-tag--yellow"});
		html_raw(h, "</p></li>");
	}
	html_raw(h, "</ul></section>");
}

void
plan_draw_panel_looks(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct plan_look_waits *waits = data;
	size_t mine = 0;

	(void)ctx;
	for (size_t i = 0; i < waits->n; i++)
		mine += waits->v[i].mine;
	if (mine < waits->n)
		draw_waits(h, waits, false);
	if (mine > 0)
		draw_waits(h, waits, true);
}
