/* identity_cli.c - `mydirection user ...`. */
#include <stdio.h>

#include "base/clock.h"
#include "kernel/audit/audit.h"
#include "kernel/identity/identity_local.h"

static const char help[] =
        "usage: mydirection user COMMAND --db URL ...\n"
        "\n"
        "  add NAME --name \"FULL NAME\" --role ROLE[,ROLE] [--email EMAIL]\n"
        "           add a user and print a code to set a password once\n"
        "  list     every user\n"
        "  reset NAME             print a code to set a password once\n"
        "  disable NAME           stop a user from signing in\n"
        "  enable NAME            let a user sign in again\n"
        "  role NAME --role ROLE[,ROLE]   change what a user may be\n"
        "  token --user NAME [--days 1] [--name WORDS]\n"
        "           [--scope read,write,status]   print a bearer token once\n"
        "\n"
        "--json prints JSON.  A code works once, for an hour.  Roles:\n"
        "  case_manager senior_case_manager manager volunteer coach broker\n"
        "  editor finance evaluator inspector administrator\n";

struct command {
	struct app *app;
	struct str verb;
	struct str username;
	struct str name;
	struct str email;
	struct str roles;
	struct str scopes;
	struct str days;
	struct str db; /* opened by the caller */
	bool json;
	bool help;
	/* what came of it */
	struct str made; /* a code or token */
	struct identity_entry *entries;
	size_t n;
	const struct fault *(*run)(struct ctx *ctx, struct command *c);
};

/* --- the words ------------------------------------------------------------ */

/* Where the value of an option goes; NULL when it is no option of ours. */
static struct str *
option_of(struct command *c, const char *word)
{
	const struct {
		const char *word;
		struct str *value;
	} options[] = {
	        {"--user", &c->username}, {"--name", &c->name},
	        {"--email", &c->email},   {"--role", &c->roles},
	        {"--roles", &c->roles},   {"--scope", &c->scopes},
	        {"--days", &c->days},     {"--db", &c->db},
	};

	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++)
		if (str_is(str_of(word), options[i].word))
			return options[i].value;
	return NULL;
}

static bool *
flag_of(struct command *c, struct str word)
{
	if (str_is(word, "--json"))
		return &c->json;
	if (str_is(word, "--help") || str_is(word, "-h"))
		return &c->help;
	return NULL;
}

/* False for wrong use. */
static bool
word_take(struct command *c, int *at, int argc, char **argv)
{
	struct str word = str_of(argv[*at]);
	struct str *value = option_of(c, argv[*at]);
	bool *flag = flag_of(c, word);

	if (flag != NULL) {
		*flag = true;
		return true;
	}
	if (value == NULL) {
		value = str_empty(c->verb) ? &c->verb : &c->username;
		if (!str_empty(*value) || str_starts(word, S("-")))
			return false;
		*value = word;
		return true;
	}
	if (++*at >= argc)
		return false;
	*value = str_of(argv[*at]);
	return true;
}

static bool
roles_read(struct str words, unsigned *out)
{
	struct str word;

	*out = 0;
	while (str_split(&words, ',', &word)) {
		int role = str_word(str_trim(word), role_words);

		if (role < 0)
			return false;
		*out |= 1u << role;
	}
	return *out != 0;
}

/* --- what each does ------------------------------------------------------- */

static const struct fault *
named(struct ctx *ctx, const struct command *c, struct user_id *out)
{
	TRY(identity_user_find(ctx, c->username, out));
	if (out->v == 0)
		return fault_not_found(ctx, "There is no user {name}",
		                       {"name", c->username});
	return NULL;
}

static const struct fault *
roles_of(struct ctx *ctx, const struct command *c, unsigned *out)
{
	if (!roles_read(c->roles, out))
		return fault_invalid(ctx, "Name at least one role that there "
		                          "is: --role case_manager");
	return NULL;
}

static const struct fault *
run_add(struct ctx *ctx, struct command *c)
{
	struct identity_new user = {
	        .username = c->username, .name = c->name, .email = c->email};
	struct user_id id;

	TRY(roles_of(ctx, c, &user.roles));
	TRY(identity_user_add(ctx, &user, &id));
	return identity_reset_code(ctx, id, &c->made);
}

static const struct fault *
run_list(struct ctx *ctx, struct command *c)
{
	static const struct identity_choice everybody = {.role = -1};
	struct identity_entry *page;
	int64_t total;
	size_t n;

	TRY(identity_store_count(ctx, &total));
	c->entries = arena_new(ctx->arena, struct identity_entry,
	                       (size_t)total + IDENTITY_PAGE);
	for (int64_t at = 1; (at - 1) * IDENTITY_PAGE < total; at++) {
		TRY(identity_store_page(ctx, &everybody, at, &page, &n,
		                        &total));
		for (size_t i = 0; i < n; i++)
			c->entries[c->n++] = page[i];
	}
	return NULL;
}

static const struct fault *
run_reset(struct ctx *ctx, struct command *c)
{
	struct user_id id;

	TRY(named(ctx, c, &id));
	return identity_reset_code(ctx, id, &c->made);
}

static const struct fault *
run_disable(struct ctx *ctx, struct command *c)
{
	struct user_id id;

	TRY(named(ctx, c, &id));
	return identity_user_disable(ctx, id, true);
}

static const struct fault *
run_enable(struct ctx *ctx, struct command *c)
{
	struct user_id id;

	TRY(named(ctx, c, &id));
	return identity_user_disable(ctx, id, false);
}

