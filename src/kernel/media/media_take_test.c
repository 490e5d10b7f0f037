/*
 * media_take_test.c - what is taken, and what is not.
 */
#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "kernel/media/media_world_test.h"

#define OTHER \
	"This file is not a picture that we can read. Choose a JPEG or a PNG"
#define MIXED \
	"This file is a picture and something else at once. Send a screenshot" \
	" of it instead"
#define MISSING "The end of this picture is missing. Send it again"
#define DAMAGED \
	"This picture is damaged and cannot be read. Take it again, or send a" \
	" screenshot of it"
#define TOO_MUCH \
	"This picture is too large to be read here. Send a screenshot of " \
	"it, or make it smaller and send it once more"
#define MOVES \
	"This kind of picture may move. Take a photo or a screenshot of " \
	"it, and send that"

#define BYTES(literal) \
	((struct bytes){(const unsigned char *)"" literal "", \
	                sizeof(literal) - 1})

/* The picture as it is kept. */
static struct bytes
taken(struct kit *kit, struct bytes b, const char *name)
{
	struct media_of of = kit_of(kit, 7);
	struct bytes out = {0};

	expect_ok(kit_take(kit, b, name));
	expect_ok(kit_keep(kit, &of, DATE_NONE));
	expect_ok(kit_read(kit, kit->kept.id, &of, &out));
	return out;
}

TEST("media: a file is what it holds, not what it is called")
{
	struct kit *kit = kit_new(t);
	struct bytes png = picture_png(t, 40, 30, 1);

	expect_equal(media_kind_of(taken(kit, png, "photo.jpg")), MEDIA_JPEG);
	expect_equal(media_kind_of(taken(kit, png, "photo")), MEDIA_JPEG);
	kit_refuses(kit, BYTES("Receipt: two pounds"), "photo.jpg", OTHER);
	kit_refuses(kit, BYTES("\xff\xd8"), "photo.jpg", OTHER);
	kit_refuses(kit, BYTES("<svg xmlns='http://www.w3.org/2000/svg'/>"),
	            "photo.png", OTHER);
}

TEST("media: a picture with the name of something else is refused")
{
	struct kit *kit = kit_new(t);
	const char *sentence = "The name of this file does not end as a "
	                       "picture’s does. Choose a JPEG or a PNG";

	kit_refuses(kit, picture_png(t, 40, 30, 1), "photo.png.html", sentence);
	kit_refuses(kit, picture_jpeg(t, 40, 30, 1), "photo.exe", sentence);
	kit_refuses(kit, picture_jpeg(t, 40, 30, 1), "photo.", sentence);
	expect_ok(kit_take(kit, picture_jpeg(t, 40, 30, 1), "PHOTO.JPEG"));
}

TEST("media: pictures and papers of other kinds are refused by their names")
{
	struct kit *kit = kit_new(t);

	kit_refuses(
	        kit,
	        BYTES("\0\0\0\x18"
	              "ftypheic\0\0\0\0"),
	        "a.heic",
	        "This is a HEIC picture, which we cannot read. Send a "
	        "screenshot of it. Or set your phone to make a JPEG, and take "
	        "it once more");
	kit_refuses(
	        kit, BYTES("%PDF-1.7\n"), "a.jpg",
	        "This is a PDF. Take a photo or a screenshot of it, and send "
	        "that");
	kit_refuses(kit, BYTES("GIF89a"), "a.jpg", MOVES);
	kit_refuses(kit, BYTES("RIFF\0\0\0\0WEBPVP8 "), "a.jpg", MOVES);
	kit_refuses(kit,
	            BYTES("\0\0\0\x18"
	                  "ftypmp42\0\0\0\0"),
	            "a.jpg", OTHER);
}

TEST("media: nothing chosen, nothing in it and too much of it are said")
{
	struct kit *kit = kit_new(t);
	struct request req = {0};
	struct upload none = {S("receipt"), S(""), "/dev/null", 0};
	unsigned char *much = arena_bytes(t->arena, MEDIA_BYTES_MOST + 1, 1);
	struct ctx ctx;

	ctx_init(&ctx, kit->w->app, kit->w->arena, NULL, NULL);
	expect_problem(media_take(&ctx, &req, "receipt", &kit->taken),
	               "receipt", "Choose a picture");
	req.uploads = &none;
	req.uploads_n = 1;
	expect_problem(media_take(&ctx, &req, "receipt", &kit->taken),
	               "receipt", "Choose a picture");
	kit_refuses(kit, BYTES(""), "a.jpg",
	            "This file is empty. Choose another");
	kit_refuses(
	        kit, (struct bytes){much, MEDIA_BYTES_MOST + 1}, "a.jpg",
	        "This file is larger than 10 MB. Send a screenshot of it, or "
	        "make it smaller and send it once more");
}

