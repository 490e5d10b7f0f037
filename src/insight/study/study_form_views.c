/*
 * study_form_views.c - the form of a design, and what a study could see.
 */
#include "insight/study/study_views.h"

#include <math.h>

#include "insight/evaluation/evaluation.h"
#include "web/gov/chart.h"
#include "web/gov/words.h"

/* --- the design ----------------------------------------------------------- */

static void
field_words(struct html *h, const struct form *form,
            const struct study_design *d)
{
	form_input(h, form,
	           &(struct gov_input){.name = "title",
	                               .label = T("Name of the study"),
	                               .value = d->title});
	form_textarea(h, form,
	              &(struct gov_textarea){
	                      .name = "question",
	                      .label = T("Which question is it to answer?"),
	                      .value = d->question,
	                      .rows = 3});
}

static void
field_start(struct html *h, const struct form *form,
            const struct study_design *d)
{
	struct gov_choice items[STUDY_STARTS] = {{.value = S("")}};

	for (int i = 0; i < STUDY_STARTS; i++)
		items[i] = (struct gov_choice){
		        .value = str_of(study_start_words[i]),
		        .text = text_get(study_start_keys[i])};
	form_radios(
	        h, form,
	        &(struct gov_radios){
	                .name = "start",
	                .fieldset =
	                        &(struct gov_fieldset){
	                                .legend = T("What counts as the start "
	                                            "of the programme?"),
	                                .legend_classes =
	                                        "govuk-fieldset__legend--s"},
	                .items = {items, STUDY_STARTS},
	                .value = str_of(study_start_words[d->start])});
}

static void
field_count(struct html *h, const struct form *form, const char *name,
            struct str label, int64_t value)
{
	form_input(h, form,
	           &(struct gov_input){.name = name,
	                               .label = label,
	                               .inputmode = "numeric",
	                               .classes = "govuk-input--width-5",
	                               .value = str_print(h->arena, "%lld",
	                                                  (long long)value)});
}

static void
field_share(struct html *h, const struct form *form, const char *name,
            struct str label, struct str hint, int64_t value)
{
	form_decimal(h, form, name, label, hint,
	             value == 0 ? S("") : study_share_show(h->arena, value));
}

static void
field_columns(struct html *h, const struct form *form,
              const struct study_design *d)
{
	struct gov_choice items[STUDY_COLUMNS] = {{.value = S("")}};
	struct str chosen[STUDY_COLUMNS] = {S("")};
	size_t n = 0;

	for (int i = 0; i < STUDY_COLUMNS; i++) {
		items[i] = (struct gov_choice){
		        .value = str_of(study_column_words[i]),
		        .text = text_get(study_column_keys[i])};
		if ((d->columns & (1u << i)) != 0)
			chosen[n++] = str_of(study_column_words[i]);
	}
	form_checkboxes(
	        h, form,
	        &(struct gov_checkboxes){
	                .name = "columns",
	                .fieldset =
	                        &(struct gov_fieldset){
	                                .legend = T("What are people compared "
	                                            "by?"),
	                                .legend_classes =
	                                        "govuk-fieldset__legend--s"},
	                .items = {items, STUDY_COLUMNS},
	                .values = {chosen, n}});
}

static void
field_more(struct html *h, const struct form *form,
           const struct study_design *d)
{
	struct gov_choice items[STUDY_COMPARED] = {{.value = S("")}};
	struct str chosen[STUDY_COMPARED] = {S("")};
	size_t n = 0;

	for (int i = 0; i < STUDY_COMPARED; i++) {
		items[i] = (struct gov_choice){
		        .value = str_of(study_more_words[i]),
		        .text = text_get(study_more_keys[i])};
		if ((d->more & (1u << i)) != 0)
			chosen[n++] = str_of(study_more_words[i]);
	}
	form_checkboxes(
	        h, form,
	        &(struct gov_checkboxes){
	                .name = "more",
	                .fieldset =
	                        &(struct gov_fieldset){
	                                .legend = T("What else is looked at?"),
	                                .legend_classes =
	                                        "govuk-fieldset__legend--s"},
	                .hint = T("It explores: the finding is of proven "
	                          "reoffences of any kind. Choose what is "
	                          "known of participants and of those they are "
	                          "compared with: the caseload brings recalls "
	                          "and how sentences went, the services’ form "
	                          "where people live and whether they work."),
	                .items = {items, STUDY_COMPARED},
	                .values = {chosen, n}});
}

