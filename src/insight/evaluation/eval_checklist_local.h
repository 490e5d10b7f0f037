/*
 * eval_checklist_local.h - what a result answers of checklists; for their
 * files alone.
 *
 * Each is a sentence or two in this thread's language, of what the result says
 * and no more; empty where it does not know, and then the item is left open for
 * the author.
 */
#ifndef INSIGHT_EVAL_CHECKLIST_LOCAL_H
#define INSIGHT_EVAL_CHECKLIST_LOCAL_H

#include "insight/evaluation/eval_report_local.h"

/* Of the plan. */
struct str eval_knows_title(const struct eval_paper *paper);
struct str eval_knows_programme(const struct eval_paper *paper);
struct str eval_knows_question(const struct eval_paper *paper);
struct str eval_knows_population(const struct eval_paper *paper);
struct str eval_knows_grouped(const struct eval_paper *paper);
struct str eval_knows_law(const struct eval_paper *paper);
struct str eval_knows_zero(const struct eval_paper *paper);
struct str eval_knows_outcomes(const struct eval_paper *paper);
struct str eval_knows_method(const struct eval_paper *paper);

/* Of who is in it, and how the groups came about. */
struct str eval_knows_flow(const struct eval_paper *paper);
struct str eval_knows_assignment(const struct eval_paper *paper);
struct str eval_knows_size(const struct eval_paper *paper);
struct str eval_knows_balance(const struct eval_paper *paper);
struct str eval_knows_missing(const struct eval_paper *paper);
/* How alike they are, what something unmeasured would have to be, and what was
 * compared without a day on which it was known. */
struct str eval_knows_confounding(const struct eval_paper *paper);

/* Of what came of it. */
struct str eval_knows_effect(const struct eval_paper *paper);
struct str eval_knows_more(const struct eval_paper *paper);
struct str eval_knows_subgroups(const struct eval_paper *paper);
struct str eval_knows_records(const struct eval_paper *paper);
struct str eval_knows_lock(const struct eval_paper *paper);
struct str eval_knows_limits(const struct eval_paper *paper);

/* Levels of evidence. */
struct str eval_knows_maryland(const struct eval_paper *paper);
struct str eval_knows_not_four(const struct eval_paper *paper);
struct str eval_knows_not_five(const struct eval_paper *paper);
struct str eval_knows_nesta(const struct eval_paper *paper);

/* --- of an experiment, whose groups a lot made --------------------------- */

/* How the groups came about, and what the author must say of the lot. */
struct str eval_knows_drawn(const struct eval_paper *paper);
/* How they are shown at the beginning, and that nothing of it is tested. */
struct str eval_knows_chance(const struct eval_paper *paper);
/* That everybody counts in the group that the data has, and who is left. */
struct str eval_knows_assigned(const struct eval_paper *paper);
/* Of how many it is known what came of them. */
struct str eval_knows_followed(const struct eval_paper *paper);
/* Level 5, and what of it the result does not know. */
struct str eval_knows_maryland_lot(const struct eval_paper *paper);

/* Two sentences as one text; either may be empty. */
struct str
eval_knows_both(const struct eval_paper *paper, struct str a, struct str b);
/* Which covariates have no day on which they were known; that each has one;
 * empty where the result does not say. */
struct str eval_knows_undated(const struct eval_paper *paper);
/* People of both groups at a step of the flow; NAN: hidden, or no such step. */
double eval_knows_step(const struct eval_paper *paper, const char *step);

#endif
