/*
 * media_test.c - files kept, known again, let go.
 */
#include "kernel/media/media.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "kernel/audit/audit.h"
#include "kernel/media/media_world_test.h"

static const struct query rows_all = {
        .name = "test.media_rows",
        .text = "select count(*) as n from media_file",
        .shows_nobody = "a test",
        .scans = "a test",
};
static const struct query rows_named = {
        .name = "test.media_named",
        .text = "select count(*) as n from audit_entry where what = :what"
                " and person = :person",
        .shows_nobody = "a test",
        .scans = "a test",
};
static const struct query *const own[] = {&rows_all, &rows_named, NULL};

static struct kit *
kit_counting(struct test *t)
{
	struct kit *kit = kit_new(t);

	store_register(kit->w->store, own);
	return kit;
}

static int64_t
audited(struct kit *kit, const char *what)
{
	return world_count(kit->w, &rows_named,
	                   ARGS(arg_str("what", str_of(what)),
	                        arg_i64("person", kit->w->jay.v)));
}

static struct bytes
file_bytes(struct kit *kit)
{
	unsigned char *p = arena_bytes(kit->t->arena, 1 << 20, 1);
	int fd = open(kit_file(kit), O_RDONLY | O_CLOEXEC);
	ssize_t n = read(fd, p, 1 << 20);

	(void)close(fd);
	expect_true(n > 0);
	return (struct bytes){p, (size_t)n};
}

/* --- on the disk -------------------------------------------------------- */

TEST("media: what lies on the disk cannot be read without the key")
{
	struct kit *kit = kit_new(t);
	struct media_id id = kit_kept(kit, 1, 7);
	struct media_of of = kit_of(kit, 7);
	struct bytes sealed = file_bytes(kit), out = {0};
	unsigned char other[32] = {1};
	struct stat is;

	expect_false(picture_holds(sealed, S("JFIF")));
	expect_equal(stat(kit_file(kit), &is), 0);
	expect_equal(is.st_mode & 0777, 0600);
	expect_true(media_open(t->arena, kit->w->app->key, id, sealed, &out));
	expect_true(picture_holds(out, S("JFIF")));
	out = (struct bytes){0};
	expect_false(media_open(t->arena, (struct bytes){other, 32}, id, sealed,
	                        &out));
	expect_false(media_open(t->arena, (struct bytes){0}, id, sealed, &out));
	/* nor as another row's file */
	expect_false(media_open(t->arena, kit->w->app->key,
	                        (struct media_id){id.v + 1}, sealed, &out));
	expect_false(media_open(t->arena, kit->w->app->key, id,
	                        picture_cut(sealed, sealed.n - 1), &out));
	expect_false(media_open(t->arena, kit->w->app->key, id,
	                        picture_cut(sealed, 20), &out));
	expect_null(out.p);
	kit->w->app->key = (struct bytes){other, 32};
	expect_log("bug", "a file cannot be decrypted");
	expect_fault(kit_read(kit, id, &of, &out), FAULT_BUG, NULL);
}

TEST("media: the same picture twice is two files, of which nothing shows it")
{
	struct kit *kit = kit_new(t);

	(void)kit_kept(kit, 1, 7);
	(void)kit_kept(kit, 1, 7);
	expect_equal(kit_files(kit), 2);
}

/* --- handed in before --------------------------------------------------- */

static enum media_seen
seen(struct kit *kit, struct bytes b, const struct media_of *of)
{
	expect_ok(kit_take(kit, b, "a.jpg"));
	expect_ok(kit_keep(kit, of, DATE_NONE));
	return kit->kept.seen;
}