static struct gov_fieldset
legend_of(struct str words)
{
	return (struct gov_fieldset){
	        .legend = words, .legend_classes = "govuk-fieldset__legend--s"};
}

/* One of a list of words. */
static void
field_choice(struct html *h, const struct form *form, const char *name,
             struct str legend, struct str hint, const char *const *words,
             const char *const *keys, int chosen)
{
	struct gov_fieldset fieldset = legend_of(legend);
	struct gov_choice items[4] = {{.value = S("")}};
	size_t n = 0;

	for (; words[n] != NULL; n++)
		items[n] = (struct gov_choice){.value = str_of(words[n]),
		                               .text = text_get(keys[n])};
	form_radios(h, form,
	            &(struct gov_radios){.name = name,
	                                 .fieldset = &fieldset,
	                                 .hint = hint,
	                                 .items = {items, n},
	                                 .value = str_of(words[chosen])});
}

/* Words that people are compared by. */
static void
field_groups(struct html *h, const struct form *form,
             const struct study_design *d)
{
	struct gov_fieldset fieldset = legend_of(T("For whom may it differ?"));
	struct gov_choice items[STUDY_COLUMNS] = {{.value = S("")}};
	struct str chosen[STUDY_COLUMNS] = {S("")};
	size_t n = 0, chosen_n = 0;

	for (int i = 0; i < STUDY_COLUMNS; i++) {
		struct str word = str_of(study_column_words[i]);

		if (study_column_number((enum study_column)i))
			continue;
		items[n++] = (struct gov_choice){
		        .value = word, .text = text_get(study_column_keys[i])};
		if ((d->groups & (1u << i)) != 0)
			chosen[chosen_n++] = word;
	}
	form_checkboxes(
	        h, form,
	        &(struct gov_checkboxes){
	                .name = "groups",
	                .fieldset = &fieldset,
	                .hint = T("It is tested whether the effect differs, "
	                          "and no more. Only where whether somebody "
	                          "reoffends decides."),
	                .items = {items, n},
	                .values = {chosen, chosen_n}});
}

static void
field_control(struct html *h, const struct form *form,
              const struct study_design *d)
{
	struct gov_fieldset fieldset =
	        legend_of(T("Is there a control that must show nothing?"));
	struct gov_choice item = {.value = S("yes"),
	                          .text = T("Proven offences before")};
	struct str yes = S("yes");

	form_checkboxes(
	        h, form,
	        &(struct gov_checkboxes){
	                .name = "control",
	                .fieldset = &fieldset,
	                .hint = T(
	                        "The programme cannot have changed what came "
	                        "before it. If the groups differ in that, the "
	                        "finding is not reliable. Rows from "
	                        "elsewhere need the offences before, too. "
	                        "People cannot be compared by proven offences "
	                        "in the year before as well."),
	                .items = {&item, 1},
	                .values = {&yes, d->control}});
}

/* What was registered before keeps the methods that it had. */
static struct str
beside_words(const struct study *study)
{
	if (study->state == STUDY_REGISTERED &&
	    study->design.edition < STUDY_EDITION)
		return T("A score and weights are looked at beside it.");
	return T("A score, a narrower one, weights of two kinds and half the "
	         "time to be proved are looked at beside it.");
}

static void
fields_choices(struct html *h, const struct form *form,
               const struct study *study)
{
	const struct study_design *d = &study->design;

	field_choice(h, form, "first", T("Which outcome decides the finding?"),
	             T("The other two are looked at, with a correction."),
	             study_first_words, study_first_keys, (int)d->first);
	field_choice(h, form, "method", T("How are people made alike?"),
	             beside_words(study), study_method_words, study_method_keys,
	             (int)d->method);
	field_groups(h, form, d);
	field_control(h, form, d);
}

/* A published share, with its year and where it stands. */
static struct str
base_says(struct arena *arena, const struct study_base *base)
{
	struct str year = str_print(arena, "%d", base->year);
	struct str share = study_share_show(arena, base->share);

	if (base->verified)
		return TV(arena, "{name}, {year}: {share} in 100 ({source})",
		          {"name", base->name}, {"year", year},
		          {"share", share}, {"source", base->source});
	return TV(arena,
	          "{name}, {year}: {share} in 100 ({source}; not checked)",
	          {"name", base->name}, {"year", year}, {"share", share},
	          {"source", base->source});
}

