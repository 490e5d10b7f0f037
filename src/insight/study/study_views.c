/*
 * study_views.c - the list of studies, and one of them.
 */
#include "insight/study/study_views.h"
#include "insight/study/study_rows.h"

#include <math.h>

#include "web/gov/chart.h"
#include "web/gov/words.h"

static const char *const stage_looks[STUDY_STAGES] = {
        "govuk-tag--grey",   "govuk-tag--blue",      "govuk-tag--light-blue",
        "govuk-tag--yellow", "govuk-tag--purple",    "govuk-tag--orange",
        "govuk-tag--purple", "govuk-tag--turquoise", "govuk-tag--green"};

/* --- the list ------------------------------------------------------------- */

static void
draw_line(struct html *h, const struct study *study, struct date today)
{
	enum study_stage stage = study_stage_on(study, today);

	html_raw(h, "<li><p class=\"govuk-body govuk-!-margin-bottom-1\">");
	gov_link(h, &(struct gov_link){.text = study->design.title,
	                               .href = study_path(h->arena, study->id,
	                                                  "")});
	html_raw(h, " ");
	gov_tag(h, &(struct gov_tag){.text = text_get(study_stage_keys[stage]),
	                             .classes = stage_looks[stage]});
	html_raw(h, "</p><p class=\"govuk-body-s dir-muted\">");
	html_text(h, study->design.question);
	html_raw(h, "</p></li>");
}

void
study_draw_list(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct study_list_screen *screen = data;

	words_title(h, T("Studies"));
	words_para(h, T("Did it reduce reoffending, and what can honestly be "
	                "said? A study is planned before anybody looks. No "
	                "name is in it."));
	if (ctx_can(ctx, CAN_WRITE_STUDIES))
		gov_button(h, &(struct gov_button){.text = T("Plan a study"),
		                                   .href = S("/studies/new")});
	if (screen->n == 0)
		words_para(h, T("There is no study yet."));
	else
		html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < screen->n; i++)
		draw_line(h, &screen->studies[i], screen->today);
	if (screen->n > 0)
		html_raw(h, "</ul>");
	for (size_t i = 0; i < screen->panels_n; i++)
		screen->panels[i].panel->draw(h, ctx, screen->panels[i].data);
}

/* --- one: where it stands ------------------------------------------------- */

static void
draw_stages(struct html *h, const struct study *study, struct date today)
{
	enum study_stage stage = study_stage_on(study, today);
	struct path_stop stops[STUDY_STAGES] = {{.done = false}};

	for (int i = 0; i < STUDY_STAGES; i++) {
		/* After the last there is nothing left to do. */
		bool done = i < (int)stage ||
		            (i == (int)stage && i == STUDY_STAGES - 1);

		stops[i] = (struct path_stop){
		        .title = text_get(study_stage_keys[i]),
		        .says = done              ? T("Done")
		                : i == (int)stage ? T("Here")
		                                  : T("To come"),
		        .look = i == (int)stage && !done ? stage_looks[i]
		                                         : NULL,
		        .done = done,
		};
	}
	words_heading(h, T("Where it stands"), "stands");
	chart_path(h, &(struct path_stops){stops, STUDY_STAGES});
}

/* Those of which there is a bit. */
static struct str
bits_words(struct arena *arena, unsigned bits, const char *const *keys, int n)
{
	struct str out = S("");

	for (int i = 0; i < n; i++)
		if ((bits & (1u << i)) != 0)
			out = str_print(arena, "%.*s%s%.*s", STR_ARG(out),
			                str_empty(out) ? "" : "; ",
			                STR_ARG(text_get(keys[i])));
	return out;
}

/* A row of them; none where there is no bit. */
static struct gov_summary_row
bits_row(struct arena *arena, struct str key, unsigned bits,
         const char *const *keys, int n)
{
	return (struct gov_summary_row){.key = key,
	                                .value = bits_words(arena, bits, keys,
	                                                    n),
	                                .omit = bits == 0};
}

