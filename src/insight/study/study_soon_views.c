/*
 * study_soon_views.c - what a study could see beforehand: by the seal, and of
 * one that how soon decides.
 */
#include <math.h>

#include "insight/evaluation/evaluation.h"
#include "insight/study/study_views.h"
#include "web/gov/words.h"

static void
draw_soon(struct html *h, const struct study_power *look)
{
	const struct eval_power_ratio in = {
	        .base = (double)look->base / 1000,
	        .fall = (double)look->fall / 1000,
	        .treated = (double)look->treated,
	        .ratio = (double)look->ratio,
	        .power = 0.8,
	        .alpha = 0.05,
	};
	struct eval_power_seen out;
	struct arena *a = h->arena;

	if (!eval_power_ratio_work(&in, &out))
		return;
	words_para(h, T("How soon decides this study. A rate falls by other "
	                "numbers than a share, so this is worked out too:"));
	if (isnan(out.effect_seen))
		words_para(h, T("A study of this size would most likely see "
		                "no fall of the rate, however large."));
	else
		words_para(h, TV(a,
		                 "The study would see a fall of the rate of "
		                 "{seen}% or more, 80 times in 100.",
		                 {"seen",
		                  str_print(a, "%.0f", 100 * out.fall_seen)}));
	words_para(h,
	           TV(a,
	              "A fall of {fall} points is a fall of the rate of {n}%, "
	              "and would be seen {chance} times in 100. To see it 80 "
	              "times in 100 takes {needed} people.",
	              {"fall", study_share_show(a, look->fall)},
	              {"n", str_print(a, "%.0f", 100 * (1 - out.effect))},
	              {"chance", str_print(a, "%.0f", 100 * out.chance)},
	              {"needed", str_print(a, "%.0f", out.needed)}));
	words_para(h, TV(a, "Of both groups together {events} reoffend then.",
	                 {"events", str_print(a, "%.0f", out.events_needed)}));
}

void
study_draw_first(struct html *h, const struct study_design *design,
                 const struct study_power *look)
{
	if (design->first == STUDY_SOON)
		draw_soon(h, look);
	if (design->first == STUDY_OFTEN)
		words_para(h,
		           T("How often decides this study. What it could see "
		             "of that is not worked out here: it hangs on how "
		             "many reoffences each person has and how much "
		             "that varies, which this plan does not say."));
}

void
study_draw_before(struct html *h, const struct study_finding *f)
{
	struct str n = str_print(h->arena, "%.0f", f->before_n);

	if (isnan(f->before))
		return;
	if (f->ratio)
		words_para(h, TV(h->arena,
		                 "Worked out beforehand, when the plan was "
		                 "sealed: with {n} people it sees a fall of "
		                 "{seen}% or more.",
		                 {"n", n},
		                 {"seen", str_print(h->arena, "%.0f",
		                                    100 * f->before)}));
	else
		words_para(h, TV(h->arena,
		                 "Worked out beforehand, when the plan was "
		                 "sealed: with {n} people it sees a fall of "
		                 "{seen} points or more.",
		                 {"n", n},
		                 {"seen", str_print(h->arena, "%.1f",
		                                    100 * f->before)}));
}