static void
field_published(struct html *h, const struct form *form,
                const struct study_screen *screen)
{
	struct gov_option items[STUDY_BASES + 1] = {
	        {.value = S(""), .text = T("The number above")}};

	for (size_t i = 0; i < screen->bases_n; i++)
		items[i + 1] = (struct gov_option){
		        .value = screen->bases[i].word,
		        .text = base_says(h->arena, &screen->bases[i])};
	form_select(h, form,
	            &(struct gov_select){
	                    .name = "published",
	                    .label = T("Or take a published figure"),
	                    .hint = T("It takes the place of the number "
	                              "above. Older figures are of other "
	                              "people and other rules."),
	                    .items = {items, screen->bases_n + 1},
	                    .value = S("")});
}

static void
fields_numbers(struct html *h, const struct form *form,
               const struct study_screen *screen)
{
	const struct study_design *d = &screen->study.design;

	field_count(h, form, "follow", T("Days of follow-up"), d->follow_days);
	field_count(h, form, "lag", T("Days for a case to be proved"),
	            d->lag_days);
	field_count(h, form, "ratio", T("How many are compared with each?"),
	            d->ratio);
	field_share(h, form, "base", T("How many in 100 reoffend without it?"),
	            T("From a published figure for people like these."),
	            d->base);
	if (screen->bases_n > 0)
		field_published(h, form, screen);
	field_share(h, form, "fall",
	            T("Which fall would you like to see, in points?"), S(""),
	            d->fall);
	field_share(h, form, "smallest",
	            T("What is the smallest change that matters, in points?"),
	            T("You may leave this empty."), d->smallest);
}

static void
fields_who(struct html *h, const struct form *form,
           const struct study_design *d)
{
	form_textarea(
	        h, form,
	        &(struct gov_textarea){.name = "reviewers",
	                               .label = T("Who reviews the study?"),
	                               .value = d->reviewers,
	                               .rows = 2});
	form_textarea(h, form,
	              &(struct gov_textarea){
	                      .name = "basis",
	                      .label = T("On what lawful basis are the data "
	                                 "used?"),
	                      .hint = T("Data about offences need one."),
	                      .value = d->basis,
	                      .rows = 2});
}

void
study_draw_design(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct study_screen *screen = data;
	const struct study *study = &screen->study;
	struct form form;

	words_title(h, study->id == 0 ? T("A new study")
	                              : T("The design of the study"));
	page_form(ctx, &form);
	form.version = study->version;
	form_begin(h, &form,
	           study->id == 0 ? S("/studies/new")
	                          : study_path(h->arena, study->id, "/design"));
	field_words(h, &form, &study->design);
	field_start(h, &form, &study->design);
	form_day(h, &form, "from", T("First day on which people start"),
	         study->design.from);
	form_day(h, &form, "to", T("Last day on which people start"),
	         study->design.to);
	field_columns(h, &form, &study->design);
	field_more(h, &form, &study->design);
	study_draw_alone(h, &form, &study->design);
	fields_choices(h, &form, study);
	fields_numbers(h, &form, screen);
	fields_who(h, &form, &study->design);
	if (study->state == STUDY_REGISTERED)
		form_textarea(h, &form,
		              &(struct gov_textarea){
		                      .name = "reason",
		                      .label = T("Why does it change?"),
		                      .hint = T("This study is registered. The "
		                                "reason is shown for ever."),
		                      .rows = 3});
	form_end(h, &form, T("Save the design"));
}

/* --- its power ------------------------------------------------------------ */

static void
power_work(const struct study_power *look, struct eval_power_out *out)
{
	const struct eval_power_in in = {
	        .base = (double)look->base / 1000,
	        .treated = (double)look->treated,
	        .ratio = (double)look->ratio,
	        .fall = (double)look->fall / 1000,
	        .power = 0.8,
	        .alpha = 0.05,
	};

	/* Only what was judged when it was kept. */
	if (!eval_power_work(&in, out))
		*out = (struct eval_power_out){NAN, NAN, NAN, 1};
}

static struct str
points(struct arena *arena, double share)
{
	return isnan(share) ? T("None") : str_print(arena, "%.1f", 100 * share);
}

