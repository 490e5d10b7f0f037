/*
 * eval_cli.c - options of a command about a study, and how it ends.
 */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/app_local.h"
#include "app/eval_cli.h"
#include "app/eval_local.h"
#include "app/eval_say.h"
#include "base/clock.h"

/* A million people in a quarter of it. */
#define MEMORY ((size_t)4 * 1024 * 1024 * 1024)

#define OPTIONS 15

/* --- options ------------------------------------------------------------- */

/* Whether a word stands in a list of words. */
static bool
stands_in(const char *list, const char *word)
{
	struct str rest = str_of(list), one;

	while (str_split(&rest, ' ', &one))
		if (str_is(one, word))
			return true;
	return false;
}

/* Options that the command takes, and whether what it needs was given. */
static bool
cli_options_read(struct eval_cli *cli, int argc, char **argv)
{
	const struct eval_option all[OPTIONS] = {
	        {.name = "--plan", .word = &cli->plan},
	        {.name = "--people", .word = &cli->people},
	        {.name = "--events", .word = &cli->events},
	        {.name = "--spells", .word = &cli->spells},
	        {.name = "--run", .word = &cli->folder},
	        {.name = "--out", .word = &cli->out},
	        {.name = "--reason", .word = &cli->reason},
	        {.name = "--head", .word = &cli->head},
	        {.name = "--cut", .word = &cli->cut},
	        {.name = "--try", .number = &cli->which},
	        {.name = "--look", .number = &cli->look},
	        {.name = "--threads", .number = &cli->threads},
	        {.name = "--json", .flag = &cli->json},
	        {.name = "--quiet", .flag = &cli->quiet},
	        {.name = NULL}};
	struct eval_option some[OPTIONS];
	size_t n = 0;

	for (size_t i = 0; all[i].name != NULL; i++)
		if (stands_in(cli->takes, all[i].name) ||
		    stands_in(cli->needs, all[i].name))
			some[n++] = all[i];
	some[n] = (struct eval_option){.name = NULL};
	if (!eval_options_take(argc, argv, some))
		return false;
	for (size_t i = 0; i < n; i++)
		if (stands_in(cli->needs, some[i].name) &&
		    *some[i].word == NULL) {
			(void)eval_stop(EVAL_WRONG_USE, "%s is needed here",
			                some[i].name);
			return false;
		}
	return true;
}

/* A whole number of an option: nought, or within its limits. */
static bool
whole(const char *name, double v, double most)
{
	if (v >= 0 && v <= most && v == (double)(int64_t)v)
		return true;
	(void)eval_stop(EVAL_WRONG_USE, "%s is a whole number up to %.0f", name,
	                most);
	return false;
}

static bool
options_good(struct eval_cli *cli)
{
	cli->day = DATE_NONE;
	if (cli->cut != NULL && !date_read_iso(str_of(cli->cut), &cli->day)) {
		(void)eval_stop(EVAL_WRONG_USE,
		                "--cut is a day such as 2027-03-31, and %s is "
		                "none",
		                cli->cut);
		return false;
	}
	return whole("--try", cli->which, 1e6) &&
	       whole("--look", cli->look, 1e6) &&
	       whole("--threads", cli->threads, 1024);
}

/* --- the end ------------------------------------------------------------- */

void
eval_fault_say(const struct eval_run *run, const struct fault *fault,
               int status)
{
	if (fault == NULL)
		return;
	if (fault->kind == FAULT_BUG)
		(void)command_fail(run->arena, fault);
	else
		(void)eval_stop(status, "%.*s",
		                STR_ARG(eval_run_why(run, fault, status)));
}

static void
end_json(struct eval_cli *cli)
{
	struct str text = eval_run_answer(&cli->run, cli->fault, cli->status);

	fwrite(text.p, 1, text.n, stdout);
	eval_say_answered();
}

static void
end_words(struct eval_cli *cli)
{
	const struct eval_run *run = &cli->run;
	size_t i;
	json_t *says;

	eval_fault_say(&cli->run, cli->fault, cli->status);
	if (cli->quiet)
		return;
	for (i = 0; i < run->st.notes_n; i++) {
		const struct stats_note *note = &run->st.notes[i];
		struct str s = eval_code_says(cli->arena, note);

		if (cli->fault == NULL || !stats_is_error(note->code))
			fprintf(stderr, "%s: %.*s\n",
			        stats_code_names[note->code], STR_ARG(s));
	}
	json_array_foreach (json_object_get(run->answer, "says"), i, says)
		fprintf(stderr, "%s\n", json_string_value(says));
}

/* --- a command ----------------------------------------------------------- */

const struct eval_maker *eval_cli_maker = &eval_maker_numbers;

static void
act(void *data)
{
	struct eval_cli *cli = data;
	struct eval_run *run = &cli->run;

	eval_run_begin(run, cli->arena, eval_cli_maker, clock_now());
	run->in = (struct eval_inputs){.people = cli->people,
	                               .events = cli->events,
	                               .spells = cli->spells,
	                               .threads = (unsigned)cli->threads};
	if (cli->plan != NULL) {
		run->plan = arena_new(cli->arena, struct eval_plan, 1);
		cli->fault = eval_plan_read(cli->arena, cli->plan, run->plan);
		run->status = EVAL_PLAN;
	}
	if (cli->fault == NULL) {
		run->status = 0;
		cli->fault = cli->act(cli);
	}
	cli->status = cli->fault == NULL ? EVAL_DONE
	              : run->status != 0 ? run->status
	                                 : EVAL_PLAN;
	if (cli->json)
		end_json(cli);
	else
		end_words(cli);
}

int
eval_cli_run(struct eval_cli *cli, int argc, char **argv)
{
	enum boundary_end how;

	if (!cli_options_read(cli, argc, argv) || !options_good(cli))
		return EVAL_MISUSED;
	cli->arena = arena_create(MEMORY);
	how = boundary_run(act, cli);
	cli->status = eval_ended(how, cli->status);
	arena_drop(cli->arena);
	return cli->status;
}

const struct fault *
eval_cli_may_write(struct eval_cli *cli, const char *path)
{
	if (eval_lock_reserved(cli->arena, path))
		return fault_invalid(cli,
		                     "{file} is a name that the run in that "
		                     "folder has for its own files: name "
		                     "another",
		                     {"file", str_of(path)});
	if (access(path, F_OK) == 0)
		return fault_invalid(cli,
		                     "{file} cannot be made: name a file that "
		                     "is not there yet",
		                     {"file", str_of(path)});
	return NULL;
}

const struct fault *
eval_cli_write(struct eval_cli *cli, const char *path, struct str s)
{
	FILE *file;
	bool good;
	int fd;

	TRY(eval_cli_may_write(cli, path));
	fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	file = fd < 0 ? NULL : fdopen(fd, "wb");
	if (file == NULL)
		return fault_invalid(cli,
		                     "{file} cannot be made: name a file that "
		                     "is not there yet",
		                     {"file", str_of(path)});
	good = fwrite(s.p, 1, s.n, file) == s.n;
	if (fclose(file) != 0 || !good) {
		(void)unlink(path);
		return fault_invalid(cli, "{file} cannot be written to its end",
		                     {"file", str_of(path)});
	}
	return NULL;
}
