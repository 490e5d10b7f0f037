/*
 * study_plan.c - the plan of a study as the evaluation engine reads it
 * (docs/evaluation-plan.md): its bytes are what is registered.
 */
#include "insight/study/study_local.h"
#include "insight/study/study_rows.h"

#include "insight/evaluation/eval_plan.h"

#define PLAN_MOST ((size_t)64 * 1024)

/* A basic string of TOML on one line. */
static void
put_words(struct buf *buf, struct str words)
{
	buf_char(buf, '"');
	for (size_t i = 0; i < words.n; i++) {
		char c = words.p[i];

		if (c == '"' || c == '\\')
			buf_char(buf, '\\');
		buf_char(buf, c == '\n' || c == '\t' ? ' ' : c);
	}
	buf_char(buf, '"');
}

static void
put_key(struct buf *buf, const char *key, struct str words)
{
	buf_print(buf, "%s = ", key);
	put_words(buf, words);
	buf_char(buf, '\n');
}

static void
put_share(struct buf *buf, const char *key, int64_t tenths)
{
	buf_print(buf, "%s = %.3f\n", key, (double)tenths / 1000);
}

static void
put_head(struct buf *buf, const struct study_design *d,
         struct organisation_id organisation)
{
	buf_lit(buf, "[study]\n");
	put_key(buf, "title", d->title);
	put_key(buf, "question", d->question);
	put_key(buf, "programme", S("My Direction"));
	put_key(buf, "lawful_basis", d->basis);
	put_key(buf, "population",
	        str_print(buf->arena,
	                  "organisation %lld, start by %s, from "
	                  "%.*s to %.*s",
	                  (long long)organisation.v,
	                  study_start_words[d->start],
	                  STR_ARG(date_iso(buf->arena, d->from)),
	                  STR_ARG(date_iso(buf->arena, d->to))));
	buf_lit(buf, "reviewers = [");
	put_words(buf, d->reviewers);
	/* Whoever starts later than their order began has come through that
	 * time already: comparators draw their start among those who had,
	 * too. */
	buf_print(buf,
	          "]\n\n[data]\nshape = \"events\"\nindex_date = "
	          "\"index_date\"\nstart_date = \"start_date\"\ndata_cut = "
	          "%.*s\n\n[follow_up]\nzero = \"risk-set\"\nfollow_days = "
	          "%lld\nlag_days = %lld\nsame_day = \"next\"\n",
	          STR_ARG(date_iso(buf->arena, study_matures(d))),
	          (long long)d->follow_days, (long long)d->lag_days);
	if (!str_empty(d->recalls))
		put_key(buf, "recall_rule", d->recalls);
}

/* A label in both languages, whichever is spoken: the plan is one text. */
static void
put_label(struct buf *buf, const char *key)
{
	enum lang lang = text_lang();
	struct str welsh;

	put_key(buf, "label", str_of(key));
	text_use(LANG_CY);
	welsh = text_get(key);
	text_use(lang);
	if (!str_is(welsh, key))
		put_key(buf, "label_cy", welsh);
}

/* `line` is what it is made of; `more` a bit of what else is looked at.  Those
 * that are apart are another thing than an offence, so that a release may show
 * both (decision 78); a sentence may be revoked for an offence or a recall. */