TEST("media: a picture handed in before is noticed, and nobody is named")
{
	struct kit *kit = kit_new(t);
	struct bytes jpeg = picture_jpeg(t, 64, 48, 1);
	struct media_of first = kit_of(kit, 7), second = kit_of(kit, 8);
	struct media_of kits = {kit->w->kit, "fund.evidence", 7};
	struct media_of story = {kit->w->jay, "stories.picture", 7};

	expect_equal(seen(kit, jpeg, &first), MEDIA_SEEN_NEW);
	expect_equal(seen(kit, jpeg, &first), MEDIA_SEEN_HERE);
	expect_equal(seen(kit, jpeg, &second), MEDIA_SEEN_OWN);
	expect_equal(seen(kit, jpeg, &story), MEDIA_SEEN_OWN);
	expect_equal(seen(kit, jpeg, &kits), MEDIA_SEEN_OTHER);
	/* what was asked for it shows nobody */
	expect_equal(kit->looked_at, 0);
	expect_equal(seen(kit, picture_jpeg(t, 64, 48, 2), &kits),
	             MEDIA_SEEN_NEW);
}

TEST("media: the same pixels in another file are the same picture")
{
	struct kit *kit = kit_new(t);
	struct bytes jpeg = picture_jpeg(t, 64, 48, 1);
	struct media_of of = kit_of(kit, 7);
	struct media_of kits = {kit->w->kit, "fund.evidence", 9};

	expect_equal(seen(kit, picture_exif(t, jpeg, 1), &of), MEDIA_SEEN_NEW);
	expect_equal(seen(kit, jpeg, &kits), MEDIA_SEEN_OTHER);
	/* another way up it is another */
	expect_equal(seen(kit, picture_exif(t, jpeg, 3), &of), MEDIA_SEEN_NEW);
}

TEST("media: a mark says nothing without the key")
{
	struct bytes key = {(const unsigned char *)"0123456789abcdef"
	                                           "0123456789abcdef",
	                    32};
	struct bytes other = {(const unsigned char *)"0123456789abcdef"
	                                             "0123456789abcdeF",
	                      32};
	struct bytes b = {(const unsigned char *)"picture", 7};

	struct str mark = str_hex(t->arena, media_mark(t->arena, key, b));

	expect_equal(mark.n, 64);
	expect_true(str_equal(mark,
	                      str_hex(t->arena, media_mark(t->arena, key, b))));
	expect_false(str_equal(mark, str_hex(t->arena,
	                                     media_mark(t->arena, other, b))));
}

/* --- kept, listed, let go ----------------------------------------------- */

struct listing {
	const struct media_of *of;
	struct media *v;
	size_t n;
};

static const struct fault *
list(struct ctx *ctx, void *data)
{
	struct listing *listing = data;

	return media_list(ctx, listing->of, &listing->v, &listing->n);
}

struct leaving {
	struct media_id id;
	const struct media_of *of;
};

static const struct fault *
leave(struct ctx *ctx, void *data)
{
	struct leaving *leaving = data;

	return media_let_go(ctx, leaving->id, leaving->of, "withdrawn");
}

static const struct fault *
expire(struct ctx *ctx, void *data)
{
	(void)data;
	return media_expire(ctx);
}

TEST("media: a file is shown only as what it was handed in for")
{
	struct kit *kit = kit_new(t);
	struct media_id id = kit_kept(kit, 1, 7);
	struct media_of good = kit_of(kit, 7), subject = kit_of(kit, 8);
	struct media_of person = {kit->w->kit, "fund.evidence", 7};
	struct media_of purpose = {kit->w->jay, "stories.picture", 7};
	const struct media_of *bad[] = {&subject, &person, &purpose};
	struct bytes out = {0};

	for (size_t i = 0; i < 3; i++) {
		struct leaving leaving = {id, bad[i]};

		expect_fault(kit_read(kit, id, bad[i], &out), FAULT_NOT_FOUND,
		             "We could not find that file");
		expect_fault(world_do(kit->w, "sam", leave, &leaving),
		             FAULT_NOT_FOUND, NULL);
	}
	expect_null(out.p);
	expect_ok(kit_read(kit, id, &good, &out));
	expect_true(world_seen.n == 1 && world_seen.v[0] == kit->w->jay.v);
}

