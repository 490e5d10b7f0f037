/*
 * multipart_test.c - forms in parts, whole, cut and wrong.
 */
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/log.h"
#include "tests/test.h"
#include "web/multipart.h"

#define TYPE    "multipart/form-data; boundary=XyZ"
#define NAME(n) "Content-Disposition: form-data; name=\"" n "\"\r\n"
#define FILE_NAME(n, f) \
	"Content-Disposition: form-data; name=\"" n "\"; filename=\"" f "\"\r\n"

/* Read a form in pieces of `piece` bytes; the status it ends with. */
static int
read_in(struct test *t, struct str form, size_t piece, struct request *req)
{
	struct multipart *m;
	int status;

	*req = (struct request){.arena = t->arena};
	expect_true(multipart_begin(t->arena, S(TYPE), test_dir(t), &m));
	for (size_t at = 0; at < form.n; at += piece) {
		struct str part = str_slice(form, at, piece);

		status = multipart_take(m, part.p, part.n);
		if (status != 0)
			return status;
	}
	return multipart_end(m, req);
}

static struct str
file_read(struct test *t, const char *path)
{
	char *p = arena_bytes(t->arena, 4096, 1);
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t n;

	expect_true(fd >= 0);
	n = read(fd, p, 4096);
	close(fd);
	return (struct str){p, n < 0 ? 0 : (size_t)n};
}

/* A text of two lines, an empty one, a file of awkward bytes, a file field
 * left alone, and a repeated field. */
#define FILE_BYTES "\r\n--XyW\r\r\n--Xy\0\xff"
static const char whole[] =
        "preamble\r\n--XyZ\r\n"
        "Content-Disposition: form-data; name=\"name\"\r\n\r\n"
        "  Si\xc3\xb4n\r\nap Rhys \r\n"
        "--XyZ  \r\nContent-Type: text/plain\r\n"
        "Content-Disposition: form-data; name=\"empty\"\r\n\r\n"
        "\r\n--XyZ\r\n"
        "Content-Disposition: form-data; name=\"photo\"; "
        "filename=\"C:\\x\\me.jpg\"\r\n"
        "Content-Type: image/jpeg\r\n\r\n" FILE_BYTES "\r\n--XyZ\r\n"
        "Content-Disposition: form-data; name=\"none\"; "
        "filename=\"\"\r\n\r\n"
        "\r\n--XyZ\r\n"
        "Content-Disposition: form-data; name=\"empty\"\r\n\r\n"
        "two\r\n--XyZ--\r\nepilogue --XyZ\r\n";

TEST("multipart: a form may be cut anywhere and reads the same")
{
	struct str form = {whole, sizeof(whole) - 1};
	struct request req;
	struct str at;

	for (size_t piece = 1; piece <= form.n; piece += piece < 40 ? 1 : 37) {
		expect_equal(read_in(t, form, piece, &req), 0);
		expect_equal(req.form.n, 3);
		expect_str(request_field(&req, "name"), "Si\xc3\xb4n\nap Rhys");
		expect_str(request_field(&req, "empty"), "");
		expect_true(request_field_at(&req, "empty", 1, &at));
		expect_str(at, "two");
		expect_equal(req.uploads_n, 1);
		expect_str(req.uploads[0].field, "photo");
		expect_str(req.uploads[0].name, "me.jpg");
		expect_equal(req.uploads[0].size, 16);
		at = file_read(t, req.uploads[0].path);
		expect_true(str_equal(
		        at, (struct str){FILE_BYTES, sizeof(FILE_BYTES) - 1}));
	}
}

TEST("multipart: a file is its owner's alone")
{
	struct str form = {whole, sizeof(whole) - 1};
	struct request req;
	struct stat st;

	expect_equal(read_in(t, form, form.n, &req), 0);
	expect_equal(stat(req.uploads[0].path, &st), 0);
	expect_equal(st.st_mode & 0777, 0600);
}

TEST("multipart: a form that ends before its last boundary is refused")
{
	const char *end = strstr(whole, "preamble");
	struct request req;
	size_t last = (size_t)((const char *)memmem(whole, sizeof(whole),
	                                            "--XyZ--", 7) -
	                       end) +
	              7;

	for (size_t n = 0; n < last; n++)
		expect_equal(read_in(t, (struct str){whole, n}, 16, &req), 400);
	expect_equal(read_in(t, (struct str){whole, last}, 16, &req), 0);
}

