/*
 * mine_list_views.c - a person's own list.
 */
#include "practice/mine/mine_views.h"

/* --- one thing ----------------------------------------------------------- */

static void
draw_day(struct html *h, const struct ctx *ctx, const struct mine_item *item)
{
	int days;

	if (!date_is(item->day))
		return;
	days = date_days_between(ctx->today, item->day);
	html_raw(h, "<br>");
	html_text(h, days < 0    ? T("This day is over")
	             : days == 0 ? T("Today")
	             : days == 1 ? T("Tomorrow")
	                         : date_words_day(h->arena, item->day));
}

static void
draw_tag(struct html *h, const struct mine_item *item)
{
	if (item->into == MINE_ALONE)
		return;
	html_raw(h, " ");
	gov_tag(h,
	        &(struct gov_tag){.text = text_get(mine_into_keys[item->into]),
	                          .classes = "govuk-tag--blue"});
}

static void
draw_title(struct html *h, const struct ctx *ctx, const struct mine_item *item)
{
	html_raw(h, "<p class=\"govuk-body govuk-!-margin-bottom-1\">"
	            "<strong>");
	html_text(h, item->title);
	html_raw(h, "</strong>");
	draw_tag(h, item);
	if (!item->done)
		draw_day(h, ctx, item);
	html_raw(h, "</p>");
	if (str_empty(item->notes))
		return;
	html_raw(h, "<p class=\"govuk-body-s govuk-!-margin-bottom-1\">");
	html_lines(h, item->notes);
	html_raw(h, "</p>");
}

