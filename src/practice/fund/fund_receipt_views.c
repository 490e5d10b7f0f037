/*
 * fund_receipt_views.c - pictures of receipts on the pages of a request.
 */
#include "practice/fund/fund_off.h"
#include "practice/fund/fund_receipt_local.h"

/* --- pictures ----------------------------------------------------------- */

static struct str
seen_words(enum media_seen seen)
{
	switch (seen) {
	case MEDIA_SEEN_HERE:
		return T("We had this picture before, with this same request.");
	case MEDIA_SEEN_OWN:
	case MEDIA_SEEN_OTHER:
		return T("We had this picture before, for something else.");
	default:
		return S("");
	}
}

static struct str
receipt_path(struct arena *arena, struct str base, struct media_id id,
             const char *rest)
{
	return str_print(arena, "%.*s/receipts/%.*s%s", STR_ARG(base),
	                 STR_ARG(id_show(arena, id.v)), rest);
}

static void
draw_image(struct html *h, struct str base, const struct fund_receipt *r,
           const char *classes)
{
	html_raw(h, "<img");
	html_attr(h, "class", str_of(classes));
	html_attr(h, "src", receipt_path(h->arena, base, r->id, "/picture"));
	html_attr(h, "alt",
	          TV(h->arena, "Receipt handed in on {day}",
	             {"day", date_words(h->arena, instant_date(r->at))}));
	html_raw(h, " loading=\"lazy\">");
}

void
fund_draw_pictures(struct html *h, struct str base,
                   const struct fund_receipts *receipts, bool pages)
{
	if (receipts->n == 0)
		return;
	html_raw(h, "<ul class=\"dir-pictures\">");
	for (size_t i = 0; i < receipts->n; i++) {
		const struct fund_receipt *r = &receipts->list[i];

		html_raw(h, "<li><a class=\"govuk-link\"");
		html_attr(h, "href",
		          receipt_path(h->arena, base, r->id,
		                       pages ? "" : "/picture"));
		html_raw(h, ">");
		draw_image(h, base, r, "dir-picture dir-picture--small");
		html_raw(h, "</a>");
		html_raw(h, "<p class=\"govuk-body-s\">");
		html_text(h, date_words(h->arena, instant_date(r->at)));
		if (r->seen != MEDIA_SEEN_NEW) {
			html_raw(h, "<br>");
			html_text(h, seen_words(r->seen));
		}
		if (!pages) {
			html_raw(h, "<br>");
			gov_link(h,
			         &(struct gov_link){
			                 .text = T("Save this picture"),
			                 .href = receipt_path(h->arena, base,
			                                      r->id, "/save")});
		}
		html_raw(h, "</p></li>");
	}
	html_raw(h, "</ul>");
}

static void
draw_moved(struct html *h, const struct fund_moved *m)
{
	struct str day = date_words(h->arena, instant_date(m->at));

	words_para(h,
	           m->away ? TV(h->arena,
	                        "On {day} a receipt moved from here to "
	                        "“{what}”: {reason}",
	                        {"day", day}, {"what", m->other},
	                        {"reason", m->reason})
	                   : TV(h->arena,
	                        "On {day} a receipt moved here from “{what}”: "
	                        "{reason}",
	                        {"day", day}, {"what", m->other},
	                        {"reason", m->reason}));
}

/* --- handing one in ----------------------------------------------------- */

static void
draw_kind(struct html *h, const struct form *form)
{
	form_radios(h, form,
	            &(struct gov_radios){
	                    .name = "kind",
	                    .label = T("Is there a receipt?"),
	                    .label_size = "s",
	                    .items = GOV_CHOICES(
	                            {.value = S("receipt"), .text = T("Yes")},
	                            {.value = S("explained"),
	                             .text = T("No, but I can say what "
	                                       "became of it")}),
	                    .value = S("receipt"),
	            });
	fund_field_words(
	        h, form, "evidence",
	        T("The number on it, or what became of it"),
	        T("Both are fine. If a receipt gets lost, that is nobody’s "
	          "fault. With a picture of the receipt this can stay empty."),
	        S(""));
}