static struct str
doses_words(struct arena *arena)
{
	struct str out = S("");

	for (int i = 0; i < STUDY_DOSES; i++)
		out = str_print(arena, "%.*s%s%.*s", STR_ARG(out),
		                str_empty(out) ? "" : "; ",
		                STR_ARG(text_get(study_dose_keys[i])));
	return TV(arena,
	          "{what}. All of it is known only after the start: it is "
	          "described, and nobody is compared by it.",
	          {"what", out});
}

static struct str
days_words(struct arena *arena, const struct study_design *d)
{
	return TV(arena, "{days} days, and {lag} for a case to be proved",
	          {"days", str_print(arena, "%lld", (long long)d->follow_days)},
	          {"lag", str_print(arena, "%lld", (long long)d->lag_days)});
}

static struct str
seen_words(struct arena *arena, const struct study_design *d)
{
	return TV(arena,
	          "{base} in 100 reoffend without it; a fall of {fall} points "
	          "is hoped for",
	          {"base", study_share_show(arena, d->base)},
	          {"fall", study_share_show(arena, d->fall)});
}

static void
draw_design(struct html *h, const struct study *study)
{
	const struct study_design *d = &study->design;
	const unsigned compared = d->more & ((1u << STUDY_COMPARED) - 1);
	struct arena *a = h->arena;

	words_heading(h, T("The design"), "design");
	gov_summary_list(
	        h,
	        &(struct gov_summary_list){
	                .rows = GOV_ROWS(
	                        {.key = T("Start of the programme"),
	                         .value = text_get(study_start_keys[d->start])},
	                        {.key = T("People who start"),
	                         .value = TV(a, "From {from} to {to}",
	                                     {"from", date_words(a, d->from)},
	                                     {"to", date_words(a, d->to)})},
	                        {.key = T("Follow-up"),
	                         .value = days_words(a, d)},
	                        {.key = T("Everybody is followed by"),
	                         .value = date_words(a, study_matures(d))},
	                        {.key = T("Compared with"),
	                         .value = TN(a,
	                                     "{n} person who did not start, "
	                                     "to each",
	                                     "{n} people who did not start, "
	                                     "to each",
	                                     d->ratio)},
	                        {.key = T("Compared by"),
	                         .value = bits_words(a, d->columns,
	                                             study_column_keys,
	                                             STUDY_COLUMNS)},
	                        bits_row(a, T("Also looked at"), compared,
	                                 study_more_keys, STUDY_MORES),
	                        bits_row(a,
	                                 T("Described of participants alone"),
	                                 d->more & ~compared, study_more_keys,
	                                 STUDY_MORES),
	                        {.key = T("Rule of recalls"),
	                         .value = d->recalls,
	                         .omit = str_empty(d->recalls)},
	                        {.key = T("It is decided by"),
	                         .value = text_get(study_first_keys[d->first])},
	                        {.key = T("Made alike"),
	                         .value = text_get(
	                                 study_method_keys[d->method])},
	                        bits_row(a, T("For whom it may differ"),
	                                 d->groups, study_column_keys,
	                                 STUDY_COLUMNS),
	                        {.key = T("A control that must show nothing"),
	                         .value = T("Proven offences before"),
	                         .omit = !d->control},
	                        {.key = T("How much they had"),
	                         .value = doses_words(a)},
	                        {.key = T("Reoffending"),
	                         .value = seen_words(a, d)},
	                        {.key = T("Reviewers"), .value = d->reviewers},
	                        {.key = T("Lawful basis"),
	                         .value = d->basis})});
}

