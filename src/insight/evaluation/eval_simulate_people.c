/*
 * eval_simulate_people.c - who they are, who is chosen, who reoffends.
 *
 * Only sums, products, quotients and powers of two, so that another machine
 * makes the same people.
 */
#include <math.h>

#include "insight/evaluation/eval_simulate_local.h"

#define SHAPE     0.85
#define YEAR      365
#define CHOSEN_UP 2.2 /* no one's log odds of being chosen are above it */

const char *const sim_eths[] = {"Asian",     "Black", "Mixed",
                                "NotStated", "Other", "White"};
const char *const sim_sents[] = {"CO", "SSO", "Custody_lt12", "Custody_ge12"};
const char *const sim_offs[] = {"Drugs",  "Motoring", "Other",   "PublicOrder",
                                "Sexual", "Theft",    "Violence"};

enum { OFF_SEXUAL = 4, OFF_THEFT = 5, OFF_VIOLENCE = 6, SENT_SSO = 1 };

const char sim_models[] =
        "Who is chosen: the log odds are a constant and\n"
        "  + 0.012 (ogrs - 41) - 0.010 (age - 35) + 0.35 drug + 0.30 alc\n"
        "  - 0.30 acc + 0.25 (sent = SSO) + 0.50 (area P01 to P04)\n"
        "\n"
        "Who reoffends: the cumulative hazard at t days is\n"
        "(t / 365) ^ 0.85 times the exponential of\n"
        "  - 1.00 + 0.028 (ogrs - 41) - 0.010 (age - 35) + 0.25 drug\n"
        "  + 0.10 alc - 0.20 emp - 0.15 acc + 0.25 (off = Theft)\n"
        "  - 0.50 (off = Sexual)\n"
        "and of participants, from their start on, times the effect.\n"
        "\n"
        "In the files of days a participant starts 1 to 56 days after the\n"
        "index day, if nobody has proven a reoffence by then.\n";

/* --- chance -------------------------------------------------------------- */

double
sim_uniform(struct sim *s)
{
	return ((double)(stats_random_next(&s->random) >> 12) + 0.5) / 0x1p52;
}

double
sim_normal(struct sim *s)
{
	double sum = -6;

	for (int i = 0; i < 12; i++)
		sum += sim_uniform(s);
	return sum;
}

double
sim_exponential(struct sim *s)
{
	return -sim_log(sim_uniform(s));
}

int
sim_below(struct sim *s, int n)
{
	return (int)(sim_uniform(s) * n);
}

bool
sim_chance(struct sim *s, double p)
{
	return sim_uniform(s) < p;
}

int
sim_among(struct sim *s, const double *rising)
{
	double u = sim_uniform(s);
	int i = 0;

	while (u > rising[i])
		i++;
	return i;
}

double
sim_log(double x)
{
	int power;
	double m = frexp(x, &power), t, square, sum = 0;

	if (m < 0.70710678118654752) {
		m *= 2;
		power--;
	}
	t = (m - 1) / (m + 1);
	square = t * t;
	for (int k = 21; k >= 1; k -= 2)
		sum = sum * square + 1.0 / k;
	return 2 * t * sum + power * 0.69314718055994531;
}

double
sim_exp(double x)
{
	double power = floor(x / 0.69314718055994531 + 0.5);
	double rest = x - power * 0.69314718055994531, sum = 1;

	for (int k = 16; k >= 1; k--)
		sum = 1 + sum * rest / k;
	return ldexp(sum, (int)power);
}

/* --- people -------------------------------------------------------------- */

static double
age_of(const struct sim_person *p)
{
	return p->age10 / 10.0;
}

static double
ogrs_of(const struct sim_person *p)
{
	return p->ogrs10 / 10.0;
}

static double
least(double a, double b)
{
	return a < b ? a : b;
}