static const struct fault *
run_role(struct ctx *ctx, struct command *c)
{
	struct identity_user user;
	struct user_id id;
	unsigned roles;

	TRY(roles_of(ctx, c, &roles));
	TRY(named(ctx, c, &id));
	TRY(identity_store_user(ctx, id, true, &user));
	return identity_user_place(ctx, id, roles, user.organisation,
	                           user.team);
}

static const struct fault *
run_token(struct ctx *ctx, struct command *c)
{
	struct user_id id;
	int64_t days = 1;

	if (!str_empty(c->days) && !str_i64(c->days, &days))
		days = 0;
	if (days < 1 || days > 90)
		return fault_invalid(ctx, "A token lasts for 1 to 90 days");
	TRY(named(ctx, c, &id));
	return identity_token_make(
	        ctx, id, str_empty(c->name) ? S("command line") : c->name,
	        str_empty(c->scopes) ? S("read,write,status") : c->scopes,
	        (int)days, &c->made);
}

/* --- printing ------------------------------------------------------------- */

static void
print_list_json(const struct command *c, struct arena *arena)
{
	struct buf buf;
	struct json_out j;

	buf_init(&buf, arena, 0);
	json_init(&j, &buf);
	json_array(&j, NULL);
	for (size_t i = 0; i < c->n; i++) {
		const struct identity_entry *e = &c->entries[i];

		json_object(&j, NULL);
		json_str(&j, "username", e->username);
		json_str(&j, "name", e->name);
		json_array(&j, "roles");
		for (int role = 0; role < ROLE_COUNT; role++)
			if (e->roles & 1u << role)
				json_str(&j, NULL, str_of(role_words[role]));
		json_end(&j);
		json_bool(&j, "disabled", e->disabled);
		json_bool(&j, "secondFactor", e->second_factor);
		json_end(&j);
	}
	json_end(&j);
	printf("%.*s\n", STR_ARG(buf_get(&buf)));
}

static void
print_list(const struct command *c, struct arena *arena)
{
	if (c->json) {
		print_list_json(c, arena);
		return;
	}
	for (size_t i = 0; i < c->n; i++) {
		const struct identity_entry *e = &c->entries[i];

		printf("%.*s\t%.*s\t%s", STR_ARG(e->username), STR_ARG(e->name),
		       e->disabled ? "disabled" : "");
		for (int role = 0; role < ROLE_COUNT; role++)
			if (e->roles & 1u << role)
				printf("\t%s", role_words[role]);
		printf("\n");
	}
}

static void
print_made(const struct command *c)
{
	bool token = str_is(c->verb, "token");

	if (c->json)
		printf("{\"username\":\"%.*s\"%s%s%.*s%s}\n",
		       STR_ARG(c->username), str_empty(c->made) ? "" : ",",
		       str_empty(c->made) ? ""
		       : token            ? "\"token\":\""
		                          : "\"code\":\"",
		       STR_ARG(c->made), str_empty(c->made) ? "" : "\"");
	else if (!str_empty(c->made))
		printf("%.*s\n", STR_ARG(c->made));
}

/* --- the command ---------------------------------------------------------- */

static const struct fault *
run_in(struct tx *tx, void *data)
{
	struct command *c = data;
	struct ctx ctx;

	ctx_init(&ctx, c->app, tx->arena, tx, NULL);
	c->n = 0;
	return c->run(&ctx, c);
}

/* The verb's function, or NULL; all but list need a username. */
static bool
verb_find(struct command *c)
{
	static const struct {
		const char *word;
		const struct fault *(*run)(struct ctx *ctx, struct command *c);
	} verbs[] = {
	        {"add", run_add},       {"list", run_list},
	        {"reset", run_reset},   {"disable", run_disable},
	        {"enable", run_enable}, {"role", run_role},
	        {"token", run_token},
	};

	for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
		if (str_is(c->verb, verbs[i].word))
			c->run = verbs[i].run;
	return c->run != NULL && (c->run == run_list) == str_empty(c->username);
}

/* All that a fault has to say: its own sentence, or those of its form. */
static int
fault_print(struct arena *arena, const struct fault *fault)
{
	struct str said = text_show_en(arena, &fault->text);

	if (fault->problems != NULL && fault->problems->n > 0)
		said = text_show_en(arena, &fault->problems->v[0].text);
	fprintf(stderr, "mydirection user: %.*s\n", STR_ARG(said));
	return 1;
}

static int
command_run(struct command *c, struct arena *arena)
{
	struct tx_who who = {{0}, clock_now()};
	const struct fault *fault;

	if (c->run == run_list)
		fault = store_read(c->app->store, arena, who, "user list",
		                   run_in, c, NULL);
	else
		fault = store_write(c->app->store, arena, who, "user command",
		                    run_in, c);
	if (fault != NULL)
		return fault_print(arena, fault);
	if (c->run == run_list)
		print_list(c, arena);
	else
		print_made(c);
	return 0;
}

int
identity_command(struct app *app, int argc, char **argv)
{
	struct command c = {.app = app};
	struct arena *arena;
	bool good = true;
	int status;

	for (int at = 0; at < argc && good; at++)
		good = word_take(&c, &at, argc, argv);
	if (c.help) {
		fputs(help, stdout);
		return 0;
	}
	if (!good || app == NULL || !verb_find(&c)) {
		fputs(help, stderr);
		return 2;
	}
	arena = arena_create(0);
	status = command_run(&c, arena);
	arena_drop(arena);
	return status;
}
