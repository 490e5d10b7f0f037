/*
 * chart_circle.c - the circle of people: four rings round the person.
 */
#include <math.h>

#include "web/gov/chart.h"

#define CENTRE 175.0
static const double RADII[CIRCLE_RINGS] = {54, 87, 117, 146};

/* Where somebody stands. */
struct place {
	const struct circle_person *person;
	double angle; /* in degrees */
	double x, y;
};

static int
ring_of(const struct circle_person *person)
{
	int most = CIRCLE_RINGS - 1;

	return person->ring < 0 ? 0 : person->ring > most ? most : person->ring;
}

/* How far apart two angles are: 0 to 180 degrees. */
static double
apart(double a, double b)
{
	double d = fabs(fmod(a - b, 360.0));

	return d > 180.0 ? 360.0 - d : d;
}

/* How near a ring of `n` that starts at an angle comes to those placed. */
static double
nearest(const struct place *placed, size_t placed_n, double start, size_t n)
{
	double least = 180.0;

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < placed_n; j++)
			least = fmin(least, apart(start + 360.0 * (double)i /
			                                          (double)n,
			                          placed[j].angle));
	return least;
}

/* Where a ring starts: as far as may be from everybody further in, so that
 * no line runs through somebody and no names stand above one another. */
static double
ring_start(const struct place *placed, size_t placed_n, size_t n)
{
	double best = -120.0;

	/* Beyond a full turn divided by all of them the same comes again. */
	for (double step = 5.0; n > 0 && step * (double)n < 360.0; step += 5.0)
		if (nearest(placed, placed_n, step - 120.0, n) >
		    nearest(placed, placed_n, best, n))
			best = step - 120.0;
	return best;
}

/* Everybody of a ring at equal distances, after the `placed_n` further in. */
static size_t
ring_place(const struct circle *circle, int ring, struct place *placed,
           size_t placed_n)
{
	struct place *out = placed + placed_n;
	size_t in_ring = 0, n = 0;
	double start;

	for (size_t i = 0; i < circle->people_n; i++)
		if (ring_of(&circle->people[i]) == ring &&
		    in_ring < CIRCLE_MOST - placed_n)
			in_ring++;
	start = ring_start(placed, placed_n, in_ring);
	for (size_t i = 0; i < circle->people_n && n < in_ring; i++) {
		double degrees, angle;
		if (ring_of(&circle->people[i]) != ring)
			continue;
		degrees = start + 360.0 * (double)n / (double)in_ring;
		angle = degrees * M_PI / 180.0;
		out[n++] = (struct place){&circle->people[i], degrees,
		                          CENTRE + RADII[ring] * cos(angle),
		                          CENTRE + RADII[ring] * sin(angle)};
	}
	return n;
}

static void
attr_f(struct html *h, const char *name, double v)
{
	html_attr(h, name, str_print(h->arena, "%.1f", v));
}

/* The outermost first, so that each can be pressed where it is seen. */
static void
rings_draw(struct html *h)
{
	for (int ring = CIRCLE_RINGS - 1; ring >= 0; ring--) {
		html_raw(h, "<circle cx=\"175\" cy=\"175\"");
		attr_f(h, "r", RADII[ring]);
		html_attr(h, "data-ring", str_print(h->arena, "%d", ring + 1));
		html_raw(h, " stroke=\"#b9ab90\" stroke-width=\"1.5\"");
		if (ring == 0)
			html_raw(h, " fill=\"#fdf3dd\"/>");
		else
			html_raw(h, " fill=\"#ffffff\" "
			            "stroke-dasharray=\"3 5\"/>");
	}
}

static void
line_draw(struct html *h, const struct place *place)
{
	html_raw(h, "<line x1=\"175\" y1=\"175\"");
	attr_f(h, "x2", place->x);
	attr_f(h, "y2", place->y);
	html_raw(h, " stroke=\"#6b6457\"");
	attr_f(h, "stroke-width", ring_of(place->person) == 0 ? 3.0 : 1.5);
	if (place->person->weak)
		html_raw(h, " stroke-dasharray=\"4 4\"");
	html_raw(h, "/>");
}

