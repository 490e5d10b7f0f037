#include "web/gov/gov_field.h"

/* --- parts ------------------------------------------------------------- */

void
gov_label(struct html *h, const struct gov_label *label)
{
	if (gov_none(label->text, label->html))
		return;
	if (label->page_heading)
		html_raw(h, "<h1 class=\"govuk-label-wrapper\">");
	html_raw(h, "<label");
	gov_class(h, "govuk-label", label->classes);
	gov_attributes(h, label->attributes);
	gov_attr_c(h, "for", label->for_id);
	html_raw(h, ">");
	gov_put(h, label->text, label->html);
	html_raw(h, "</label>");
	if (label->page_heading)
		html_raw(h, "</h1>");
}

void
gov_hint(struct html *h, const struct gov_hint *hint)
{
	html_raw(h, "<div");
	gov_attr_c(h, "id", hint->id);
	gov_class(h, "govuk-hint", hint->classes);
	gov_attributes(h, hint->attributes);
	html_raw(h, ">");
	gov_put(h, hint->text, hint->html);
	html_raw(h, "</div>");
}

void
gov_error_message(struct html *h, const struct gov_error_message *error)
{
	html_raw(h, "<p");
	gov_attr_c(h, "id", error->id);
	gov_class(h, "govuk-error-message", error->classes);
	gov_attributes(h, error->attributes);
	html_raw(h, ">");
	if (!error->no_hidden) {
		html_raw(h, "<span class=\"govuk-visually-hidden\">");
		html_text(h, str_empty(error->hidden) ? T("Error")
		                                      : error->hidden);
		html_raw(h, ":</span> ");
	}
	gov_put(h, error->text, error->html);
	html_raw(h, "</p>");
}

static void
legend_draw(struct html *h, const struct gov_fieldset *fieldset)
{
	html_raw(h, "<legend");
	gov_class(h, "govuk-fieldset__legend", fieldset->legend_classes);
	html_raw(h, ">");
	if (fieldset->page_heading)
		html_raw(h, "<h1 class=\"govuk-fieldset__heading\">");
	gov_put(h, fieldset->legend, fieldset->legend_html);
	if (fieldset->page_heading)
		html_raw(h, "</h1>");
	html_raw(h, "</legend>");
}

void
gov_fieldset_begin(struct html *h, const struct gov_fieldset *fieldset)
{
	html_raw(h, "<fieldset");
	gov_class(h, "govuk-fieldset", fieldset->classes);
	gov_attr_c(h, "role", fieldset->role);
	gov_attr_c(h, "aria-describedby", fieldset->described_by);
	gov_attributes(h, fieldset->attributes);
	html_raw(h, ">");
	if (!gov_none(fieldset->legend, fieldset->legend_html))
		legend_draw(h, fieldset);
}

void
gov_fieldset_end(struct html *h)
{
	html_raw(h, "</fieldset>");
}

void
gov_fieldset(struct html *h, const struct gov_fieldset *fieldset)
{
	gov_fieldset_begin(h, fieldset);
	html_markup(h, fieldset->html);
	gov_fieldset_end(h);
}

static void
error_item_draw(struct html *h, const struct gov_error_item *item)
{
	html_raw(h, "<li>");
	if (!str_empty(item->href)) {
		html_raw(h, "<a");
		html_attr(h, "href", item->href);
		gov_attributes(h, item->attributes);
		html_raw(h, ">");
	}
	gov_put(h, item->text, item->html);
	if (!str_empty(item->href))
		html_raw(h, "</a>");
	html_raw(h, "</li>");
}

void
gov_error_summary(struct html *h, const struct gov_error_summary *summary)
{
	html_raw(h, "<div");
	gov_class(h, "govuk-error-summary", summary->classes);
	gov_attr_state(h, "data-disable-auto-focus",
	               summary->disable_auto_focus);
	gov_attributes(h, summary->attributes);
	html_raw(h, " data-module=\"govuk-error-summary\"><div role=\"alert\">"
	            "<h2 class=\"govuk-error-summary__title\">");
	gov_put(h, summary->title, summary->title_html);
	html_raw(h, "</h2><div class=\"govuk-error-summary__body\">");
	if (!gov_none(summary->description, summary->description_html)) {
		html_raw(h, "<p>");
		gov_put(h, summary->description, summary->description_html);
		html_raw(h, "</p>");
	}
	if (summary->items.n > 0) {
		html_raw(h, "<ul class=\"govuk-list "
		            "govuk-error-summary__list\">");
		for (size_t i = 0; i < summary->items.n; i++)
			error_item_draw(h, &summary->items.v[i]);
		html_raw(h, "</ul>");
	}
	html_raw(h, "</div></div></div>");
}

