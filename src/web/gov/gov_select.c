#include "web/gov/gov_form.h"

static bool
option_selected(const struct gov_select *select,
                const struct gov_option *option)
{
	struct str value = option->no_value ? option->text : option->value;
	if (option->selected != GOV_AUTO)
		return option->selected == GOV_ON;
	return !str_empty(select->value) && str_equal(value, select->value);
}

static void
option_draw(struct html *h, const struct gov_select *select,
            const struct gov_option *option)
{
	html_raw(h, "<option");
	if (!option->no_value)
		html_attr_always(h, "value", option->value);
	html_flag(h, "selected", option_selected(select, option));
	html_flag(h, "disabled", option->disabled);
	gov_attributes(h, option->attributes);
	html_raw(h, ">");
	html_text(h, option->text);
	html_raw(h, "</option>");
}

static void
select_element(struct html *h, const struct gov_select *select)
{
	const char *wrong =
	        gov_field_wrong(&select->field) ? "govuk-select--error" : NULL;
	html_raw(h, "<select");
	gov_class(h, "govuk-select", gov_words(h, select->classes, wrong));
	html_attr_always(h, "id", str_of(gov_field_id(&select->field)));
	html_attr_always(h, "name", str_of(select->name));
	html_flag(h, "disabled", select->disabled);
	gov_attr_c(h, "aria-describedby",
	           gov_field_described(h, &select->field,
	                               select->described_by));
	gov_attributes(h, select->attributes);
	html_raw(h, ">");
	for (size_t i = 0; i < select->items.n; i++)
		if (!select->items.v[i].omit)
			option_draw(h, select, &select->items.v[i]);
	html_raw(h, "</select>");
}

void
gov_select(struct html *h, const struct gov_select *select)
{
	gov_group_open(h, &select->field, NULL);
	gov_field_label(h, &select->field);
	gov_field_hint(h, &select->field);
	gov_field_error(h, &select->field);
	gov_put(h, select->before.text, select->before.html);
	select_element(h, select);
	gov_put(h, select->after.text, select->after.html);
	html_raw(h, "</div>");
}
