/*
 * eval_numbers.c - the proof of the numbers, and what a study could see.
 */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "app/app_local.h"
#include "app/eval_local.h"
#include "app/eval_say.h"
#include "insight/evaluation/eval_codes.h"
#include "insight/evaluation/evaluation.h"

#define FALL_USUAL 0.05

/* A study of how soon takes no number of a study of how many. */
static bool
is_soon_alone(const struct eval_power_in *in)
{
	return isnan(in->base) && isnan(in->treated) && isnan(in->fall) &&
	       isnan(in->cluster) && isnan(in->icc) && isnan(in->ess);
}

/* Of a study of how soon: events, or the ratio that they show. */
static int
power_soon(struct buf *buf, const struct eval_power_time *in, bool json)
{
	if (!eval_power_time_put(buf, in, json)) {
		return eval_stop(
		        EVAL_WRONG_USE,
		        "--hr is a ratio above 0 that is not 1, --events a "
		        "number "
		        "above 0, --ratio above 0, --power and --alpha between "
		        "0 and 1, --power not below half of --alpha");
	}
	fwrite(buf->p, 1, buf->n, stdout);
	eval_say_answered();
	return 0;
}

/* Whether how many count in effect goes with what else is said; else that is
 * told. */
static bool
is_ess_meant(const struct eval_power_in *in)
{
	if (isnan(in->ess))
		return true;
	if (!isnan(in->cluster) || !isnan(in->icc)) {
		(void)eval_stop(
		        EVAL_WRONG_USE,
		        "--ess says what people are worth in effect, clusters "
		        "and all: --cluster and --icc would change nothing. "
		        "Leave one kind out");
		return false;
	}
	if (!(in->ess >= 2) || in->ess > in->treated) {
		(void)eval_stop(
		        EVAL_WRONG_USE,
		        "--ess is how many of the treated count in effect, at "
		        "least 2 and at most --treated");
		return false;
	}
	return true;
}

static void
unsaid_fill(struct eval_power_in *in)
{
	in->fall = isnan(in->fall) ? FALL_USUAL : in->fall;
	in->ess = isnan(in->ess) ? 0 : in->ess;
	in->cluster = isnan(in->cluster) ? 0 : in->cluster;
	in->icc = isnan(in->icc) ? 0 : in->icc;
}

/* The numbers of a study of a ratio as they were typed. */
struct ratio_words {
	const char *kind; /* NULL: not asked of */
	double rate, dispersion;
};

static bool
is_ratio_meant(const struct eval_power_in *in, const struct ratio_words *of,
               bool often)
{
	if (strcmp(of->kind, "time") != 0 && !often) {
		(void)eval_stop(EVAL_WRONG_USE,
		                "--kind is share, time or count");
		return false;
	}
	if (!often && (!isnan(of->rate) || !isnan(of->dispersion))) {
		(void)eval_stop(
		        EVAL_WRONG_USE,
		        "--rate and --dispersion are of --kind count: here "
		        "they would change nothing. Leave them out");
		return false;
	}
	if (isnan(in->base) && !isnan(in->fall)) {
		(void)eval_stop(EVAL_WRONG_USE,
		                "--fall is below --base: say that, too");
		return false;
	}
	return is_ess_meant(in);
}

/* Of a study that is judged by a ratio of hazards or of rates. */
static int
power_ratio(struct buf *buf, struct eval_power_in *in,
            const struct ratio_words *of, bool json)
{
	bool often = strcmp(of->kind, "count") == 0;
	struct eval_power_ratio ask;
	struct eval_power_seen out;

	if (!is_ratio_meant(in, of, often))
		return EVAL_WRONG_USE;
	unsaid_fill(in);
	ask = (struct eval_power_ratio){
	        .rates = often,
	        .base = in->base,
	        .fall = in->fall,
	        .rate = of->rate,
	        .dispersion = isnan(of->dispersion) ? 1 : of->dispersion,
	        .treated = in->treated,
	        .ratio = in->ratio,
	        .power = in->power,
	        .alpha = in->alpha,
	        .cluster = in->cluster,
	        .icc = in->icc,
	        .ess = in->ess};
	if (!eval_power_ratio_work(&ask, &out)) {
		return eval_stop(
		        EVAL_WRONG_USE,
		        "--base and --fall are shares between 0 and 1 (the "
		        "fall below the base; of --kind time base is "
		        "needed), --rate of --kind count above 0, "
		        "--dispersion at least 1, --treated at least 2, "
		        "--ratio above 0, --power and --alpha between 0 and "
		        "1, --power not below half of --alpha, --cluster at "
		        "least 1 with --icc from 0 to below 1");
	}
	eval_power_ratio_put(buf, &ask, &out, json);
	fwrite(buf->p, 1, buf->n, stdout);
	eval_say_answered();
	return 0;
}

/* What was asked for, as a status. */
static int
power_say(struct buf *buf, struct eval_power_in *in,
          struct eval_power_time *soon, bool json)
{
	struct eval_power_out out;

	if (soon->hr != 0 || soon->events != 0) {
		if (!is_soon_alone(in)) {
			return eval_stop(
			        EVAL_WRONG_USE,
			        "--hr and --events are of a study of how soon: "
			        "--base, --treated, --fall, --cluster, --icc "
			        "and --ess are not, and would change nothing. "
			        "Leave one kind out");
		}
		soon->ratio = in->ratio;
		soon->power = in->power;
		soon->alpha = in->alpha;
		return power_soon(buf, soon, json);
	}
	if (!is_ess_meant(in))
		return EVAL_WRONG_USE;
	unsaid_fill(in);
	if (!eval_power_work(in, &out)) {
		return eval_stop(
		        EVAL_WRONG_USE,
		        "--base and --fall are shares between 0 and 1 (the "
		        "fall below the base), --treated at least 2, --ratio "
		        "above 0, --power and --alpha between 0 and 1, "
		        "--power not below half of --alpha, --cluster at "
		        "least 1 with --icc from 0 to below 1");
	}
	eval_power_put(buf, in, &out, json);
	fwrite(buf->p, 1, buf->n, stdout);
	eval_say_answered();
	return 0;
}

