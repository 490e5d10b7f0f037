/*
 * contact_paper.c - the next appointment on the plan's booklet.
 *
 * Paper lies about and is read by others: where the record says when and how
 * contact is safe, the booklet holds no place and no kind of meeting.
 */
#include "practice/contact/contact_views.h"

/* Looked through for one that the person did not say no to. */
#define PAPER_MOST 5

const struct fault *
contact_read_paper(struct ctx *ctx, struct person_id person, void **out)
{
	struct contact_paper *paper =
	        arena_new(ctx->arena, struct contact_paper, 1);
	struct person_head head;
	struct contact *coming;
	size_t n, at = 0;

	*out = NULL;
	TRY(contact_store_coming(ctx, person, PAPER_MOST, &coming, &n));
	while (at < n && coming[at].answer == CONTACT_CANNOT)
		at++;
	if (at == n)
		return NULL;
	TRY(people_head(ctx, person, &head));
	paper->contact = coming[at];
	paper->bare = !str_empty(head.contact_rules);
	/* Whose home it is needs no paper. */
	if (paper->contact.kind == CONTACT_HOME_VISIT)
		paper->contact.place = S("");
	*out = paper;
	return NULL;
}
