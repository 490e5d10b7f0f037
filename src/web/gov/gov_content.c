#include "web/gov/gov_content.h"

void
gov_tag(struct html *h, const struct gov_tag *tag)
{
	html_raw(h, "<strong");
	gov_class(h, "govuk-tag", tag->classes);
	gov_attributes(h, tag->attributes);
	html_raw(h, ">");
	gov_put(h, tag->text, tag->html);
	html_raw(h, "</strong>");
}

void
gov_inset_text(struct html *h, const struct gov_inset_text *inset)
{
	html_raw(h, "<div");
	gov_attr_c(h, "id", inset->id);
	gov_class(h, "govuk-inset-text", inset->classes);
	gov_attributes(h, inset->attributes);
	html_raw(h, ">");
	gov_put(h, inset->text, inset->html);
	html_raw(h, "</div>");
}

void
gov_warning_text(struct html *h, const struct gov_warning_text *warning)
{
	html_raw(h, "<div");
	gov_class(h, "govuk-warning-text", warning->classes);
	gov_attributes(h, warning->attributes);
	html_raw(h, "><span class=\"govuk-warning-text__icon\" "
	            "aria-hidden=\"true\">!</span>"
	            "<strong class=\"govuk-warning-text__text\">"
	            "<span class=\"govuk-visually-hidden\">");
	html_text(h, str_empty(warning->icon_fallback)
	                     ? T("Warning")
	                     : warning->icon_fallback);
	html_raw(h, "</span> ");
	gov_put(h, warning->text, warning->html);
	html_raw(h, "</strong></div>");
}

void
gov_details_begin(struct html *h, const struct gov_details *details)
{
	html_raw(h, "<details");
	gov_attr_c(h, "id", details->id);
	gov_class(h, "govuk-details", details->classes);
	gov_attributes(h, details->attributes);
	html_flag(h, "open", details->open);
	html_raw(h, "><summary class=\"govuk-details__summary\">"
	            "<span class=\"govuk-details__summary-text\">");
	gov_put(h, details->summary, details->summary_html);
	html_raw(h, "</span></summary><div class=\"govuk-details__text\">");
}

void
gov_details_end(struct html *h)
{
	html_raw(h, "</div></details>");
}

void
gov_details(struct html *h, const struct gov_details *details)
{
	gov_details_begin(h, details);
	gov_put(h, details->text, details->html);
	gov_details_end(h);
}

/* --- notification banner ----------------------------------------------- */

static struct str
banner_title(const struct gov_notification_banner *banner)
{
	if (!str_empty(banner->title))
		return banner->title;
	return banner->success ? T("Success") : T("Important");
}

static void
banner_open(struct html *h, const struct gov_notification_banner *banner,
            const char *title_id)
{
	const char *role = banner->success ? "alert" : "region";
	if (banner->role != NULL && banner->role[0] != '\0')
		role = banner->role;
	html_raw(h, "<div");
	gov_class(h,
	          banner->success ? "govuk-notification-banner "
	                            "govuk-notification-banner--success"
	                          : "govuk-notification-banner",
	          banner->classes);
	gov_attr_c(h, "role", role);
	gov_attr_c(h, "aria-labelledby", title_id);
	html_raw(h, " data-module=\"govuk-notification-banner\"");
	gov_attr_state(h, "data-disable-auto-focus",
	               banner->disable_auto_focus);
	gov_attributes(h, banner->attributes);
	html_raw(h, ">");
}

static void
banner_header(struct html *h, const struct gov_notification_banner *banner,
              const char *title_id)
{
	html_raw(h, "<div class=\"govuk-notification-banner__header\">");
	gov_heading_open(h, banner->heading_level, 2);
	html_raw(h, " class=\"govuk-notification-banner__title\"");
	gov_attr_c(h, "id", title_id);
	html_raw(h, ">");
	gov_put(h, banner_title(banner), banner->title_html);
	gov_heading_close(h, banner->heading_level, 2);
	html_raw(h, "</div>");
}

void
gov_notification_banner(struct html *h,
                        const struct gov_notification_banner *banner)
{
	const char *title_id = "govuk-notification-banner-title";
	if (banner->title_id != NULL && banner->title_id[0] != '\0')
		title_id = banner->title_id;
	banner_open(h, banner, title_id);
	banner_header(h, banner, title_id);
	html_raw(h, "<div class=\"govuk-notification-banner__content\">");
	if (!str_empty(banner->html.made)) {
		html_markup(h, banner->html);
	} else if (!str_empty(banner->text)) {
		html_raw(h, "<p class=\"govuk-notification-banner__heading\">");
		html_text(h, banner->text);
		html_raw(h, "</p>");
	}
	html_raw(h, "</div></div>");
}