TEST("media: what is kept has no place, no camera and no words in it")
{
	struct kit *kit = kit_new(t);
	struct bytes jpeg = picture_exif(t, picture_jpeg(t, 64, 48, 1), 1);
	struct bytes png = picture_chunk(t, picture_png(t, 64, 48, 1), "tEXt",
	                                 S("Comment\0My home"));
	struct bytes kept;

	expect_true(picture_holds(jpeg, S("GPSLatitude")) &&
	            picture_holds(jpeg, S("ACME")));
	kept = taken(kit, jpeg, "a.jpg");
	expect_false(picture_holds(kept, S("GPSLatitude")) ||
	             picture_holds(kept, S("ACME")) ||
	             picture_holds(kept, S("Exif")));
	expect_true(picture_holds(png, S("My home")));
	kept = taken(kit, png, "a.png");
	expect_false(picture_holds(kept, S("My home")) ||
	             picture_holds(kept, S("Comment")));
	/* and what a phone hangs behind the picture */
	kept = taken(kit,
	             picture_joined(t, picture_jpeg(t, 64, 48, 2),
	                            S("MotionPhoto")),
	             "a.jpg");
	expect_false(picture_holds(kept, S("MotionPhoto")));
}

TEST("media: what is kept stands upright, whichever way it was held")
{
	/* Where the red quarter is when a picture held so stands upright. */
	static const bool right[9] = {0, 0, 1, 1, 0, 0, 1, 1, 0};
	static const bool below[9] = {0, 0, 0, 1, 1, 0, 0, 1, 1};
	struct kit *kit = kit_new(t);

	for (unsigned turn = 1; turn <= 8; turn++) {
		struct bytes kept = taken(
		        kit,
		        picture_exif(t, picture_jpeg(t, 64, 32, turn), turn),
		        "a.jpg");
		unsigned w = turn >= 5 ? 32 : 64, h = turn >= 5 ? 64 : 32;

		expect_equal(kit->taken->width, w);
		expect_equal(kit->taken->height, h);
		for (unsigned at = 0; at < 4; at++)
			expect_equal(
			        picture_is_red(t, kept,
			                       at % 2 != 0 ? w * 3 / 4 : w / 4,
			                       at / 2 != 0 ? h * 3 / 4 : h / 4),
			        (at % 2 != 0) == right[turn] &&
			                (at / 2 != 0) == below[turn]);
	}
}

TEST("media: how a picture was held is read from any bytes")
{
	expect_equal(media_turn_of(BYTES("MM\0*\0\0\0\x08\0\x01"
	                                 "\x01\x12\0\x03\0\0\0\x01\0\x06\0\0")),
	             6);
	expect_equal(media_turn_of(BYTES("")), 1);
	expect_equal(media_turn_of(BYTES("MM\0*\xff\xff\xff\xff")), 1);
	expect_equal(media_turn_of(BYTES("MM\0*\0\0\0\x08\xff\xff")), 1);
	expect_equal(media_turn_of(BYTES("MM\0*\0\0\0\x08\0\x01"
	                                 "\x01\x12\0\x03\0\0\0\x01\0\x09\0\0")),
	             1);
}

TEST("media: a large picture is made smaller, and a huge one refused")
{
	struct kit *kit = kit_new(t);
	struct bytes bomb = picture_png(t, 6000, 4001, 1);
	struct bytes jpeg = picture_jpeg(t, 64, 48, 1);
	unsigned char *wide;

	(void)taken(kit, picture_jpeg(t, 4000, 1000, 1), "a.jpg");
	expect_equal(kit->taken->width, 2500);
	expect_equal(kit->taken->height, 625);
	(void)taken(kit, picture_png(t, 3000, 1001, 1), "a.png");
	expect_equal(kit->taken->width, 1500);
	expect_equal(kit->taken->height, 501);
	/* 70 kB of file that want 96 MB */
	expect_true(bomb.n < 500000);
	kit_refuses(kit, bomb, "a.png", TOO_MUCH);
	/* a JPEG whose head says 65,000 by 65,000 */
	wide = (unsigned char *)str_c(
	        t->arena, (struct str){(const char *)jpeg.p, jpeg.n});
	for (size_t i = 0; i + 9 < jpeg.n; i++)
		if (wide[i] == 0xff && wide[i + 1] == 0xc0)
			memcpy(wide + i + 5, "\xfd\xe8\xfd\xe8", 4);
	kit_refuses(kit, (struct bytes){wide, jpeg.n}, "a.jpg", TOO_MUCH);
}

