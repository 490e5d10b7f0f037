/*
 * fund_assist_views.c - whose words they are, and who typed them.
 */
#include "practice/fund/fund_assist.h"

const char *const fund_how_keys[] = {
        TK("said in the room"),
        TK("said on the telephone"),
        TK("written on paper"),
};

/* --- forms ------------------------------------------------------------ */

void
fund_field_how(struct html *h, const struct form *form, bool asking)
{
	const struct gov_choice said[] = {
	        {.value = S("room"), .text = T("In the room")},
	        {.value = S("telephone"), .text = T("On the telephone")},
	        {.value = S("paper"), .text = T("On paper")},
	};
	const struct gov_choice whose[] = {
	        {.value = S("room"), .text = T("Theirs, said in the room")},
	        {.value = S("telephone"),
	         .text = T("Theirs, said on the telephone")},
	        {.value = S("paper"), .text = T("Theirs, written on paper")},
	        {.value = S("mine"), .text = T("Mine: I ask for them")},
	};

	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = "how",
	                    .label = asking ? T("Whose words are these?")
	                                    : T("How did they say it?"),
	                    .label_size = "s",
	                    .hint = T("By telephone or on paper only where "
	                              "they cannot sign in. It always says "
	                              "that you typed it, and they can say "
	                              "that it is not what they said."),
	                    .items = {asking ? whose : said, asking ? 4 : 3},
	                    .value = asking ? S("mine") : S("")});
}

static bool
may_again(const struct fund_request *q)
{
	return q->state == FUND_REFUSED && !q->looked;
}

static void
draw_again(struct html *h, const struct ctx *ctx,
           const struct fund_screen *screen)
{
	const struct fund_request *q = &screen->request;
	struct form form;

	words_heading(h, T("Ask for a second look"), "again");
	words_para(h, T("Somebody who has not said no decides it, and not "
	                "whoever types this. They can ask once."));
	form = fund_form_begin(h, ctx,
	                       fund_path(h->arena, screen, q->id, "/again"),
	                       q->version);
	fund_field_words(h, &form, "words",
	                 T("What should be looked at again?"),
	                 T("In their words, as they said them."), S(""));
	fund_field_how(h, &form, false);
	fund_form_end(h, T("Write it down"), NULL);
}

void
fund_draw_assist_form(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_screen *screen = data;
	const struct fund_request *q = &screen->request;
	struct form form;

	words_title(h, T("Write down their answer"));
	words_para(h, TV(h->arena, "{what}, {sum}", {"what", q->terms.what},
	                 {"sum", money_show(h->arena, q->terms.sum)}));
	if (may_again(q) ||
	    page_sent(ctx, fund_path(h->arena, screen, q->id, "/again"))) {
		draw_again(h, ctx, screen);
		return;
	}
	if (q->state != FUND_ASKED || q->says[FUND_PERSON] == FUND_YES) {
		words_para(h, T("Nothing waits for their answer here."));
		return;
	}
	if (q->tier > 1)
		words_para(h, T("Above the light limit, whoever writes down "
		                "their yes does not say the worker’s as "
		                "well. Somebody else does."));
	form = fund_form_begin(h, ctx,
	                       fund_path(h->arena, screen, q->id, "/for-them"),
	                       q->version);
	fund_field_says(h, &form, "says", T("Do they want this?"));
	fund_field_words(h, &form, "words", T("What they said"),
	                 T("In their words, as they said them."), S(""));
	fund_field_how(h, &form, false);
	fund_form_end(h, T("Write it down"), NULL);
}

void
fund_draw_assist_link(struct html *h, const struct ctx *ctx,
                      const struct fund_screen *screen)
{
	const struct fund_request *q = &screen->request;

	bool waits = q->state == FUND_ASKED && q->says[FUND_PERSON] != FUND_YES;

	if (screen->own || !(waits || may_again(q)) ||
	    !ctx_can(ctx, CAN_ASK_FUND))
		return;
	html_raw(h, "<p class=\"govuk-body\">");
	gov_link(h, &(struct gov_link){
	                    .text = waits ? T("They cannot sign in, or are "
	                                      "with you: write down their "
	                                      "answer")
	                                  : T("They cannot sign in, or are "
	                                      "with you: write down that they "
	                                      "ask for a second look"),
	                    .href = fund_path(h->arena, screen, q->id,
	                                      "/for-them")});
	html_raw(h, "</p>");
}

/* --- beside a voice --------------------------------------------------- */

