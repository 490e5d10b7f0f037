/*
 * assess_form.c - the questions of the assessment.
 */
#include "practice/strengths/assess_form.h"

#include "register/policy/policy.h"

/* The first form: one question for all areas. */
static const struct assess_form first = {
        .number = 1,
        .own_view = {TK("What is your view of this part of your life?")},
        .own_ready = TK("How ready are you to make changes here?"),
        .own_priority = TK("How high is this on your list?"),
        .work =
                {
                        TK("Your assessment of this area"),
                        TK("Strengths and protective factors"),
                        TK("Needs"),
                        TK("Is this area linked to risk of serious harm?"),
                        TK("Is this area linked to risk of reoffending?"),
                        TK("Evidence"),
                        TK("Priority"),
                },
};

/* The second: in plain words, a question of its own for each area. */
static const struct assess_form second = {
        .number = 2,
        .own_view =
                {
                        TK("How are things with the place where you live?"),
                        TK("How are things with work or learning?"),
                        TK("How are things with money?"),
                        TK("What part do drugs play in your life, if any?"),
                        TK("What part does drink play in your life, if any?"),
                        TK("How are you, in body and mind?"),
                        TK("How are things with the people around you?"),
                        TK("How do you deal with things when they get hard?"),
                        TK("How do you spend your days, and who with?"),
                },
        .own_ready = TK("Do you want to change something here?"),
        .own_priority = TK("How soon should we work on this?"),
        .work =
                {
                        TK("How do you see it?"),
                        TK("What is strong here?"),
                        TK("What is needed here?"),
                        TK("Is it linked to serious harm?"),
                        TK("Is it linked to reoffending?"),
                        TK("What do you base this on?"),
                        TK("How soon should you both work on it?"),
                },
};

/* The third: what the person is good at themselves, and that there is nothing
 * to say. */
static const struct assess_form third = {
        .number = 3,
        .own_view =
                {
                        TK("How are things with the place where you live?"),
                        TK("How are things with work or learning?"),
                        TK("How are things with money?"),
                        TK("What part do drugs play in your life, if any?"),
                        TK("What part does drink play in your life, if any?"),
                        TK("How are you, in body and mind?"),
                        TK("How are things with the people around you?"),
                        TK("How do you deal with things when they get hard?"),
                        TK("How do you spend your days, and who with?"),
                },
        .own_ready = TK("Do you want to change something here?"),
        .own_priority = TK("How soon should we work on this?"),
        .own_strengths = TK("What are you good at here, or what helps you?"),
        .own_nothing = TK("I have nothing to say here"),
        .work =
                {
                        TK("How do you see it?"),
                        TK("What is strong here?"),
                        TK("What is needed here?"),
                        TK("Is it linked to serious harm?"),
                        TK("Is it linked to reoffending?"),
                        TK("What do you base this on?"),
                        TK("How soon should you both work on it?"),
                        TK("I have nothing to add here"),
                },
};

const struct assess_form *const assess_forms[] = {&first, &second, &third,
                                                  NULL};

const struct fault *
assess_form_now(struct ctx *ctx, const struct assess_form **out)
{
	int64_t number;

	TRY(policy_get_i64(ctx, "strengths.form", S(""), ctx->today,
	                   third.number, &number));
	for (size_t i = 0; assess_forms[i] != NULL; i++)
		if (assess_forms[i]->number == number) {
			*out = assess_forms[i];
			return NULL;
		}
	return fault_unavailable(
	        ctx, "The questions of this form are not in this program. Tell "
	             "those who run this. They are named in the rule "
	             "strengths.form");
}

const char *
assess_form_view(const struct assess_form *form, enum assess_code code)
{
	return form->own_view[code] == NULL ? form->own_view[0]
	                                    : form->own_view[code];
}

static struct str
with_line(struct arena *arena, struct str before, const char *key)
{
	struct str question = text_get(key);

	return str_print(arena, "%.*s%s%.*s", STR_ARG(before),
	                 before.n > 0 ? "\n" : "", STR_ARG(question));
}

struct str
assess_form_own(struct arena *arena, const struct assess_form *form,
                enum assess_code code)
{
	struct str asked =
	        with_line(arena, S(""), assess_form_view(form, code));

	asked = with_line(arena, asked, form->own_ready);
	asked = with_line(arena, asked, form->own_priority);
	if (form->own_strengths == NULL)
		return asked;
	asked = with_line(arena, asked, form->own_strengths);
	return with_line(arena, asked, form->own_nothing);
}

struct str
assess_form_work(struct arena *arena, const struct assess_form *form)
{
	struct str asked = S("");

	for (int i = 0; i < ASSESS_ASKED_WORK_COUNT && form->work[i] != NULL;
	     i++)
		asked = with_line(arena, asked, form->work[i]);
	return asked;
}

struct str
assess_asked(struct str asked, int place)
{
	struct str line = S("");

	for (int i = 0; i <= place; i++)
		if (!str_split(&asked, '\n', &line))
			return S("");
	return line;
}