TEST("media: a picture that is cut short is refused, wherever it is cut")
{
	struct kit *kit = kit_new(t);
	struct bytes jpeg = picture_jpeg(t, 200, 100, 1);
	struct bytes png = picture_png(t, 200, 100, 1);

	kit_refuses(kit, picture_cut(jpeg, jpeg.n - 2), "a.jpg", MISSING);
	kit_refuses(kit, picture_cut(jpeg, jpeg.n - 40), "a.jpg", MISSING);
	kit_refuses(kit, picture_cut(jpeg, 30), "a.jpg", MISSING);
	kit_refuses(kit, picture_cut(png, png.n - 1), "a.png", MISSING);
	kit_refuses(kit, picture_cut(png, png.n - 30), "a.png", MISSING);
	kit_refuses(kit, picture_cut(png, 9), "a.png", MISSING);
}

TEST("media: a piece that says it holds more than the file is missing")
{
	struct kit *kit = kit_new(t);
	struct bytes png = picture_chunk(t, picture_png(t, 40, 30, 1), "zTXt",
	                                 S("Comment\0\0"));
	unsigned char *p = arena_bytes(t->arena, png.n, 1);

	memcpy(p, png.p, png.n);
	p[33] = 0x6d; /* 1.7 GiB, where the library would make room for it */
	kit_refuses(kit, (struct bytes){p, png.n}, "a.png", MISSING);
}

TEST("media: a damaged picture is refused")
{
	struct kit *kit = kit_new(t);
	struct bytes png = picture_png(t, 200, 100, 1);
	unsigned char *p = arena_bytes(t->arena, png.n, 1);

	memcpy(p, png.p, png.n);
	p[20] ^= 1; /* its width, against its sum */
	kit_refuses(kit, (struct bytes){p, png.n}, "a.png", DAMAGED);
	kit_refuses(kit, BYTES("\xff\xd8\xff\xda\0\x02 not a scan \xff\xd9"),
	            "a.jpg", DAMAGED);
}

TEST("media: a picture that moves is refused, one that could is taken")
{
	struct kit *kit = kit_new(t);
	struct bytes png = picture_png(t, 40, 30, 1);
	struct str frames = {"\0\0\0\2\0\0\0\0", 8};

	kit_refuses(kit, picture_chunk(t, png, "acTL", frames), "a.png", MOVES);
	expect_ok(
	        kit_take(kit, picture_chunk(t, png, "teSt", frames), "a.png"));
}

