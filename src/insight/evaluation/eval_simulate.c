/*
 * eval_simulate.c - the files of a fictional population.
 */
#include "insight/evaluation/eval_simulate.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/date.h"
#include "insight/evaluation/eval_simulate_local.h"

#define FILES_MOST 8
#define FIRST_DAY  18628 /* 2021-01-01 */
#define INDEX_DAYS 730
#define CUT_DAY    20088 /* 2024-12-31 */

/* The files while they are written; all go when one cannot be. */
struct writing {
	struct arena *arena;
	const char *folder;
	const struct eval_simulate_in *in;
	struct sim sim;
	FILE *files[FILES_MOST];
	const char *paths[FILES_MOST];
	size_t n;
};

static const struct fault *
file_new(struct writing *w, const char *name, FILE **out)
{
	const char *path =
	        str_c(w->arena, str_print(w->arena, "%s/%s", w->folder, name));

	*out = fopen(path, "wxe");
	if (*out == NULL && errno == EEXIST)
		return fault_refused(w,
		                     "{file} is there already: name a folder "
		                     "without one",
		                     {"file", str_of(path)});
	if (*out == NULL)
		return fault_refused(w, "{file} cannot be written",
		                     {"file", str_of(path)});
	w->files[w->n] = *out;
	w->paths[w->n++] = path;
	return NULL;
}

/* Close all; where something went wrong, none stays. */
static const struct fault *
files_end(struct writing *w, const struct fault *fault)
{
	for (size_t i = 0; i < w->n; i++) {
		bool bad = ferror(w->files[i]) != 0;

		bad |= fclose(w->files[i]) != 0;
		if (bad && fault == NULL)
			fault = fault_refused(w, "{file} cannot be written",
			                      {"file", str_of(w->paths[i])});
	}
	for (size_t i = 0; fault != NULL && i < w->n; i++)
		(void)unlink(w->paths[i]);
	return fault;
}

/* --- people -------------------------------------------------------------- */

#define COVARIATES \
	"age,sex,eth,ogrs,sent,tier,prev,first,emp,acc,drug,alc,area,off"

static void
person_put(FILE *to, const struct sim_person *p)
{
	fprintf(to, "%d.%d,%d,%s,%d.%d,%s,%c,%d,%d,%d,%d,%d,%d,P%02d,%s",
	        p->age10 / 10, p->age10 % 10, p->sex, sim_eths[p->eth],
	        p->ogrs10 / 10, p->ogrs10 % 10, sim_sents[p->sent],
	        'A' + p->tier, p->prev, p->first, p->emp, p->acc, p->drug,
	        p->alc, p->area + 1, sim_offs[p->off]);
}

/* Whether the next person is a participant: each order is as likely. */
static bool
is_next_treated(struct sim *s, int64_t treated, int64_t all)
{
	return sim_uniform(s) * (double)all < (double)treated;
}

void
sim_row_draw(struct sim *s, int64_t *treated, int64_t left, double effect,
             struct sim_row *out)
{
	bool one = is_next_treated(s, *treated, left);
	struct sim_person *p = &out->person;

	*treated -= one;
	sim_person_draw(s, one, p);
	out->first = sim_reoffence(s, p, 0, one ? effect : 1);
	out->follow = 548 + sim_below(s, 548);
	out->again = 0;
	for (int day = out->first; day <= 365; day += sim_again(s, p))
		out->again++;
}

static void
table_row(FILE *to, int64_t id, const struct sim_row *r)
{
	fprintf(to, "X%07lld,", (long long)id);
	person_put(to, &r->person);
	fprintf(to, ",%d,%d,%d,%d,%d,1\n", r->person.treated,
	        r->first < r->follow ? r->first : r->follow,
	        r->first <= r->follow, r->again > 0, r->again);
}

static const struct fault *
table_write(struct writing *w)
{
	int64_t treated = w->in->treated, all = treated + w->in->comparators;
	FILE *to;

	TRY(file_new(w, "table.csv", &to));
	fputs("id," COVARIATES
	      ",treat,time,event,reoff12,n_reoff12,simulated\n",
	      to);
	for (int64_t id = 1; all > 0; id++, all--) {
		struct sim_row row;

		sim_row_draw(&w->sim, &treated, all, w->in->effect, &row);
		table_row(to, id, &row);
	}
	return NULL;
}

/* --- people, events and spells ------------------------------------------- */

static void
day_put(struct writing *w, FILE *to, int day)
{
	struct arena_mark mark = arena_mark(w->arena);
	struct str iso = date_iso(w->arena, (struct date){day});

	fprintf(to, "%.*s", STR_ARG(iso));
	arena_release(w->arena, mark);
}

