/*
 * form_way.c - from an area of the assessment to the same answers in the form
 * that was brought in, and back.
 */
#include "practice/strengths/assess.h"
#include "practice/strengths/form_local.h"

/* The form asks about lifestyle among thinking. */
static const enum form_section sections[ASSESS_AREA_COUNT] = {
        [ASSESS_ACCOMMODATION] = FORM_ACCOMMODATION,
        [ASSESS_EMPLOYMENT_EDUCATION] = FORM_EMPLOYMENT,
        [ASSESS_FINANCE] = FORM_FINANCE,
        [ASSESS_DRUG_USE] = FORM_DRUGS,
        [ASSESS_ALCOHOL_USE] = FORM_ALCOHOL,
        [ASSESS_HEALTH_WELLBEING] = FORM_HEALTH,
        [ASSESS_RELATIONSHIPS_COMMUNITY] = FORM_RELATIONSHIPS,
        [ASSESS_THINKING_BEHAVIOURS] = FORM_THINKING,
        [ASSESS_LIFESTYLE_ASSOCIATES] = FORM_THINKING,
};

const struct fault *
form_way_in(struct ctx *ctx, const struct person_head *head, bool mine,
            int area, struct form_way *out)
{
	struct form_screen screen = {.mine = mine};
	struct form_kept *list = NULL;
	size_t n = 0;

	*out = (struct form_way){.day = DATE_NONE};
	TRY(form_store_list(ctx, head->person, &list, &n));
	if (n == 0)
		return NULL;
	screen.base = mine ? S("/me/needs")
	                   : people_path(ctx->arena, head->crn, "/needs");
	out->day = instant_date(list[0].at);
	out->href = form_path(
	        ctx->arena, &screen, list[0].id,
	        str_c(ctx->arena, str_print(ctx->arena, "/%s",
	                                    form_parts[sections[area]].code)));
	return NULL;
}

struct str
form_way_back(struct arena *arena, const struct form_screen *screen, int area)
{
	struct str below = str_print(arena, "/strengths/%s%s",
	                             screen->mine ? "" : "areas/",
	                             assess_codes[area]);

	if (screen->mine)
		return str_print(arena, "/me%.*s", STR_ARG(below));
	return people_path(arena, screen->head.crn, str_c(arena, below));
}

bool
form_way_is(enum form_section section, int area)
{
	return section != FORM_OFFENCE && sections[area] == section;
}