static void
draw_says(struct html *h, const struct study_power *look)
{
	struct eval_power_out out = {NAN, NAN, NAN, 1};
	struct arena *a = h->arena;

	power_work(look, &out);
	html_raw(h, "<div class=\"dir-finding\"><h2 "
	            "class=\"govuk-heading-m\">");
	html_text(h, TV(a, "With {n} people",
	                {"n", str_print(a, "%lld", (long long)look->treated)}));
	html_raw(h, "</h2>");
	if (isnan(out.fall_seen))
		words_para(h, T("Even if nobody reoffended any more, a study "
		                "of this size would most likely not see it."));
	else
		words_para(h,
		           TV(a,
		              "The study would see a fall of {seen} points or "
		              "more, 80 times in 100.",
		              {"seen", points(a, out.fall_seen)}));
	words_para(h, TV(a,
	                 "A fall of {fall} points would be seen {chance} times "
	                 "in 100. To see it 80 times in 100 takes {needed} "
	                 "people.",
	                 {"fall", study_share_show(a, look->fall)},
	                 {"chance", str_print(a, "%.0f", 100 * out.chance)},
	                 {"needed", str_print(a, "%.0f", out.needed)}));
	if (out.chance < 0.8)
		gov_warning_text(
		        h,
		        &(struct gov_warning_text){
		                .text = T("If this study finds no "
		                          "significant difference, that does "
		                          "not show that the programme does "
		                          "nothing.")});
	html_raw(h, "</div>");
}

/* How the chance to see the fall grows with the number of people. */
static void
draw_growth(struct html *h, const struct study_power *look)
{
	static const int64_t sizes[] = {50, 84, 150, 300, 600, 1200, 2400};
	struct bar bars[sizeof(sizes) / sizeof(sizes[0])] = {{.value = 0}};
	const size_t n = sizeof(sizes) / sizeof(sizes[0]);
	const struct bars picture = {
	        .id = "growth",
	        .title = T("How often in 100 the fall would be seen"),
	        .unit = T("times in 100"),
	        .v = bars,
	        .n = n,
	};

	for (size_t i = 0; i < n; i++) {
		struct eval_power_out out = {NAN, NAN, NAN, 1};
		struct study_power one = *look;

		one.treated = sizes[i];
		power_work(&one, &out);
		bars[i] = (struct bar){
		        .label = TV(h->arena, "{n} people",
		                    {"n", str_print(h->arena, "%lld",
		                                    (long long)sizes[i])}),
		        .value = (int64_t)lround(100 * out.chance)};
	}
	words_heading(h, T("How the chance grows"), "grows");
	chart_bars(h, &picture);
	chart_bars_table(h, &picture, T("On the programme"),
	                 T("Times in 100 that the fall is seen"));
}

static void
draw_looks(struct html *h, const struct study_screen *screen)
{
	struct gov_table table = {
	        .caption = T("Every look that was taken"),
	        .caption_classes = "govuk-table__caption--m",
	        .head = GOV_CELLS({.text = T("When")}, {.text = T("Who")},
	                          {.text = T("People"), .format = "numeric"},
	                          {.text = T("Smallest fall seen"),
	                           .format = "numeric"}),
	};

	gov_table_scroll_begin(h, &table);
	for (size_t i = 0; i < screen->looks_n; i++) {
		const struct study_power *look = &screen->looks[i];
		struct eval_power_out out = {NAN, NAN, NAN, 1};

		power_work(look, &out);
		const struct gov_cell cells[] = {
		        {.text = instant_words(h->arena, look->at)},
		        {.text = look->by_name},
		        {.text = str_print(h->arena, "%lld",
		                           (long long)look->treated),
		         .format = "numeric"},
		        {.text = points(h->arena, out.fall_seen),
		         .format = "numeric"},
		};
		gov_table_row(h, &table, cells, 4);
	}
	gov_table_scroll_end(h);
}

void
study_draw_power(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct study_screen *screen = data;
	struct str action = study_path(h->arena, screen->study.id, "/power");
	struct form form;

	words_title(h, T("What the study could see"));
	words_para(h, T("Look before you begin. A study that could never have "
	                "seen an ordinary effect says nothing when it finds "
	                "none."));
	if (screen->looks_n > 0)
		draw_says(h, &screen->looks[0]);
	if (screen->looks_n > 0)
		study_draw_first(h, &screen->study.design, &screen->looks[0]);
	if ((screen->may_write && screen->study.state < STUDY_FROZEN) ||
	    page_sent(ctx, action)) {
		page_form(ctx, &form);
		form_begin(h, &form, action);
		form_input(h, &form,
		           &(struct gov_input){
		                   .name = "treated",
		                   .label = T("How many people will be on the "
		                              "programme?"),
		                   .label_size = "m",
		                   .inputmode = "numeric",
		                   .classes = "govuk-input--width-5"});
		form_end(h, &form, T("Look at it"));
	}
	if (screen->looks_n == 0)
		return;
	draw_growth(h, &screen->looks[0]);
	draw_looks(h, screen);
}