/* Age, convictions and what is known of somebody's life. */
static void
life_draw(struct sim *s, struct sim_person *p)
{
	static const double eths[] = {0.064, 0.175, 0.223, 0.253, 0.277, 1};
	static const double offs[] = {0.153, 0.273, 0.353, 0.450,
	                              0.495, 0.708, 1};
	double share;

	do {
		p->age10 = 180 + (int)(86 * (sim_exponential(s) +
		                             sim_exponential(s)));
	} while (p->age10 > 800);
	p->sex = sim_chance(s, 0.127);
	p->eth = sim_among(s, eths);
	p->off = sim_among(s, offs);
	p->area = sim_below(s, 12);
	p->prev =
	        (int)(sim_exp(1.9 + 0.8 * sim_normal(s) - (p->sex ? 0.4 : 0)) *
	              least(1, (age_of(p) - 14) / 20));
	p->prev = p->prev > 60 ? 60 : p->prev;
	share = sim_uniform(s);
	if (p->prev > 5)
		share *= sim_uniform(s);
	p->first = 10 + (int)((age_of(p) - 10) * share);
	p->drug = sim_chance(s, 0.22 + 0.02 * least(p->prev, 15));
	p->alc = sim_chance(s, p->off == OFF_VIOLENCE ? 0.36 : 0.23);
	p->emp = sim_chance(s, 0.38 - 0.012 * least(p->prev, 20));
	p->acc = sim_chance(s, p->drug ? 0.54 : 0.70);
}

/* What the service makes of it: risk, sentence, tier. */
static void
risk_draw(struct sim *s, struct sim_person *p)
{
	double odds = -1.2 + 0.09 * least(p->prev, 25) -
	              0.035 * (age_of(p) - 35) + (p->drug ? 0.35 : 0) -
	              (p->sex ? 0.4 : 0) + 0.6 * sim_normal(s);
	double tiering;

	p->ogrs10 = (int)(1000 / (1 + sim_exp(-odds)));
	tiering = ogrs_of(p) + 12 * sim_normal(s);
	p->tier = tiering > 70 ? 0 : tiering > 45 ? 1 : tiering > 25 ? 2 : 3;
	if (ogrs_of(p) > 50)
		p->sent = sim_among(s, (const double[]){0.34, 0.56, 0.80, 1});
	else
		p->sent = sim_among(s, (const double[]){0.48, 0.73, 0.87, 1});
}

/* The log odds of being chosen, without their constant. */
static double
chosen_odds(const struct sim_person *p)
{
	return 0.012 * (ogrs_of(p) - 41) - 0.010 * (age_of(p) - 35) +
	       (p->drug ? 0.35 : 0) + (p->alc ? 0.30 : 0) -
	       (p->acc ? 0.30 : 0) + (p->sent == SENT_SSO ? 0.25 : 0) +
	       (p->area < 4 ? 0.50 : 0);
}

void
sim_person_draw(struct sim *s, bool treated, struct sim_person *out)
{
	do {
		*out = (struct sim_person){.treated = treated};
		life_draw(s, out);
		risk_draw(s, out);
	} while (treated &&
	         !sim_chance(s, sim_exp(chosen_odds(out) - CHOSEN_UP)));
}

/* --- reoffending --------------------------------------------------------- */

static double
hazard_of(const struct sim_person *p)
{
	return -1.00 + 0.028 * (ogrs_of(p) - 41) - 0.010 * (age_of(p) - 35) +
	       (p->drug ? 0.25 : 0) + (p->alc ? 0.10 : 0) -
	       (p->emp ? 0.20 : 0) - (p->acc ? 0.15 : 0) +
	       (p->off == OFF_THEFT ? 0.25 : 0) -
	       (p->off == OFF_SEXUAL ? 0.50 : 0);
}

int
sim_reoffence(struct sim *s, const struct sim_person *p, int begun,
              double ratio)
{
	double met =
	        begun == 0 ? 0 : sim_exp(SHAPE * sim_log((double)begun / YEAR));
	double more = sim_exponential(s) / (sim_exp(hazard_of(p)) * ratio);
	double days = YEAR * sim_exp(sim_log(met + more) / SHAPE);

	if (days > 1e6)
		return 1000000;
	return days > begun + 1 ? (int)ceil(days) : begun + 1;
}

double
sim_risk(const struct sim_person *p, double ratio)
{
	return 1 - sim_exp(-sim_exp(hazard_of(p)) * ratio);
}

int
sim_again(struct sim *s, const struct sim_person *p)
{
	return 7 + (int)(260 * sim_exponential(s) *
	                 sim_exp(-0.012 * (ogrs_of(p) - 41)));
}
