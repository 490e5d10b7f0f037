/*
 * eval_simulate_local.h - one fictional person.
 */
#ifndef INSIGHT_EVAL_SIMULATE_LOCAL_H
#define INSIGHT_EVAL_SIMULATE_LOCAL_H

#include "insight/evaluation/eval_simulate.h"
#include "stats/random.h"

/* Chance, the same on every machine. */
struct sim {
	struct stats_random random;
};
double sim_uniform(struct sim *s);     /* in (0, 1) */
double sim_normal(struct sim *s);      /* twelve uniforms less six */
double sim_exponential(struct sim *s); /* mean 1 */
int sim_below(struct sim *s, int n);   /* 0 to n - 1 */
bool sim_chance(struct sim *s, double p);
/* Where a share falls among some that rise to 1. */
int sim_among(struct sim *s, const double *rising);

/* The library's may differ in the last digit from machine to machine. */
double sim_exp(double x);
double sim_log(double x);

/* Amounts in tenths are whole numbers, so that no digit depends on libc. */
struct sim_person {
	bool treated;
	int age10, ogrs10, prev, first;
	bool sex, emp, acc, drug, alc; /* sex: a woman */
	int eth, sent, tier, area, off;
};

extern const char *const sim_eths[], *const sim_sents[], *const sim_offs[];

/* Somebody; a participant as the model of who is chosen has them. */
void sim_person_draw(struct sim *s, bool treated, struct sim_person *out);

/*
 * The day of the first reoffence, from 1, counted from the index day, of
 * somebody who has got to `begun` without one, when the hazard is multiplied
 * by `ratio` from then on.
 */
int sim_reoffence(struct sim *s, const struct sim_person *p, int begun,
                  double ratio);

/* Days from one reoffence to the next. */
int sim_again(struct sim *s, const struct sim_person *p);

/*
 * Of people like them, the share who reoffend within a year of the index day
 * when the hazard is multiplied by `ratio`: what sim_reoffence draws.
 */
double sim_risk(const struct sim_person *p, double ratio);

/* A row of one table: who it is, and what came. */
struct sim_row {
	struct sim_person person;
	int first, follow; /* days to a reoffence, and of being followed */
	int again;         /* reoffences within a year */
};

/*
 * The next of `left` rows, of which *treated are of participants: each order of
 * them is as likely.  *treated is one less after one of them.
 */
void sim_row_draw(struct sim *s, int64_t *treated, int64_t left, double effect,
                  struct sim_row *out);

/* What the README says of the models above. */
extern const char sim_models[];

#endif