/* A shape of straight lines, by its corners round the middle. */
struct corners {
	const char *css; /* "fa" */
	size_t n;
	double at[12][2];
};
static const struct corners CORNERS[CIRCLE_KINDS] = {
        [CIRCLE_FRIEND] = {"fc", 4, {{0, -14}, {14, 0}, {0, 14}, {-14, 0}}},
        [CIRCLE_WORKER] = {"fa",
                           4,
                           {{-10, -10}, {10, -10}, {10, 10}, {-10, 10}}},
        [CIRCLE_NEIGHBOUR] = {"fc", 3, {{0, -13}, {13, 10}, {-13, 10}}},
        [CIRCLE_WORK] =
                {"fa",
                 6,
                 {{-6, -11}, {6, -11}, {12, 0}, {6, 11}, {-6, 11}, {-12, 0}}},
        [CIRCLE_CLUB] = {"fb", 3, {{-13, -10}, {13, -10}, {0, 13}}},
        [CIRCLE_PEER] = {"fc",
                         12,
                         {{-5, -12},
                          {5, -12},
                          {5, -5},
                          {12, -5},
                          {12, 5},
                          {5, 5},
                          {5, 12},
                          {-5, 12},
                          {-5, 5},
                          {-12, 5},
                          {-12, -5},
                          {-5, -5}}},
};

static void
round_draw(struct html *h, double x, double y, bool full)
{
	html_raw(h, "<circle");
	attr_f(h, "cx", x);
	attr_f(h, "cy", y);
	if (full)
		html_raw(h, " r=\"11\" class=\"fb\" stroke=\"#fff\" "
		            "stroke-width=\"2\"/>");
	else
		html_raw(h, " r=\"9\" fill=\"#fff\" stroke=\"#123c3a\" "
		            "stroke-width=\"4\"/>");
}

/* Family is round and full, others round and hollow, the rest have corners:
 * no two are told apart by colour alone. */
static void
shape_draw(struct html *h, enum circle_kind kind, double x, double y)
{
	const struct corners *shape = &CORNERS[kind];
	struct buf points;

	if (shape->n == 0) {
		round_draw(h, x, y, kind == CIRCLE_FAMILY);
		return;
	}
	buf_init(&points, h->arena, 0);
	for (size_t i = 0; i < shape->n; i++)
		buf_print(&points, "%s%.1f,%.1f", i > 0 ? " " : "",
		          x + shape->at[i][0], y + shape->at[i][1]);
	html_raw(h, "<polygon");
	html_attr(h, "points", buf_get(&points));
	html_attr(h, "class", str_of(shape->css));
	html_raw(h, " stroke=\"#fff\" stroke-width=\"2\"/>");
}

static void
name_draw(struct html *h, const struct place *place)
{
	html_raw(h, "<text");
	attr_f(h, "x", place->x);
	attr_f(h, "y", place->y < CENTRE ? place->y - 18 : place->y + 29);
	html_raw(h, " text-anchor=\"middle\" class=\"strong\" "
	            "paint-order=\"stroke\" stroke=\"#fff\" stroke-width=\"4\" "
	            "stroke-linejoin=\"round\">");
	html_text(h, place->person->name);
	html_raw(h, "</text>");
}

static void
person_draw(struct html *h, const struct place *place)
{
	const struct circle_person *person = place->person;

	html_raw(h, "<g");
	if (!str_empty(person->ref)) {
		html_raw(h, " class=\"dir-links__tie\"");
		html_attr(h, "data-tie", person->ref);
	}
	html_raw(h, ">");
	shape_draw(h, person->kind, place->x, place->y);
	name_draw(h, place);
	html_raw(h, "</g>");
}

static void
middle_draw(struct html *h, const struct circle *circle)
{
	html_raw(h, "<circle cx=\"175\" cy=\"175\" r=\"25\" fill=\"#123c3a\"/>"
	            "<text x=\"175\" y=\"180\" text-anchor=\"middle\" "
	            "class=\"inv strong\">");
	html_text(h, circle->who);
	html_raw(h, "</text>");
}

