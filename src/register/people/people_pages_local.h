/* people_pages_local.h - what the pages of register/people hand to their
 * views. */
#ifndef REGISTER_PEOPLE_PAGES_LOCAL_H
#define REGISTER_PEOPLE_PAGES_LOCAL_H

#include "kernel/access/access.h"
#include "kernel/audit/audit.h"
#include "register/people/people_merge_local.h"
#include "register/people/people_views.h"
#include "web/gov/form.h"

/* /people and /found/:search */
struct list_view {
	const struct person_line *lines;
	size_t n;
	int64_t total;
	int64_t page; /* from 0 */
	int64_t pages;
	bool more;
	enum people_list which;
	bool results;
};
void people_draw_list(struct html *h, const struct ctx *ctx, const void *data);

/* /people/:crn/details and its form */
struct details_view {
	struct person_head head; /* first: people_above reads it */
	struct person_facts facts;
	const struct person_number *numbers;
	size_t numbers_n;
	const struct person_told *told;
	size_t told_n;
	const struct correction *corrections;
	size_t corrections_n;
	const struct person_place *places;
	size_t places_n;
	bool restricted;
	bool may_write;
	bool may_allocate;
	bool may_restrict;
};
void
people_draw_details(struct html *h, const struct ctx *ctx, const void *data);
void people_draw_edit(struct html *h, const struct ctx *ctx, const void *data);
void people_draw_me(struct html *h, const struct ctx *ctx, const void *data);

/* people_right_views.c: /people/:crn/corrections/:correction, and lists. */
struct correction_view {
	struct person_head head; /* first: people_above reads it */
	struct correction correction;
	struct str path;
};
void
people_draw_answer(struct html *h, const struct ctx *ctx, const void *data);
/* One with its answer; to the person all of them, to a worker those that are
 * open, or answered; how many. */
void
people_draw_correction(struct html *h, const struct correction *c, bool own);
void people_draw_corrections(struct html *h, const struct details_view *view,
                             bool own, bool open);
size_t people_corrections_n(const struct details_view *view, bool open);
void people_draw_correct_form(struct html *h, const struct ctx *ctx);

/* Coded words in the reader's language; empty for none. */
struct str people_sex_words(struct str sex);
struct str people_ethnicity_words(struct str ethnicity);
struct str people_language_words(struct str language);

/* Facts as a summary list; for the person in plainer words. */
void
people_draw_facts(struct html *h, const struct person_facts *facts, bool own);

/* /people/:crn/allocate */
struct worker_line {
	struct user_id user;
	struct str name;
};
struct allocate_view {
	struct person_head head;
	const struct worker_line *workers;
	size_t workers_n;
	const struct team *teams;
	size_t teams_n;
};
void
people_draw_allocate(struct html *h, const struct ctx *ctx, const void *data);
/* Those who may hold cases in an organisation, by name. */
MUST_CHECK const struct fault *
people_store_workers(struct ctx *ctx, struct organisation_id organisation,
                     struct worker_line **out, size_t *n);

/* /people/:crn/restrict */
struct restrict_view {
	struct person_head head;
	bool restricted;
};
void
people_draw_restrict(struct html *h, const struct ctx *ctx, const void *data);

/* /people/:crn/open: nothing about the person but what was typed */
struct open_view {
	struct str crn;
};
void people_draw_open(struct html *h, const struct ctx *ctx, const void *data);

/* /reviews/glass */
struct glass_view {
	struct glass glass;
	struct str who;
	struct str name; /* of the person, or empty when out of reach */
	struct str crn;
};
struct glasses_view {
	const struct glass_view *v;
	size_t n;
};
void
people_draw_glasses(struct html *h, const struct ctx *ctx, const void *data);
void people_draw_glass(struct html *h, const struct ctx *ctx, const void *data);

/* /duplicates */
struct duplicates_view {
	const struct duplicate *duplicates;
	size_t n;
	const struct merge *merges;
	size_t merges_n;
};
void
people_draw_duplicates(struct html *h, const struct ctx *ctx, const void *data);
struct compare_view {
	struct person_head a;
	struct person_head b;
	struct person_facts a_facts;
	struct person_facts b_facts;
};
void
people_draw_compare(struct html *h, const struct ctx *ctx, const void *data);

/* /people/:crn/access and /me/access */
struct looks_view {
	struct person_head head;
	const struct audit_line *lines;
	size_t n;
	bool own;
	struct instant before; /* of the next page, or INSTANT_NONE */
};

/* The page of looks that the request asks for, about view->head. */
MUST_CHECK const struct fault *
people_looks_page(struct ctx *ctx, const struct request *req,
                  struct looks_view *view);

void people_draw_looks(struct html *h, const struct ctx *ctx, const void *data);

/* audit_about(), each line with the name of who did it. */
MUST_CHECK const struct fault *
people_looks_read(struct ctx *ctx, struct person_id person,
                  struct instant before, size_t most, struct audit_line **out,
                  size_t *n);

/* The name of who did it, in each of these lines. */
MUST_CHECK const struct fault *
people_looks_name(struct ctx *ctx, struct audit_line *lines, size_t n);

/* The panel of who waits for a correction. */
struct waits_view {
	const struct correction_waits *v;
	size_t n;
};
MUST_CHECK const struct fault *
people_read_waits(struct ctx *ctx, struct person_id person, void **out);
void people_draw_waits(struct html *h, const struct ctx *ctx, const void *data);

/* Handlers, by file. */
#define HANDLER(name) \
	const struct fault *name(struct ctx *ctx, const struct request *req, \
	                         struct reply *reply)
/* people_pages.c: lists, search, details. */
HANDLER(people_get_list);
HANDLER(people_post_search);
HANDLER(people_get_results);
HANDLER(people_get_details);
HANDLER(people_get_edit);
HANDLER(people_post_edit);
HANDLER(people_post_told);
/* people_right_pages.c */
HANDLER(people_get_correction);
HANDLER(people_post_correction);
HANDLER(people_api_corrections);
HANDLER(people_api_correct);
HANDLER(people_api_corrected);
/* people_reach_pages.c: who reaches a person. */
HANDLER(people_get_allocate);
HANDLER(people_post_allocate);
HANDLER(people_get_restrict);
HANDLER(people_post_restrict);
HANDLER(people_post_exclude);
HANDLER(people_get_open_crn);
HANDLER(people_post_open_crn);
HANDLER(people_get_open);
HANDLER(people_post_open);
HANDLER(people_get_glasses);
HANDLER(people_get_glass);
HANDLER(people_post_glass);
HANDLER(people_get_looks);
/* people_sign_in_pages.c: how the person comes to sign in. */
HANDLER(people_get_sign_in);
HANDLER(people_prepare_paper);
HANDLER(people_post_invite);
HANDLER(people_post_reset);
/* people_merge_pages.c */
HANDLER(people_get_duplicates);
HANDLER(people_get_compare);
HANDLER(people_post_merge);
HANDLER(people_post_not_same);
HANDLER(people_post_undo);
/* people_me_pages.c */
HANDLER(people_get_me_details);
HANDLER(people_post_me_details);
HANDLER(people_get_me_looks);
/* people_api.c */
HANDLER(people_api_search);
HANDLER(people_api_person);
HANDLER(people_api_looks);
HANDLER(people_api_me);

#endif
