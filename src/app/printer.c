/*
 * printer.c - pages as tagged PDFs, made by Chromium: a process by itself.
 *
 * It has no database and asks no network: a page comes over a socket
 * (web/paper.h), is laid into a folder of its own beside our fixed files, and
 * is printed with script off and every other host out of reach.  What was
 * laid there goes before the next page is taken.  One page at a time.
 */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "app/app_local.h"
#include "base/clock.h"
#include "base/folder.h"
#include "web/paper.h"
#include "web/static.h"

#define CHROMIUM  "/usr/bin/chromium"
#define PRINT_MS  30000
#define HEAR_MS   10000
#define STEP_MS   5
#define LINE_MOST 8 /* that wait to be taken */

struct printer {
	const char *chromium;
	const char *folder; /* ours, until we end */
	int fd;
};

static volatile sig_atomic_t stop_asked;

static void
on_stop(int signal_number)
{
	(void)signal_number;
	stop_asked = 1;
}

/* --- files -------------------------------------------------------------- */

static const char *
within(struct arena *arena, const struct printer *printer, const char *name)
{
	return str_print(arena, "%s/%s", printer->folder, name).p;
}

static bool
file_write(const char *path, struct bytes b)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	bool good = fd >= 0;

	for (size_t at = 0; good && at < b.n;) {
		ssize_t n = write(fd, b.p + at, b.n - at);

		good = n > 0 || errno == EINTR;
		at += n > 0 ? (size_t)n : 0;
	}
	return (fd < 0 || close(fd) == 0) && good;
}

/* The whole file; empty when it is not there, or longer than may be. */
static struct bytes
file_read(struct arena *arena, const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	struct stat is;
	unsigned char *p;
	size_t n = 0;
	ssize_t got = 1;

	if (fd < 0)
		return (struct bytes){0};
	if (fstat(fd, &is) != 0 || is.st_size <= 0 ||
	    (size_t)is.st_size > PAPER_PDF_MOST) {
		(void)close(fd);
		return (struct bytes){0};
	}
	p = arena_new(arena, unsigned char, (size_t)is.st_size);
	while (n < (size_t)is.st_size && got > 0) {
		got = read(fd, p + n, (size_t)is.st_size - n);
		n += got > 0 ? (size_t)got : 0;
	}
	(void)close(fd);
	return (struct bytes){p, n};
}

/* Our fixed files, where a page that lies in the folder looks for them. */
static bool
assets_lay(struct arena *arena, const struct printer *printer)
{
	for (const struct static_file *f = static_files; f->name != NULL; f++) {
		const char *path = within(arena, printer,
		                          static_url(arena, f->name).p + 1);

		for (char *c = strchr(path + strlen(printer->folder) + 1, '/');
		     c != NULL; c = strchr(c + 1, '/')) {
			*c = '\0';
			if (mkdir(path, 0700) != 0 && errno != EEXIST)
				return false;
			*c = '/';
		}
		if (!file_write(path, f->content))
			return false;
	}
	return true;
}

/* No script, and nothing but what lies in the folder. */
#define POLICY \
	"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src " \
	"'none'; style-src file:; img-src file: data:; font-src file:\">"

/* Put what stands between `at` and `before`, which is passed over; false when
 * it comes no more. */
static bool
put_before(struct buf *out, struct str *rest, struct str before)
{
	const char *next = memmem(rest->p, rest->n, before.p, before.n);
	size_t n = next != NULL ? (size_t)(next - rest->p) : rest->n;

	buf_put(out, rest->p, n);
	*rest = str_slice(*rest, next != NULL ? n + before.n : n, rest->n);
	return next != NULL;
}

/* The page, with the addresses of our files relative to it.  A quotation mark
 * before one is markup: in words it is written as an entity. */
static bool
page_lay(struct arena *arena, const char *path, struct str page)
{
	struct buf out;
	struct str said;

	buf_init(&out, arena, 2 * PAPER_PAGE_MOST);
	if (!put_before(&out, &page, S("<head>")))
		return false;
	buf_lit(&out, "<head>" POLICY);
	while (put_before(&out, &page, S("\"/assets/")))
		buf_lit(&out, "\"assets/");
	said = buf_get(&out);
	return file_write(path, (struct bytes){(const unsigned char *)said.p,
	                                       said.n});
}

/* --- Chromium ----------------------------------------------------------- */

/* Wait for it, and end it and all it started: false when it was late or did
 * not do well. */
