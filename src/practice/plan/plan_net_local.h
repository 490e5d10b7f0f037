/*
 * plan_net_local.h - inside the circle of people: rows, pages and JSON.
 */
#ifndef PRACTICE_PLAN_NET_LOCAL_H
#define PRACTICE_PLAN_NET_LOCAL_H

#include "practice/plan/plan_form_local.h"
#include "practice/plan/plan_net.h"
#include "practice/strengths/sit_views.h"

/* --- plan_net_store.c ----------------------------------------------------- */

struct plan_tie plan_tie_of_row(const struct row *row);
MUST_CHECK const struct fault *
plan_store_tie_lock(struct ctx *ctx, struct person_id person, int64_t id,
                    struct plan_tie *out, bool *found);
MUST_CHECK const struct fault *
plan_store_tie_add(struct ctx *ctx, struct person_id person,
                   const struct plan_tie *tie);
/* *changed is 0 where the row is another's to change. */
MUST_CHECK const struct fault *
plan_store_tie_save(struct ctx *ctx, struct person_id person,
                    const struct plan_tie *tie, int64_t *changed);
MUST_CHECK const struct fault *
plan_store_tie_remove(struct ctx *ctx, struct person_id person, int64_t id,
                      int64_t *gone);
/* Whether today is kept already. */
MUST_CHECK const struct fault *
plan_store_net_day(struct ctx *ctx, struct person_id person, bool *out);
/* The day, and its ties as they stand now. */
MUST_CHECK const struct fault *
plan_store_net_add(struct ctx *ctx, const struct plan_net *net);
MUST_CHECK const struct fault *
plan_store_net_days(struct ctx *ctx, struct person_id person,
                    struct plan_net_days *out);

/* What a day is signed with: its ties, whoever it is about. */
struct bytes plan_net_digest(struct arena *arena, const struct plan_net *net);
/* Hands fn every day that was kept, of anybody, with its ties and digest. */
typedef const struct fault *(*plan_net_fn)(struct ctx *ctx,
                                           const struct plan_net *net,
                                           struct bytes digest);
MUST_CHECK const struct fault *
plan_store_net_walk(struct ctx *ctx, plan_net_fn fn);
/* REFUSED where a day is not what was kept: plan_net_check.c. */
MUST_CHECK const struct fault *plan_net_check(struct ctx *ctx);

extern const struct query plan_q_supporters_of;
extern const struct query plan_q_net_named;
extern const struct query plan_q_supporter_lock;
extern const struct query plan_q_supporter_put;
extern const struct query plan_q_supporter_save;
extern const struct query plan_q_supporter_remove;
extern const struct query plan_q_net_day;
extern const struct query plan_q_net_add;
extern const struct query plan_q_net_ties_add;
extern const struct query plan_q_nets_of;
extern const struct query plan_q_net_ties_of;
extern const struct query plan_q_net_days;
extern const struct query plan_q_check_net_person;
extern const struct query plan_q_check_net_empty;
extern const struct query plan_q_check_nets;
extern const struct query plan_q_check_net_ties;
#define PLAN_NET_QUERIES \
	&plan_q_supporters_of, &plan_q_net_named, &plan_q_supporter_lock, \
	        &plan_q_supporter_put, &plan_q_supporter_save, \
	        &plan_q_supporter_remove, &plan_q_net_day, &plan_q_net_add, \
	        &plan_q_net_ties_add, &plan_q_nets_of, &plan_q_net_ties_of, \
	        &plan_q_net_days, &plan_q_check_net_person, \
	        &plan_q_check_net_empty, &plan_q_check_nets, \
	        &plan_q_check_net_ties

/* --- pages: plan_net_pages.c, plan_net_kept_pages.c ----------------------- */

struct plan_net_screen {
	struct plan_screen plan; /* first: plan_screen_show is handed it */
	bool named;
	const struct plan_tie *tie;
	enum plan_net_why asked; /* PLAN_NET_WHY_COUNT: nothing is */
	const struct plan_net *nets;
	size_t nets_n;
	const struct plan_net_figures *figures; /* one for each of nets */
	const struct plan_net *net;             /* the day that is shown */
	struct str by;                          /* who kept it */
	const struct sit *sits; /* of that day, or of today on paper */
	size_t sits_n;
};

/* "{n} people", ring by ring and by kind: for who sees no names. */
void
plan_draw_circle_counts(struct html *h, const struct plan_tie *ties, size_t n);
/* The circle and its words; presses: with what the script needs. */
void plan_draw_circle(struct html *h, const struct plan_tie *ties, size_t n,
                      struct str who, const char *id, bool presses);
/* Everybody in a table, with what is said of them. */
void plan_draw_ties(struct html *h, const struct ctx *ctx,
                    const struct plan_screen *screen,
                    const struct plan_tie *ties, size_t n);

void plan_draw_people(struct html *h, const struct ctx *ctx, const void *data);
void plan_draw_tie(struct html *h, const struct ctx *ctx, const void *data);
void
plan_draw_net_over(struct html *h, const struct ctx *ctx, const void *data);
void plan_draw_net_day(struct html *h, const struct ctx *ctx, const void *data);
void
plan_draw_net_paper(struct html *h, const struct ctx *ctx, const void *data);

const struct fault *plan_get_circle(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
const struct fault *
plan_get_circle_print(struct ctx *ctx, const struct request *req,
                      struct reply *reply);
const struct fault *plan_post_circle(struct ctx *ctx, const struct request *req,
                                     struct reply *reply);
const struct fault *
plan_get_tie(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_post_tie(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_post_tie_ring(struct ctx *ctx, const struct request *req,
                   struct reply *reply);
const struct fault *
plan_post_circle_remove(struct ctx *ctx, const struct request *req,
                        struct reply *reply);
const struct fault *
plan_get_nets(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_get_net(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_post_net(struct ctx *ctx, const struct request *req, struct reply *reply);

/* --- plan_net_api.c ------------------------------------------------------- */

const struct fault *plan_api_circle(struct ctx *ctx, const struct request *req,
                                    struct reply *reply);
const struct fault *
plan_api_circle_put(struct ctx *ctx, const struct request *req,
                    struct reply *reply);
const struct fault *
plan_api_tie(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_api_tie_ring(struct ctx *ctx, const struct request *req,
                  struct reply *reply);
const struct fault *
plan_api_circle_remove(struct ctx *ctx, const struct request *req,
                       struct reply *reply);
const struct fault *
plan_api_nets(struct ctx *ctx, const struct request *req, struct reply *reply);
const struct fault *
plan_api_net_keep(struct ctx *ctx, const struct request *req,
                  struct reply *reply);

#endif