static void
draw_amendments(struct html *h, const struct study_screen *screen)
{
	if (screen->amendments_n == 0)
		return;
	words_heading(h, T("Changed after it was registered"), "amended");
	html_raw(h, "<ul class=\"dir-list\">");
	for (size_t i = 0; i < screen->amendments_n; i++) {
		const struct study_amendment *one = &screen->amendments[i];

		html_raw(h, "<li><p class=\"govuk-body "
		            "govuk-!-margin-bottom-1\">");
		html_text(h, one->reason);
		html_raw(h, "</p><p class=\"govuk-body-s dir-muted\">");
		html_text(h, TV(h->arena, "{who} changed {what} on {when}",
		                {"who", one->by_name}, {"what", one->what},
		                {"when", instant_words(h->arena, one->at)}));
		html_raw(h, "</p></li>");
	}
	html_raw(h, "</ul>");
}

static void
draw_link(struct html *h, const struct study *study, const char *rest,
          struct str words)
{
	html_raw(h, "<li>");
	gov_link(h, &(struct gov_link){.text = words,
	                               .href = study_path(h->arena, study->id,
	                                                  rest)});
	html_raw(h, "</li>");
}

/* A press that asks for something, and what it is. */
static void
draw_press(struct html *h, const struct ctx *ctx, const struct study *study,
           const char *rest, struct str says, struct str press)
{
	words_para(h, says);
	page_form_begin(h, ctx, study_path(h->arena, study->id, rest), 0);
	gov_button(h, &(struct gov_button){.text = press});
	page_form_end(h);
}

/* What is done on a page of its own. */
static void
draw_lead(struct html *h, const struct study *study, const char *rest,
          struct str says, struct str words)
{
	words_para(h, says);
	gov_button(h, &(struct gov_button){
	                      .text = words,
	                      .href = study_path(h->arena, study->id, rest)});
}

static void
draw_freeze(struct html *h, const struct ctx *ctx, const struct study *study)
{
	struct date day = study_matures(&study->design);

	if (date_before(ctx->today, day)) {
		words_para(h, TV(h->arena,
		                 "The rows are frozen from {day} on: then "
		                 "everybody was followed for the whole time.",
		                 {"day", date_words(h->arena, day)}));
		return;
	}
	draw_press(h, ctx, study, "/freeze",
	           T("Everybody was followed for the whole time. Freezing puts "
	             "the rows together, once."),
	           T("Freeze the rows"));
}

/* Why it was not done; what the rows lack is said as that. */
static struct str
told_words(const struct study *study)
{
	struct str lacks = S("lacks=");
	int lack = -1;

	if (study->told == STUDY_BAD_DATA && str_starts(study->flow, lacks))
		lack = str_word(str_slice(study->flow, lacks.n, study->flow.n),
		                study_lack_words);
	return text_get(lack < 0 ? study_told_keys[study->told]
	                         : study_lack_keys[lack]);
}

static void
draw_waits(struct html *h, const struct study *study)
{
	if (study->told >= 0)
		gov_warning_text(h, &(struct gov_warning_text){
		                            .text = told_words(study)});
	if (study->asked >= 0)
		gov_inset_text(
		        h, &(struct gov_inset_text){
		                   .text = T("This is being done. Look again "
		                             "in a minute.")});
}

/* What is next once the rows are frozen. */
static void
draw_after(struct html *h, const struct ctx *ctx, const struct study *study)
{
	words_heading(h, T("What is next"), "next");
	if (study->state == STUDY_FROZEN)
		draw_press(h, ctx, study, "/match",
		           T("The plan is sealed and people are matched. "
		             "Then you look at how alike the groups are, "
		             "before anybody sees who reoffended."),
		           T("Match people"));
	else if (study->state == STUDY_MATCHED)
		draw_lead(h, study, "/balance",
		          T("People are matched. Look at how alike the groups "
		            "are: accept it, or send it back. Nobody has "
		            "looked at who reoffended."),
		          T("Look at the comparison"));
	else if (study->state == STUDY_ANALYSED &&
	         study->analysed_by.v == ctx->actor.v)
		words_para(h, T("Somebody else checks what you accepted."));
	else if (study->state == STUDY_ANALYSED)
		draw_press(h, ctx, study, "/check",
		           T("Read the report, and look whether it was done as "
		             "the plan says."),
		           T("It was done right"));
	else if (ctx_can(ctx, CAN_PUBLISH_STUDY))
		draw_press(h, ctx, study, "/publish",
		           T("What leaves has no count under ten, and nobody "
		             "can be worked out from it."),
		           T("Publish the study"));
	else
		words_para(h, T("A manager publishes it."));
}