static void
draw_hear(struct html *h, const struct ctx *ctx,
          const struct fund_screen *screen, const struct fund_voice *v)
{
	struct form form = fund_form_begin(
	        h, ctx,
	        fund_path(h->arena, screen, screen->request.id, "/heard"), 0);

	form_hidden(h, "voice", id_show(h->arena, v->id));
	fund_field_says(h, &form, "mine", T("Is that what you said?"));
	fund_field_words(h, &form, "heard",
	                 T("If not, what did you say? (optional)"),
	                 T("It stays. Your worker and a senior see it. The "
	                   "money stays as it is. What is not paid yet, you "
	                   "can take back below."),
	                 S(""));
	fund_form_end(h, T("Send my answer"), "govuk-button--secondary");
}

static void
draw_settle(struct html *h, const struct ctx *ctx,
            const struct fund_screen *screen, const struct fund_voice *v)
{
	struct form form;

	if (screen->own || v->by.v == ctx->actor.v ||
	    !ctx_can(ctx, CAN_DECIDE_FUND))
		return;
	form = fund_form_begin(
	        h, ctx,
	        fund_path(h->arena, screen, screen->request.id, "/settle"), 0);
	form_hidden(h, "voice", id_show(h->arena, v->id));
	fund_field_words(h, &form, "settled", T("What was done about it?"),
	                 T("They see this."), S(""));
	fund_form_end(h, T("Write it down"), "govuk-button--secondary");
}

static void
draw_denied(struct html *h, const struct ctx *ctx,
            const struct fund_screen *screen, const struct fund_voice *v)
{
	html_raw(h, "<p class=\"govuk-body\"><strong>");
	html_text(h, screen->own ? T("You said: that is not what I said.")
	                         : T("They said: that is not what I said."));
	html_raw(h, "</strong> ");
	html_lines(h, v->heard_words);
	html_raw(h, "</p>");
	if (v->settled)
		words_para(h, TV(h->arena, "What was done about it: {words}",
		                 {"words", v->settled_words}));
	else
		draw_settle(h, ctx, screen, v);
}

void
fund_draw_assisted(struct html *h, const struct ctx *ctx,
                   const struct fund_screen *screen, const struct fund_voice *v)
{
	struct str how = text_get(fund_how_keys[v->how]);

	html_raw(h, "<p class=\"govuk-hint\">");
	html_text(h,
	          screen->own
	                  ? TV(h->arena, "Your words, typed by {name}, {how}.",
	                       {"name", v->name}, {"how", how})
	                  : TV(h->arena, "Their words, typed by {name}, {how}.",
	                       {"name", v->name}, {"how", how}));
	html_raw(h, "</p>");
	if (v->heard == FUND_NOT_MINE)
		draw_denied(h, ctx, screen, v);
	else if (v->heard == FUND_MINE && !screen->own)
		words_para(h, T("They said that it is what they said."));
	else if (v->heard == FUND_UNTOLD && screen->own)
		draw_hear(h, ctx, screen, v);
}

/* --- first pages ------------------------------------------------------ */

static void
card(struct html *h, const char *id, struct str title, struct str words)
{
	html_raw(h, "<section class=\"dir-card\"");
	html_attr(h, "aria-labelledby", str_of(id));
	html_raw(h, ">");
	words_heading(h, title, id);
	words_para(h, words);
	html_raw(h, "<ul class=\"govuk-list\">");
}

static void
card_end(struct html *h)
{
	html_raw(h, "</ul></section>");
}

void
fund_draw_panel_told(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_assist_list *told = data;
	const struct fund_screen own = {.own = true};

	(void)ctx;
	if (told->n == 0)
		return;
	card(h, "fund-told", T("Written down for you"),
	     T("Somebody typed an answer of yours. See if it is what you "
	       "said."));
	for (size_t i = 0; i < told->n; i++) {
		html_raw(h, "<li>");
		gov_link(h,
		         &(struct gov_link){
		                 .text = told->list[i].what,
		                 .href = fund_path(h->arena, &own,
		                                   told->list[i].request, "")});
		html_raw(h, "</li>");
	}
	card_end(h);
}

void
fund_draw_panel_denied(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_assist_list *denied = data;

	(void)ctx;
	if (denied->n == 0)
		return;
	card(h, "fund-denied", T("Not what they said"),
	     T("An answer to the fund was typed for them, and they say that it "
	       "is not what they said. A senior looks at it with them."));
	for (size_t i = 0; i < denied->n; i++) {
		const struct fund_screen where = {.head = denied->heads[i]};

		html_raw(h, "<li>");
		gov_link(h, &(struct gov_link){
		                    .text = denied->heads[i].name,
		                    .href = fund_path(h->arena, &where,
		                                      denied->list[i].request,
		                                      "")});
		html_raw(h, "<br>");
		html_text(h, denied->list[i].what);
		html_raw(h, "</li>");
	}
	card_end(h);
}
