/*
 * people_me_pages.c - the person's own facts, and who looked at them.
 */
#include "register/people/people_pages_local.h"

const struct fault *
people_get_me_details(struct ctx *ctx, const struct request *req,
                      struct reply *reply)
{
	struct details_view view = {0};
	struct correction *corrections;
	struct person_told *told;

	(void)req;
	TRY(people_me(ctx, &view.head));
	TRY(people_facts(ctx, view.head.person, &view.facts));
	TRY(people_corrections(ctx, view.head.person, &corrections,
	                       &view.corrections_n));
	TRY(people_told(ctx, view.head.person, &told, &view.told_n));
	view.corrections = corrections;
	view.told = told;
	view.may_write = ctx_can(ctx, CAN_WRITE_OWN);
	page_show(ctx, reply,
	          &(struct page){.title = T("My details"),
	                         .nav = NAV_HOME,
	                         .person_page = true,
	                         .back = S("/me")},
	          people_draw_me, &view);
	return NULL;
}

const struct fault *
people_post_me_details(struct ctx *ctx, const struct request *req,
                       struct reply *reply)
{
	struct str about = request_field(req, "about");
	const struct correction_terms terms = {
	        .about = str_empty(about) ? CORRECTION_OTHER
	                                  : str_word(about, correction_abouts),
	        .words = request_field(req, "words"),
	};

	TRY(people_correct(ctx, &terms));
	reply_notice(ctx, reply,
	             TEXT("Thank you. Your worker will look at it"));
	reply_see_other(reply, S("/me/details"));
	return NULL;
}

const struct fault *
people_get_me_looks(struct ctx *ctx, const struct request *req,
                    struct reply *reply)
{
	struct looks_view view = {.own = true};

	TRY(people_me(ctx, &view.head));
	TRY(people_looks_page(ctx, req, &view));
	page_show(ctx, reply,
	          &(struct page){.title = T("Who looked at my record"),
	                         .nav = NAV_ACCESS,
	                         .person_page = true,
	                         .back = S("/me")},
	          people_draw_looks, &view);
	return NULL;
}
