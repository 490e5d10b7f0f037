#include "web/gov/recorder.h"

#include "base/text.h"

static void
button(struct html *h, const char *what, struct str words, bool hidden)
{
	html_raw(h, "<button type=\"button\" class=\"govuk-button "
	            "govuk-button--secondary\"");
	html_attr(h, "data-act", str_of(what));
	if (hidden)
		html_raw(h, " hidden");
	html_raw(h, ">");
	html_text(h, words);
	html_raw(h, "</button>");
}

void
recorder_draw(struct html *h, const char *field, struct str seconds)
{
	html_raw(h, "<div class=\"dir-recorder\" data-module=\"dir-recorder\"");
	html_attr(h, "data-field", str_of(field));
	html_attr(h, "data-most", seconds);
	html_attr(h, "data-on", T("Recording. {n} seconds."));
	html_attr(h, "data-done",
	          T("It is {n} seconds long. You can hear it, then save it "
	            "below."));
	html_attr(h, "data-no",
	          T("This browser did not let us use the "
	            "microphone. Let it, or choose a recording "
	            "below."));
	html_raw(h, " hidden><div class=\"govuk-button-group\">");
	button(h, "record", T("Record"), false);
	button(h, "stop", T("Stop"), true);
	button(h, "listen", T("Listen"), true);
	html_raw(h, "</div><p class=\"govuk-body\" role=\"status\"></p></div>");
}

void
recorder_sound(struct html *h, struct str path, struct str called)
{
	html_raw(h,
	         "<p class=\"dir-sound\"><strong class=\"dir-sound__name\">");
	html_text(h, called);
	html_raw(h, "</strong><audio class=\"dir-noprint\" controls "
	            "preload=\"none\"");
	html_attr(h, "aria-label", called);
	html_attr(h, "src", path);
	html_raw(h, "></audio></p>");
}
