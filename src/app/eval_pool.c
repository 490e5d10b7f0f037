/*
 * eval_pool.c - mydirection eval pool: the findings of several studies as one.
 */
#include <stdio.h>
#include <string.h>

#include "app/app_local.h"
#include "app/eval_cli.h"
#include "app/eval_local.h"
#include "app/eval_say.h"
#include "insight/evaluation/eval_codes.h"
#include "insight/evaluation/eval_cohorts.h"

#define ARENA_ROOM ((size_t)512 * 1024 * 1024)

struct pool {
	const char *paths[EVAL_POOLED_MOST + 1];
	size_t n;
	const char *out;
};

static bool
words_take(int argc, char **argv, struct pool *p)
{
	char *options[3];
	int n = 0;
	const struct eval_option known[] = {{.name = "--out", .word = &p->out},
	                                    {.name = NULL}};

	for (int i = 0; i < argc; i++) {
		bool out = strcmp(argv[i], "--out") == 0 && i + 1 < argc;

		if (argv[i][0] != '-' && p->n <= EVAL_POOLED_MOST) {
			p->paths[p->n++] = argv[i];
			continue;
		}
		n = 0;
		options[n++] = argv[i];
		if (out)
			options[n++] = argv[++i];
		if (!eval_options_take(n, options, known))
			return false;
	}
	if (p->n == 0)
		(void)eval_stop(EVAL_WRONG_USE, "name the results to pool");
	return p->n > 0;
}

/* Each is read once, as the file that the ledger beside it has. */
static int
all_held(struct arena *arena, const struct pool *p, struct eval_pooled *out)
{
	int code = EVAL_DONE;

	for (size_t k = 0; code == EVAL_DONE && k < p->n; k++) {
		struct str seal = S("");
		json_t *result = NULL;

		code = eval_held_read(arena, NULL, p->paths[k], false, &result,
		                      &seal);
		out[k] = (struct eval_pooled){p->paths[k], result, seal};
	}
	return code;
}

static const struct fault *
pool_make(struct arena *arena, const struct pool *p,
          const struct eval_pooled *all)
{
	struct eval_cli cli = {.arena = arena};
	struct buf json, words;
	json_t *pooled;

	TRY(eval_cohorts_pool(arena, all, p->n, &pooled));
	buf_init(&json, arena, 0);
	eval_json_write(&json, pooled);
	buf_lit(&json, "\n");
	if (p->out != NULL)
		TRY(eval_cli_write(&cli, p->out, buf_get(&json)));
	buf_init(&words, arena, 0);
	eval_cohorts_say(&words, pooled);
	if (eval_say_json())
		words = json;
	fwrite(words.p, 1, words.n, stdout);
	eval_say_answered();
	return NULL;
}

static int
eval_pool(int argc, char **argv)
{
	struct eval_pooled all[EVAL_POOLED_MOST + 1];
	struct pool p = {.n = 0};
	const struct fault *fault = NULL;
	struct arena *arena;
	int code;

	if (!words_take(argc, argv, &p))
		return EVAL_MISUSED;
	arena = arena_create(ARENA_ROOM);
	code = all_held(arena, &p, all);
	if (code == EVAL_DONE)
		fault = pool_make(arena, &p, all);
	if (fault != NULL) {
		eval_fault_say(&(struct eval_run){.arena = arena}, fault,
		               EVAL_DATA);
		code = EVAL_DATA;
	}
	arena_drop(arena);
	return code;
}

const struct eval_command eval_command_pool = {
        "pool", "[--out pooled.json] [--json] RESULT RESULT...", eval_pool,
        false};