static void
draw_next(struct html *h, const struct ctx *ctx,
          const struct study_screen *screen)
{
	const struct study *study = &screen->study;

	draw_waits(h, study);
	if (!screen->may_write || study->asked >= 0 ||
	    study->state == STUDY_PUBLISHED)
		return;
	if (study->state >= STUDY_FROZEN) {
		draw_after(h, ctx, study);
		return;
	}
	words_heading(h, T("What is next"), "next");
	if (study->state == STUDY_DESIGNED && study->looks > 0)
		draw_press(h, ctx, study, "/register",
		           T("Somebody looked at what it could see. "
		             "Registering freezes the plan: a later change "
		             "needs a reason, and is shown for ever."),
		           T("Register the plan"));
	if (study->state == STUDY_REGISTERED)
		draw_freeze(h, ctx, study);
	html_raw(h, "<ul class=\"govuk-list\">");
	draw_link(h, study, "/power", T("Look at what it could see"));
	draw_link(h, study, "/design", T("Change the design"));
	if (study->state == STUDY_REGISTERED)
		draw_link(h, study, "/pool",
		          T("Bring in people from elsewhere to compare with"));
	html_raw(h, "</ul>");
}

/* --- its finding ---------------------------------------------------------- */

/* The engine's own sentences, which are in English. */
static void
draw_said(struct html *h, struct str title, const struct str *said, size_t n)
{
	html_raw(h, "<h3 class=\"govuk-heading-s\">");
	html_text(h, title);
	html_raw(h, "</h3><ul class=\"govuk-list govuk-list--bullet\" "
	            "lang=\"en\">");
	for (size_t i = 0; i < n; i++) {
		html_raw(h, "<li>");
		html_text(h, said[i]);
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}

/* Of how often, or how soon. */
static void
draw_ratio(struct html *h, const struct study_finding *f)
{
	if (!isnan(f->low) && !isnan(f->high))
		words_para(h,
		           TV(h->arena,
		              "The true ratio lies between {low} and {high}, "
		              "as far as chance goes. Below 1 is less often, "
		              "or later.",
		              {"low", str_print(h->arena, "%.2f", f->low)},
		              {"high", str_print(h->arena, "%.2f", f->high)}));
	if (!isnan(f->fall_seen))
		words_para(h, TV(h->arena,
		                 "A study like this sees a fall of {seen}% or "
		                 "more, 80 times in 100.",
		                 {"seen", str_print(h->arena, "%.0f",
		                                    100 * f->fall_seen)}));
}

/* The difference, or the ratio.  Of a comparison that is no good an interval
 * says nothing true: it is left to the report, which says why. */
static void
draw_numbers(struct html *h, const struct study_finding *f)
{
	if (str_is(f->word, "not_reliable")) {
		words_para(h, T("So the numbers it came to are not shown here. "
		                "They are in the report, with why."));
		return;
	}
	if (f->ratio) {
		draw_ratio(h, f);
		return;
	}
	if (!isnan(f->low) && !isnan(f->high))
		words_para(h,
		           TV(h->arena,
		              "The true difference lies between {low} and "
		              "{high} in 100, as far as chance goes.",
		              {"low", study_signed(h->arena, 100 * f->low)},
		              {"high", study_signed(h->arena, 100 * f->high)}));
	if (!isnan(f->fall_seen))
		words_para(h,
		           TV(h->arena,
		              "A study like this sees a fall of {seen} points "
		              "or more, 80 times in 100.",
		              {"seen", str_print(h->arena, "%.1f",
		                                 100 * f->fall_seen)}));
}

static void
draw_finding(struct html *h, const struct study_finding *f)
{
	if (str_empty(f->word))
		return;
	html_raw(h, "<div class=\"dir-finding\"><h2 "
	            "class=\"govuk-heading-m\">");
	html_text(h, T("What was found"));
	html_raw(h, "</h2>");
	words_para(h, study_finding_words(h->arena, f));
	draw_numbers(h, f);
	study_draw_before(h, f);
	draw_said(h, T("You can say"), f->can, f->can_n);
	draw_said(h, T("You cannot say"), f->cannot, f->cannot_n);
	html_raw(h, "</div>");
}

/* --- that it can be made again -------------------------------------------- */

static void
draw_verify(struct html *h, const struct ctx *ctx,
            const struct study_screen *screen)
{
	const struct study *study = &screen->study;

	if (study->state < STUDY_ANALYSED || str_empty(study->head))
		return;
	words_heading(h, T("Is it what was done?"), "verify");
	words_para(h,
	           study->verified_at.ms == INSTANT_NONE.ms
	                   ? T("The plans, each comparison that was tried "
	                       "and the result are kept. Plan and rows give "
	                       "the same result again, or something was "
	                       "changed.")
	                   : TV(h->arena,
	                        "Made again on {when}: plan and rows gave the "
	                        "same result, byte for byte.",
	                        {"when",
	                         instant_words(h->arena, study->verified_at)}));
	words_para(h, T("Let somebody else keep this mark. It shows later that "
	                "nothing was taken out:"));
	html_raw(h, "<p class=\"govuk-body\"><code class=\"dir-hash\">");
	html_text(h, study->head);
	html_raw(h, "</code></p>");
	if (!screen->may_write)
		return;
	if (study->asked < 0) {
		page_form_begin(h, ctx,
		                study_path(h->arena, study->id, "/verify"), 0);
		gov_button(h, &(struct gov_button){
		                      .text = T("Make it again and compare"),
		                      .classes = "govuk-button--secondary"});
		page_form_end(h);
	}
	html_raw(h, "<ul class=\"govuk-list\">");
	draw_link(h, study, "/bundle",
	          T("Fetch it all as one file, to verify it elsewhere"));
	html_raw(h, "</ul>");
}

void
study_draw_one(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct study_screen *screen = data;
	const struct study *study = &screen->study;

	words_title(h, study->design.title);
	html_raw(h, "<p class=\"govuk-body-l\">");
	html_text(h, study->design.question);
	html_raw(h, "</p>");
	draw_finding(h, &screen->finding);
	study_draw_beside(h, &screen->finding);
	study_draw_changes(h, study);
	draw_stages(h, study, ctx->today);
	draw_next(h, ctx, screen);
	draw_design(h, study);
	draw_amendments(h, screen);
	study_draw_judgements(h, screen->said, screen->said_n);
	if (study->state > STUDY_MATCHED && !str_empty(study->head)) {
		html_raw(h, "<ul class=\"govuk-list\">");
		draw_link(h, study, "/balance",
		          T("Look at how alike the groups are"));
		html_raw(h, "</ul>");
	}
	study_draw_files(h, screen);
	draw_verify(h, ctx, screen);
	if (!str_empty(study->plan_sha256)) {
		words_heading(h, T("The registered plan"), "plan");
		words_para(h,
		           TV(h->arena, "Registered on {when}. Its mark:",
		              {"when",
		               instant_words(h->arena, study->registered_at)}));
		html_raw(h, "<p class=\"govuk-body\"><code "
		            "class=\"dir-hash\">");
		html_text(h, study->plan_sha256);
		html_raw(h, "</code></p>");
	}
}
