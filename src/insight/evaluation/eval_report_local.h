/*
 * eval_report_local.h - what a report is made of; for its files alone.
 */
#ifndef INSIGHT_EVAL_REPORT_LOCAL_H
#define INSIGHT_EVAL_REPORT_LOCAL_H

#include "insight/evaluation/eval_engine.h"
#include "insight/evaluation/eval_report.h"
#include "insight/evaluation/eval_run.h"

/* A result that is being shown. */
struct eval_paper {
	struct arena *arena;
	const json_t *result;
	const json_t *plan, *verdict;
	const json_t *primary; /* the primary effect, or NULL */
	/* the primary outcome, in this language: as the plan calls it, and what
	 * comes after "people who" (empty: it has no such words) */
	struct str what, who;
	bool printed;
	bool released;
};
void eval_paper_of(struct arena *arena, const json_t *result, bool printed,
                   struct eval_paper *out);

/* Members: NAN, empty, NULL or false where they are null or not there. */
double result_num(const json_t *of, const char *key);
struct str result_word(const json_t *of, const char *key);
bool result_yes(const json_t *of, const char *key);
const json_t *result_list(const json_t *of, const char *key);

/* --- numbers as words; a dash or "hidden" for NAN ------------------------ */

/* So many decimals. */
struct str
eval_say_number(const struct eval_paper *paper, double v, int digits);
/* A count of people. */
struct str eval_say_count(const struct eval_paper *paper, double v);
/* A share as "12.3%". */
struct str eval_say_share(const struct eval_paper *paper, double v);
/* "0.43", "less than 0.001". */
struct str eval_say_p(const struct eval_paper *paper, double p);
/* An estimate of a scale: points of 100 for "rd", two decimals for ratios. */
struct str
eval_say_estimate(const struct eval_paper *paper, struct str scale, double v);
struct str eval_say_interval(const struct eval_paper *paper, struct str scale,
                             const json_t *ci);
/* "previous_convictions" as "Previous convictions". */
struct str eval_say_name(struct arena *arena, struct str name);
/* A covariate, or a word of one, as the plan calls it in this language: "Kind
 * of offence: Theft" of "off=Theft"; where it says nothing, by its name. */
struct str eval_say_known(const struct eval_paper *paper, struct str name);
/* A list of those. */
struct str
eval_say_all_known(const struct eval_paper *paper, const json_t *names);
/* A word of the result in words: "rd", "nearest", "read" ... */
struct str eval_say_scale(const struct eval_paper *paper, struct str scale);
struct str eval_say_kind(struct str kind);
struct str eval_say_step(struct str step);

/* A change in people of a hundred: "about 8 fewer in every 100". */
struct str eval_say_change(const struct eval_paper *paper, double v);
/* "from 16 fewer to 7 more in every 100". */
struct str
eval_say_range(const struct eval_paper *paper, double low, double high);

/* An outcome as the plan calls it, in this language. */
struct str eval_say_outcome(const struct eval_paper *paper, struct str id);
/* "99% interval", of the primary row where it is not the usual one; else
 * empty. */
struct str eval_say_level(const struct eval_paper *paper, const json_t *row);
/* "80", of 100 studies: how surely one finds what it can, by the plan;
 * empty where it does not say. */
struct str eval_say_power(const struct eval_paper *paper);
/* "80 times in 100": how surely, by the plan; empty where it does not say. */
struct str eval_say_chance(const struct eval_paper *paper);
/* What the bounds of something hidden come to. */
struct str eval_say_gamma(const struct eval_paper *paper, const json_t *of);
/* The outcome of which `frequency` says how often it came. */
struct str eval_say_counted(const struct eval_paper *paper);

/* --- time ---------------------------------------------------------------- */

/* A number in the plan's unit: "52 weeks". */
struct str eval_say_span(const struct eval_paper *paper, struct str n);
/* How long people were followed; empty where the outcome knows no time. */
struct str eval_say_followed(const struct eval_paper *paper);
enum eval_time_word {
	EVAL_TIME_HEAD,  /* "Day" */
	EVAL_TIME_SINCE, /* "Days since the start" */
	EVAL_TIME_BY,    /* "Had happened by day" */
	EVAL_TIME_GAPS,  /* of the table of these */
	EVAL_TIME_FREE,  /* "Days without the event" */
};
struct str
eval_say_time(const struct eval_paper *paper, enum eval_time_word which);

/* --- how alike the groups are -------------------------------------------- */

/* Characteristics by what is left of their difference: 0.1 standard deviations
 * or less, more than that, or hidden in a release, of which it says neither. */
struct eval_alike {
	size_t all, alike, poor, hidden;
};
void eval_balance_of(const struct eval_paper *paper, struct eval_alike *out);

/* --- the finding --------------------------------------------------------- */

