/* Table of data: the bank holidays of England and Wales (see calendar.h). */
#include "base/bank_holidays.h"

/*
 * Banking and Financial Dealings Act 1971, schedule 1 and proclamations under
 * section 1; gov.uk/bank-holidays.  In order; each line is one year, month and
 * day.  A new year is added whole, and bank_holidays_until moves with it.
 */
const struct bank_holiday bank_holidays[] = {
        {2015, 1, 1},   /* New Year's Day */
        {2015, 4, 3},   /* Good Friday */
        {2015, 4, 6},   /* Easter Monday */
        {2015, 5, 4},   /* Early May */
        {2015, 5, 25},  /* Spring */
        {2015, 8, 31},  /* Summer */
        {2015, 12, 25}, /* Christmas Day */
        {2015, 12, 28}, /* Boxing Day, substitute */
        {2016, 1, 1},   /* New Year's Day */
        {2016, 3, 25},  /* Good Friday */
        {2016, 3, 28},  /* Easter Monday */
        {2016, 5, 2},   /* Early May */
        {2016, 5, 30},  /* Spring */
        {2016, 8, 29},  /* Summer */
        {2016, 12, 26}, /* Boxing Day */
        {2016, 12, 27}, /* Christmas Day, substitute */
        {2017, 1, 2},   /* New Year's Day, substitute */
        {2017, 4, 14},  /* Good Friday */
        {2017, 4, 17},  /* Easter Monday */
        {2017, 5, 1},   /* Early May */
        {2017, 5, 29},  /* Spring */
        {2017, 8, 28},  /* Summer */
        {2017, 12, 25}, /* Christmas Day */
        {2017, 12, 26}, /* Boxing Day */
        {2018, 1, 1},   /* New Year's Day */
        {2018, 3, 30},  /* Good Friday */
        {2018, 4, 2},   /* Easter Monday */
        {2018, 5, 7},   /* Early May */
        {2018, 5, 28},  /* Spring */
        {2018, 8, 27},  /* Summer */
        {2018, 12, 25}, /* Christmas Day */
        {2018, 12, 26}, /* Boxing Day */
        {2019, 1, 1},   /* New Year's Day */
        {2019, 4, 19},  /* Good Friday */
        {2019, 4, 22},  /* Easter Monday */
        {2019, 5, 6},   /* Early May */
        {2019, 5, 27},  /* Spring */
        {2019, 8, 26},  /* Summer */
        {2019, 12, 25}, /* Christmas Day */
        {2019, 12, 26}, /* Boxing Day */
        {2020, 1, 1},   /* New Year's Day */
        {2020, 4, 10},  /* Good Friday */
        {2020, 4, 13},  /* Easter Monday */
        {2020, 5, 8},   /* Early May, moved for VE Day */
        {2020, 5, 25},  /* Spring */
        {2020, 8, 31},  /* Summer */
        {2020, 12, 25}, /* Christmas Day */
        {2020, 12, 28}, /* Boxing Day, substitute */
        {2021, 1, 1},   /* New Year's Day */
        {2021, 4, 2},   /* Good Friday */
        {2021, 4, 5},   /* Easter Monday */
        {2021, 5, 3},   /* Early May */
        {2021, 5, 31},  /* Spring */
        {2021, 8, 30},  /* Summer */
        {2021, 12, 27}, /* Christmas Day, substitute */
        {2021, 12, 28}, /* Boxing Day, substitute */
        {2022, 1, 3},   /* New Year's Day, substitute */
        {2022, 4, 15},  /* Good Friday */
        {2022, 4, 18},  /* Easter Monday */
        {2022, 5, 2},   /* Early May */
        {2022, 6, 2},   /* Spring, moved */
        {2022, 6, 3},   /* Platinum Jubilee */
        {2022, 8, 29},  /* Summer */
        {2022, 9, 19},  /* State Funeral */
        {2022, 12, 26}, /* Boxing Day */
        {2022, 12, 27}, /* Christmas Day, substitute */
        {2023, 1, 2},   /* New Year's Day, substitute */
        {2023, 4, 7},   /* Good Friday */
        {2023, 4, 10},  /* Easter Monday */
        {2023, 5, 1},   /* Early May */
        {2023, 5, 8},   /* Coronation */
        {2023, 5, 29},  /* Spring */
        {2023, 8, 28},  /* Summer */
        {2023, 12, 25}, /* Christmas Day */
        {2023, 12, 26}, /* Boxing Day */
        {2024, 1, 1},   /* New Year's Day */
        {2024, 3, 29},  /* Good Friday */
        {2024, 4, 1},   /* Easter Monday */
        {2024, 5, 6},   /* Early May */
        {2024, 5, 27},  /* Spring */
        {2024, 8, 26},  /* Summer */
        {2024, 12, 25}, /* Christmas Day */
        {2024, 12, 26}, /* Boxing Day */
        {2025, 1, 1},   /* New Year's Day */
        {2025, 4, 18},  /* Good Friday */
        {2025, 4, 21},  /* Easter Monday */
        {2025, 5, 5},   /* Early May */
        {2025, 5, 26},  /* Spring */
        {2025, 8, 25},  /* Summer */
        {2025, 12, 25}, /* Christmas Day */
        {2025, 12, 26}, /* Boxing Day */
        {2026, 1, 1},   /* New Year's Day */
        {2026, 4, 3},   /* Good Friday */
        {2026, 4, 6},   /* Easter Monday */
        {2026, 5, 4},   /* Early May */
        {2026, 5, 25},  /* Spring */
        {2026, 8, 31},  /* Summer */
        {2026, 12, 25}, /* Christmas Day */
        {2026, 12, 28}, /* Boxing Day, substitute */
        {2027, 1, 1},   /* New Year's Day */
        {2027, 3, 26},  /* Good Friday */
        {2027, 3, 29},  /* Easter Monday */
        {2027, 5, 3},   /* Early May */
        {2027, 5, 31},  /* Spring */
        {2027, 8, 30},  /* Summer */
        {2027, 12, 27}, /* Christmas Day, substitute */
        {2027, 12, 28}, /* Boxing Day, substitute */
        {2028, 1, 3},   /* New Year's Day, substitute */
        {2028, 4, 14},  /* Good Friday */
        {2028, 4, 17},  /* Easter Monday */
        {2028, 5, 1},   /* Early May */
        {2028, 5, 29},  /* Spring */
        {2028, 8, 28},  /* Summer */
        {2028, 12, 25}, /* Christmas Day */
        {2028, 12, 26}, /* Boxing Day */
};

const size_t bank_holidays_count =
        sizeof(bank_holidays) / sizeof(bank_holidays[0]);
const int bank_holidays_from = 2015;
const int bank_holidays_until = 2028;
