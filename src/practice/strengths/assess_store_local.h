/*
 * assess_store_local.h - columns of the two sides of an area, and what is made
 * of a row that has them.
 */
#ifndef PRACTICE_STRENGTHS_ASSESS_STORE_LOCAL_H
#define PRACTICE_STRENGTHS_ASSESS_STORE_LOCAL_H

#include "practice/strengths/assess_local.h"

/* Of a table that is called a. */
#define ASSESS_OWN_OF_A \
	" a.own_view, a.own_ready, a.own_ready_words, a.own_priority," \
	" a.own_voice, a.own_by, a.own_at, a.own_version, a.own_form," \
	" a.own_asked, a.own_strengths, a.own_nothing"
#define ASSESS_SHARED_OF_A \
	" a.work_view, a.work_strengths, a.work_needs, a.work_priority," \
	" a.work_by, a.work_at, a.work_version, a.work_form, a.work_asked," \
	" a.work_nothing"
#define ASSESS_KEPT_OF_A \
	" a.work_harm, a.work_harm_words, a.work_reoffending," \
	" a.work_reoffending_words, a.work_evidence"

/* Both sides of an area, and how far it is. */
#define ASSESS_SIDES \
	" state, own_view, own_ready," \
	" own_ready_words, own_priority, own_voice, own_by, own_at," \
	" own_version, own_form, own_asked, work_view, work_strengths," \
	" work_needs, work_harm, work_harm_words, work_reoffending," \
	" work_reoffending_words, work_evidence, work_priority, work_by," \
	" work_at, work_version, work_form, work_asked, own_strengths," \
	" own_nothing, work_nothing"

struct assess_own assess_own_of_row(const struct row *row);
struct assess_work assess_work_of_row(const struct row *row);
struct assess_area assess_area_of_row(const struct row *row);

#endif
