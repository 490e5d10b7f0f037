/*
 * skill_look_views.c - the day of the next look, and how one ended.
 */
#include "practice/ready/skill_store.h"
#include "practice/ready/skill_views.h"

static struct str
day_shown(struct arena *arena, struct date day)
{
	int year, month, of;

	if (!date_is(day))
		return S("");
	date_split(day, &year, &month, &of);
	return str_print(arena, "%d/%d/%d", of, month, year);
}

static void
field_day(struct html *h, const struct form *form, const char *name,
          struct str label, struct date stored)
{
	form_date_picker(h, form,
	                 &(struct moj_date_picker){
	                         .name = name,
	                         .label = label,
	                         .hint = T("For example, 17/5/2027"),
	                         .value = day_shown(h->arena, stored)});
}

static void
draw_agree(struct html *h, const struct ctx *ctx,
           const struct skill_screen *screen, const struct skill_look *open)
{
	struct form form;

	words_heading(h, T("Agree a day"), "agree");
	page_form(ctx, &form);
	form_begin(h, &form, ready_path(h->arena, &screen->ready, "/look"));
	field_day(h, &form, "day", T("When do you look at it together?"),
	          open != NULL ? open->due : screen->next);
	form_end(h, &form, T("Save the day"));
}

static void
draw_reasons(struct html *h, const struct form *form)
{
	struct gov_choice items[SKILL_REASON_COUNT];
	size_t n = 0;

	for (int i = SKILL_UNWELL; i < SKILL_REASON_COUNT; i++)
		items[n++] = (struct gov_choice){
		        .value = str_of(skill_reasons[i]),
		        .text = text_get(skill_reason_keys[i])};
	form_radios(h, form,
	            &(struct gov_radios){.name = "reason",
	                                 .label = T("If it is left: why?"),
	                                 .label_size = "s",
	                                 .items = {items, n}});
	ready_field_words(h, form, "why", T("Say more (optional)"),
	                  T("You do not have to."), S(""));
}

static void
draw_end(struct html *h, const struct ctx *ctx,
         const struct skill_screen *screen)
{
	const struct gov_choice items[] = {
	        {.value = S("done"), .text = T("We looked at it")},
	        {.value = S("left"), .text = T("It is left this time")},
	};
	struct form form;

	words_heading(h, T("End it"), "end");
	page_form(ctx, &form);
	form_begin(h, &form, ready_path(h->arena, &screen->ready, "/look/end"));
	form_radios(h, &form,
	            &(struct gov_radios){.name = "state",
	                                 .label = T("How did it go?"),
	                                 .label_size = "s",
	                                 .items = {items, 2}});
	draw_reasons(h, &form);
	field_day(h, &form, "next", T("The next time (optional)"),
	          screen->next);
	form_end(h, &form, T("End it"));
}

static void
draw_past(struct html *h, const struct skill_screen *screen)
{
	bool any = false;

	for (size_t i = 0; i < screen->skills.n; i++) {
		const struct skill_look *look = &screen->skills.looks[i];

		if (look->state == SKILL_OPEN)
			continue;
		if (!any) {
			words_heading(h, T("Times before"), "before");
			html_raw(h, "<ul class=\"dir-list\">");
		}
		any = true;
		html_raw(h, "<li><p class=\"govuk-body "
		            "govuk-!-margin-bottom-1\">");
		html_text(h,
		          look->state == SKILL_DONE
		                  ? T("We looked at it")
		                  : text_get(skill_reason_keys[look->reason]));
		if (!str_empty(look->why)) {
			html_raw(h, "<br>");
			html_lines(h, look->why);
		}
		html_raw(h, "</p>");
		ready_small(h, TV(h->arena, "{name}, {day}",
		                  {"name", look->ended.name},
		                  {"day",
		                   date_words(h->arena,
		                              instant_date(look->ended.at))}));
		html_raw(h, "</li>");
	}
	if (any)
		html_raw(h, "</ul>");
}

void
skill_draw_look(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct skill_screen *screen = data;
	const struct skill_look *open = skill_open(&screen->skills);
	struct str end = ready_path(h->arena, &screen->ready, "/look/end");

	words_title(h, T("When we look at it together"));
	if (screen->ready.mine || ctx_can(ctx, CAN_WRITE_PLAN)) {
		draw_agree(h, ctx, screen, open);
		if (open != NULL || page_sent(ctx, end))
			draw_end(h, ctx, screen);
	}
	draw_past(h, screen);
}

void
skill_draw_today(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct skill_today *today = data;

	(void)ctx;
	ready_card_begin(h, "looks-due", T("Ready for work: looks due"));
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < today->n; i++) {
		html_raw(h, "<li><p class=\"govuk-body\">");
		ready_link(h, today->heads[i].name,
		           people_path(h->arena, today->heads[i].crn,
		                       "/ready/look"));
		html_raw(h, "<br>");
		html_text(h, date_words(h->arena, today->v[i].due));
		html_raw(h, "</p></li>");
	}
	html_raw(h, "</ul></section>");
}