static void
picture_draw(struct html *h, const struct circle *circle)
{
	struct place places[CIRCLE_MOST];
	size_t n = 0;
	for (int ring = 0; ring < CIRCLE_RINGS; ring++)
		n += ring_place(circle, ring, places, n);
	rings_draw(h);
	for (size_t i = 0; i < n; i++)
		line_draw(h, &places[i]);
	for (size_t i = 0; i < n; i++)
		person_draw(h, &places[i]);
	middle_draw(h, circle);
}

static void
ring_names(struct html *h, const struct circle *circle, int ring,
           struct str title)
{
	size_t n = 0;
	for (size_t i = 0; i < circle->people_n; i++) {
		if (ring_of(&circle->people[i]) != ring)
			continue;
		if (n++ > 0) {
			html_raw(h, ", ");
		} else {
			html_raw(h, " <strong>");
			html_text(h, title);
			html_raw(h, "</strong> ");
		}
		html_text(h, circle->people[i].name);
	}
	if (n > 0)
		html_raw(h, ".");
}

void
chart_circle(struct html *h, const struct circle *circle)
{
	struct str title_id = str_print(h->arena, "%s-t", circle->id);
	struct str desc_id = str_print(h->arena, "%s-d", circle->id);

	html_raw(h, "<svg class=\"dir-links dir-chart\" "
	            "viewBox=\"0 0 350 356\" role=\"img\"");
	html_attr(h, "aria-labelledby",
	          str_print(h->arena, "%.*s %.*s", STR_ARG(title_id),
	                    STR_ARG(desc_id)));
	html_raw(h, " focusable=\"false\"><title");
	html_attr(h, "id", title_id);
	html_raw(h, ">");
	html_text(h, str_empty(circle->title)
	                     ? T("People in a ring, the closest in the middle")
	                     : circle->title);
	html_raw(h, "</title><desc");
	html_attr(h, "id", desc_id);
	html_raw(h, ">");
	html_text(h, T("The same people are listed as text next to this "
	               "picture."));
	html_raw(h, "</desc>");
	picture_draw(h, circle);
	html_raw(h, "</svg><p class=\"govuk-body govuk-!-margin-top-2\">");
	if (circle->people_n == 0)
		html_text(h, T("Nobody yet."));
	ring_names(h, circle, 0, T("Closest:"));
	ring_names(h, circle, 1, T("Close:"));
	ring_names(h, circle, 2, T("In touch:"));
	ring_names(h, circle, 3, T("Further away:"));
	html_raw(h, "</p>");
}

static struct str
kind_words(enum circle_kind kind)
{
	static const char *const keys[CIRCLE_KINDS] = {
	        [CIRCLE_FAMILY] = TK("Family"),
	        [CIRCLE_FRIEND] = TK("Friend"),
	        [CIRCLE_WORKER] = TK("Worker"),
	        [CIRCLE_NEIGHBOUR] = TK("Neighbour"),
	        [CIRCLE_WORK] = TK("From work"),
	        [CIRCLE_CLUB] = TK("From faith or a club"),
	        [CIRCLE_PEER] = TK("Peer or mentor"),
	        [CIRCLE_OTHER] = TK("Somebody else"),
	};

	return text_get(keys[kind]);
}

void
chart_circle_key(struct html *h, const struct circle *circle)
{
	bool there[CIRCLE_KINDS] = {false};

	for (size_t i = 0; i < circle->people_n; i++)
		there[circle->people[i].kind] = true;
	html_raw(h, "<ul class=\"dir-key\">");
	for (int kind = 0; kind < CIRCLE_KINDS; kind++) {
		if (!there[kind])
			continue;
		html_raw(h, "<li><svg viewBox=\"0 0 30 30\" "
		            "aria-hidden=\"true\" focusable=\"false\" "
		            "class=\"dir-chart\">");
		shape_draw(h, (enum circle_kind)kind, 15, 15);
		html_raw(h, "</svg>");
		html_text(h, kind_words((enum circle_kind)kind));
		html_raw(h, "</li>");
	}
	html_raw(h, "</ul>");
}