TEST("media: a picture that is something else as well is refused")
{
	struct kit *kit = kit_new(t);
	struct bytes jpeg = picture_jpeg(t, 64, 48, 1);
	struct str zip = {"PK\5\6\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22};

	kit_refuses(kit, picture_joined(t, jpeg, S("<ScRiPt src=//x>")),
	            "a.jpg", MIXED);
	kit_refuses(kit, picture_joined(t, jpeg, S("<?php evil();")), "a.jpg",
	            MIXED);
	kit_refuses(kit, picture_joined(t, jpeg, zip), "a.jpg", MIXED);
	kit_refuses(kit,
	            picture_chunk(t, picture_png(t, 64, 48, 1), "teSt",
	                          S("%PDF-1.4 ")),
	            "a.png", MIXED);
	/* words that merely look alike */
	expect_ok(kit_take(kit,
	                   picture_joined(t, jpeg, S("<scri PK <html PDF")),
	                   "a.jpg"));
}

TEST("media: a picture in colours for printing is refused")
{
	struct kit *kit = kit_new(t);

	kit_refuses(
	        kit, picture_of_print(t), "a.jpg",
	        "This picture is in colours for printing. Take a photo or a "
	        "screenshot of it, and send that");
}

TEST("media: a picture that asks for hundreds of passes is refused")
{
	struct kit *kit = kit_new(t);

	kit_refuses(kit, picture_in_passes(t), "a.jpg", DAMAGED);
}

TEST("media: what can be seen through is seen on white")
{
	struct kit *kit = kit_new(t);
	struct bytes kept = taken(kit, picture_see_through(t), "a.png");

	expect_true(picture_is_red(t, kept, 8, 8));
	expect_false(picture_is_red(t, kept, 48, 8));
	expect_false(picture_is_red(t, kept, 8, 40));
}

TEST("media: two pictures are read at once, and a third waits its time")
{
	expect_true(media_child_enter(0));
	expect_true(media_child_enter(0));
	expect_false(media_child_enter(30));
	media_child_leave();
	expect_true(media_child_enter(30));
	media_child_leave();
	media_child_leave();
}

TEST("media: where no child can be started nothing is kept")
{
	struct kit *kit = kit_new(t);
	struct bytes jpeg = picture_jpeg(t, 64, 48, 1);
	const struct fault *fault;
	struct rlimit was, few;
	int next = open("/dev/null", O_RDONLY | O_CLOEXEC);

	(void)close(next);
	expect_equal(getrlimit(RLIMIT_NOFILE, &was), 0);
	few = was;
	few.rlim_cur = (rlim_t)next + 1; /* one file, not two */
	expect_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
	fault = kit_take(kit, jpeg, "a.jpg");
	expect_equal(setrlimit(RLIMIT_NOFILE, &was), 0);
	expect_fault(
	        fault, FAULT_UNAVAILABLE,
	        "It is not safe to read files now, so this one was not kept. "
	        "Tell the people who look after this service");
	expect_null(kit->taken);
	expect_equal(kit_files(kit), 0);
}

struct trying {
	struct kit *kit;
	struct bytes jpeg;
	const struct fault *fault;
};

static void
try_it(void *data)
{
	struct trying *trying = data;

	trying->fault = kit_take(trying->kit, trying->jpeg, "a.jpg");
}

TEST("media: where memory runs out nothing is kept, and it is said")
{
	struct kit *kit = kit_new(t);
	struct trying trying = {.kit = kit, .jpeg = picture_jpeg(t, 64, 48, 1)};
	bool said = false;

	for (unsigned long n = 1; n < 60; n++) {
		kit->taken = NULL;
		trying.fault = NULL;
		arena_fail_at(n);
		(void)boundary_run(try_it, &trying);
		arena_fail_at(0);
		if (kit->taken != NULL)
			break;
		said = said ||
		       (fault_is(trying.fault, FAULT_UNAVAILABLE) &&
		        str_starts(text_show_en(t->arena, &trying.fault->text),
		                   S("There is no room")));
	}
	expect_true(said);
	expect_not_null(kit->taken);
}

TEST("media: what a child says is not trusted")
{
	struct picture picture = {.width = -1};
	char said[PICTURE_HEAD + 4];

	memset(said, 0, sizeof(said));
	memcpy(said + PICTURE_HEAD, "\xff\xd8\xff\xe0", 4);
	said[4] = said[8] = 1;
#define READ(n) \
	media_picture_read((struct bytes){(unsigned char *)said, (n)}, &picture)
	expect_true(READ(sizeof(said)));
	expect_equal(picture.width, 1);
	picture.width = -1;
	expect_false(READ(0) || READ(1) || READ(PICTURE_HEAD));
	said[1] = 1; /* 16 million wide */
	expect_false(READ(sizeof(said)));
	said[1] = 0;
	said[PICTURE_HEAD] = 0; /* no JPEG */
	expect_false(READ(sizeof(said)));
	said[0] = PICTURE_CUT; /* a refusal, and more */
	expect_false(READ(sizeof(said)));
	said[0] = PICTURE_END_COUNT;
	expect_false(READ(1));
	expect_equal(picture.width, -1);
#undef READ
}

TEST("media: without a key nothing is taken")
{
	struct kit *kit = kit_new(t);

	kit->w->app->key = (struct bytes){0};
	expect_fault(kit_take(kit, picture_jpeg(t, 64, 48, 1), "a.jpg"),
	             FAULT_UNAVAILABLE,
	             "The key of this service is missing, so nothing was kept. "
	             "Tell whoever looks after it");
	expect_equal(kit_files(kit), 0);
}