/* --- a field ----------------------------------------------------------- */

const char *
gov_field_id(const struct gov_field *field)
{
	if (field->id != NULL && field->id[0] != '\0')
		return field->id;
	return field->name == NULL ? "" : field->name;
}

bool
gov_field_hinted(const struct gov_field *field)
{
	return field->hint_as != NULL || !str_empty(field->hint);
}

bool
gov_field_wrong(const struct gov_field *field)
{
	return field->error_as != NULL || !str_empty(field->error);
}

static const char *
id_with(struct html *h, const struct gov_field *field, const char *ending)
{
	return str_print(h->arena, "%s%s", gov_field_id(field), ending).p;
}

const char *
gov_field_described(struct html *h, const struct gov_field *field,
                    const char *more)
{
	const char *by = more;
	if (gov_field_hinted(field))
		by = gov_words(h, by, id_with(h, field, "-hint"));
	if (gov_field_wrong(field))
		by = gov_words(h, by, id_with(h, field, "-error"));
	return by;
}

void
gov_group_open(struct html *h, const struct gov_field *field,
               const char *classes)
{
	const char *base = gov_field_wrong(field)
	                           ? "govuk-form-group govuk-form-group--error"
	                           : "govuk-form-group";
	html_raw(h, "<div");
	gov_class(h, base, gov_words(h, classes, field->group_classes));
	gov_attributes(h, field->group_attributes);
	html_raw(h, ">");
}

static const char *
size_class(struct html *h, const char *base, const char *size)
{
	if (size == NULL)
		return NULL;
	return str_print(h->arena, "%s--%s", base, size).p;
}

void
gov_field_label(struct html *h, const struct gov_field *field)
{
	struct gov_label label = {.text = field->label,
	                          .page_heading = field->heading,
	                          .classes = size_class(h, "govuk-label",
	                                                field->label_size)};
	if (field->label_as != NULL)
		label = *field->label_as;
	label.for_id = gov_field_id(field);
	gov_label(h, &label);
}

void
gov_field_hint(struct html *h, const struct gov_field *field)
{
	struct gov_hint hint = {.text = field->hint};
	if (!gov_field_hinted(field))
		return;
	if (field->hint_as != NULL)
		hint = *field->hint_as;
	hint.id = id_with(h, field, "-hint");
	gov_hint(h, &hint);
}

void
gov_field_error(struct html *h, const struct gov_field *field)
{
	struct gov_error_message error = {.text = field->error};
	if (!gov_field_wrong(field))
		return;
	if (field->error_as != NULL)
		error = *field->error_as;
	error.id = id_with(h, field, "-error");
	gov_error_message(h, &error);
}

bool
gov_field_set(struct html *h, const struct gov_field *field,
              const struct gov_fieldset *given, struct gov_fieldset *out)
{
	if (given != NULL) {
		*out = *given;
		return true;
	}
	if (str_empty(field->label))
		return false;
	*out = (struct gov_fieldset){
	        .legend = field->label,
	        .legend_classes = size_class(h, "govuk-fieldset__legend",
	                                     field->label_size),
	        .page_heading = field->heading,
	        .described_by = field->described_by};
	return true;
}

/* --- lists of attributes ----------------------------------------------- */

void
gov_list_put(struct gov_attribute_list *list, const char *name,
             struct str value)
{
	if (str_empty(value) || list->n == sizeof(list->v) / sizeof(*list->v))
		return;
	list->v[list->n++] =
	        (struct gov_attribute){.name = name, .value = value};
}

void
gov_list_plural(struct html *h, struct gov_attribute_list *list,
                const char *key, const struct gov_plural *plural)
{
	const struct {
		const char *form;
		struct str message;
	} forms[] = {{"zero", plural->zero}, {"one", plural->one},
	             {"two", plural->two},   {"few", plural->few},
	             {"many", plural->many}, {"other", plural->other}};
	for (size_t i = 0; i < sizeof(forms) / sizeof(*forms); i++)
		if (!str_empty(forms[i].message))
			gov_list_put(list,
			             str_print(h->arena, "data-i18n.%s.%s", key,
			                       forms[i].form)
			                     .p,
			             forms[i].message);
}

void
gov_list_all(struct gov_attribute_list *list, struct gov_attributes attributes)
{
	for (size_t i = 0; i < attributes.n; i++)
		if (list->n < sizeof(list->v) / sizeof(*list->v))
			list->v[list->n++] = attributes.v[i];
}