TEST("media: a file that is kept is audited and listed with its subject")
{
	struct kit *kit = kit_counting(t);
	struct media_of of = kit_of(kit, 7), other = kit_of(kit, 8);
	struct listing listing = {.of = &of};
	struct media_id id = kit_kept(kit, 1, 7);

	expect_equal(audited(kit, "media.kept"), 1);
	expect_ok(world_see(kit->w, "sam", list, &listing));
	expect_equal(listing.n, 1);
	expect_equal(listing.v[0].id.v, id.v);
	expect_equal(listing.v[0].width, 64);
	expect_equal(listing.v[0].height, 48);
	expect_false(listing.v[0].scanned);
	expect_equal(listing.v[0].taken_at.ms, clock_now().ms);
	listing.of = &other;
	expect_ok(world_see(kit->w, "sam", list, &listing));
	expect_equal(listing.n, 0);
}

TEST("media: a file that is let go leaves its row behind, is known again and "
     "is not shown")
{
	struct kit *kit = kit_counting(t);
	struct media_id id = kit_kept(kit, 1, 7);
	struct media_of of = kit_of(kit, 7);
	struct leaving leaving = {id, &of};
	struct listing listing = {.of = &of};
	struct bytes out = {0};
	int64_t gone = 0;

	expect_ok(world_do(kit->w, "sam", leave, &leaving));
	expect_equal(audited(kit, "media.let_go"), 1);
	expect_equal(world_count(kit->w, &rows_all, NO_ARGS), 1);
	expect_fault(kit_read(kit, id, &of, &out), FAULT_NOT_FOUND, NULL);
	expect_fault(world_do(kit->w, "sam", leave, &leaving), FAULT_NOT_FOUND,
	             NULL);
	expect_ok(world_see(kit->w, "sam", list, &listing));
	expect_equal(listing.n, 0);
	kit_age(kit, 2 * HOUR_MS);
	expect_ok(media_sweep(kit->w->app, kit->w->arena, &gone));
	expect_equal(gone, 1);
	expect_equal(kit_files(kit), 0);
	expect_equal(seen(kit, picture_jpeg(t, 64, 48, 1), &of),
	             MEDIA_SEEN_HERE);
}

TEST("media: a file goes by itself when its time is over, and not before")
{
	struct kit *kit = kit_counting(t);
	struct media_of of = kit_of(kit, 7);
	struct listing listing = {.of = &of};
	struct date today = instant_date(clock_now());

	expect_ok(kit_take(kit, picture_jpeg(t, 64, 48, 1), "a.jpg"));
	expect_ok(kit_keep(kit, &of, today));
	(void)kit_kept(kit, 2, 7);
	expect_ok(world_do(kit->w, NULL, expire, NULL));
	expect_equal(audited(kit, "media.let_go"), 0);
	world_later(kit->w, 24 * HOUR_MS);
	expect_ok(world_do(kit->w, NULL, expire, NULL));
	expect_equal(audited(kit, "media.let_go"), 1);
	expect_ok(world_see(kit->w, "sam", list, &listing));
	expect_equal(listing.n, 1);
	expect_true(listing.v[0].until.days == DATE_NONE.days);
}

TEST("media: a taken file that was not kept is swept, a young one stays")
{
	struct kit *kit = kit_new(t);
	int64_t gone = -1;

	(void)kit_kept(kit, 1, 7);
	kit_age(kit, 24 * HOUR_MS);
	expect_ok(kit_take(kit, picture_jpeg(t, 64, 48, 2), "a.jpg"));
	expect_ok(media_sweep(kit->w->app, kit->w->arena, &gone));
	expect_equal(gone, 0);
	expect_equal(kit_files(kit), 2);
	kit_age(kit, 2 * HOUR_MS);
	expect_ok(media_sweep(kit->w->app, kit->w->arena, &gone));
	expect_equal(gone, 1);
	expect_not_null(kit_file(kit));
}

/* --- check -------------------------------------------------------------- */

static const struct fault *
check(struct ctx *ctx, void *data)
{
	(void)data;
	return media_check(ctx);
}

static struct str
check_says(struct kit *kit)
{
	const struct fault *fault = world_see(kit->w, NULL, check, NULL);

	if (fault == NULL)
		return S("");
	expect_equal(fault->kind, FAULT_REFUSED);
	return text_show_en(kit->t->arena, &fault->text);
}

