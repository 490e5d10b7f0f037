/*
 * fund_open_demo.c - what the fictional programme has published.
 */
#include "practice/fund/fund_open_local.h"

#include "base/calendar.h"
#include "kernel/demo.h"
#include "kernel/identity/identity.h"
#include "practice/fund/fund_press_local.h"
#include "practice/fund/fund_public_local.h"

/* The manager and a senior of the fictional programme. */
#define MANAGER S("morgan")
#define SENIOR  S("priya")

static void
act_as(struct ctx *ctx, const struct demo *demo, struct user_id user,
       unsigned roles, struct organisation_id organisation)
{
	demo_act(ctx, user, roles, (struct person_id){0},
	         instant_of(demo->today, 9 * 60));
	ctx->who.organisation = organisation;
}

/* The last two quarters, and the first lines that are old enough. */
static const struct fault *
publish(struct ctx *ctx)
{
	struct date quarter = fund_quarter_of(ctx->today);
	struct fund_line *lines;
	size_t n;

	for (int i = 0; i < 2; i++) {
		quarter = date_add_months(quarter, -3);
		TRY(fund_public_make(ctx, quarter));
	}
	TRY(fund_line_ready(ctx, &lines, &n));
	for (size_t i = 0; i < n && i < 3; i++)
		TRY(fund_line_release(ctx, lines[i].request));
	return NULL;
}

/* Lines that Priya wrote and Morgan agreed, and one that waits. */
static const struct fund_press lines[] = {
        {.question = S("Why does probation pay for boots and bikes?"),
         .answer = S("Somebody who works and has a home is far less likely to "
                     "offend again. The fund pays for one small thing that "
                     "stands in the way. Two people agree each payment, and a "
                     "third makes it."),
         .facts = S("Figures of each quarter: the page that anybody may read. "
                    "Usual sum: £200 a year."),
         .question_cy = S("Pam mae prawf yn talu am esgidiau a beiciau?"),
         .answer_cy = S("Mae rhywun sydd â gwaith a chartref yn llawer llai "
                        "tebygol o droseddu eto. Mae’r gronfa yn talu am un "
                        "peth bach sydd yn y ffordd.")},
        {.question = S("Do people get cash?"),
         .answer = S("We buy the thing itself wherever we can. Cash is the "
                     "exception, counted every week."),
         .facts = S("The rule of the fund: a purchase by us comes first.")},
        {.question = S("Did you pay for this person?"),
         .answer = S("We never say who is or is not known to us."),
         .facts = S("The law protects everybody’s record alike.")},
};

static const struct fault *
press(struct ctx *ctx, const struct demo *demo, struct user_id senior,
      struct user_id manager, struct organisation_id organisation)
{
	int64_t made;

	for (size_t i = 0; i < 3; i++) {
		struct fund_press line = lines[i];

		line.valid_from = date_add_days(demo->today, -30);
		line.valid_to = DATE_NONE;
		act_as(ctx, demo, senior, R(SENIOR), organisation);
		TRY(fund_press_write(ctx, &line, 0, false, NULL, &made));
		if (i == 2)
			continue;
		act_as(ctx, demo, manager, R(MANAGER), organisation);
		TRY(fund_press_agree(ctx, made, 1));
	}
	return NULL;
}

/* One that waits, and one that was answered in words. */
static const struct fault *
asked(struct ctx *ctx, const struct demo *demo)
{
	struct fund_enquiry e = {
	        .outlet = S("Harbour Echo (fictional)"),
	        .asked = S("How much did the fund spend on bikes last quarter, "
	                   "and who decides?"),
	        .came_on = demo->today,
	        .due_on = date_add_days(demo->today, 1),
	};
	int64_t id;

	TRY(fund_enquiry_log(ctx, &e, false, NULL, &id));
	e.outlet = S("Northside Radio (fictional)");
	e.asked = S("Is it true that people are given cash?");
	e.came_on = date_add_days(demo->today, -9);
	e.due_on = date_add_days(demo->today, -8);
	TRY(fund_enquiry_log(ctx, &e, false, NULL, &id));
	return fund_enquiry_answer(ctx, id, 0,
	                           S("That we buy the thing itself, and that "
	                             "the figures are on our page"),
	                           false, NULL);
}

/* First day of the month so many before this one. */
static struct date
month_before(struct date today, int months)
{
	int year, month, day;

	date_split(today, &year, &month, &day);
	return date_add_months(date_add_days(today, 1 - day), -months);
}

const struct fault *
fund_open_demo(struct ctx *ctx, const struct demo *demo,
               struct organisation_id organisation)
{
	struct user_id manager, senior;

	TRY(identity_user_find(ctx, MANAGER, &manager));
	TRY(identity_user_find(ctx, SENIOR, &senior));
	if (manager.v == 0 || senior.v == 0 || demo->until < demo->n)
		return NULL;
	TRY(press(ctx, demo, senior, manager, organisation));
	act_as(ctx, demo, manager, R(MANAGER), organisation);
	TRY(asked(ctx, demo));
	TRY(fund_open_make(ctx, month_before(demo->today, 2), NULL, 0));
	return publish(ctx);
}

int
fund_open_ago(const struct demo *demo, int quarters)
{
	struct date from =
	        date_add_months(fund_quarter_of(demo->today), -3 * quarters);

	return date_days_between(calendar_add_working_days(from, 0),
	                         demo->today);
}

int
fund_open_month_ago(const struct demo *demo)
{
	int year, month, day;

	date_split(demo->today, &year, &month, &day);
	return day + 14;
}
