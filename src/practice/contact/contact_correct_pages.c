/*
 * contact_correct_pages.c - a recorded contact corrected, on a page and as
 * JSON.
 */
#include "practice/contact/contact_pages.h"

const struct fault *
contact_get_correct(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct contact_screen screen = {.n = 0};
	struct page page;
	bool may;

	TRY(contact_screen_one(ctx, req, &screen));
	TRY(contact_may_correct(ctx, &screen.contact, &may));
	if (!may)
		return fault_refused(ctx, "Only whoever recorded this contact, "
		                          "or a manager, can correct it");
	TRY(contact_screen_choices(ctx, &screen));
	page = contact_page_of(ctx, &screen, T("Correct this contact"));
	page.wide = false;
	page.back = contact_path(ctx->arena, screen.head.crn, screen.contact.id,
	                         "");
	page_show(ctx, reply, &page, contact_draw_correct, &screen);
	return NULL;
}

/* "shared" where the former words may be read as before. */
static void
former_read(const struct request *req, struct contact_correction *out,
            struct problems *problems)
{
	struct str typed = request_field(req, "former");
	int former = str_word(typed, contact_privacies);

	if (str_empty(typed))
		former = CONTACT_SHARED;
	if (former < 0 || former == CONTACT_IMPORTED) {
		problems_add(problems, "former",
		             "Choose who may read the earlier words");
		return;
	}
	out->former = (enum contact_privacy)former;
}

const struct fault *
contact_post_correct(struct ctx *ctx, const struct request *req,
                     struct reply *reply)
{
	struct contact_screen screen = {.n = 0};
	struct contact_correction correction = {.former = CONTACT_SHARED};
	struct contact_terms *terms = &correction.terms;
	struct problems problems;
	int64_t seen;

	TRY(contact_post_begin(ctx, req, &screen, &seen, &problems));
	contact_read_when(ctx, req, "when", "time", terms, &problems);
	contact_read_terms(ctx, req, terms, &problems);
	contact_read_result(ctx, req, screen.contact.privacy, terms, &problems);
	/* Words are not asked for where there never were any. */
	terms->need_note &= !str_empty(screen.contact.note);
	correction.because = request_field(req, "because");
	former_read(req, &correction, &problems);
	TRY(contact_correct(ctx, screen.contact.id, seen, &correction,
	                    &problems));
	reply_notice(ctx, reply, TEXT("The contact is corrected"));
	reply_see_other(reply, contact_path(ctx->arena, screen.head.crn,
	                                    screen.contact.id, ""));
	return NULL;
}
