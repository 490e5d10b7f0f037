/*
 * eval_local.h - one case of the reference vectors.
 */
#ifndef INSIGHT_EVAL_LOCAL_H
#define INSIGHT_EVAL_LOCAL_H

#include "base/json.h"
#include "insight/evaluation/evaluation.h"
#include "stats/survival.h"

/* A case while it is computed. */
struct eval_case {
	struct arena *arena;
	const char *folder;
	const json_t *spec;
	const json_t *expected; /* for selections alone; NULL: none */
	struct str data;        /* file in data/, or empty */
	struct stats st;
	struct stats_frame frame;
	struct json_out *out; /* what is computed: one object, open */
	struct str wrong;     /* why the case cannot be computed, or empty */
};

/* An operation; false when it was stopped, with a note or c->wrong. */
struct eval_op {
	const char *name;
	const char *takes; /* the fields of its spec, by spaces */
	bool (*run)(struct eval_case *c);
};

/* Cases that are compiled in (tools/make-eval-cases), as a file has them. */
extern const unsigned char eval_builtin_cases[];
extern const size_t eval_builtin_cases_n;

/* All operations, in files of their own; each ends with a NULL name. */
extern const struct eval_op eval_ops_model[];
extern const struct eval_op eval_ops_cox[];
extern const struct eval_op eval_ops_survival[];
extern const struct eval_op eval_ops_effect[];
extern const struct eval_op eval_ops_match[];
extern const struct eval_op eval_ops_judge[];
extern const struct eval_op eval_ops_people[];
const struct eval_op *eval_op_find(const char *name);

/* Say why a case cannot be computed; hands back false. */
MUST_CHECK bool
eval_wrong(struct eval_case *c, const char *why, struct str what);

/* Whether a word is among some, by spaces. */
bool eval_is_among(const char *words, const char *word);

/*
 * Why a case, or an edge, has not the shape of one; empty when it has.  Fields
 * that are not known are said, and those that are not what they should be.
 */
struct str eval_case_wrong(struct arena *arena, const json_t *one);
struct str eval_edge_wrong(struct arena *arena, const json_t *spec,
                           const json_t *expected);

/* Every field of the spec is one that the operation takes, and of its kind. */
MUST_CHECK bool eval_spec_check(struct eval_case *c, const struct eval_op *op);

/* Whether a result at a place, ".groups[0].n", has to be equal. */
bool eval_is_exact(struct arena *arena, struct str at);

/* The table of a case: from its file, or from spec.columns. */
MUST_CHECK bool eval_frame_read(struct eval_case *c);

/* Fields of the spec: empty, `otherwise`, or no list when absent. */
struct str eval_word(const struct eval_case *c, const char *key);
double
eval_number(const struct eval_case *c, const char *key, double otherwise);
bool eval_true(const struct eval_case *c, const char *key);
struct str *eval_words(const struct eval_case *c, const char *key, size_t *n);
/* null is NAN */
double *eval_numbers(const struct eval_case *c, const char *key, size_t *n);
/* The numbers of a list; null is NAN. */
double *eval_list(struct arena *arena, const json_t *list, size_t *n);
/* The place of a word among some; c->wrong and false when it is none. */
MUST_CHECK bool eval_choice(struct eval_case *c, const char *key,
                            const char *const *words, int *out);

/* As eval_choice; a field that is left out is the first of the words. */
MUST_CHECK bool eval_option(struct eval_case *c, const char *key,
                            const char *const *words, int *out);

/*
 * A numeric column named in the spec: NULL in *out when the field is absent,
 * c->wrong and false when the column is.
 */
MUST_CHECK bool
eval_column(struct eval_case *c, const char *key, const double **out);

/* The groups of a column named in the spec, each row's; as above. */
struct eval_groups {
	const int32_t *code; /* NULL: absent */
	const struct str *names;
	size_t n;
};
MUST_CHECK bool
eval_group(struct eval_case *c, struct str column, struct eval_groups *out);
/* Several columns as one: a group a combination, by first appearance. */
MUST_CHECK bool
eval_group_all(struct eval_case *c, const char *key, struct eval_groups *out);

/*
 * Leave out the rows that miss a value in a column of these fields of the
 * spec (each a name, a list, or an object by name), and those of weight 0.
 */
MUST_CHECK bool
eval_complete(struct eval_case *c, const char *fields, const char *weights);

/* What the values of a column can be: from low to high, or not said. */
struct eval_range {
	double low, high;
	bool whole;           /* no parts of one */
	enum stats_code code; /* where they are not */
};

/*
 * Before any row is left out, so that a row is the file's: the values of a
 * column named in the spec are in a range, but for those missed and those of
 * rows whose weight (a field of the spec, or NULL) is 0.
 */
MUST_CHECK bool
eval_within(struct eval_case *c, const char *key,
            const struct eval_range *range, const char *weights);

/* Of a column that is 0 and 1 alone. */
#define EVAL_YES_NO (&(const struct eval_range){0, 1, true, E_BAD_VALUE})

/* A number of the spec itself is out of its range, at a place from 0. */
MUST_CHECK bool
eval_bad_number(struct eval_case *c, const char *key, size_t at);

/* Nobody twice in the column `id`: the first row that repeats one. */
MUST_CHECK bool eval_ids_differ(struct eval_case *c);

/* A stop about one row, from 0; hands back false. */
MUST_CHECK bool eval_row_stop(struct eval_case *c, enum stats_code code,
                              struct str column, size_t row, size_t count);

/* Write numbers; what is not finite is null. */
void eval_put_numbers(struct eval_case *c, const char *key, const double *v,
                      size_t n);
void eval_put_words(struct eval_case *c, const char *key, const struct str *v,
                    size_t n);
void
eval_put_pair(struct eval_case *c, const char *key, double low, double high);
void eval_put_count(struct eval_case *c, const char *key, size_t n);

/* The coefficients of a model, in the order of the spec's terms. */
struct eval_terms {
	struct str *names;
	size_t n;
	size_t *at; /* the model's column of each; (size_t)-1: taken out */
	size_t p;   /* columns of the model */
};

/* Write their names, too. */
void eval_terms_read(struct eval_case *c, const struct stats_model *model,
                     bool intercept, struct eval_terms *out);

/* Numbers of the model's columns, or of each two; null of one taken out. */
void eval_put_terms(struct eval_case *c, const char *key,
                    const struct eval_terms *terms, const double *v);
void eval_put_terms_square(struct eval_case *c, const char *key,
                           const struct eval_terms *terms, const double *v);

/* Compare what was computed with what is expected. */
struct eval_compare {
	double tolerance;
	double worst;  /* relative error */
	struct str at; /* where it differs, or empty */
	struct arena *arena;
};
void eval_compare(struct eval_compare *cmp, const json_t *expected,
                  const json_t *got, struct str at);

#endif