static bool
child_wait(pid_t pid)
{
	int64_t until = clock_micros() + INT64_C(1000) * PRINT_MS;
	int status = 0;
	pid_t ended = 0;

	while (ended == 0 && clock_micros() < until) {
		ended = waitpid(pid, &status, WNOHANG);
		if (ended == 0)
			clock_sleep(STEP_MS);
	}
	(void)kill(-pid, SIGKILL);
	if (ended == 0)
		(void)waitpid(pid, &status, 0);
	return ended == pid && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static bool
child_start(struct arena *arena, const struct printer *printer, char **words,
            pid_t *pid)
{
	char *const surroundings[] = {
	        str_c(arena,
	              str_print(arena, "HOME=%s/profile", printer->folder)),
	        str_c(arena, S("PATH=/usr/bin:/bin")),
	        str_c(arena, S("LANG=C.UTF-8")),
	        str_c(arena, S("DBUS_SESSION_BUS_ADDRESS=disabled:")),
	        NULL,
	};
	posix_spawn_file_actions_t files;
	posix_spawnattr_t how;
	sigset_t none;
	bool good;

	sigemptyset(&none);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
	posix_spawnattr_init(&how);
	posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP |
	                                       POSIX_SPAWN_SETSIGMASK);
	posix_spawnattr_setpgroup(&how, 0);
	posix_spawnattr_setsigmask(&how, &none);
	good = posix_spawn(pid, printer->chromium, &files, &how, words,
	                   surroundings) == 0;
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&how);
	return good;
}

/* Its own sandbox does not start for root, who is not to run this. */
static bool
chromium_print(struct arena *arena, const struct printer *printer)
{
	const char *of = printer->folder;
	char *words[] = {
	        str_c(arena, str_of(printer->chromium)),
	        str_c(arena, S("--headless")),
	        str_c(arena, S("--disable-gpu")),
	        str_c(arena, S("--no-first-run")),
	        str_c(arena, S("--disable-background-networking")),
	        str_c(arena, S("--disable-component-update")),
	        str_c(arena, S("--disable-sync")),
	        str_c(arena, S("--disable-dev-shm-usage")),
	        str_c(arena, S("--host-resolver-rules=MAP * ~NOTFOUND")),
	        str_c(arena, S("--proxy-server=127.0.0.1:9")),
	        str_c(arena, S("--proxy-bypass-list=<-loopback>")),
	        str_c(arena, S("--no-pdf-header-footer")),
	        str_c(arena, S("--generate-pdf-document-outline")),
	        str_c(arena,
	              str_print(arena, "--user-data-dir=%s/profile", of)),
	        str_c(arena,
	              str_print(arena, "--print-to-pdf=%s/page.pdf", of)),
	        str_c(arena, str_print(arena, "file://%s/page.html", of)),
	        geteuid() == 0 ? str_c(arena, S("--no-sandbox")) : NULL,
	        NULL,
	};
	pid_t pid;

	return child_start(arena, printer, words, &pid) && child_wait(pid);
}

static struct bytes
page_print(struct arena *arena, const struct printer *printer, struct str page)
{
	const char *html = within(arena, printer, "page.html");
	const char *pdf = within(arena, printer, "page.pdf");
	const char *profile = within(arena, printer, "profile");
	struct bytes out = {0};

	folder_remove(profile);
	if (mkdir(profile, 0700) == 0 && page_lay(arena, html, page) &&
	    chromium_print(arena, printer))
		out = file_read(arena, pdf);
	(void)unlink(html);
	(void)unlink(pdf);
	folder_remove(profile);
	return out;
}

/* --- whoever asks ------------------------------------------------------- */

static bool
hear_all(int fd, void *p, size_t n)
{
	char *at = p;

	while (n > 0) {
		ssize_t got = recv(fd, at, n, 0);

		if (got == 0 || (got < 0 && errno != EINTR))
			return false;
		at += got > 0 ? got : 0;
		n -= got > 0 ? (size_t)got : 0;
	}
	return true;
}

static void
say_all(int fd, const void *p, size_t n)
{
	const char *at = p;

	while (n > 0) {
		ssize_t sent = send(fd, at, n, MSG_NOSIGNAL);

		if (sent < 0 && errno != EINTR)
			return;
		at += sent > 0 ? sent : 0;
		n -= sent > 0 ? (size_t)sent : 0;
	}
}