/* Whether the primary outcome is a count or a time: its effect is a ratio,
 * around 1, and no share of people. */
bool eval_is_ratio(const struct eval_paper *paper);

/* Whether chance decided who was on the programme. */
bool eval_is_lot(const struct eval_paper *paper);
/* "Within one year, 33 in every 100 ..."; empty where it is hidden. */
struct str eval_say_rates(const struct eval_paper *paper);

#define EVAL_SAID_MOST 8
struct eval_said {
	struct str v[EVAL_SAID_MOST];
	size_t n;
};
/* Why the verdict is as it is; false of a result before 1.10, which has
 * English sentences alone (`reasons`). */
bool eval_say_why(const struct eval_paper *paper, struct eval_said *out);
/* In a line; then sentences; then what may be said, and what may not. */
struct str eval_say_headline(const struct eval_paper *paper);
void eval_say_found(const struct eval_paper *paper, struct eval_said *out);
void eval_say_can(const struct eval_paper *paper, struct eval_said *out);
void eval_say_cannot(const struct eval_paper *paper, struct eval_said *out);
/* The chief of what may not be said, as a sentence that stands alone. */
struct str eval_say_limit(const struct eval_paper *paper);
/* Whom the finding is of, where it is not participants; else empty. */
struct str eval_say_whom(const struct eval_paper *paper);
/* What a sure finding is, of those. */
struct str eval_say_sure_of(const struct eval_paper *paper, struct str whom);
/* "Not for publication" and its like. */
void eval_say_marks(const struct eval_paper *paper, struct eval_said *out);
/* A warning in a sentence. */
struct str
eval_say_warning(const struct eval_paper *paper, const json_t *warning);
/* What stopped a part of a result, of its code. */
struct str eval_say_stopped(struct str code);
/* When how many have any and how often go opposite ways; else empty. */
struct str eval_say_opposite(const struct eval_paper *paper);

/* --- checklists ---------------------------------------------------------- */

struct eval_check {
	const char *title;                                  /* a key */
	struct str (*says)(const struct eval_paper *paper); /* NULL: open */
};
/* What kind of study a list is of: of any, of one that observes, or of an
 * experiment by lot, of which the other says what is not so. */
enum eval_list_of { EVAL_LIST_ALL, EVAL_LIST_SEEN, EVAL_LIST_LOT };
struct eval_checklist {
	const char *name, *about; /* a name, a key */
	enum eval_list_of of;
	const struct eval_check *v;
	size_t n;
};
extern const struct eval_checklist eval_checklists[];
extern const size_t eval_checklists_n;

/* --- views --------------------------------------------------------------- */

struct html;

/* A table whose first cell of a row is its header. */
#define EVAL_COLUMNS 8
void eval_table_open(struct html *h, struct str caption, const struct str *head,
                     size_t n);
void eval_table_line(struct html *h, const struct str *from, size_t n);
void eval_table_shut(struct html *h);

/* A figure: its title and a sentence; then, after the picture, its table
 * between begin and end; then how it is read. */
void
eval_figure_open(struct html *h, int level, struct str title, struct str says);
void eval_numbers_open(struct html *h, const struct eval_paper *paper,
                       struct str title);
void eval_numbers_shut(struct html *h);
void eval_figure_shut(struct html *h, struct str how);

/* The number of a group at a day, with its interval. */
struct draw_time;
struct draw_group;
typedef struct str eval_say_point(const struct eval_paper *paper,
                                  const struct draw_group *group, double day);
/* The numbers under lines over time: a row for each of some days. */
void eval_time_table(struct html *h, const struct eval_paper *paper,
                     const struct draw_time *time, struct str title,
                     eval_say_point *say);

void eval_views_flow(struct html *h, const struct eval_paper *paper);
void eval_views_fair(struct html *h, const struct eval_paper *paper);
void eval_views_time(struct html *h, const struct eval_paper *paper);
/* The models of everybody, under the curves. */
void eval_views_models(struct html *h, const struct eval_paper *paper);
void eval_views_often(struct html *h, const struct eval_paper *paper);
/* Each of several, as they come. */
void eval_views_recurrent(struct html *h, const struct eval_paper *paper);
void eval_views_other(struct html *h, const struct eval_paper *paper);
/* What it could have seen, as a figure and a table. */
void eval_views_seen(struct html *h, const struct eval_paper *paper);
/* What was measured, as a scale for what was not. */
void eval_views_measured(struct html *h, const struct eval_paper *paper);
void eval_views_after(struct html *h, const struct eval_paper *paper);
void eval_views_sure(struct html *h, const struct eval_paper *paper);
void eval_views_how(struct html *h, const struct eval_paper *paper);
void eval_views_warnings(struct html *h, const struct eval_paper *paper);
void eval_views_checklists(struct html *h, const struct eval_paper *paper);

#endif