static const struct {
	const char *id, *label, *kind, *family, *line;
	unsigned more;
} outcomes[] = {
        {"reoffended", TK("Proven reoffence within the follow-up"), "binary",
         "secondary", "", 0},
        {"how-often", TK("Proven reoffences within the follow-up"), "count",
         "secondary", "", 0},
        {"how-soon", TK("Days to the first proven reoffence"), "time",
         "secondary", "", 0},
        {"serious",
         TK("Proven reoffence of severity 3 or more within the follow-up"),
         "binary", "exploratory", "severity = 3\n", 1u << STUDY_MORE_SERIOUS},
        {"recalled", TK("Recall to custody within the follow-up"), "binary",
         "exploratory", "of = \"recalls\"\n", 1u << STUDY_MORE_RECALL},
        {"either-how-soon", TK("Days to the first proven reoffence or recall"),
         "time", "exploratory", "of = \"either\"\n", 1u << STUDY_MORE_RECALL},
        {"sentence-revoked",
         TK("Sentence revoked within the follow-up: a breach, a new offence or "
            "a recall"),
         "binary", "exploratory",
         "column = \"order_revoked\"\nday = \"order_ended\"\n",
         1u << STUDY_MORE_SENTENCE},
        {"sentence-completed",
         TK("Sentence completed, or ended early for good progress, within the "
            "follow-up"),
         "binary", "exploratory",
         "column = \"order_completed\"\nday = \"order_ended\"\napart = "
         "true\n",
         1u << STUDY_MORE_SENTENCE},
        {"housed", TK("In settled housing at the end of follow-up"), "binary",
         "exploratory", "column = \"housed_at_end\"\napart = true\n",
         1u << STUDY_MORE_HOUSING},
        {"in-work", TK("In work at the end of follow-up"), "binary",
         "exploratory", "column = \"in_work_at_end\"\napart = true\n",
         1u << STUDY_MORE_WORK},
};

static void
put_outcome(struct buf *buf, const char *id, const char *label,
            const char *kind, const char *family, const char *line)
{
	buf_print(buf, "\n[[outcome]]\nid = \"%s\"\n", id);
	put_label(buf, label);
	buf_print(buf, "kind = \"%s\"\nfamily = \"%s\"\n%s", kind, family,
	          line);
}

/* The one that decides is primary; its place is that of study_first_words. */
static void
put_outcomes(struct buf *buf, const struct study_design *d)
{
	for (size_t i = 0; i < sizeof(outcomes) / sizeof(outcomes[0]); i++) {
		const typeof(outcomes[0]) *one = &outcomes[i];

		if (one->more != 0 && (d->more & one->more) == 0)
			continue;
		put_outcome(buf, one->id, one->label, one->kind,
		            i == (size_t)d->first ? "primary" : one->family,
		            one->line);
	}
	/* of as many days before as people are followed */
	if (d->control)
		put_outcome(buf, "before", TK("Proven offence before"),
		            "binary", "negative-control", "");
}

/* Where spans of a number begin; of words there are none. */
static const char *const spans[STUDY_COLUMNS] = {
        [STUDY_AGE] = "[21, 25, 30, 40, 50]",
        [STUDY_MONTHS] = "[6, 12, 24]",
        [STUDY_ORDERS_BEFORE] = "[1, 3]",
        [STUDY_OFFENCES_BEFORE] = "[1, 3]",
};

static void
put_covariates(struct buf *buf, const struct study_design *d)
{
	for (int i = 0; i < STUDY_COLUMNS; i++) {
		bool number = study_column_number((enum study_column)i);

		if ((d->columns & (1u << i)) == 0)
			continue;
		buf_print(buf,
		          "\n[[covariate]]\nname = \"%s\"\n"
		          "kind = \"%s\"\n",
		          study_column_words[i], number ? "number" : "word");
		if (d->edition >= 2)
			put_label(buf, study_column_keys[i]);
		if (number && d->method == STUDY_COARSE)
			buf_print(buf, "cuts = %s\n", spans[i]);
	}
}

/* Columns of words by name, as a list. */
static void
put_words_of(struct buf *buf, const char *key, unsigned columns)
{
	const char *before = "";

	buf_print(buf, "%s = [", key);
	for (int i = 0; i < STUDY_COLUMNS; i++)
		if ((columns & (1u << i)) != 0 &&
		    !study_column_number((enum study_column)i)) {
			buf_print(buf, "%s\"%s\"", before,
			          study_column_words[i]);
			before = ", ";
		}
	buf_lit(buf, "]\n");
}

/* For whom it may differ: named beforehand, and tested for that alone. */
static void
put_groups(struct buf *buf, unsigned groups)
{
	if (groups == 0)
		return;
	buf_lit(buf, "\n[subgroups]\n");
	put_words_of(buf, "columns", groups);
}