static void
draw_done_button(struct html *h, const struct ctx *ctx,
                 const struct mine_item *item)
{
	struct form form;

	page_form(ctx, &form);
	form_begin(h, &form, mine_item_path(h->arena, item->id, "/done"));
	form_hidden(h, "done", item->done ? S("no") : S("yes"));
	gov_button(h,
	           &(struct gov_button){.text = item->done ? T("It is not done")
	                                                   : T("Done"),
	                                .classes = "govuk-button--secondary",
	                                .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}

static void
draw_line(struct html *h, const struct ctx *ctx, const struct mine_item *item)
{
	bool tile = date_is(item->day) && !item->done;

	html_raw(h, "<li");
	if (tile)
		html_raw(h, " class=\"dir-next\"");
	html_raw(h, ">");
	if (tile)
		chart_date_tile(h, item->day, true);
	html_raw(h, "<div>");
	draw_title(h, ctx, item);
	html_raw(h, "<div class=\"dir-actions\">");
	draw_done_button(h, ctx, item);
	gov_button(h,
	           &(struct gov_button){
	                   .html = mine_named(h->arena, T("Open"), item->title),
	                   .href = mine_item_path(h->arena, item->id, ""),
	                   .classes = "govuk-button--secondary"});
	html_raw(h, "</div></div></li>");
}

static void
draw_lines(struct html *h, const struct ctx *ctx, const struct mine_list *list,
           bool done)
{
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < list->n; i++)
		if (list->v[i].done == done)
			draw_line(h, ctx, &list->v[i]);
	html_raw(h, "</ul>");
}

/* --- the list ------------------------------------------------------------ */

static struct str
day_field(struct arena *arena, struct date on)
{
	int year, month, day;

	date_split(on, &year, &month, &day);
	return str_print(arena, "%d/%d/%d", day, month, year);
}

static void
draw_fields(struct html *h, const struct form *form,
            const struct mine_item *item)
{
	form_input(h, form,
	           &(struct gov_input){.name = "title",
	                               .label = T("What do you want to do?"),
	                               .label_size = "s",
	                               .value = item->title});
	form_date_picker(
	        h, form,
	        &(struct moj_date_picker){
	                .name = "day",
	                .label = T("By when (optional)"),
	                .label_size = "s",
	                .classes = "govuk-input--width-10",
	                .value = date_is(item->day)
	                                 ? day_field(h->arena, item->day)
	                                 : S("")});
	form_textarea(h, form,
	              &(struct gov_textarea){.name = "notes",
	                                     .rows = 2,
	                                     .label = T("Notes (optional)"),
	                                     .label_size = "s",
	                                     .value = item->notes});
}

static void
draw_add(struct html *h, const struct ctx *ctx, const struct mine_screen *s)
{
	const struct mine_item none = {.day = DATE_NONE};
	struct form form;

	if (s->list.open >= MINE_OPEN_MOST && !page_sent(ctx, S("/me/list"))) {
		words_para(h, T("Your list is full. Do one thing, or take one "
		                "off first"));
		return;
	}
	page_form(ctx, &form);
	form_begin(h, &form, S("/me/list"));
	draw_fields(h, &form, &none);
	mine_form_end(h, T("Put it on my list"));
}

static void
draw_steps(struct html *h, const struct ctx *ctx, const struct mine_screen *s)
{
	if (s->due_n == 0)
		return;
	mine_card_begin(h, "steps", T("From my plan"), S(""), S(""));
	words_para(h, T("These steps are yours to do. Put one on your list. It "
	                "stays in your plan, too."));
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < s->due_n; i++) {
		html_raw(h, "<li><p class=\"govuk-body "
		            "govuk-!-margin-bottom-1\">");
		html_lines(h, s->due[i].words);
		if (date_is(s->due[i].due)) {
			html_raw(h, "<br>");
			html_text(h, date_words_day(h->arena, s->due[i].due));
		}
		html_raw(h, "</p>");
		mine_button(
		        h, ctx,
		        str_print(h->arena, "/me/list-steps/%.*s",
		                  STR_ARG(id_show(h->arena, s->due[i].step.v))),
		        T("Put it on my list"), s->due[i].words);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul></section>");
}

static void
draw_finished(struct html *h, const struct ctx *ctx,
              const struct mine_screen *s)
{
	if (s->list.n == s->list.open)
		return;
	mine_card_begin(h, "finished", T("Done"), S(""), S(""));
	words_para(h, TN(h->arena, "What is done goes from here after {n} day.",
	                 "What is done goes from here after {n} days.",
	                 s->list.done_days));
	draw_lines(h, ctx, &s->list, true);
	mine_button(h, ctx, S("/me/list/clear"), T("Clear it now"), S(""));
	html_raw(h, "</section>");
}

void
mine_draw_list(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct mine_screen *s = data;

	words_title(h, T("My list"));
	words_para(h,
	           T("This list is yours. You see it, and no one else does."));
	mine_card_begin(h, "todo", T("To do"), S(""), S(""));
	if (s->list.open == 0)
		words_para(h, T("There is nothing on your list."));
	else
		draw_lines(h, ctx, &s->list, false);
	html_raw(h, "</section>");
	mine_card_begin(h, "add", T("Put something on it"), S(""), S(""));
	draw_add(h, ctx, s);
	html_raw(h, "</section>");
	draw_steps(h, ctx, s);
	draw_finished(h, ctx, s);
	html_raw(h, "<ul class=\"dir-ways\"><li>");
	icon_link(h, ICON_PRINTER, T("On paper"), S("/me/list/print"));
	html_raw(h, "</li></ul>");
}

/* --- one thing, to change ------------------------------------------------ */

static void
draw_move(struct html *h, const struct ctx *ctx, const struct mine_item *item,
          struct str by, struct str words)
{
	struct form form;

	page_form(ctx, &form);
	form_begin(h, &form, mine_item_path(h->arena, item->id, "/move"));
	form_hidden(h, "by", by);
	gov_button(h, &(struct gov_button){.text = words,
	                                   .classes = "govuk-button--secondary",
	                                   .prevent_double_click = GOV_ON});
	html_raw(h, "</form>");
}

static void
draw_place(struct html *h, const struct ctx *ctx, const struct mine_screen *s)
{
	struct gov_choice *items =
	        arena_new(h->arena, struct gov_choice, s->goals_n + 1);
	struct form form;
	size_t n = 0;

	for (size_t i = 0; i < s->goals_n; i++) {
		const struct plan_goal *goal = &s->goals[i];

		if (goal->status != PLAN_GOAL_ACTIVE ||
		    !plan_goal_is_live(goal))
			continue;
		items[n++] = (struct gov_choice){
		        .value = id_show(h->arena, goal->id.v),
		        .text = TV(h->arena, "As a step of: {goal}",
		                   {"goal", goal->title})};
	}
	items[n++] = (struct gov_choice){
	        .value = S("words"),
	        .text = T("As my own words, with no goal"),
	};
	words_heading(h, T("Put it in my plan"), "place");
	words_para(h, T("If you like, you can put this in your plan. Then your "
	                "worker sees these words, and no others of your "
	                "list."));
	page_form(ctx, &form);
	form_begin(h, &form, mine_item_path(h->arena, s->item.id, "/plan"));
	form_textarea(
	        h, &form,
	        &(struct gov_textarea){.name = "text",
	                               .rows = 2,
	                               .label = T("What your worker will read"),
	                               .label_size = "s",
	                               .value = s->item.title});
	form_radios(h, &form,
	            &(struct gov_radios){.name = "where",
	                                 .label = T("Where does it go?"),
	                                 .label_size = "s",
	                                 .items = {items, n}});
	mine_form_end(h, T("Put it in my plan"));
}

void
mine_draw_item(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct mine_screen *s = data;
	struct str place = mine_item_path(h->arena, s->item.id, "/plan");
	struct form form;

	words_title(h, T("On my list"));
	page_form(ctx, &form);
	form_begin(h, &form, mine_item_path(h->arena, s->item.id, ""));
	draw_fields(h, &form, &s->item);
	mine_form_end(h, T("Save"));
	html_raw(h, "<div class=\"dir-actions\">");
	if (!s->item.done) {
		draw_move(h, ctx, &s->item, S("up"), T("Further up"));
		draw_move(h, ctx, &s->item, S("down"), T("Further down"));
	}
	mine_button(h, ctx, mine_item_path(h->arena, s->item.id, "/remove"),
	            T("Take it off my list"), S(""));
	html_raw(h, "</div>");
	if (s->item.into == MINE_ALONE || page_sent(ctx, place))
		draw_place(h, ctx, s);
	else
		words_para(h, s->item.into == MINE_FROM
		                      ? T("This is a step of your plan.")
		                      : T("You put this in your plan."));
}

/* --- on paper ------------------------------------------------------------ */

void
mine_draw_list_paper(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct mine_screen *s = data;

	words_title(h, T("My list"));
	if (s->list.open == 0)
		words_para(h, T("There is nothing on your list."));
	html_raw(h, "<ul class=\"govuk-list\">");
	for (size_t i = 0; i < s->list.open; i++) {
		html_raw(h, "<li><span aria-hidden=\"true\">☐ </span>");
		draw_title(h, ctx, &s->list.v[i]);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

/* --- on the person's home ------------------------------------------------ */

void
mine_draw_due_panel(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct mine_list *list = data;

	mine_card_begin(h, "my-list", T("On my list"), T("My list"),
	                S("/me/list"));
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < list->n; i++) {
		html_raw(h, "<li class=\"dir-next\">");
		chart_date_tile(h, list->v[i].day, true);
		html_raw(h, "<div>");
		draw_title(h, ctx, &list->v[i]);
		html_raw(h, "</div></li>");
	}
	html_raw(h, "</ul></section>");
}