static void
one_serve(const struct printer *printer, int fd)
{
	struct timeval wait = {HEAR_MS / 1000, 0};
	struct arena *arena = arena_create((size_t)64 * 1024 * 1024);
	unsigned char length[PAPER_LENGTH];
	struct bytes pdf = {0};
	int64_t began = clock_micros();
	size_t n = 0;
	char *page;

	(void)setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof(wait));
	(void)setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof(wait));
	if (hear_all(fd, length, sizeof(length)))
		n = paper_length_get(length);
	if (n > 0 && n <= PAPER_PAGE_MOST) {
		page = arena_new(arena, char, n);
		if (hear_all(fd, page, n))
			pdf = page_print(arena, printer, (struct str){page, n});
		paper_length_put(length, pdf.n);
		say_all(fd, length, sizeof(length));
		say_all(fd, pdf.p, pdf.n);
	}
	log_event(pdf.n > 0 ? LOG_INFO : LOG_WARN, "printed",
	          LOG_NUMBER("page", (int64_t)n),
	          LOG_NUMBER("pdf", (int64_t)pdf.n),
	          LOG_NUMBER("micros", clock_micros() - began));
	arena_drop(arena);
}

/* --- being there -------------------------------------------------------- */

static bool
socket_open(const char *path, int *out)
{
	struct sockaddr_un at = {.sun_family = AF_UNIX};
	struct stat is;
	int fd;

	if (strlen(path) >= sizeof(at.sun_path))
		return false;
	memcpy(at.sun_path, path, strlen(path) + 1);
	if (lstat(path, &is) == 0 && S_ISSOCK(is.st_mode))
		(void)unlink(path);
	fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	if (fd < 0)
		return false;
	/* Of our group, if need be: the server may be another user. */
	(void)umask(0007);
	if (bind(fd, (const struct sockaddr *)&at, sizeof(at)) != 0 ||
	    listen(fd, LINE_MOST) != 0) {
		(void)close(fd);
		return false;
	}
	(void)umask(0077);
	*out = fd;
	return true;
}

static void
signals_hold(sigset_t *before)
{
	struct sigaction action;
	sigset_t held;

	memset(&action, 0, sizeof(action));
	action.sa_handler = on_stop;
	sigaction(SIGTERM, &action, NULL);
	sigaction(SIGINT, &action, NULL);
	sigemptyset(&held);
	sigaddset(&held, SIGTERM);
	sigaddset(&held, SIGINT);
	sigprocmask(SIG_BLOCK, &held, before);
}

/* Until told to stop, which is heard between two pages. */
static void
printer_run(const struct printer *printer)
{
	struct pollfd p = {.fd = printer->fd, .events = POLLIN};
	sigset_t before;

	signals_hold(&before);
	puts("The printer waits for pages.");
	fflush(stdout);
	while (!stop_asked) {
		int fd = -1;

		if (ppoll(&p, 1, NULL, &before) == 1)
			fd = accept4(printer->fd, NULL, NULL, SOCK_CLOEXEC);
		if (fd < 0)
			continue;
		one_serve(printer, fd);
		(void)close(fd);
	}
}

int
command_printer(struct arena *arena, const struct options *options)
{
	struct printer printer = {
	        .chromium = options->chromium != NULL ? options->chromium
	                                              : CHROMIUM,
	};
	const char *tmp = getenv("TMPDIR");
	char *folder = str_c(arena, str_print(arena,
	                                      "%s/mydirection-printer-"
	                                      "XXXXXX",
	                                      tmp != NULL ? tmp : "/tmp"));

	if (options->listen == NULL || options->listen[0] != '/')
		return command_wrong("mydirection printer: say with --listen "
		                     "at which path, from /, the socket is to "
		                     "be.");
	if (access(printer.chromium, X_OK) != 0)
		return command_wrong("mydirection printer: there is no "
		                     "Chromium at %s. Install Debian's "
		                     "chromium, or say where it is with "
		                     "--chromium.",
		                     printer.chromium);
	printer.folder = mkdtemp(folder);
	if (printer.folder == NULL || !assets_lay(arena, &printer)) {
		fprintf(stderr, "mydirection: files cannot be laid into %s.\n",
		        folder);
		return 1;
	}
	if (!socket_open(options->listen, &printer.fd)) {
		fprintf(stderr, "mydirection: no socket can be made at %s.\n",
		        options->listen);
		folder_remove(printer.folder);
		return 1;
	}
	printer_run(&printer);
	(void)unlink(options->listen);
	folder_remove(printer.folder);
	return 0;
}
