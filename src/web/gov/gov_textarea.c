#include <string.h>

#include "web/gov/gov_form.h"

static void
textarea_element(struct html *h, const struct gov_textarea *textarea)
{
	html_raw(h, "<textarea");
	gov_class(h,
	          gov_field_wrong(&textarea->field)
	                  ? "govuk-textarea govuk-textarea--error"
	                  : "govuk-textarea",
	          textarea->classes);
	html_attr_always(h, "id", str_of(gov_field_id(&textarea->field)));
	html_attr_always(h, "name", str_of(textarea->name));
	html_attr_i64(h, "rows", textarea->rows > 0 ? textarea->rows : 5);
	gov_attr_state(h, "spellcheck", textarea->spellcheck);
	html_flag(h, "disabled", textarea->disabled);
	gov_attr_c(h, "aria-describedby",
	           gov_field_described(h, &textarea->field,
	                               textarea->described_by));
	gov_attr_c(h, "autocomplete", textarea->autocomplete);
	gov_attributes(h, textarea->attributes);
	html_raw(h, ">");
	/* HTML drops one line break right after the tag: give it one. */
	if (str_starts(textarea->value, S("\n")))
		html_raw(h, "\n");
	html_text(h, textarea->value);
	html_raw(h, "</textarea>");
}

void
gov_textarea(struct html *h, const struct gov_textarea *textarea)
{
	gov_group_open(h, &textarea->field, NULL);
	gov_field_label(h, &textarea->field);
	gov_field_hint(h, &textarea->field);
	gov_field_error(h, &textarea->field);
	gov_put(h, textarea->before.text, textarea->before.html);
	textarea_element(h, textarea);
	gov_put(h, textarea->after.text, textarea->after.html);
	html_raw(h, "</div>");
}

/* --- character count --------------------------------------------------- */

static bool
counts_words(const struct gov_character_count *count)
{
	if (count->count_type != NULL)
		return strcmp(count->count_type, "words") == 0;
	return count->max_words > 0;
}

static struct str
description_of(const struct gov_character_count *count)
{
	if (!str_empty(count->description))
		return count->description;
	return counts_words(count) ? T("You can enter up to %{count} words")
	                           : T("You can enter up to %{count} "
	                               "characters");
}

/* The sentence with its first "%{count}" replaced; empty without a limit. */
static struct str
limit_words(struct html *h, const struct gov_character_count *count)
{
	int limit = count->max_words > 0 ? count->max_words : count->max_length;
	struct str says = description_of(count);
	struct str place = S("%{count}");
	if (limit <= 0)
		return S("");
	for (size_t i = 0; i + place.n <= says.n; i++)
		if (str_equal(str_slice(says, i, place.n), place))
			return str_print(h->arena, "%.*s%d%.*s", (int)i, says.p,
			                 limit, (int)(says.n - i - place.n),
			                 says.p + i + place.n);
	return says;
}

static void
count_after(struct html *h, const void *data)
{
	const struct gov_character_count *count = data;
	gov_hint(h,
	         &(struct gov_hint){.text = limit_words(h, count),
	                            .id = str_print(h->arena, "%s-info",
	                                            gov_field_id(&count->field))
	                                          .p,
	                            .classes = gov_words(
	                                    h, "govuk-character-count__message",
	                                    count->message_classes)});
	gov_put(h, count->after.text, count->after.html);
}

static void
number_put(struct html *h, struct gov_attribute_list *list, const char *name,
           int v)
{
	if (v > 0)
		gov_list_put(list, name, str_print(h->arena, "%d", v));
}

static void
count_limits(struct html *h, struct gov_attribute_list *list,
             const struct gov_character_count *count)
{
	bool limited = count->max_length > 0 || count->max_words > 0;
	gov_list_put(list, "data-module", S("govuk-character-count"));
	number_put(h, list, "data-maxlength", count->max_length);
	number_put(h, list, "data-maxwords", count->max_words);
	number_put(h, list, "data-threshold", count->threshold);
	if (count->count_type != NULL)
		gov_list_put(list, "data-count-type",
		             str_of(count->count_type));
	else if (count->max_words > 0)
		gov_list_put(list, "data-count-type", S("words"));
	if (!limited)
		gov_list_put(list, "data-i18n.textarea-description.other",
		             count->description);
}

static void
count_messages(struct html *h, struct gov_attribute_list *list,
               const struct gov_character_count *count)
{
	gov_list_plural(h, list, "characters-under-limit",
	                &count->characters_under);
	gov_list_put(list, "data-i18n.characters-at-limit",
	             count->characters_at);
	gov_list_plural(h, list, "characters-over-limit",
	                &count->characters_over);
	gov_list_plural(h, list, "words-under-limit", &count->words_under);
	gov_list_put(list, "data-i18n.words-at-limit", count->words_at);
	gov_list_plural(h, list, "words-over-limit", &count->words_over);
}

void
gov_character_count(struct html *h, const struct gov_character_count *count)
{
	const char *id = gov_field_id(&count->field);
	struct gov_attribute_list list = {.n = 0};
	struct gov_textarea textarea = {.field = count->field};

	count_limits(h, &list, count);
	count_messages(h, &list, count);
	gov_list_all(&list, count->group_attributes);
	textarea.id = id;
	textarea.described_by = str_print(h->arena, "%s-info", id).p;
	textarea.rows = count->rows;
	textarea.spellcheck = count->spellcheck;
	textarea.value = count->value;
	textarea.group_classes =
	        gov_words(h, "govuk-character-count", count->group_classes);
	textarea.group_attributes = (struct gov_attributes){list.v, list.n};
	textarea.classes =
	        gov_words(h, "govuk-js-character-count", count->classes);
	textarea.after = GOV_HTML(html_made(h->arena, count_after, count));
	gov_textarea(h, &textarea);
}
