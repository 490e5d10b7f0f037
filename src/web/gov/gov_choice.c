/*
 * gov_choice.c - radios and checkboxes, which differ in little.
 */
#include "web/gov/gov_form.h"

/* Words of the kind: class names are literals, so they are kept whole. */
struct kind {
	const char *type;
	const char *group;
	const char *item;
	const char *input;
	const char *label;
	const char *hint;
	const char *divider;
	const char *conditional;
	const char *hidden;
};

static const struct kind RADIOS = {
        "radio",
        "govuk-radios",
        "govuk-radios__item",
        "govuk-radios__input",
        "govuk-radios__label",
        "govuk-radios__hint",
        "govuk-radios__divider",
        "govuk-radios__conditional",
        "govuk-radios__conditional--hidden",
};

static const struct kind CHECKBOXES = {
        "checkbox",
        "govuk-checkboxes",
        "govuk-checkboxes__item",
        "govuk-checkboxes__input",
        "govuk-checkboxes__label",
        "govuk-checkboxes__hint",
        "govuk-checkboxes__divider",
        "govuk-checkboxes__conditional",
        "govuk-checkboxes__conditional--hidden",
};

/* What a group of boxes is, whichever kind. */
struct group {
	const struct kind *kind;
	const struct gov_field *field;
	const struct gov_fieldset *fieldset;
	const struct gov_choices *items;
	struct gov_values values;
	const char *item_by; /* describes each box when there is no fieldset */
};

/* One box, with what follows from its place. */
struct box {
	const struct gov_choice *choice;
	const char *id;
	const char *hint_id; /* NULL: no hint */
	bool checked;
};

static bool
box_checked(const struct group *group, const struct gov_choice *choice)
{
	if (choice->checked != GOV_AUTO)
		return choice->checked == GOV_ON;
	for (size_t i = 0; i < group->values.n; i++)
		if (str_equal(group->values.v[i], choice->value))
			return true;
	return false;
}

static const char *
box_id(struct html *h, const struct group *group,
       const struct gov_choice *choice, size_t i)
{
	const char *prefix = gov_field_id(group->field);
	if (choice->id != NULL && choice->id[0] != '\0')
		return choice->id;
	/* The first has no number, so that a summary can link to it. */
	return i == 0 ? prefix : str_print(h->arena, "%s-%zu", prefix, i + 1).p;
}

static void
box_input(struct html *h, const struct group *group, const struct box *box)
{
	const struct gov_choice *c = box->choice;
	html_raw(h, "<input");
	gov_class(h, group->kind->input, NULL);
	gov_attr_c(h, "id", box->id);
	html_attr_always(h, "name",
	                 str_of(c->name == NULL ? group->field->name
	                                        : c->name));
	gov_attr_c(h, "type", group->kind->type);
	html_attr_always(h, "value", c->value);
	html_flag(h, "checked", box->checked);
	html_flag(h, "disabled", c->disabled);
	if (!str_empty(c->conditional.made))
		html_attr(h, "data-aria-controls",
		          str_print(h->arena, "conditional-%s", box->id));
	gov_attr_c(h, "data-behaviour", c->behaviour);
	gov_attr_c(h, "aria-describedby",
	           gov_words(h, group->item_by, box->hint_id));
	gov_attributes(h, c->attributes);
	html_raw(h, ">");
}

static void
box_words(struct html *h, const struct group *group, const struct box *box)
{
	const struct gov_choice *c = box->choice;
	gov_label(h, &(struct gov_label){
	                     .text = c->text,
	                     .html = c->html,
	                     .classes = gov_words(h, group->kind->label,
	                                          c->label_classes),
	                     .attributes = c->label_attributes,
	                     .for_id = box->id});
	if (box->hint_id == NULL)
		return;
	gov_hint(h,
	         &(struct gov_hint){.text = c->hint,
	                            .html = c->hint_html,
	                            .id = box->hint_id,
	                            .classes = gov_words(h, group->kind->hint,
	                                                 c->hint_classes),
	                            .attributes = c->hint_attributes});
}

static void
box_conditional(struct html *h, const struct group *group,
                const struct box *box)
{
	if (str_empty(box->choice->conditional.made))
		return;
	html_raw(h, "<div");
	gov_class(h, group->kind->conditional,
	          box->checked ? NULL : group->kind->hidden);
	html_attr(h, "id", str_print(h->arena, "conditional-%s", box->id));
	html_raw(h, ">");
	html_markup(h, box->choice->conditional);
	html_raw(h, "</div>");
}

static void
box_draw(struct html *h, const struct group *group, size_t i)
{
	const struct gov_choice *c = &group->items->v[i];
	struct box box = {c, box_id(h, group, c, i), NULL, false};
	if (!str_empty(c->divider)) {
		html_raw(h, "<div");
		gov_class(h, group->kind->divider, NULL);
		html_raw(h, ">");
		html_text(h, c->divider);
		html_raw(h, "</div>");
		return;
	}
	box.checked = box_checked(group, c);
	if (!gov_none(c->hint, c->hint_html))
		box.hint_id = str_print(h->arena, "%s-item-hint", box.id).p;
	html_raw(h, "<div");
	gov_class(h, group->kind->item, NULL);
	html_raw(h, ">");
	box_input(h, group, &box);
	box_words(h, group, &box);
	html_raw(h, "</div>");
	box_conditional(h, group, &box);
}

static void
boxes_draw(struct html *h, const struct group *group)
{
	const struct gov_field *field = group->field;
	gov_field_hint(h, field);
	gov_field_error(h, field);
	html_raw(h, "<div");
	gov_class(h, group->kind->group, field->classes);
	gov_attributes(h, field->attributes);
	gov_attr_c(h, "data-module", group->kind->group);
	html_raw(h, ">");
	gov_put(h, field->before.text, field->before.html);
	for (size_t i = 0; i < group->items->n; i++)
		if (!group->items->v[i].omit)
			box_draw(h, group, i);
	gov_put(h, field->after.text, field->after.html);
	html_raw(h, "</div>");
}

static void
group_draw(struct html *h, struct group *group)
{
	struct gov_fieldset set;
	bool has = gov_field_set(h, group->field, group->fieldset, &set);
	const char *by = group->field->described_by;

	if (has && set.described_by != NULL && set.described_by[0] != '\0')
		by = set.described_by;
	by = gov_field_described(h, group->field, by);
	gov_group_open(h, group->field, NULL);
	if (has) {
		set.described_by = by;
		gov_fieldset_begin(h, &set);
		boxes_draw(h, group);
		gov_fieldset_end(h);
	} else {
		/* Only a checkbox is described by the words of its group. */
		if (group->kind == &CHECKBOXES)
			group->item_by = by;
		boxes_draw(h, group);
	}
	html_raw(h, "</div>");
}

void
gov_radios(struct html *h, const struct gov_radios *radios)
{
	struct group group = {.kind = &RADIOS,
	                      .field = &radios->field,
	                      .fieldset = radios->fieldset,
	                      .items = &radios->items,
	                      .values = {&radios->value, 1}};
	if (str_empty(radios->value))
		group.values.n = 0;
	group_draw(h, &group);
}

void
gov_checkboxes(struct html *h, const struct gov_checkboxes *checkboxes)
{
	struct group group = {.kind = &CHECKBOXES,
	                      .field = &checkboxes->field,
	                      .fieldset = checkboxes->fieldset,
	                      .items = &checkboxes->items,
	                      .values = checkboxes->values};
	group_draw(h, &group);
}
