/*
 * gov.h - the components a page is made of.  A view is a list of calls.
 */
#ifndef WEB_GOV_GOV_H
#define WEB_GOV_GOV_H

#include "web/gov/gov_base.h"
#include "web/gov/gov_content.h"
#include "web/gov/gov_form.h"
#include "web/gov/gov_nav.h"
#include "web/gov/moj.h"

#endif
