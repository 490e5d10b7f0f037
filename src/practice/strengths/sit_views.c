/*
 * sit_views.c - the one page before a person sees the screen.
 */
#include "practice/strengths/sit_local.h"
#include "register/people/people_views.h"
#include "web/gov/form.h"
#include "web/gov/words.h"

void
sit_draw_fields(struct html *h, const struct form *form, struct str known_as)
{
	form_checkboxes(h, form,
	                &(struct gov_checkboxes){
	                        .name = "closed",
	                        .label = T("Is everything else closed?"),
	                        .label_size = "s",
	                        .items = GOV_CHOICES(
	                                {.value = S("yes"),
	                                 .text = T("I have closed everything "
	                                           "else")})});
	form_input(h, form,
	           &(struct gov_input){
	                   .name = "room",
	                   .label = T("Who is in the room?"),
	                   .label_size = "s",
	                   .hint = TV(h->arena,
	                              "Names, as {name} calls them. {name} "
	                              "reads this too.",
	                              {"name", known_as}),
	           });
}

static void
draw_page(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct sit_screen *screen = data;
	struct form form;

	words_title(h, T("Before you turn the screen"));
	words_para(h, TV(h->arena,
	                 "{name} sees what you see. Close messages and "
	                 "anything about other people. This is asked once for "
	                 "the next three hours.",
	                 {"name", screen->head.known_as}));
	page_form(ctx, &form);
	form_begin(h, &form, screen->action);
	sit_draw_fields(h, &form, screen->head.known_as);
	form_end(h, &form, T("Go on"));
	if (str_empty(screen->sheet))
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	gov_link(h, &(struct gov_link){
	                    .text = TV(h->arena,
	                               "{name} is not here: I type what is on "
	                               "their sheet",
	                               {"name", screen->head.known_as}),
	                    .href = screen->sheet});
	html_raw(h, "</p>");
}

const struct fault *
sit_show(struct ctx *ctx, struct reply *reply, const struct sit_screen *screen,
         struct str back)
{
	struct page page = {
	        .title = T("Before you turn the screen"),
	        .nav = NAV_PEOPLE,
	        .above = people_above,
	        .tabs = people_tabs(ctx, &screen->head, PEOPLE_TAB_NONE),
	        .back = back,
	};

	page_show(ctx, reply, &page, draw_page, screen);
	return NULL;
}

const struct fault *
sit_take(struct ctx *ctx, const struct request *req, struct person_id person)
{
	return sit_begin(ctx, person,
	                 str_is(request_field(req, "closed"), "yes"),
	                 request_field(req, "room"), NULL);
}

void
sit_typed_judge(const struct request *req, struct problems *problems)
{
	sit_judge(problems, str_is(request_field(req, "closed"), "yes"),
	          request_field(req, "room"));
}

struct str
sit_from_sheet(struct arena *arena, struct str page)
{
	return str_print(arena, "%.*s?from=sheet", STR_ARG(page));
}

const struct fault *
sit_ask(struct ctx *ctx, const struct request *req, struct reply *reply,
        struct person_id person, struct str at, bool *asked)
{
	struct sit sit;

	*asked = false;
	/* What was typed is never lost for it. */
	if (ctx->shown != NULL || ctx->problems != NULL ||
	    str_is(request_query(req, "from"), "sheet"))
		return NULL;
	TRY(sit_now(ctx, person, &sit));
	*asked = sit.id.v == 0;
	if (*asked)
		reply_see_other(reply, at);
	return NULL;
}

void
sit_draw(struct html *h, bool mine, const struct sit *list, size_t n)
{
	if (n == 0)
		return;
	words_heading(h,
	              mine ? T("Who was there when you talked about it")
	                   : T("Who was in the room"),
	              "room");
	html_raw(h, "<ul class=\"govuk-list govuk-list--bullet\">");
	for (size_t i = 0; i < n; i++) {
		html_raw(h, "<li>");
		html_text(h, TV(h->arena, "{day}: {room}",
		                {"day", date_words(h->arena,
		                                   instant_date(list[i].at))},
		                {"room", list[i].room}));
		html_text(h, S(" "));
		html_text(h, TV(h->arena, "({who} wrote it down)",
		                {"who", list[i].by_name}));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

/* --- a closed screen ----------------------------------------------------- */

void
sit_draw_way(struct html *h, const struct ctx *ctx, struct str known_as,
             struct str path)
{
	if (!ctx_can(ctx, CAN_WRITE_PLAN))
		return;
	html_raw(h, "<li>");
	gov_link(h, &(struct gov_link){
	                    .text = TV(h->arena,
	                               "Show it to {name}, with the rest "
	                               "closed",
	                               {"name", known_as}),
	                    .href = path});
	html_raw(h, "</li>");
}

void
sit_draw_there(struct html *h, const struct sit *sit)
{
	words_para(h, TV(h->arena, "With you at the screen: {room}",
	                 {"room", sit->room}));
}

void
sit_draw_end(struct html *h, const struct ctx *ctx)
{
	struct form form;

	words_heading(h, T("Give the screen back"), "back");
	words_para(h, TV(h->arena,
	                 "This signs {worker} out. To go on, {worker} signs "
	                 "in again.",
	                 {"worker", ctx->who.name}));
	page_form(ctx, &form);
	form_begin(h, &form, S("/sign-out"));
	form_end(h, &form, T("Give it back"));
}
