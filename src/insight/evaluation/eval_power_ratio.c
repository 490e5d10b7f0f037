/*
 * eval_power_ratio.c - what a study of how soon or how often could see, in
 * words.
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

/* Whether a fall is meant at all, and can be. */
static bool
is_fall(const struct eval_power_ratio *in)
{
	if (in->rates && isnan(in->base))
		return true;
	return is_share(in->base) && is_share(in->fall) && in->fall < in->base;
}

static bool
is_rate(const struct eval_power_ratio *in)
{
	return !in->rates || (in->rate > 0 && isfinite(in->rate) &&
	                      in->dispersion >= 1 && isfinite(in->dispersion));
}

bool
eval_power_ratio_work(const struct eval_power_ratio *in,
                      struct eval_power_seen *out)
{
	const struct stats_ratio asked = {.rates = in->rates,
	                                  .base = in->base,
	                                  .rate = in->rate,
	                                  .dispersion = in->dispersion,
	                                  .power = in->power,
	                                  .alpha = in->alpha};
	double design =
	        eval_power_design(in->treated, in->cluster, in->icc, in->ess);
	double n1 = in->treated / design, n0 = n1 * in->ratio;

	if (!is_fall(in) || !is_rate(in) ||
	    !eval_power_is(in->power, in->alpha) || !(in->treated >= 2) ||
	    !(in->ratio > 0) || !isfinite(in->treated * in->ratio) ||
	    isnan(design))
		return false;
	*out = (struct eval_power_seen){
	        .effect = NAN,
	        .effect_seen = stats_ratio_seen(&asked, n1, n0),
	        .chance = NAN,
	        .needed = NAN,
	        .events = stats_ratio_events(&asked, 1, in->treated,
	                                     in->treated * in->ratio),
	        .events_needed = NAN,
	        .design = design};
	out->fall_seen = 1 - out->effect_seen;
	if (isnan(in->base))
		return true;
	out->effect = stats_ratio_of(in->base, in->base - in->fall);
	out->chance = stats_ratio_at(&asked, out->effect, n1, n0);
	n1 = design * stats_ratio_n(&asked, out->effect, in->ratio);
	out->needed = ceil(n1);
	out->events_needed = ceil(
	        stats_ratio_events(&asked, out->effect, n1, n1 * in->ratio));
	return true;
}

/* --- as JSON -------------------------------------------------------------- */

static void
put_target(struct json_out *j, const struct eval_power_ratio *in,
           const struct eval_power_seen *out)
{
	if (!isnan(out->effect)) {
		json_f64(j, "events_needed", out->events_needed);
		json_f64(j, "fall", in->fall);
	}
	json_str(j, "kind", in->rates ? S("count") : S("time"));
	json_f64(j, "power", in->power);
	if (in->rates)
		json_f64(j, "rate", in->rate);
	json_f64(j, "ratio", in->ratio);
	json_f64(j, "smallest_fall_seen", out->fall_seen);
	json_f64(j, "treated", in->treated);
	if (!isnan(out->effect))
		json_f64(j, "treated_needed", out->needed);
	json_end(j);
}

static void
put_json(struct buf *buf, const struct eval_power_ratio *in,
         const struct eval_power_seen *out)
{
	struct json_out j;

	json_init(&j, buf);
	json_object(&j, NULL);
	json_f64(&j, "alpha", in->alpha);
	if (!isnan(in->base))
		json_f64(&j, "base", in->base);
	if (!isnan(out->effect))
		json_f64(&j, "chance_to_see_fall", out->chance);
	if (out->design > 1)
		json_f64(&j, "design_effect", out->design);
	if (in->rates)
		json_f64(&j, "dispersion", in->dispersion);
	if (!isnan(out->effect))
		json_f64(&j, "effect", out->effect);
	json_f64(&j, "effect_seen", out->effect_seen);
	if (in->ess > 0)
		json_f64(&j, "ess", in->ess);
	json_f64(&j, "events", out->events);
	put_target(&j, in, out);
	buf_char(buf, '\n');
}

/* --- in words ------------------------------------------------------------- */

static void
put_who(struct buf *buf, const struct eval_power_ratio *in,
        const struct eval_power_seen *out)
{
	buf_print(buf, "%.0f participants, %g comparators to each, ",
	          in->treated, in->ratio);
	if (in->rates)
		buf_print(buf,
		          "%g for each person without it, and %g times the "
		          "variance that chance gives",
		          in->rate, in->dispersion);
	else
		buf_print(buf, "%.1f in 100 who reoffend without it",
		          100 * in->base);
	buf_print(buf, ": %.0f events if nothing changes.\n", out->events);
	if (out->design > 1)
		buf_print(buf,
		          "%.2f people count as one, a design effect of "
		          "%.2f.\n",
		          out->design, out->design);
}

static void
put_asked(struct buf *buf, const struct eval_power_ratio *in,
          const struct eval_power_seen *out, const char *what)
{
	if (isnan(out->effect))
		return;
	buf_print(buf,
	          "A fall of %.1f points is one to a ratio of %s of %.2f, if "
	          "they are steady: it is seen %.0f times in 100.\n"
	          "To see it %.0f times in 100 takes %.0f participants, and "
	          "%.0f events of both groups together.\n",
	          100 * in->fall, what, out->effect, 100 * out->chance,
	          100 * in->power, out->needed, out->events_needed);
	if (out->chance < in->power)
		buf_lit(buf, "\"No significant difference\" from a study like "
		             "this would not show that there is no effect.\n");
}

void
eval_power_ratio_put(struct buf *buf, const struct eval_power_ratio *in,
                     const struct eval_power_seen *out, bool json)
{
	const char *what = in->rates ? "rates" : "hazards";

	if (json) {
		put_json(buf, in, out);
		return;
	}
	put_who(buf, in, out);
	if (isnan(out->effect_seen))
		buf_print(buf,
		          "Even a ratio of %s of %.2f would not be seen %.0f "
		          "times in 100.\n",
		          what, STATS_RATIO_LEAST, 100 * in->power);
	else
		buf_print(
		        buf,
		        "The ratio of %s nearest to 1 that is seen %.0f times "
		        "in 100: %.2f, a fall of %.0f %%.\n",
		        what, 100 * in->power, out->effect_seen,
		        100 * out->fall_seen);
	put_asked(buf, in, out, what);
}