TEST("media: check finds a file that is missing, spoilt or under another key")
{
	struct kit *kit = kit_new(t);
	struct bytes key = kit->w->app->key;
	unsigned char other[32] = {1};
	int fd;

	expect_str(check_says(kit), "");
	(void)kit_kept(kit, 1, 7);
	expect_str(check_says(kit), "");
	kit->w->app->key = (struct bytes){other, 32};
	expect_has(check_says(kit), "cannot be decrypted with this key");
	kit->w->app->key = (struct bytes){0};
	expect_has(check_says(kit), "their key, server.key, is missing");
	kit->w->app->key = key;
	fd = open(kit_file(kit), O_RDWR | O_CLOEXEC);
	expect_equal(pread(fd, &other[1], 1, 40), 1);
	other[1] ^= 1;
	expect_equal(pwrite(fd, &other[1], 1, 40), 1);
	expect_log("bug", "blob is not what its name says");
	(void)close(fd);
	expect_has(check_says(kit), "is missing or damaged");
	expect_equal(unlink(kit_file(kit)), 0);
	expect_has(check_says(kit), "is missing or damaged");
}

TEST("media: check finds a file that belongs to nothing")
{
	struct kit *kit = kit_new(t);

	expect_ok(kit_take(kit, picture_jpeg(t, 64, 48, 2), "a.jpg"));
	expect_str(check_says(kit), "");
	kit_age(kit, 4 * HOUR_MS);
	expect_has(check_says(kit), "belongs to nothing");
}

TEST("media: the status page says whether there is a scanner and a key")
{
	struct kit *kit = kit_new(t);
	struct status_row *rows = NULL;
	struct ctx ctx;
	size_t n = 0;

	ctx_init(&ctx, kit->w->app, t->arena, NULL, NULL);
	expect_ok(media_capability.status(&ctx, &rows, &n));
	expect_equal(n, 2);
	expect_str(rows[0].value, "Not configured");
	expect_true(rows[0].good && rows[1].good);
	kit->w->app->clamd = "/run/clamd";
	kit->w->app->key = (struct bytes){0};
	expect_ok(media_capability.status(&ctx, &rows, &n));
	expect_str(rows[0].value, "Configured");
	expect_str(rows[1].value, "Missing");
	expect_false(rows[1].good);
	expect_false(str_empty(rows[1].remedy));
}

/* --- a merge ------------------------------------------------------------ */

static const struct fault *
merge(struct ctx *ctx, void *data)
{
	struct kit *kit = data;

	TRY(media_store_merge(ctx, (struct merge_id){5}, kit->w->jay,
	                      kit->w->kit, false));
	return audit_record(ctx, "test.merge", kit->w->jay, 5);
}

static const struct fault *
unmerge(struct ctx *ctx, void *data)
{
	struct kit *kit = data;

	TRY(media_store_merge(ctx, (struct merge_id){5}, kit->w->jay,
	                      kit->w->kit, true));
	return audit_record(ctx, "test.merge", kit->w->jay, 5);
}

TEST("media: a merge hands the files over, and its undoing gives back exactly "
     "those")
{
	struct kit *kit = kit_new(t);
	struct media_of jays = kit_of(kit, 7);
	struct media_of kits = {kit->w->kit, "fund.evidence", 7};
	struct media_id jay = kit_kept(kit, 1, 7), own_one;
	struct bytes out = {0};

	expect_ok(kit_take(kit, picture_jpeg(t, 64, 48, 2), "a.jpg"));
	expect_ok(kit_keep(kit, &kits, DATE_NONE));
	own_one = kit->kept.id;
	expect_ok(world_do(kit->w, NULL, merge, kit));
	expect_ok(kit_read(kit, jay, &kits, &out));
	expect_fault(kit_read(kit, jay, &jays, &out), FAULT_NOT_FOUND, NULL);
	expect_ok(world_do(kit->w, NULL, unmerge, kit));
	expect_ok(kit_read(kit, jay, &jays, &out));
	expect_ok(kit_read(kit, own_one, &kits, &out));
	expect_fault(kit_read(kit, jay, &kits, &out), FAULT_NOT_FOUND, NULL);
}