/* By the kind that was asked for. */
static int
kind_say(struct buf *buf, struct eval_power_in *in,
         struct eval_power_time *soon, const struct ratio_words *of, bool json)
{
	bool ratio = of->kind != NULL && strcmp(of->kind, "share") != 0;

	if (ratio && (soon->hr != 0 || soon->events != 0)) {
		return eval_stop(
		        EVAL_WRONG_USE,
		        "--hr and --events ask by themselves: with --kind they "
		        "would change nothing. Leave one kind out");
	}
	if (!ratio && (!isnan(of->rate) || !isnan(of->dispersion))) {
		return eval_stop(
		        EVAL_WRONG_USE,
		        "--rate and --dispersion are of --kind count: here "
		        "they would change nothing. Leave them out");
	}
	return ratio ? power_ratio(buf, in, of, json)
	             : power_say(buf, in, soon, json);
}

static int
eval_power(int argc, char **argv)
{
	struct eval_power_in in = {.base = NAN,
	                           .treated = NAN,
	                           .ratio = 1,
	                           .fall = NAN,
	                           .power = 0.8,
	                           .alpha = 0.05,
	                           .cluster = NAN,
	                           .icc = NAN,
	                           .ess = NAN};
	struct eval_power_time soon = {.hr = 0};
	struct ratio_words of = {NULL, NAN, NAN};
	const struct eval_option options[] = {
	        {.name = "--hr", .number = &soon.hr},
	        {.name = "--events", .number = &soon.events},
	        {.name = "--base", .number = &in.base},
	        {.name = "--treated", .number = &in.treated},
	        {.name = "--ratio", .number = &in.ratio},
	        {.name = "--fall", .number = &in.fall},
	        {.name = "--power", .number = &in.power},
	        {.name = "--alpha", .number = &in.alpha},
	        {.name = "--cluster", .number = &in.cluster},
	        {.name = "--icc", .number = &in.icc},
	        {.name = "--ess", .number = &in.ess},
	        {.name = "--kind", .word = &of.kind},
	        {.name = "--rate", .number = &of.rate},
	        {.name = "--dispersion", .number = &of.dispersion},
	        {.name = NULL}};
	struct arena *arena = arena_create(0);
	struct buf buf;
	int code;

	if (!eval_options_take(argc, argv, options)) {
		arena_drop(arena);
		return EVAL_MISUSED;
	}
	buf_init(&buf, arena, 1 << 16);
	code = kind_say(&buf, &in, &soon, &of, eval_say_json());
	arena_drop(arena);
	return code;
}

/* Each line of a proof as a remark. */
static void
lines_say(struct str lines)
{
	struct str line;

	while (str_split(&lines, '\n', &line))
		if (line.n > 0)
			eval_say("%.*s", STR_ARG(line));
}

static int
prove(struct arena *arena, const char *folder)
{
	struct eval_result result = {0};
	const struct fault *fault;
	char *lines = NULL;
	size_t n = 0;
	FILE *to = eval_say_json() ? open_memstream(&lines, &n) : stdout;

	if (to == NULL)
		return eval_stop(EVAL_DATA, "there is no room for the lines");
	fault = eval_selftest(arena, folder, to, &result);
	if (to != stdout) {
		(void)fclose(to);
		lines_say((struct str){lines, n});
		(free)(lines);
	}
	if (fault != NULL) {
		struct str why = text_show_en(arena, &fault->text);

		return eval_stop(EVAL_DATA, "E_BAD_VALUE: %.*s", STR_ARG(why));
	}
	eval_say_put("passed", json_integer((json_int_t)result.passed));
	eval_say_put("failed", json_integer((json_int_t)result.failed));
	if (!eval_say_json())
		printf("%zu passed, %zu failed\n", result.passed,
		       result.failed);
	return result.failed > 0;
}

static int
eval_prove(int argc, char **argv)
{
	const char *folder = NULL;
	const struct eval_option options[] = {
	        {.name = "--vectors", .word = &folder}, {.name = NULL}};
	struct arena *arena;
	int code;

	if (!eval_options_take(argc, argv, options))
		return EVAL_MISUSED;
	arena = arena_create((size_t)256 * 1024 * 1024);
	code = prove(arena, folder);
	arena_drop(arena);
	return code;
}

const struct eval_command eval_command_selftest = {
        "selftest", "[--vectors DIR] [--json]", eval_prove, false};

const struct eval_command eval_command_power = {
        "power",
        "--base 0.37 --treated 84 [--ratio 5] [--fall 0.05]\n"
        "           [--power 0.8] [--alpha 0.05] [--cluster 20 --icc 0.02]\n"
        "           [--ess 60] [--json]\n"
        "       mydirection eval power --kind time --base 0.37 --treated 84\n"
        "           [--ratio 5] [--fall 0.05] [--ess 60] [...] [--json]\n"
        "       mydirection eval power --kind count --rate 0.9 --treated 84\n"
        "           [--dispersion 2] [--base 0.37 --fall 0.05] [...] [--json]\n"
        "       mydirection eval power --hr 0.8 [--events 120] [--ratio 5]\n"
        "           [--power 0.8] [--alpha 0.05] [--json]",
        eval_power, false};
