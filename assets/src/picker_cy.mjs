// MoJ's calendar has its words in English only. On a Welsh page these stand
// in for them.
import { DatePicker } from
  '@ministryofjustice/frontend/moj/components/date-picker/date-picker.mjs';

const DAYS = ['Dydd Llun', 'Dydd Mawrth', 'Dydd Mercher', 'Dydd Iau',
  'Dydd Gwener', 'Dydd Sadwrn', 'Dydd Sul'];
// Three letters tell the days apart only without "Dydd".
const SHORT = ['Llun', 'Maw', 'Mer', 'Iau', 'Gwe', 'Sad', 'Sul'];
const MONTHS = ['Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin',
  'Gorffennaf', 'Awst', 'Medi', 'Hydref', 'Tachwedd', 'Rhagfyr'];
const WORDS = [
  ['>Choose date<', '>Dewis dyddiad<'],
  ['>Previous year<', '>Y flwyddyn flaenorol<'],
  ['>Previous month<', '>Y mis blaenorol<'],
  ['>Next month<', '>Y mis nesaf<'],
  ['>Next year<', '>Y flwyddyn nesaf<'],
  ['>Select<', '>Dewis<'],
  ['>Close<', '>Cau<']
];

function inWelsh(html) {
  return WORDS.reduce((text, [from, to]) => text.replace(from, to), html);
}

class WelshPicker extends DatePicker {
  initControls() {
    // A week may start on Sunday: the same turn as the English labels took.
    const turn = this.dayLabels[0] === 'Sunday' ? 6 : 0;
    const turned = list => list.map((_, i) => list[(i + turn) % 7]);
    this.dayLabels = turned(DAYS);
    this.shortLabels = turned(SHORT);
    this.monthLabels = MONTHS;
    super.initControls();
  }

  createCalendarHeaders() {
    super.createCalendarHeaders();
    this.$dialog.querySelectorAll('thead th span[aria-hidden]')
      .forEach((span, i) => { span.textContent = this.shortLabels[i]; });
  }

  toggleTemplate() {
    return inWelsh(super.toggleTemplate());
  }

  dialogTemplate(titleId) {
    return inWelsh(super.dialogTemplate(titleId));
  }

  formattedDateHuman(date) {
    const day = DAYS[(date.getDay() + 6) % 7];
    return `${day} ${date.getDate()} ${MONTHS[date.getMonth()]} ` +
      `${date.getFullYear()}`;
  }

  updateCalendar() {
    super.updateCalendar();
    for (const day of this.calendarDays) {
      const label = day.$button.querySelector('.govuk-visually-hidden');
      if (label) {
        label.textContent = label.textContent
          .replace('Excluded date, ', 'Dyddiad na ellir ei ddewis, ');
      }
    }
  }

  selectDate(date) {
    super.selectDate(date);
    if (!this.isExcludedDate(date)) {
      this.$calendarButton.querySelector('span').textContent =
        `Dewis dyddiad. Y dyddiad a ddewiswyd yw ${
          this.formattedDateHuman(date)}`;
    }
  }
}

export const Picker =
  document.documentElement.lang === 'cy' ? WelshPicker : DatePicker;
