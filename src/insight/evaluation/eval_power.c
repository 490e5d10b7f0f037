/*
 * eval_power.c - what a study could see, in words.
 */
#include <math.h>

#include "base/json.h"
#include "insight/evaluation/evaluation.h"
#include "stats/power.h"

static bool
is_share(double v)
{
	return v > 0 && v < 1;
}

/* What it would need is no number. */
bool
eval_power_is(double power, double alpha)
{
	return is_share(power) && is_share(alpha) && power >= alpha / 2;
}

/* How many one is of those who count in effect. */
static double
worth_of(double treated, double cluster, double icc, double ess)
{
	bool alone = cluster == 0 && icc == 0;

	if (alone && ess >= 2 && ess <= treated)
		return treated / ess;
	return NAN;
}

/* How many people one is counted as; NAN for clusters that are none. */
static double
design_of(double cluster, double icc)
{
	bool none = !(cluster > 0) && !(icc > 0);

	if (none && cluster >= 0 && icc >= 0)
		return 1;
	if (!(cluster >= 1) || !(icc >= 0) || !(icc < 1) || !isfinite(cluster))
		return NAN;
	return 1 + (cluster - 1) * icc;
}

double
eval_power_design(double treated, double cluster, double icc, double ess)
{
	return ess != 0 ? worth_of(treated, cluster, icc, ess)
	                : design_of(cluster, icc);
}

bool
eval_power_work(const struct eval_power_in *in, struct eval_power_out *out)
{
	double design =
	        eval_power_design(in->treated, in->cluster, in->icc, in->ess);
	double n1, n0;

	if (!is_share(in->base) || !is_share(in->fall) ||
	    !eval_power_is(in->power, in->alpha) || in->fall >= in->base ||
	    !(in->treated >= 2) || !(in->ratio > 0) ||
	    !isfinite(in->treated * in->ratio) || isnan(design))
		return false;
	out->design = design;
	n1 = in->treated / design;
	n0 = n1 * in->ratio;
	out->fall_seen =
	        stats_power_fall(in->base, n1, n0, in->power, in->alpha);
	out->chance = stats_power_at(in->base, in->base - in->fall, n1, n0,
	                             in->alpha);
	out->needed =
	        ceil(design * stats_power_n(in->base, in->base - in->fall,
	                                    in->power, in->alpha, in->ratio));
	return true;
}

static void
put_json(struct buf *buf, const struct eval_power_in *in,
         const struct eval_power_out *out)
{
	struct json_out j;

	json_init(&j, buf);
	json_object(&j, NULL);
	json_f64(&j, "alpha", in->alpha);
	json_f64(&j, "base", in->base);
	json_f64(&j, "chance_to_see_fall", out->chance);
	if (out->design > 1)
		json_f64(&j, "design_effect", out->design);
	if (in->ess > 0)
		json_f64(&j, "ess", in->ess);
	json_f64(&j, "fall", in->fall);
	json_f64(&j, "power", in->power);
	json_f64(&j, "ratio", in->ratio);
	json_f64(&j, "smallest_fall_seen", out->fall_seen);
	json_f64(&j, "treated", in->treated);
	json_f64(&j, "treated_needed", out->needed);
	json_end(&j);
	buf_char(buf, '\n');
}

void
eval_power_put(struct buf *buf, const struct eval_power_in *in,
               const struct eval_power_out *out, bool json)
{
	if (json) {
		put_json(buf, in, out);
		return;
	}
	buf_print(buf,
	          "%.0f participants, %g comparators to each, %.1f in 100 who "
	          "reoffend without it.\n",
	          in->treated, in->ratio, 100 * in->base);
	if (in->ess > 0)
		buf_print(buf,
		          "They are worth %.1f: %.2f count as one, a design "
		          "effect of %.2f.\n",
		          in->ess, out->design, out->design);
	else if (out->design > 1)
		buf_print(buf,
		          "They come in clusters of %g, so that %.1f count as "
		          "one: a design effect of %.2f.\n",
		          in->cluster, out->design, out->design);
	if (isnan(out->fall_seen))
		buf_print(buf,
		          "Even a fall to none would not be seen %.0f times in "
		          "100.\n",
		          100 * in->power);
	else
		buf_print(buf,
		          "The smallest fall that is seen %.0f times in 100: "
		          "%.1f points.\n",
		          100 * in->power, 100 * out->fall_seen);
	buf_print(buf,
	          "A fall of %.1f points is seen %.0f times in 100.\n"
	          "To see that fall %.0f times in 100 takes %.0f "
	          "participants.\n",
	          100 * in->fall, 100 * out->chance, 100 * in->power,
	          out->needed);
	if (out->chance < in->power)
		buf_lit(buf, "\"No significant difference\" from a study like "
		             "this would not show that there is no effect.\n");
}

/* --- how soon ------------------------------------------------------------ */

/* Whether something is asked for, by numbers that can be meant. */
static bool
is_time_asked(const struct eval_power_time *in)
{
	bool numbers = isfinite(in->hr) && isfinite(in->events) &&
	               isfinite(in->ratio) && in->ratio > 0 &&
	               eval_power_is(in->power, in->alpha);

	return numbers && in->hr >= 0 && in->hr != 1 && in->events >= 0 &&
	       in->hr + in->events > 0;
}

static void
put_time_json(struct buf *buf, const struct eval_power_time *in, double needed,
              double seen)
{
	struct json_out j;

	json_init(&j, buf);
	json_object(&j, NULL);
	json_f64(&j, "alpha", in->alpha);
	if (in->events > 0)
		json_f64(&j, "events", in->events);
	if (in->hr > 0) {
		json_f64(&j, "events_needed", needed);
		json_f64(&j, "hr", in->hr);
	}
	if (in->events > 0)
		json_f64(&j, "hr_seen", seen);
	json_f64(&j, "power", in->power);
	json_f64(&j, "ratio", in->ratio);
	json_end(&j);
	buf_char(buf, '\n');
}

static void
put_time_words(struct buf *buf, const struct eval_power_time *in, double needed,
               double seen)
{
	buf_print(buf, "How soon, with %g %s to each participant.\n", in->ratio,
	          in->ratio == 1 ? "comparator" : "comparators");
	if (in->hr > 0)
		buf_print(buf,
		          "To see a hazard ratio of %.2f %.0f times in 100 "
		          "takes %.0f events, of both groups together.\n",
		          in->hr, 100 * in->power, needed);
	if (in->events > 0)
		buf_print(buf,
		          "Of %.0f events a hazard ratio of %.2f or below is "
		          "seen %.0f times in 100.\n",
		          in->events, seen, 100 * in->power);
	if (in->hr > 0 && in->events > 0 && in->events < needed)
		buf_lit(buf, "\"No significant difference\" from a study like "
		             "this would not show that there is no effect.\n");
}

bool
eval_power_time_put(struct buf *buf, const struct eval_power_time *in,
                    bool json)
{
	double share = 1 / (1 + in->ratio), needed = 0, seen = 0;

	if (!is_time_asked(in))
		return false;
	if (in->hr > 0)
		needed = ceil(stats_power_events(in->hr, share, in->power,
		                                 in->alpha));
	if (in->events > 0)
		seen = stats_power_hr(in->events, share, in->power, in->alpha);
	if (json) {
		put_time_json(buf, in, needed, seen);
		return true;
	}
	put_time_words(buf, in, needed, seen);
	return true;
}
