#include "web/gov/picture.h"
#include "web/gov/gov_base.h"

struct drawing {
	struct str shapes;
};

#define PINE "#123c3a"
#define GOLD "fill=\"#f2b233\""
#define LINE "fill=\"none\" stroke=\"" PINE "\""
#define FILL "fill=\"#fff\" stroke=\"" PINE "\""

static const struct drawing DRAWINGS[PICTURE_COUNT] = {
        [PICTURE_BULB] = {S(
                "<path " GOLD " stroke=\"" PINE "\" d=\"M32 8a17 17 0 0 1 "
                "10 31c-3 3-3 5-3 8H25c0-3 0-5-3-8a17 17 0 0 1 10-31z\"/>"
                "<path " LINE " d=\"M26 52h12M28 58h8M26 28l6 6 6-6M32 "
                "34v12\"/>")},
        [PICTURE_CIRCLE] = {S("<circle " FILL " cx=\"32\" cy=\"32\" "
                              "r=\"26\"/><circle " LINE " cx=\"32\" "
                              "cy=\"32\" r=\"15\"/><circle " GOLD
                              " stroke=\"" PINE "\" cx=\"32\" cy=\"32\" "
                              "r=\"6\"/><circle fill=\"" PINE "\" "
                              "cx=\"43\" cy=\"22\" r=\"4\"/><circle "
                              "fill=\"" PINE "\" cx=\"20\" cy=\"38\" "
                              "r=\"4\"/><circle fill=\"" PINE "\" "
                              "cx=\"48\" cy=\"52\" r=\"4\"/>")},
        [PICTURE_PAGE] = {S("<rect " FILL " x=\"12\" y=\"5\" width=\"40\" "
                            "height=\"54\" rx=\"3\"/><circle " GOLD
                            " stroke=\"" PINE "\" cx=\"32\" cy=\"19\" "
                            "r=\"6\"/><path " LINE " d=\"M21 34a11 9 0 0 "
                            "1 22 0zM20 42h24M20 50h16\"/>")},
        [PICTURE_SCALES] = {S("<path " LINE " d=\"M32 8v46M20 56h24M10 "
                              "18h44M12 18L5 38M12 18l8 20M52 18l-8 20M52 "
                              "18l7 20\"/><path " GOLD " stroke=\"" PINE
                              "\" d=\"M5 38h15a7.5 7 0 0 1-15 0zM44 "
                              "38h15a7.5 7 0 0 1-15 0z\"/>")},
        [PICTURE_SIGNPOST] = {S("<path " LINE " d=\"M32 6v52M22 "
                                "58h20\"/><path " GOLD " stroke=\"" PINE
                                "\" d=\"M18 12h30l8 7-8 7H18z\"/><path " FILL
                                " d=\"M46 30H16l-8 7 8 7h30z\"/>")},
        [PICTURE_SUN] = {S("<circle " GOLD " stroke=\"" PINE "\" cx=\"25\" "
                           "cy=\"25\" r=\"11\"/><path " LINE " d=\"M25 "
                           "4v5M4 25h5M10 10l4 4M40 10l-4 4M10 40l4-4\"/>"
                           "<path " FILL " d=\"M26 56a9 9 0 0 1 0-18 12 "
                           "12 0 0 1 22-1 10 10 0 0 1 2 19z\"/>")},
        [PICTURE_THUMBS] = {S("<circle " GOLD " stroke=\"" PINE "\" "
                              "cx=\"20\" cy=\"22\" r=\"15\"/><circle " FILL
                              " cx=\"44\" cy=\"42\" r=\"15\"/><path " LINE
                              " d=\"M13 22l5 6 10-11M38 36l12 12M50 "
                              "36L38 48\"/>")},
        [PICTURE_WEEK] = {S("<rect " FILL " x=\"5\" y=\"11\" width=\"54\" "
                            "height=\"46\" rx=\"4\"/><path " GOLD
                            " d=\"M6 20h52v-5a3 3 0 0 0-3-3H9a3 3 0 0 "
                            "0-3 3zM22 29h6v6h-6zM36 44h6v6h-6z\"/><path " LINE
                            " d=\"M5 21h54M18 5v10M46 5v10M5 "
                            "39h54M18 21v36M32 21v36M46 21v36\"/>")},
};

void
picture(struct html *h, enum picture which)
{
	if (which <= PICTURE_NONE || which >= PICTURE_COUNT)
		return;
	html_raw(h, "<svg class=\"dir-picture\" width=\"64\" height=\"64\" "
	            "viewBox=\"0 0 64 64\" stroke-width=\"2.6\" "
	            "stroke-linecap=\"round\" stroke-linejoin=\"round\" "
	            "aria-hidden=\"true\" focusable=\"false\">");
	html_markup(h, (struct markup){DRAWINGS[which].shapes});
	html_raw(h, "</svg>");
}