/* One reoffence; out: the day they are free again where it leads to custody. */
struct offence {
	int day, proven, disposal, off, severity, out;
	bool hidden; /* never proven, or after the files end */
};

enum { DISPOSAL_CUSTODY = 3 };

static struct offence
offence_draw(struct sim *s, int day)
{
	static const double rising[] = {0.12, 0.32, 0.72, 1};
	struct offence o = {.day = day};

	o.proven = day + 14 + (int)(55 * sim_exponential(s));
	o.disposal = sim_among(s, rising);
	o.off = sim_below(s, 7);
	o.severity = 1 + sim_below(s, 5);
	o.out = o.proven + 28 + (int)(120 * sim_exponential(s));
	o.hidden = o.proven > CUT_DAY || sim_chance(s, 0.03);
	return o;
}

/* The day from which they may reoffend again. */
static int
offence_free(const struct offence *o)
{
	return !o->hidden && o->disposal == DISPOSAL_CUSTODY ? o->out : o->day;
}

static void
offence_put(struct writing *w, FILE *events, FILE *spells, int64_t id,
            const struct offence *o)
{
	static const char *const disposals[] = {"caution", "fine", "community",
	                                        "custody"};

	if (o->hidden)
		return;
	fprintf(events, "X%07lld,", (long long)id);
	day_put(w, events, o->day);
	fputc(',', events);
	day_put(w, events, o->proven);
	fprintf(events, ",%s,%s,%d,1\n", disposals[o->disposal],
	        sim_offs[o->off], o->severity);
	if (o->disposal < DISPOSAL_CUSTODY)
		return;
	fprintf(spells, "X%07lld,", (long long)id);
	day_put(w, spells, o->proven);
	fputc(',', spells);
	if (o->out <= CUT_DAY)
		day_put(w, spells, o->out);
	fputs(",custody,1\n", spells);
}

/* Up to a start: it is at most 56 days off, and two offences 7 days apart. */
#define BEFORE_MOST 8

struct start {
	int begun; /* days after the index day; 0 of comparators */
	struct offence before[BEFORE_MOST];
	int before_n;
	int next; /* the day of the first reoffence from the start on */
};

/*
 * When a participant starts, and what they did until then.  Whoever is
 * reconvicted does not start any more; an offence that is not proven yet keeps
 * nobody away, as it keeps no comparator from being one.
 */
static bool
start_try(struct sim *s, const struct sim_person *p, int index, double effect,
          struct start *out)
{
	int day = index + sim_reoffence(s, p, 0, 1), first, free;

	*out = (struct start){.begun = 1 + sim_below(s, 56)};
	free = first = index + out->begun;
	while (day <= first && out->before_n < BEFORE_MOST) {
		struct offence o = offence_draw(s, day);

		if (!o.hidden && o.proven <= first)
			return false;
		out->before[out->before_n++] = o;
		day = offence_free(&o) + sim_again(s, p);
		free = offence_free(&o) > first ? offence_free(&o) : first;
	}
	if (out->before_n == 0)
		out->next = index + sim_reoffence(s, p, out->begun, effect);
	else
		out->next = free + (int)ceil((day - free) / effect);
	return true;
}

static struct start
start_draw(struct sim *s, const struct sim_person *p, int index, double effect)
{
	struct start start = {0};

	if (!p->treated)
		start.next = index + sim_reoffence(s, p, 0, 1);
	else
		while (!start_try(s, p, index, effect, &start))
			continue;
	return start;
}

static void
exit_put(struct writing *w, FILE *people, int exit, bool died)
{
	if (exit < CUT_DAY)
		day_put(w, people, exit);
	fputs(exit >= CUT_DAY ? "," : died ? ",death" : ",emigration", people);
}

static void
events_row(struct writing *w, FILE *const to[3], int64_t id, bool treated)
{
	struct sim *s = &w->sim;
	struct sim_person p;
	struct start start;
	int index, exit, day;
	bool died;

	sim_person_draw(s, treated, &p);
	index = FIRST_DAY + sim_below(s, INDEX_DAYS);
	start = start_draw(s, &p, index, w->in->effect);
	died = sim_chance(s, 0.6);
	exit = sim_chance(s, 0.006) ? index + 60 + sim_below(s, 900) : CUT_DAY;
	fprintf(to[0], "X%07lld,%d,", (long long)id, treated);
	day_put(w, to[0], index);
	fputc(',', to[0]);
	if (treated)
		day_put(w, to[0], index + start.begun);
	fputc(',', to[0]);
	exit_put(w, to[0], exit, died);
	fputc(',', to[0]);
	day_put(w, to[0], index - sim_below(s, 30));
	fputc(',', to[0]);
	person_put(to[0], &p);
	fputs(",1\n", to[0]);
	for (int i = 0; i < start.before_n; i++)
		offence_put(w, to[1], to[2], id, &start.before[i]);
	day = start.next;
	while (day <= exit && day <= CUT_DAY) {
		struct offence o = offence_draw(s, day);

		offence_put(w, to[1], to[2], id, &o);
		day = offence_free(&o) + sim_again(s, &p);
	}
}

