/*
 * gov_field.h - what fields are made of: label, hint, error, fieldset.
 */
#ifndef WEB_GOV_FIELD_H
#define WEB_GOV_FIELD_H

#include "web/gov/gov_base.h"

/* --- parts ------------------------------------------------------------- */

struct gov_label {
	struct str text;
	struct markup html;
	const char *for_id;
	bool page_heading;
	const char *classes;
	struct gov_attributes attributes;
};
/* The label of a field; nothing when it has no words. */
void gov_label(struct html *h, const struct gov_label *label);

struct gov_hint {
	struct str text;
	struct markup html;
	const char *id;
	const char *classes;
	struct gov_attributes attributes;
};
/* A hint, to be named by aria-describedby. */
void gov_hint(struct html *h, const struct gov_hint *hint);

struct gov_error_message {
	struct str text;
	struct markup html;
	const char *id;
	struct str hidden; /* empty: "Error" */
	bool no_hidden;    /* no hidden word before it */
	const char *classes;
	struct gov_attributes attributes;
};
/* What is wrong with one field, after a hidden "Error:". */
void gov_error_message(struct html *h, const struct gov_error_message *error);

struct gov_fieldset {
	struct str legend;
	struct markup legend_html;
	const char *legend_classes;
	bool page_heading;
	const char *described_by;
	const char *role;
	const char *classes;
	struct gov_attributes attributes;
	struct markup html; /* gov_fieldset only */
};
/* A fieldset with its legend and .html; or open it, draw, and end it. */
void gov_fieldset(struct html *h, const struct gov_fieldset *fieldset);
void gov_fieldset_begin(struct html *h, const struct gov_fieldset *fieldset);
void gov_fieldset_end(struct html *h);

struct gov_error_item {
	struct str text;
	struct markup html;
	struct str href; /* "#title" */
	struct gov_attributes attributes;
};
struct gov_error_items {
	const struct gov_error_item *v;
	size_t n;
};
struct gov_error_summary {
	struct str title; /* write T("There is a problem") */
	struct markup title_html;
	struct str description;
	struct markup description_html;
	struct gov_error_items items;
	enum gov_choice_state disable_auto_focus;
	const char *classes;
	struct gov_attributes attributes;
};
void gov_error_summary(struct html *h, const struct gov_error_summary *summary);

/* --- what every field has ---------------------------------------------- */

/*
 * Members of every field.  The first four lines are all that is needed on
 * most days; the `_as` members replace the short form beside them by the
 * whole component.  For radios, checkboxes and the date input the label is
 * the legend of a fieldset.
 */
#define GOV_FIELD_MEMBERS \
	const char *name; \
	struct str label; \
	struct str hint; \
	struct str error;       /* its sentence, without "Error:" */ \
	const char *id;         /* NULL: the name */ \
	const char *label_size; /* "s", "m", "l", "xl" */ \
	bool heading;           /* the label is the heading of the page */ \
	const struct gov_label *label_as; \
	const struct gov_hint *hint_as; \
	const struct gov_error_message *error_as; \
	const char *described_by; \
	const char *classes; \
	struct gov_attributes attributes; \
	const char *group_classes; \
	struct gov_attributes group_attributes; \
	struct gov_content before; /* next to the input, inside the group */ \
	struct gov_content after

struct gov_field {
	GOV_FIELD_MEMBERS;
};
/* So that .name works directly and &input->field is a struct gov_field. */
#define GOV_FIELD \
	union { \
		struct gov_field field; \
		struct { \
			GOV_FIELD_MEMBERS; \
		}; \
	}

/* A message by the plural forms of the language; empty ones are left out. */
struct gov_plural {
	struct str zero, one, two, few, many, other;
};

/* --- for the components themselves ------------------------------------- */

/* The id of a field: its own, or its name. */
const char *gov_field_id(const struct gov_field *field);

/* Whether it has a hint, a problem. */
bool gov_field_hinted(const struct gov_field *field);
bool gov_field_wrong(const struct gov_field *field);

/* "more", id-hint and id-error, as far as they are there; or NULL. */
const char *gov_field_described(struct html *h, const struct gov_field *field,
                                const char *more);

/* `<div class="govuk-form-group">` with all that belongs on it. */
void gov_group_open(struct html *h, const struct gov_field *field,
                    const char *classes);

/* Label, hint and error of a field, each with its id; the hint and the
 * error only when there are any. */
void gov_field_label(struct html *h, const struct gov_field *field);
/* See gov_field_label. */
void gov_field_hint(struct html *h, const struct gov_field *field);
/* See gov_field_label. */
void gov_field_error(struct html *h, const struct gov_field *field);

/* Room for the attributes a component adds to those it was given. */
struct gov_attribute_list {
	struct gov_attribute v[48];
	size_t n;
};

/* Add one; nothing when the value is empty or the list is full. */
void gov_list_put(struct gov_attribute_list *list, const char *name,
                  struct str value);
/* `data-i18n.<key>.<form>` for each form that is not empty. */
void gov_list_plural(struct html *h, struct gov_attribute_list *list,
                     const char *key, const struct gov_plural *plural);
/* Add all of these. */
void
gov_list_all(struct gov_attribute_list *list, struct gov_attributes attributes);

/*
 * The fieldset of a group of boxes: the one given, else one with the label
 * as its legend.  False, with *out untouched, when there is neither.
 */
bool gov_field_set(struct html *h, const struct gov_field *field,
                   const struct gov_fieldset *given, struct gov_fieldset *out);

#endif
