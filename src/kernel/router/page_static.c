/*
 * page_static.c - help, privacy and the accessibility statement.
 */
#include "kernel/router/router_local.h"

/* A heading and its paragraphs; the list ends with a NULL heading. */
struct section {
	const char *heading;
	const char *paragraphs[5];
};

struct article {
	const char *title;
	const char *lead;
	const struct section *sections;
};

static void
paragraph(struct html *h, const char *key)
{
	html_raw(h, "<p class=\"govuk-body\">");
	html_text(h, text_get(key));
	html_raw(h, "</p>");
}

static void
article_draw(struct html *h, const struct ctx *ctx, const void *data)
{
	const struct article *article = data;
	const struct section *s = article->sections;

	(void)ctx;
	html_raw(h, "<div class=\"dir-prose\"><h1 class=\"govuk-heading-l\">");
	html_text(h, text_get(article->title));
	html_raw(h, "</h1><p class=\"govuk-body-l\">");
	html_text(h, text_get(article->lead));
	html_raw(h, "</p>");
	for (; s->heading != NULL; s++) {
		html_raw(h, "<h2 class=\"govuk-heading-m\">");
		html_text(h, text_get(s->heading));
		html_raw(h, "</h2>");
		for (size_t i = 0; i < 5 && s->paragraphs[i] != NULL; i++)
			paragraph(h, s->paragraphs[i]);
	}
	html_raw(h, "</div>");
}

static const struct fault *
article_show(struct ctx *ctx, struct reply *reply,
             const struct article *article)
{
	page_show(ctx, reply, &(struct page){.title = text_get(article->title)},
	          article_draw, article);
	return NULL;
}

static const struct section help_sections[] = {
        {TK("If you cannot sign in"),
         {TK("Check that you typed your username and password as you were "
             "given them. After several wrong tries we make you wait a few "
             "minutes."),
          TK("If you have forgotten your password, ask your worker or an "
             "administrator for a new code. It works once, for an hour."),
          TK("If you have lost the phone that shows your one-time codes, "
             "use one of your recovery codes, or ask an administrator.")}},
        {TK("If you were signed out"),
         {TK("You are signed out when you have done nothing for 30 "
             "minutes. We warn you five minutes before. What you typed "
             "stays on the page.")}},
        {TK("If something in your plan or record is wrong"),
         {TK("Tell your worker. You can write what you think in your own "
             "words in your plan, and nobody else can change them.")}},
        {TK("If you are in danger, or somebody else is"),
         {TK("Do not use this service to get help in an emergency. Ring "
             "999. If you need to talk to somebody, Samaritans answer at "
             "116 123, day and night, free of charge.")}},
        {NULL, {NULL}},
};

static const struct article help = {
        TK("Help"),
        TK("My Direction is where a person on probation and their worker "
           "write and keep a plan together."),
        help_sections,
};

static const struct section privacy_sections[] = {
        {TK("What is kept"),
         {TK("Your name, how to reach you, your order, your plan, your "
             "appointments, and what you and your worker wrote."),
          TK("Each time somebody looks at your record or changes it, we "
             "write down who it was, when, and why.")}},
        {TK("Who can see it"),
         {TK("Your worker, the senior worker of their team and the "
             "managers of their organisation. Somebody else can open your "
             "record only in an emergency, for three hours, with a reason "
             "that a manager then checks."),
          TK("The administrator of this service looks after accounts and "
             "cannot see your record."),
          TK("You can see who looked at your record on the page Who "
             "looked.")}},
        {TK("What you can ask for"),
         {TK("You can ask for a copy of everything that is kept about "
             "you, and ask for what is wrong to be put right. Ask your "
             "worker, or the organisation that works with you."),
          TK("If you are not happy with the answer, you can complain to "
             "the Information Commissioner's Office at ico.org.uk.")}},
        {TK("Cookies"),
         {TK("We use cookies only to keep you signed in, to remember the "
             "language you chose and to tell you once that something was "
             "saved. No cookie tells others what you do.")}},
        {TK("Who is responsible"),
         {TK("The organisation that works with you decides what is kept "
             "and for how long, and answers for it. Your worker can tell "
             "you how to reach its data protection officer.")}},
        {NULL, {NULL}},
};

static const struct article privacy = {
        TK("Privacy"),
        TK("What this service keeps about you, who can see it, and what "
           "you can ask for."),
        privacy_sections,
};

static const struct section accessibility_sections[] = {
        {TK("How you can use it"),
         {TK("The pages are built so that you can zoom in to 400%, use "
             "them with a keyboard alone or with speech recognition, "
             "listen to them with a screen reader, and use them with "
             "scripts switched off."),
          TK("The pages for people on probation are written in short "
             "words. Every page can be read in Welsh. AbilityNet, at "
             "mcmw.abilitynet.org.uk, helps you make your device easier "
             "to use.")}},
        {TK("What is not yet as it should be"),
         {TK("The Welsh has not been checked by a translator."),
          TK("Nobody from outside has audited this service. We check the "
             "pages with automatic tools, which cannot find "
             "everything.")}},
        {TK("If you cannot use a part of it"),
         {TK("Tell your worker. They can print your plan, read it to you, "
             "or give it to you in another form.")}},
        {TK("If you are not happy with the answer"),
         {TK("The Equality and Human Rights Commission sees to it that the "
             "Public Sector Bodies (Websites and Mobile Applications) (No. "
             "2) Accessibility Regulations 2018 are kept. If you are not "
             "happy with our answer, ask the Equality Advisory and Support "
             "Service.")}},
        {NULL, {NULL}},
};

static const struct article accessibility = {
        TK("Accessibility statement"),
        TK("We want as many people as possible to be able to use this "
           "service."),
        accessibility_sections,
};

const struct fault *
get_help(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)req;
	return article_show(ctx, reply, &help);
}

const struct fault *
get_privacy(struct ctx *ctx, const struct request *req, struct reply *reply)
{
	(void)req;
	return article_show(ctx, reply, &privacy);
}

const struct fault *
get_accessibility(struct ctx *ctx, const struct request *req,
                  struct reply *reply)
{
	(void)req;
	return article_show(ctx, reply, &accessibility);
}