/* On a phone the first opens the camera; everywhere both are the same. */
static void
draw_files(struct html *h, const struct form *form, bool own)
{
	struct str who = T("JPEG or PNG, up to 10 MB. Where it was taken is "
	                   "removed. Whoever sees this request and whoever "
	                   "pays can see it.");

	if (own)
		form_file(
		        h, form,
		        &(struct gov_file_upload){
		                .name = FUND_CAMERA,
		                .label = T("Take a picture of it (optional)"),
		                .label_size = "s",
		                .hint = who,
		                .attributes = GOV_ATTRIBUTES(
		                        {"accept", S("image/*"), false},
		                        {"capture", S("environment"), false})});
	form_file(h, form,
	          &(struct gov_file_upload){
	                  .name = FUND_PICTURE,
	                  .label = own ? T("Or choose a picture (optional)")
	                               : T("A picture of it (optional)"),
	                  .label_size = "s",
	                  .hint = own ? S("") : who,
	                  .attributes = GOV_ATTRIBUTES(
	                          {"accept", S("image/*"), false})});
}

static void
draw_form(struct html *h, const struct ctx *ctx,
          const struct fund_screen *screen)
{
	const struct fund_request *q = &screen->request;
	bool first = fund_off_open(q->state);
	struct form form;

	if (q->payment.v == 0 || q->state == FUND_RETURNED ||
	    (!screen->own && !ctx_can(ctx, CAN_ASK_FUND)))
		return;
	page_form(ctx, &form);
	form.upload = true;
	form_begin(h, &form, fund_path(h->arena, screen, q->id, "/evidence"));
	if (first)
		draw_kind(h, &form);
	draw_files(h, &form, screen->own);
	fund_form_end(h, first ? T("Send") : T("Add a picture"),
	              first ? NULL : "govuk-button--secondary");
}

void
fund_draw_receipts(struct html *h, const struct ctx *ctx,
                   const struct fund_screen *screen)
{
	const struct fund_request *q = &screen->request;
	const struct fund_receipts *r = screen->receipts;

	if (q->payment.v == 0)
		return;
	words_heading(h, T("The receipt"), "receipt");
	fund_draw_pictures(h, fund_path(h->arena, screen, q->id, ""), r, true);
	for (size_t i = 0; i < r->moved_n; i++)
		draw_moved(h, &r->moved[i]);
	draw_form(h, ctx, screen);
}

/* --- the page of one ---------------------------------------------------- */

static void
draw_move(struct html *h, const struct ctx *ctx,
          const struct fund_screen *screen, struct str base)
{
	const struct fund_receipts *r = screen->receipts;
	struct gov_option *items;
	struct form form;

	if (!r->mine || r->others_n == 0)
		return;
	items = arena_new(h->arena, struct gov_option, r->others_n + 1);
	items[0] = (struct gov_option){.value = S(""),
	                               .text = T("Select a request")};
	for (size_t i = 0; i < r->others_n; i++)
		items[i + 1] = (struct gov_option){
		        .value = id_show(h->arena, r->others[i].id.v),
		        .text = str_print(
		                h->arena, "%.*s, %.*s",
		                STR_ARG(r->others[i].terms.what),
		                STR_ARG(money_show(h->arena,
		                                   r->others[i].paid)))};
	words_heading(h, T("It is for something else"), "move");
	form = fund_form_begin(
	        h, ctx, receipt_path(h->arena, base, r->one.id, "/move"), 0);
	form_select(h, &form,
	            &(struct gov_select){.name = "to",
	                                 .label = T("Which request?"),
	                                 .label_size = "s",
	                                 .items = {items, r->others_n + 1}});
	fund_field_line(h, &form, "reason", T("Why is it for something else?"),
	                T("Whoever sees the request can read this."), S(""));
	fund_form_end(h, T("Move the receipt"), "govuk-button--secondary");
}

void
fund_draw_receipt(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct fund_screen *screen = data;
	const struct fund_receipt *r = &screen->receipts->one;
	struct str base = fund_path(h->arena, screen, screen->request.id, "");

	words_title(h, TV(h->arena, "A receipt for {what}",
	                  {"what", screen->request.terms.what}));
	if (r->seen != MEDIA_SEEN_NEW)
		gov_inset_text(h, &(struct gov_inset_text){
		                          .text = seen_words(r->seen)});
	draw_image(h, base, r, "dir-picture");
	html_raw(h, "<p class=\"govuk-body\">");
	gov_link(h, &(struct gov_link){.text = T("Save this picture"),
	                               .href = receipt_path(h->arena, base,
	                                                    r->id, "/save")});
	html_raw(h, "</p>");
	draw_move(h, ctx, screen, base);
}
