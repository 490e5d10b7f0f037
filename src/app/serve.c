/*
 * serve.c - listen until told to stop.
 */
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "app/app_local.h"
#include "base/dial.h"
#include "base/jail.h"
#include "kernel/identity/identity.h"

static volatile sig_atomic_t stop_asked;

static void
on_stop(int signal_number)
{
	(void)signal_number;
	stop_asked = 1;
}

static void
signals_set(void)
{
	struct sigaction action;

	memset(&action, 0, sizeof(action));
	action.sa_handler = on_stop;
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	signal(SIGPIPE, SIG_IGN);
}

/* Whether an address or base URL names this machine only. */
static bool
is_loopback(struct str host)
{
	return str_starts(host, S("127.")) ||
	       str_starts(host, S("localhost")) || str_starts(host, S("[::1]"));
}

/* A fictional programme has known passwords: it never leaves the machine. */
static const struct fault *
demo_stays_here(struct app *app, const struct app_options *options)
{
	struct str base = str_of(app->base_url);
	size_t at = str_find(base, '/');
	struct str host = str_slice(base, at + 2, base.n);

	if (!app->demo)
		return NULL;
	if (is_loopback(str_of(options->listen)) && is_loopback(host))
		return NULL;
	return fault_refused(
	        app,
	        "This database holds the fictional programme, whose sign-ins "
	        "are no secret. It is served on 127.0.0.1 only");
}

/* Say where it is, and in an empty database how to begin. */
static const struct fault *
announce(struct app *app, struct arena *arena)
{
	struct str link;

	TRY(identity_first_link(app, arena, &link));
	if (!str_empty(link))
		printf("Make the first administrator at %.*s\n"
		       "The link works once, for an hour. Then sign in as "
		       "admin.\n",
		       STR_ARG(link));
	printf("My Direction is at %s\n", app->base_url);
	if (!jail_holds().files)
		printf("Note: the kernel of this machine cannot keep the "
		       "server to its own folders (it has no Landlock).\n");
	fflush(stdout);
	return NULL;
}

static void
wait_for_stop(void)
{
	sigset_t none;

	sigemptyset(&none);
	while (!stop_asked)
		sigsuspend(&none);
}

/* Hold the stop signals back until wait_for_stop looks for them, so that
 * only the first thread ever sees them. */
static void
signals_block(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGINT);
	sigprocmask(SIG_BLOCK, &set, NULL);
}

static const struct fault *
serve(struct app *app, struct arena *arena, const struct app_options *options)
{
	struct listen_options listen = {
	        .address = options->listen,
	        .workers = options->threads,
	        .handle = router_handle,
	        .broken = router_broken,
	        .refused = router_refused,
	        .fixed = router_fixed,
	        .takes_upload = router_takes_upload,
	};
	struct router *router;
	struct jobs *jobs;

	TRY(demo_stays_here(app, options));
	TRY(serve_uploads(app, options->db, &listen.upload_folder));
	app->scratch = listen.upload_folder;
	TRY(identity_key_open(app));
	TRY(router_create(arena, app, &router));
	listen.data = router;
	TRY(listen_start(arena, &listen, &app->listener));
	TRY(jobs_start(app, &jobs));
	TRY(announce(app, arena));
	log_event(LOG_INFO, "serving",
	          LOG_NUMBER("port", listen_port(app->listener)));
	wait_for_stop();
	log_event(LOG_INFO, "stopping");
	app->stopping = true; /* long work leaves off while requests end */
	listen_stop(app->listener, 10000);
	jobs_stop(jobs);
	return NULL;
}

int
app_serve(struct app *app, struct arena *arena,
          const struct app_options *options)
{
	const struct fault *fault;

	signals_block();
	signals_set();
	fault = serve(app, arena, options);
	return fault != NULL ? command_fail(arena, fault) : 0;
}

int
command_serve(struct arena *arena, const struct options *options)
{
	struct app_options with = {
	        .db = options->db,
	        .listen = options->listen != NULL ? options->listen
	                                          : "127.0.0.1:8080",
	        .base_url = options->base_url,
	        .clamd = options->clamd,
	        .printer = options->printer,
	        .threads = (unsigned)options->threads,
	        .batch_most = (unsigned)options->batch,
	        .per_minute = (unsigned)options->per_minute,
	};
	struct app *app;
	const struct fault *fault;
	int code;

	if (options->db == NULL)
		return command_wrong("mydirection serve: say which database "
		                     "with --db.");
	if (options->clamd != NULL && !dial_is_address(options->clamd))
		return command_wrong("mydirection serve: --clamd takes the "
		                     "path of a socket, or host:port.");
	if (options->printer != NULL && !dial_is_address(options->printer))
		return command_wrong("mydirection serve: --printer takes the "
		                     "path of the printer's socket.");
	serve_jail(arena, options->db);
	fault = app_open(arena, &with, &app);
	if (fault != NULL)
		return command_fail(arena, fault);
	code = app_serve(app, arena, &with);
	app_close(app);
	return code;
}
