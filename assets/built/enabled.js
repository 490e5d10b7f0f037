// Before anything is drawn: this browser runs our script.
(function () {
  var list = document.body.classList;
  list.add('js-enabled');
  if ('noModule' in HTMLScriptElement.prototype) {
    list.add('govuk-frontend-supported');
  }
})();