static const struct fault *
events_write(struct writing *w)
{
	int64_t treated = w->in->treated, all = treated + w->in->comparators;
	FILE *to[3];

	TRY(file_new(w, "people.csv", &to[0]));
	TRY(file_new(w, "events.csv", &to[1]));
	TRY(file_new(w, "spells.csv", &to[2]));
	fputs("id,group,index_date,start_date,exit_date,exit_reason,"
	      "as_of," COVARIATES ",simulated\n",
	      to[0]);
	fputs("id,offence_date,proven_date,disposal,offence_type,severity,"
	      "simulated\n",
	      to[1]);
	fputs("id,from,to,kind,simulated\n", to[2]);
	for (int64_t id = 1; all > 0; id++, all--) {
		bool one = is_next_treated(&w->sim, treated, all);

		treated -= one;
		events_row(w, to, id, one);
	}
	return NULL;
}

/* --- what stands beside them --------------------------------------------- */

static const struct fault *
readme_write(struct writing *w)
{
	const struct eval_simulate_in *in = w->in;
	FILE *to;

	TRY(file_new(w, "README.txt", &to));
	fprintf(to,
	        "NOBODY IN THESE FILES IS REAL.\n"
	        "\n"
	        "They were made by `mydirection eval simulate --treated %lld\n"
	        "--comparators %lld --effect %g --seed %llu --shape %s`,\n"
	        "which makes the same bytes again. The column `simulated` is 1 "
	        "in every row.\n"
	        "\n"
	        "What is true of them, for a study to find:\n"
	        "\n"
	        "The effect: a hazard ratio of %g.\n"
	        "\n%s",
	        (long long)in->treated, (long long)in->comparators, in->effect,
	        (unsigned long long)in->seed, in->events ? "events" : "table",
	        in->effect, sim_models);
	return NULL;
}

static void
plan_study(const struct writing *w, FILE *to)
{
	fprintf(to,
	        "# A plan for the fictional population beside it.\n"
	        "\n"
	        "[study]\n"
	        "title = \"A fictional study\"\n"
	        "question = \"Did the programme change proven reoffending "
	        "among the people who took it?\"\n"
	        "programme = \"A fictional programme\"\n"
	        "population = \"%lld participants and %lld comparators, all "
	        "made up\"\n"
	        "simulated = true\n"
	        "\n[data]\n",
	        (long long)w->in->treated, (long long)w->in->comparators);
	if (w->in->events)
		fputs("shape = \"events\"\n"
		      "group = \"group\"\n"
		      "index_date = \"index_date\"\n"
		      "start_date = \"start_date\"\n"
		      "data_cut = 2024-12-31\n"
		      "\n[follow_up]\n"
		      "zero = \"risk-set\"\n"
		      "same_day = \"next\"\n",
		      to);
	else
		fputs("shape = \"table\"\n"
		      "group = \"treat\"\n"
		      "\n[follow_up]\n"
		      "zero = \"index\"\n",
		      to);
}

static void
plan_outcomes(const struct writing *w, FILE *to)
{
	bool table = !w->in->events;

	fprintf(to,
	        "\n[[outcome]]\n"
	        "id = \"reoffended\"\n"
	        "label = \"Proven reoffence within one year\"\n"
	        "label_cy = \"Aildrosedd wedi'i brofi o fewn blwyddyn\"\n"
	        "who = \"reoffended\"\n"
	        "who_cy = \"a aildroseddodd\"\n"
	        "kind = \"binary\"\n"
	        "family = \"primary\"\n%s"
	        "\n[[outcome]]\n"
	        "id = \"how-often\"\n"
	        "label = \"Proven reoffences within one year\"\n"
	        "label_cy = \"Aildroseddau wedi'u profi o fewn blwyddyn\"\n"
	        "kind = \"count\"\n"
	        "family = \"secondary\"\n%s"
	        "\n[[outcome]]\n"
	        "id = \"how-soon\"\n"
	        "label = \"Days to the first proven reoffence\"\n"
	        "label_cy = \"Diwrnodau hyd "
	        "yr aildrosedd gyntaf wedi'i phrofi\"\n"
	        "kind = \"time\"\n"
	        "family = \"secondary\"\n%s",
	        table ? "column = \"reoff12\"\n" : "",
	        table ? "column = \"n_reoff12\"\n" : "",
	        table ? "time = \"time\"\nevent = \"event\"\n" : "");
}