TEST("multipart: what is not a form is refused")
{
	static const char *const wrong[] = {
	        "",
	        "--XyZ",
	        "--XyZ--x--XyZ--",
	        "--XyZ\r\n\r\nno head\r\n--XyZ--",
	        "--XyZ\r\nContent-Type: a/b\r\n\r\nx\r\n--XyZ--",
	        "--XyZ\r\nContent-Disposition: attachment; name=\"a\"\r\n\r\n"
	        "x\r\n--XyZ--",
	        "--XyZ\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XyZ--",
	        "--XyZzz\r\n" NAME("a") "\r\nx\r\n--XyZ--",
	        "--XyZ\r\n" NAME("a\xff") "\r\nx\r\n--XyZ--",
	        "--XyZ\r\n" NAME("a") "\r\n\xff\r\n--XyZ--",
	        "--XyZ\r\n" FILE_NAME("a", "\xff") "\r\nx\r\n--XyZ--",
	        "--xyz\r\n" NAME("a") "\r\nx\r\n--xyz--",
	        "--XyZ\n" NAME("a") "\nx\n--XyZ--",
	};
	struct request req;

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		int status = read_in(t, str_of(wrong[i]), 7, &req);

		/* the third ends well: what follows "--" is passed over */
		expect_equal(status, i == 2 ? 0 : 400);
	}
}

TEST("multipart: a text field with a NUL is refused")
{
	static const char form[] = "--XyZ\r\n" NAME("a") "\r\nx\0y\r\n--XyZ--";
	struct request req;

	expect_equal(read_in(t, (struct str){form, sizeof(form) - 1}, 9, &req),
	             400);
}

TEST("multipart: a boundary must be one")
{
	static const char *const wrong[] = {
	        "multipart/form-data",
	        "multipart/form-data; boundary=",
	        "multipart/form-data; boundary=\"\"",
	        "multipart/form-data; boundary=\"a b\"",
	        "multipart/form-data; boundary=a\rb",
	        "multipart/form-data; boundary="
	        "12345678901234567890123456789012345678901234567890123456789"
	        "012345678901",
	};
	struct multipart *m;

	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		expect_false(multipart_begin(t->arena, str_of(wrong[i]), "/tmp",
		                             &m));
	expect_true(multipart_begin(
	        t->arena,
	        S("multipart/form-data; charset=x; BOUNDARY=\"a:b\"; c=d"),
	        "/tmp", &m));
}

/* A form of `n` parts of this head. */
static struct str
many(struct test *t, const char *head, size_t n)
{
	struct buf out;

	buf_init(&out, t->arena, 0);
	for (size_t i = 0; i < n; i++)
		buf_print(&out, "--XyZ\r\n%s\r\nx\r\n", head);
	buf_lit(&out, "--XyZ--\r\n");
	return buf_get(&out);
}

TEST("multipart: too many fields, files or words are refused")
{
	struct request req;
	struct str form;
	struct buf out;
	char *words = arena_bytes(t->arena, 1100000, 1);

	form = many(t, NAME("a"), REQUEST_FIELDS_MOST);
	expect_equal(read_in(t, form, form.n, &req), 0);
	expect_equal(req.form.n, REQUEST_FIELDS_MOST);
	form = many(t, NAME("a"), REQUEST_FIELDS_MOST + 1);
	expect_equal(read_in(t, form, form.n, &req), 413);
	form = many(t, FILE_NAME("a", "b"), MULTIPART_FILES_MOST);
	expect_equal(read_in(t, form, form.n, &req), 0);
	form = many(t, FILE_NAME("a", "b"), MULTIPART_FILES_MOST + 1);
	expect_equal(read_in(t, form, form.n, &req), 413);

	memset(words, 'w', 1100000);
	buf_init(&out, t->arena, 0);
	buf_lit(&out, "--XyZ\r\n" NAME("a") "\r\n");
	buf_put(&out, words, 1100000);
	expect_equal(read_in(t, buf_get(&out), 50000, &req), 413);
	/* and a head without an end */
	buf_init(&out, t->arena, 0);
	buf_lit(&out, "--XyZ\r\nX: ");
	buf_put(&out, words, 5000);
	expect_equal(read_in(t, buf_get(&out), 1000, &req), 400);
}

TEST("multipart: a temporary file is gone when its request is")
{
	struct arena *arena = arena_create(0);
	struct request req = {.arena = arena};
	struct multipart *m;
	char path[200];

	expect_true(multipart_begin(arena, S(TYPE), test_dir(t), &m));
	expect_equal(multipart_take(m, whole, sizeof(whole) - 1), 0);
	expect_equal(multipart_end(m, &req), 0);
	expect_true(strlen(req.uploads[0].path) < sizeof(path));
	memcpy(path, req.uploads[0].path, strlen(req.uploads[0].path) + 1);
	expect_equal(access(path, F_OK), 0);
	arena_drop(arena);
	expect_true(access(path, F_OK) != 0);
}

TEST("multipart: a folder that cannot be written to is a 507")
{
	struct request req = {.arena = t->arena};
	struct multipart *m;

	expect_log("upload_file_not_made", NULL);
	expect_true(multipart_begin(t->arena, S(TYPE), test_path(t, "missing"),
	                            &m));
	expect_equal(multipart_take(m, whole, sizeof(whole) - 1), 507);
	expect_equal(multipart_take(m, "x", 1), 507);
	expect_equal(multipart_end(m, &req), 507);
}