/* What participants had: described and looked at, and never matched on. */
static void
put_after(struct buf *buf, const struct study_design *d)
{
	const char *before = "";

	buf_lit(buf, "\n[after]\ncolumns = [");
	for (int i = 0; i < STUDY_DOSES; i++)
		buf_print(buf, "%s\"%s\"", i == 0 ? "" : ", ",
		          study_dose_words[i]);
	buf_lit(buf, "]\n");
	if (d->more >> STUDY_COMPARED == 0)
		return;
	buf_lit(buf, "described = [");
	for (int i = STUDY_COMPARED; i < STUDY_MORES; i++)
		if ((d->more & 1u << i) != 0) {
			buf_print(buf, "%s\"%s\"", before, study_more_words[i]);
			before = ", ";
		}
	buf_lit(buf, "]\n");
}

/* The first is what is believed; the others show how much hangs on it. */
static void
put_methods(struct buf *buf, const struct study_design *d)
{
	const char *nearest = d->method == STUDY_NEAREST ? "main" : "score";

	if (d->method == STUDY_EXACT) {
		buf_lit(buf, "\n[[method]]\nid = \"main\"\nkind = \"exact\"\n");
		put_words_of(buf, "exact", d->columns);
	}
	if (d->method == STUDY_COARSE)
		buf_lit(buf, "\n[[method]]\nid = \"main\"\nkind = \"cem\"\n");
	buf_print(buf,
	          "\n[[method]]\nid = \"%s\"\nkind = \"nearest\"\n"
	          "ratio = %lld\ncaliper = 0.2\n",
	          nearest, (long long)d->ratio);
	buf_lit(buf, "\n[[method]]\nid = \"pairs\"\nkind = \"nearest\"\n"
	             "ratio = 1\ncaliper = 0.2\n"
	             "\n[[method]]\nid = \"weights\"\nkind = \"iptw\"\n");
	if (d->edition < 2)
		return;
	buf_print(buf,
	          "\n[[method]]\nid = \"tight\"\nkind = \"nearest\"\n"
	          "ratio = %lld\ncaliper = 0.1\n"
	          "\n[[method]]\nid = \"balanced\"\nkind = \"entropy\"\n",
	          (long long)d->ratio);
}

/* Half the time for a case to be proved: another lag that everybody has had by
 * then. */
static void
put_lags(struct buf *buf, const struct study_design *d)
{
	if (d->edition >= 2 && d->lag_days >= 2)
		buf_print(buf, "\n[sensitivity]\nlag_days = [%lld]\n",
		          (long long)d->lag_days / 2);
}

struct str
study_plan_text(struct arena *arena, const struct study_design *d,
                struct organisation_id organisation)
{
	struct buf buf;

	buf_init(&buf, arena, PLAN_MOST);
	put_head(&buf, d, organisation);
	put_outcomes(&buf, d);
	put_covariates(&buf, d);
	put_methods(&buf, d);
	put_lags(&buf, d);
	put_groups(&buf, d->groups);
	put_after(&buf, d);
	buf_lit(&buf, "\n[judge]\n");
	put_share(&buf, "base", d->base);
	put_share(&buf, "target_fall", d->fall);
	if (d->expected > 0)
		buf_print(&buf, "participants = %lld\n",
		          (long long)d->expected);
	/* a share, and not a ratio */
	if (d->smallest > 0 && d->first == STUDY_WHETHER)
		put_share(&buf, "smallest", d->smallest);
	return buf_get(&buf);
}

const struct fault *
study_plan_mark(struct ctx *ctx, const struct study_design *design,
                struct str *out)
{
	struct eval_plan *plan = arena_new(ctx->arena, struct eval_plan, 1);

	TRY(eval_plan_text(ctx->arena,
	                   study_plan_text(ctx->arena, design,
	                                   ctx->who.organisation),
	                   plan));
	*out = str_of(plan->sha256);
	return NULL;
}