/* Each with the words of a report, in English and in Welsh. */
static void
plan_covariates(const struct writing *w, FILE *to)
{
	static const struct {
		const char *name, *label, *welsh, *rest;
	} covariates[] = {
	        {"age", "Age", "Oedran",
	         "kind = \"number\"\ncuts = [25, 35, 45]\n"},
	        {"sex", "A woman", "Menyw", "kind = \"word\"\n"},
	        {"eth", "Ethnic group", "Grŵp ethnig",
	         "kind = \"word\"\nreference = \"White\"\n"},
	        {"ogrs", "Reconviction score", "Sgôr ailgollfarnu",
	         "kind = \"number\"\ncuts = [25, 50, 75]\n"},
	        {"sent", "Sentence", "Dedfryd", "kind = \"word\"\n"},
	        {"tier", "Tier", "Haen", "kind = \"word\"\n"},
	        {"prev", "Previous convictions", "Euogfarnau blaenorol",
	         "kind = \"number\"\ncuts = [1, 5, 15]\n"},
	        {"first", "Age at first conviction", "Oedran y gollfarn gyntaf",
	         "kind = \"number\"\ncuts = [14, 18, 25]\n"},
	        {"emp", "In work", "Mewn gwaith", "kind = \"word\"\n"},
	        {"acc", "Settled housing", "Cartref sefydlog",
	         "kind = \"word\"\n"},
	        {"drug", "Drug use", "Defnyddio cyffuriau",
	         "kind = \"word\"\n"},
	        {"alc", "Alcohol use", "Defnyddio alcohol",
	         "kind = \"word\"\n"},
	        {"area", "Area", "Ardal", "kind = \"word\"\n"},
	        {"off", "Kind of offence", "Math o drosedd",
	         "kind = \"word\"\n"},
	};

	for (size_t i = 0; i < sizeof(covariates) / sizeof(covariates[0]); i++)
		fprintf(to,
		        "\n[[covariate]]\nname = \"%s\"\nlabel = \"%s\"\n"
		        "label_cy = \"%s\"\n%s%s",
		        covariates[i].name, covariates[i].label,
		        covariates[i].welsh, covariates[i].rest,
		        w->in->events ? "as_of = \"as_of\"\n" : "");
}

static const struct fault *
plan_write(struct writing *w)
{
	FILE *to;

	TRY(file_new(w, "plan.toml", &to));
	plan_study(w, to);
	plan_outcomes(w, to);
	plan_covariates(w, to);
	fputs("\n[[method]]\n"
	      "id = \"main\"\n"
	      "kind = \"nearest\"\n"
	      "ratio = 5\n"
	      "caliper = 0.2\n"
	      "\n[[method]]\n"
	      "id = \"pairs\"\n"
	      "kind = \"nearest\"\n"
	      "ratio = 1\n"
	      "caliper = 0.2\n"
	      "\n[[method]]\n"
	      "id = \"weights\"\n"
	      "kind = \"entropy\"\n"
	      "\n[judge]\n"
	      "base = 0.37\n",
	      to);
	return NULL;
}

static const struct fault *
all_write(struct writing *w)
{
	TRY(w->in->events ? events_write(w) : table_write(w));
	TRY(readme_write(w));
	return plan_write(w);
}

const struct fault *
eval_simulate(struct arena *arena, const char *folder,
              const struct eval_simulate_in *in)
{
	struct writing w = {.arena = arena,
	                    .folder = folder,
	                    .in = in,
	                    .sim = {{in->seed}}};

	if (in->treated < 1 || in->treated > EVAL_SIMULATE_MOST ||
	    in->comparators < 1 || in->comparators > EVAL_SIMULATE_MOST ||
	    !(in->effect >= 0.01 && in->effect <= 100))
		return fault_invalid(&w,
		                     "There are 1 to 5,000,000 people in each "
		                     "group, and an effect of 0.01 to 100");
	if (mkdir(folder, 0700) != 0 && errno != EEXIST)
		return fault_refused(&w, "{file} cannot be written",
		                     {"file", str_of(folder)});
	return files_end(&w, all_write(&w));
}
